import { readFile } from 'node:fs/promises';
import type { Agent } from 'node:https';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { sites, type WikiId, wikiIds } from '../../lib/wiki/sites.ts';
import { sandboxHosts } from './certificates-file.ts';
import { command } from './control-client.ts';
import type { FaultRule } from './daemon/faults.ts';
import { type LoggedRequest, loggedRequest } from './daemon/request-log.ts';
import { type WikibaseKind, wikibaseOf } from './install/wikibase.ts';
import { reset, type StartOptions, start } from './lifecycle.ts';
import { CookieJar, type Loopback, loopbackAgent, loopbackFetch } from './loopback.ts';
import { stateFolder } from './paths.ts';
import { signIn } from './sign-in.ts';
import type { RunningState } from './state-file.ts';
import { type Switches, switchesSchema } from './switches.ts';
import { triggers } from './triggers.ts';
import { type UserKey, users } from './users.ts';

export type { Fault, FaultRule } from './daemon/faults.ts';
export type { LoggedRequest } from './daemon/request-log.ts';
export { InstallError } from './install/mediawiki.ts';
export type { WikibaseKind } from './install/wikibase.ts';
export type { SandboxUser, UserKey } from './users.ts';
export type { Switches };

/** A browser's worth of cookies on the sandbox. */
export interface Session {
  /** Reaches the three wikis' host names on loopback, keeps cookies, refuses every other host. */
  readonly fetch: typeof fetch;
  readonly name: string;
}

/** A cookie as Playwright's `context.addCookies` takes it. */
export interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  /** Seconds since 1970; -1: until the browser closes. */
  readonly expires: number;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'None' | 'Lax' | 'Strict';
}

/** Three wikis under their production host names, on this machine. */
export interface Sandbox {
  /** Who keeps the entities: Wikibase, where the MediaWiki tree has it, or its stand-in. */
  readonly wikibase: WikibaseKind;
  /** The TLS proxy's port on 127.0.0.1. */
  readonly proxyPort: number;
  /** Port of an HTTP proxy (CONNECT) to the three wikis and nowhere else. */
  readonly connectPort: number;
  /** PEM of the authority that signed the proxy's certificate, and the file it is in. */
  readonly ca: string;
  readonly caFile: string;
  /** Node https agent that leads the host names to the sandbox and nowhere else. For mwn see bot.ts. */
  readonly agent: Agent;
  readonly users: typeof users;
  /** What makes AbuseFilter, blacklists and the captcha speak up. */
  readonly triggers: typeof triggers;
  /** Back to the seeded state within a second or so: pages, faults, switches, limits. Sessions live on. */
  reset(): Promise<void>;
  /** A new session, signed in to one wiki, or with 'all' to the three of them. */
  signIn(wiki: WikiId | 'all', user: UserKey): Promise<Session>;
  /** A new session that is signed in nowhere. */
  anonymous(): Session;
  /** Cookies that sign a user in to these wikis (all by default) in a browser. */
  cookiesFor(user: UserKey, wikis?: readonly WikiId[]): Promise<BrowserCookie[]>;
  readonly faults: {
    /** From now on; gives a number for `hits`. */
    add(rule: FaultRule): Promise<number>;
    /** How many requests a rule has hit. */
    hits(rule: number): Promise<number>;
    clear(): Promise<void>;
  };
  /** What the proxy saw: `since(await mark())` is what came after that moment. */
  readonly requests: {
    mark(): Promise<number>;
    since(mark: number): Promise<readonly LoggedRequest[]>;
  };
  readonly switches: {
    get(wiki: WikiId): Promise<Switches>;
    /** Changes what is given, keeps the rest. In force from the next request on. */
    set(wiki: WikiId, change: Partial<Switches>): Promise<void>;
    /** All switches of all wikis to what they are after a reset. */
    reset(): Promise<void>;
  };
  /** Command line that makes Chromium see the sandbox under the production host names, and nothing else of the world. */
  readonly chromiumArgs: readonly string[];
  /** Preferences that do the same for Firefox; start it with `acceptInsecureCerts`. */
  readonly firefoxPrefs: Readonly<Record<string, string | number | boolean>>;
}

/**
 * The sandbox of this checkout: attaches when it runs, starts it (and installs and seeds, the first time) when not.
 * @throws InstallError when something must be installed by hand first.
 */
export async function openSandbox(options: StartOptions = {}): Promise<Sandbox> {
  return sandboxOf(await start(options));
}

async function sandboxOf(state: RunningState): Promise<Sandbox> {
  const caFile = join(stateFolder(), 'ca.pem');
  const place: Loopback = { proxyPort: state.proxyPort, ca: await readFile(caFile, 'utf8') };
  const agent = loopbackAgent(place);
  return {
    wikibase: wikibaseOf(state.mediawiki),
    proxyPort: state.proxyPort,
    connectPort: state.controlPort,
    ca: place.ca,
    caFile,
    agent,
    users,
    triggers,
    reset: () => reset(state),
    signIn: async (wiki, key) => {
      const user = users[key];
      const request = loopbackFetch(agent, new CookieJar());
      for (const each of wiki === 'all' ? wikiIds : [wiki]) await signIn(request, each, user);
      return { fetch: request, name: user.name };
    },
    anonymous: () => ({ fetch: loopbackFetch(agent, new CookieJar()), name: '' }),
    cookiesFor: async (key, wikis = wikiIds) => {
      const jar = new CookieJar();
      const request = loopbackFetch(agent, jar);
      for (const wiki of wikis) await signIn(request, wiki, users[key]);
      return wikis.flatMap(wiki => browserCookies(jar, sites[wiki].host));
    },
    faults: {
      add: async rule => z.number().parse(await command(state, 'faults.add', rule)),
      hits: async id => z.number().parse(await command(state, 'faults.hits', { id })),
      clear: async () => void (await command(state, 'faults.clear', {})),
    },
    requests: {
      mark: async () => z.number().parse(await command(state, 'requests.mark', {})),
      since: async mark => z.array(loggedRequest).parse(await command(state, 'requests.since', { mark })),
    },
    switches: {
      get: async wiki => switchesSchema.parse(await command(state, 'switches.get', { wiki })),
      set: async (wiki, change) => void (await command(state, 'switches.set', { wiki, change })),
      reset: async () => void (await command(state, 'switches.reset', {})),
    },
    chromiumArgs: chromiumArgs(state),
    firefoxPrefs: firefoxPrefs(state),
  };
}

function browserCookies(jar: CookieJar, host: string): BrowserCookie[] {
  return jar.cookies(host).map(cookie => ({
    name: cookie.name,
    value: cookie.value,
    domain: host,
    path: '/',
    expires: cookie.expires === undefined ? -1 : Math.floor(cookie.expires / 1000),
    httpOnly: cookie.httpOnly,
    secure: cookie.secure,
    sameSite: cookie.sameSite,
  }));
}

function chromiumArgs(state: RunningState): readonly string[] {
  const rules = [
    ...sandboxHosts.map(host => `MAP ${host} 127.0.0.1:${state.proxyPort}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${state.spki}`,
    '--no-proxy-server',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-quic',
    '--no-pings',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-features=OptimizationHints,MediaRouter,Translate,HttpsUpgrades',
  ];
}

function firefoxPrefs(state: RunningState): Readonly<Record<string, string | number | boolean>> {
  return {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': state.controlPort,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': state.controlPort,
    'network.proxy.no_proxies_on': '',
    'network.stricttransportsecurity.preloadlist': false,
    'security.cert_pinning.enforcement_level': 0,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'app.update.enabled': false,
    'extensions.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'services.settings.server': 'https://settings.invalid/v1',
  };
}
