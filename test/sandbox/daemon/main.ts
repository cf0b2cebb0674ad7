import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import * as z from 'zod/mini';
import { type WikiId, wikiIds } from '../../../lib/wiki/sites.ts';
import { certificatesIn } from '../certificates-file.ts';
import { saveState } from '../state-file.ts';
import { defaultSwitches, type Switches } from '../switches.ts';
import { createControl } from './control.ts';
import { Faults } from './faults.ts';
import { type PhpServer, startPhp } from './php.ts';
import { TlsProxy } from './proxy.ts';
import { RequestLog } from './request-log.ts';
import { restoreSites, writePorts, writeSwitches } from './site-files.ts';

/**
 * The process behind a running sandbox: three PHP servers, the TLS proxy, the control endpoint. Started by
 * lifecycle.ts with one argument, the path of a JSON file with this:
 */
const orders = z.object({
  state: z.string(),
  mediawiki: z.string(),
  /** Seeded sites to go back to at a reset; null while the seed itself is being made. */
  seed: z.nullable(z.string()),
  /** Names the seed, so that a later start can tell whether this sandbox is up to date. */
  seedName: z.string(),
});

async function main(): Promise<void> {
  const file = process.argv[2];
  if (file === undefined) throw new Error('started without orders');
  const { state, mediawiki, seed, seedName } = orders.parse(JSON.parse(await readFile(file, 'utf8')));
  const certificates = await certificatesIn(state);
  const faults = new Faults();
  const log = new RequestLog();
  const key = randomBytes(16).toString('hex');

  const switches: Record<WikiId, Switches> = {
    commons: defaultSwitches,
    wikidata: defaultSwitches,
    meta: defaultSwitches,
  };
  // One after the other, so that what is set last also stands last.
  let published: Promise<unknown> = Promise.resolve();
  const publish = async () => {
    const writing = published.then(() =>
      Promise.all(wikiIds.map(wiki => writeSwitches(state, wiki, switches[wiki]))),
    );
    published = writing.catch(() => {});
    await writing;
  };
  await publish();

  const php: Record<WikiId, PhpServer> = {
    commons: await startPhp(state, 'commons', mediawiki, key),
    wikidata: await startPhp(state, 'wikidata', mediawiki, key),
    meta: await startPhp(state, 'meta', mediawiki, key),
  };
  await writePorts(state, { commons: php.commons.port, wikidata: php.wikidata.port, meta: php.meta.port });
  const stop = async (code: number): Promise<never> => {
    await Promise.all(Object.values(php).map(server => server.stop()));
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('uncaughtException', error => {
    console.error(error);
    void stop(1);
  });

  const proxy = new TlsProxy({
    certificates,
    ports: { commons: php.commons.port, wikidata: php.wikidata.port, meta: php.meta.port },
    faults,
    log,
  });
  const proxyPort = await listen(proxy.server);

  const control = createControl({
    key,
    faults,
    log,
    proxyPort,
    switches: {
      get: wiki => switches[wiki],
      set: async (wiki, change) => {
        switches[wiki] = { ...switches[wiki], ...change };
        await publish();
      },
      reset: async () => {
        for (const wiki of wikiIds) switches[wiki] = defaultSwitches;
        await publish();
      },
    },
    reset: async () => {
      if (seed === null) throw new Error('There is no seed to go back to yet.');
      await proxy.pause();
      try {
        await restoreSites(seed, state);
        await Promise.all(Object.values(php).map(server => server.forget()));
        faults.clear();
        for (const wiki of wikiIds) switches[wiki] = defaultSwitches;
        await publish();
      } finally {
        proxy.resume();
      }
    },
    stop: () => {
      setTimeout(() => void stop(0), 20);
    },
  });
  const controlPort = await listen(control);
  await saveState(state, {
    pid: process.pid,
    php: Object.values(php).map(server => server.pid),
    proxyPort,
    controlPort,
    key,
    seedName,
    mediawiki,
    spki: certificates.spki,
  });
  process.send?.('ready');
  process.disconnect?.();
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('no port'));
    });
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
