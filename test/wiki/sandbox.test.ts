import { request } from 'node:http';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { configPage } from '../../lib/desk/config.ts';
import { apiUrl, type WikiId, wikiIds } from '../../lib/wiki/sites.ts';
import { type FaultRule, openSandbox, type Sandbox, type Session, type Switches } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';

const page = 'User:Amina Okello/Trial';
let sandbox: Sandbox;
let editor: Session;

beforeAll(async () => {
  sandbox = await openSandbox();
  editor = await sandbox.signIn('all', 'editor');
});
beforeEach(() => sandbox.reset());

type Fields = Readonly<Record<string, string>>;

function send(session: Session, wiki: WikiId, params: Fields): Promise<Response> {
  const body = new URLSearchParams({ format: 'json', formatversion: '2', ...params });
  return session.fetch(apiUrl(wiki), { method: 'POST', body });
}

const anyAnswer = z.looseObject({
  error: z.optional(z.looseObject({ code: z.string() })),
  edit: z.optional(
    z.looseObject({
      result: z.string(),
      newrevid: z.optional(z.number()),
      captcha: z.optional(z.looseObject({ id: z.string(), question: z.string() })),
    }),
  ),
});

async function api(session: Session, wiki: WikiId, params: Fields) {
  return anyAnswer.parse(await (await send(session, wiki, params)).json());
}

async function token(session: Session, wiki: WikiId): Promise<string> {
  const shape = z.object({ query: z.object({ tokens: z.object({ csrftoken: z.string() }) }) });
  const answer = await (await send(session, wiki, { action: 'query', meta: 'tokens' })).json();
  return shape.parse(answer).query.tokens.csrftoken;
}

async function edit(session: Session, text: string, more: Fields = {}, wiki: WikiId = 'meta') {
  const given = { action: 'edit', title: page, text, token: await token(session, wiki), ...more };
  return api(session, wiki, given);
}

/** The page's wikitext as anyone sees it; null when there is no such page. */
async function textOf(title: string, wiki: WikiId = 'meta'): Promise<string | null> {
  const address = new URL(apiUrl(wiki).replace('api.php', 'index.php'));
  address.searchParams.set('title', title);
  address.searchParams.set('action', 'raw');
  const response = await sandbox.anonymous().fetch(address);
  return response.status === 404 ? null : response.text();
}

async function whoAmI(session: Session, wiki: WikiId) {
  const shape = z.object({
    query: z.object({
      userinfo: z.object({ name: z.string(), anon: z.optional(z.boolean()), groups: z.array(z.string()) }),
    }),
  });
  const answer = await send(session, wiki, { action: 'query', meta: 'userinfo', uiprop: 'groups' });
  return shape.parse(await answer.json()).query.userinfo;
}

describe('the three sites', () => {
  test.each(wikiIds)('%s answers as the real one does', async wiki => {
    const shape = z.object({
      query: z.object({
        general: z.object({ server: z.string(), generator: z.string(), articlepath: z.string() }),
      }),
    });
    const answer = await send(sandbox.anonymous(), wiki, { action: 'query', meta: 'siteinfo' });
    const { general } = shape.parse(await answer.json()).query;
    expect(general.server).toBe(new URL(apiUrl(wiki)).origin);
    expect(general.generator).toMatch(/^MediaWiki 1\.43\./);
    expect(general.articlepath).toBe('/wiki/$1');
  });

  test('a mobile host is the same wiki', async () => {
    const response = await sandbox
      .anonymous()
      .fetch('https://m.wikidata.org/w/api.php?action=query&format=json');
    expect(response.status).toBe(200);
    expect((await sandbox.requests.since(0)).at(-1)).toMatchObject({
      wiki: 'wikidata',
      host: 'm.wikidata.org',
    });
  });

  test('no other host can be reached', async () => {
    await expect(sandbox.anonymous().fetch('https://en.wikipedia.org/')).rejects.toThrow();
  });

  test.each([
    ['meta.wikimedia.org:443', 200],
    ['meta.wikimedia.org:80', 403],
    ['example.org:443', 403],
  ])('as a proxy (for Firefox) it answers CONNECT %s with %i', async (path, status) => {
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const tunnel = request({ host: '127.0.0.1', port: sandbox.connectPort, method: 'CONNECT', path });
      tunnel.once('connect', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode);
      });
      tunnel.once('error', reject);
      tunnel.end();
    });
    expect(answered).toBe(status);
  });

  test('another wiki may ask with cookies, a stranger may not', async () => {
    const ask = (origin: string) =>
      editor.fetch(`${apiUrl('wikidata')}?action=query&format=json&origin=${encodeURIComponent(origin)}`, {
        headers: { origin },
      });
    const known = await ask('https://commons.wikimedia.org');
    expect(known.headers.get('access-control-allow-origin')).toBe('https://commons.wikimedia.org');
    expect(known.headers.get('access-control-allow-credentials')).toBe('true');
    const stranger = await ask('https://stranger.example');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the world', () => {
  const entities = z.object({
    entities: z.record(z.string(), z.looseObject({ id: z.optional(z.string()) })),
  });
  const ask = async (wiki: WikiId, params: Fields) =>
    entities.parse(
      await (await send(sandbox.anonymous(), wiki, { action: 'wbgetentities', ...params })).json(),
    ).entities;

  test('has items, one that was merged into another, and one that was deleted', async () => {
    const { maritimeMuseum, redirected, deleted } = places;
    const found = await ask('wikidata', { ids: `${maritimeMuseum}|${redirected}|${deleted}`, props: 'info' });
    expect(found[maritimeMuseum]?.id).toBe(maritimeMuseum);
    expect(found[redirected]?.id).toBe(maritimeMuseum);
    expect(found[deleted]).toHaveProperty('missing');
  });

  test('has a category whose item leads to the museum, and files with and without structured data', async () => {
    const [category] = Object.values(
      await ask('wikidata', { sites: 'commonswiki', titles: 'Category:Norrviken Maritime Museum' }),
    );
    expect(category).toMatchObject({
      id: places.maritimeCategory,
      claims: { P301: [{ mainsnak: { datavalue: { value: { id: places.maritimeMuseum } } } }] },
    });
    const file = (name: string) => ask('commons', { sites: 'commonswiki', titles: `File:${name}` });
    const [described] = Object.values(await file('Norrviken Maritime Museum, main building.jpg'));
    expect(described).toHaveProperty('statements.P180');
    const [bare] = Object.values(await file('Figurehead of the Vega (NMM 1911-5).jpg'));
    expect(bare).toHaveProperty('missing');
  });

  test("has the panel's pages on Meta, and the Helpdesk's", async () => {
    expect(JSON.parse((await textOf(configPage)) ?? '')).toMatchObject({
      roles: { staff: [sandbox.users.staff.name] },
    });
    expect(await textOf('Content Partnerships Hub/Helpdesk')).toContain('Opportunities');
  });

  test('serves the pictures it shows', async () => {
    const shape = z.object({
      query: z.object({
        pages: z.array(z.object({ imageinfo: z.array(z.object({ url: z.string(), size: z.number() })) })),
      }),
    });
    const titles = 'File:Old Fort of Wakiso from the south.jpg';
    const answer = await send(sandbox.anonymous(), 'commons', {
      action: 'query',
      titles,
      prop: 'imageinfo',
      iiprop: 'url|size',
    });
    const info = shape.parse(await answer.json()).query.pages[0]?.imageinfo[0];
    const picture = await sandbox.anonymous().fetch(info?.url ?? '');
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect((await picture.arrayBuffer()).byteLength).toBe(info?.size);
  });
});

describe('people', () => {
  test('cookies are of one site: signed in to Meta says nothing on Commons', async () => {
    const session = await sandbox.signIn('meta', 'secondEditor');
    expect((await whoAmI(session, 'meta')).name).toBe(sandbox.users.secondEditor.name);
    expect((await whoAmI(session, 'commons')).anon).toBe(true);
  });

  test('each has the groups of their part', async () => {
    const groups = async (key: 'admin' | 'newcomer' | 'editor') =>
      (await whoAmI(await sandbox.signIn('commons', key), 'commons')).groups;
    expect(await groups('admin')).toEqual(expect.arrayContaining(['sysop', 'interface-admin']));
    expect(await groups('editor')).toContain('autoconfirmed');
    expect(await groups('newcomer')).not.toContain('autoconfirmed');
  });

  test('cookies for a browser are secure, of one host, and open to cross-site requests', async () => {
    const cookies = await sandbox.cookiesFor('editor', ['commons', 'wikidata']);
    expect(new Set(cookies.map(cookie => cookie.domain))).toEqual(
      new Set(['commons.wikimedia.org', 'www.wikidata.org']),
    );
    expect(cookies.map(cookie => cookie.name)).toContain('wikidatawikiToken');
    for (const cookie of cookies) expect(cookie).toMatchObject({ secure: true, sameSite: 'None', path: '/' });
  });
});

describe('reset', () => {
  test('takes back edits and keeps people signed in', async () => {
    expect((await edit(editor, 'to be forgotten')).edit?.result).toBe('Success');
    expect(await textOf(page)).toBe('to be forgotten');
    await sandbox.reset();
    expect(await textOf(page)).toBeNull();
    expect((await whoAmI(editor, 'meta')).name).toBe(editor.name);
  });

  test('takes back faults, switches and what counts towards rate limits', async () => {
    await sandbox.faults.add({ count: 'always', fault: { kind: 'status', status: 503 } });
    await sandbox.switches.set('meta', { readOnly: 'closed' });
    await sandbox.reset();
    // MediaWiki counts a save through the API twice: two hits are one edit.
    const limits: Partial<Switches> = { rateLimits: { [editor.name]: { edit: [2, 60] } } };
    await sandbox.switches.set('meta', limits);
    expect((await edit(editor, 'one')).edit?.result).toBe('Success');
    expect((await edit(editor, 'two')).error?.code).toBe('ratelimited');
    await sandbox.reset();
    await sandbox.switches.set('meta', limits);
    expect((await edit(editor, 'three')).edit?.result).toBe('Success');
  });

  test('waits for requests under way', async () => {
    const under = edit(editor, 'just in time');
    await sandbox.reset();
    expect((await under).error?.code ?? 'saved').toMatch(/^(saved|badtoken)$/);
    expect((await edit(editor, 'afterwards')).edit?.result).toBe('Success');
  });

  test('sixteen writers at once queue up, none fails', async () => {
    const csrf = await token(editor, 'meta');
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        api(editor, 'meta', { action: 'edit', title: `${page}/${i}`, text: `${i}`, token: csrf }),
      ),
    );
    expect(answers.map(answer => answer.edit?.result)).toEqual(Array(16).fill('Success'));
  });

  test('eight writers on one page, time after time: none waits for one who waits for it', async () => {
    await sandbox.switches.set('meta', { rateLimits: { [sandbox.users.editor.name]: null } });
    const csrf = await token(editor, 'meta');
    const append = async (text: string) => {
      const started = performance.now();
      const { edit: done } = await api(editor, 'meta', {
        action: 'edit',
        title: page,
        appendtext: text,
        token: csrf,
      });
      return { result: done?.result, stuck: performance.now() - started > 14_000 };
    };
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => append(`\n* [[${round} ${i}]]`)));
      expect(answers).toEqual(Array(8).fill({ result: 'Success', stuck: false }));
    }
  });
});

describe('faults', () => {
  const onEdit = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}) =>
    sandbox.faults.add({ wiki: 'meta', action: 'edit', fault, ...more });

  test.each([false, true])(
    'lose-reply (reset: %s): the edit is saved, the answer never comes',
    async reset => {
      await onEdit({ kind: 'lose-reply', reset });
      await expect(edit(editor, 'saved all the same')).rejects.toThrow(TypeError);
      expect(await textOf(page)).toBe('saved all the same');
    },
  );

  test.each(['cut-request', 'reset'] as const)('%s: the wiki never hears of it', async kind => {
    await onEdit({ kind });
    await expect(edit(editor, 'never')).rejects.toThrow(TypeError);
    expect(await textOf(page)).toBeNull();
  });

  test('cut-body: saved, but the answer ends in the middle', async () => {
    await onEdit({ kind: 'cut-body' });
    const response = await send(editor, 'meta', {
      action: 'edit',
      title: page,
      text: 'half told',
      token: await token(editor, 'meta'),
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(await textOf(page)).toBe('half told');
  });

  test('status: 503 or 429 with Retry-After, the wiki not reached', async () => {
    await sandbox.faults.add({ action: 'query', fault: { kind: 'status', status: 429, retryAfter: 7 } });
    const response = await send(editor, 'meta', { action: 'query' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    await onEdit({ kind: 'status', status: 503 });
    await expect(edit(editor, 'never')).rejects.toThrow(SyntaxError);
    expect(await textOf(page)).toBeNull();
  });

  test('status with reached: the edit is saved behind a 504', async () => {
    await onEdit({ kind: 'status', status: 504, reached: true });
    await expect(edit(editor, 'behind the gateway')).rejects.toThrow(SyntaxError);
    expect(await textOf(page)).toBe('behind the gateway');
  });

  test('not-json: a page of HTML with status 200', async () => {
    await onEdit({ kind: 'not-json' });
    const response = await send(editor, 'meta', { action: 'edit', title: page, text: 'never' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
    expect(await textOf(page)).toBeNull();
  });

  test('delay: the answer takes as long as told', async () => {
    await onEdit({ kind: 'delay', ms: 400 });
    const started = performance.now();
    expect((await edit(editor, 'slow')).edit?.result).toBe('Success');
    expect(performance.now() - started).toBeGreaterThan(390);
  });

  test('a client that gives up does not wait for the delay', async () => {
    await sandbox.faults.add({ action: 'query', fault: { kind: 'delay', ms: 30_000 } });
    const given = editor.fetch(`${apiUrl('meta')}?action=query&format=json`, {
      signal: AbortSignal.timeout(50),
    });
    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('api-error: in the old and the new error format', async () => {
    await onEdit({ kind: 'api-error', code: 'maxlag', retryAfter: 5, data: { lag: 9 } });
    expect((await edit(editor, 'never')).error).toMatchObject({ code: 'maxlag', lag: 9 });
    await onEdit({ kind: 'api-error', code: 'failed-save', name: 'actionthrottledtext' });
    const response = await send(editor, 'meta', { action: 'edit', errorformat: 'plaintext' });
    expect(response.headers.get('mediawiki-api-error')).toBe('failed-save, actionthrottledtext');
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'failed-save', data: { messages: [{ name: 'actionthrottledtext' }] } }],
    });
    expect(await textOf(page)).toBeNull();
  });

  test('a rule hits the nth request that matches, and as many as it says', async () => {
    const rule = await sandbox.faults.add({
      host: 'meta.wikimedia.org',
      method: 'POST',
      action: 'query',
      params: { meta: 'userinfo', titles: true },
      nth: 2,
      count: 2,
      fault: { kind: 'status', status: 500 },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      await send(editor, 'meta', { action: 'query', meta: 'userinfo' });
      await send(editor, 'commons', { action: 'query', meta: 'userinfo', titles: 'A' });
      const response = await send(editor, 'meta', { action: 'query', meta: 'userinfo', titles: 'A' });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(await sandbox.faults.hits(rule)).toBe(2);
  });

  test('a rule the sandbox does not understand is refused', async () => {
    const wrong = JSON.parse('{"fault":{"kind":"set on fire"}}');
    await expect(sandbox.faults.add(wrong)).rejects.toThrow(/faults\.add/);
  });
});

describe('switches', () => {
  test('readOnly', async () => {
    await sandbox.switches.set('meta', { readOnly: 'Moving house' });
    expect((await edit(editor, 'never')).error).toMatchObject({
      code: 'readonly',
      readonlyreason: 'Moving house',
    });
    expect((await edit(editor, 'elsewhere', {}, 'commons')).edit?.result).toBe('Success');
  });

  test('rateLimits hold for one person only, and can be lifted', async () => {
    await sandbox.switches.set('meta', { rateLimits: { [editor.name]: { edit: [0, 60] } } });
    expect((await edit(editor, 'never')).error?.code).toBe('ratelimited');
    const other = await sandbox.signIn('meta', 'secondEditor');
    expect((await edit(other, 'someone else')).edit?.result).toBe('Success');
    await sandbox.switches.set('meta', { rateLimits: { [editor.name]: null } });
    expect((await edit(editor, 'free')).edit?.result).toBe('Success');
  });

  test('captcha: asked, answered wrongly, answered', async () => {
    await sandbox.switches.set('meta', { captcha: [editor.name] });
    const first = await edit(editor, 'a human wrote this');
    const { id = '', question } = first.edit?.captcha ?? {};
    expect(question).toBe(sandbox.triggers.captchaQuestion);
    const wrong = await edit(editor, 'a human wrote this', { captchaid: id, captchaword: 'lake' });
    const next = wrong.edit?.captcha?.id ?? '';
    expect(next).not.toBe('');
    const right = await edit(editor, 'a human wrote this', {
      captchaid: next,
      captchaword: sandbox.triggers.captchaAnswer,
    });
    expect(right.edit?.result).toBe('Success');
  });

  test('newcomers meet the captcha when they add a link, others do not', async () => {
    const newcomer = await sandbox.signIn('meta', 'newcomer');
    expect((await edit(newcomer, 'see https://museum.example/')).edit?.captcha?.question).toBe(
      sandbox.triggers.captchaQuestion,
    );
    expect((await edit(newcomer, 'no link')).edit?.result).toBe('Success');
    expect((await edit(editor, 'see https://museum.example/')).edit?.result).toBe('Success');
  });

  test('lag refuses who asks with a lower maxlag', async () => {
    await sandbox.switches.set('meta', { lag: 8 });
    const csrf = await token(editor, 'meta');
    const given = { action: 'edit', title: page, text: 'x', token: csrf };
    const response = await send(editor, 'meta', { ...given, maxlag: '5' });
    expect(response.headers.get('retry-after')).toBe('5');
    expect(anyAnswer.parse(await response.json()).error?.code).toBe('maxlag');
    expect((await api(editor, 'meta', given)).edit?.result).toBe('Success');
  });

  test('signedOut: the session of one person is over, until it is switched back', async () => {
    await sandbox.switches.set('meta', { signedOut: [editor.name] });
    expect((await edit(editor, 'never', { assert: 'user' })).error?.code).toBe('assertuserfailed');
    await sandbox.switches.set('meta', { signedOut: [] });
    expect((await whoAmI(editor, 'meta')).name).toBe(editor.name);
  });

  test('language and contentSecurityPolicy', async () => {
    await sandbox.switches.set('meta', { language: 'he', contentSecurityPolicy: "default-src 'self'" });
    const response = await sandbox
      .anonymous()
      .fetch('https://meta.wikimedia.org/wiki/Content_Partnerships_Hub');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(await response.text()).toMatch(/<html[^>]* lang="he" dir="rtl"/);
    await sandbox.switches.reset();
    expect(await sandbox.switches.get('meta')).toMatchObject({ language: null, contentSecurityPolicy: null });
  });
});

describe('guards of the wikis', () => {
  test('AbuseFilter warns, then lets the same edit pass; or refuses', async () => {
    const text = `We sell. ${sandbox.triggers.filterWarning}!`;
    expect((await edit(editor, text)).error?.code).toBe('abusefilter-warning');
    expect((await edit(editor, text)).edit?.result).toBe('Success');
    const refused = await edit(editor, sandbox.triggers.filterDisallowed);
    expect(refused.error?.code).toBe('abusefilter-disallowed');
  });

  test('spam and title blacklists', async () => {
    expect((await edit(editor, `see ${sandbox.triggers.spamLink}`)).error?.code).toBe('spamblacklist');
    const titled = await edit(editor, 'x', { title: `User:X/${sandbox.triggers.blacklistedTitle}` });
    expect(titled.error?.code).toBe('titleblacklist-forbidden');
  });

  test('a page an administrator protected', async () => {
    const admin = await sandbox.signIn('meta', 'admin');
    expect((await edit(admin, 'settled')).edit?.result).toBe('Success');
    const csrf = await token(admin, 'meta');
    await send(admin, 'meta', { action: 'protect', title: page, protections: 'edit=sysop', token: csrf });
    expect((await edit(editor, 'not any more')).error?.code).toBe('protectedpage');
  });
});

describe('the request log', () => {
  test('tells what was asked, without tokens', async () => {
    const mark = await sandbox.requests.mark();
    await edit(editor, 'logged', { summary: 'why not' });
    const seen = await sandbox.requests.since(mark);
    expect(seen.map(request => [request.method, request.action])).toEqual([
      ['POST', 'query'],
      ['POST', 'edit'],
    ]);
    const [, saved] = seen;
    expect(saved).toMatchObject({ wiki: 'meta', status: 200, fault: null });
    expect(saved?.params).toMatchObject({ title: page, summary: 'why not', token: '[removed]' });
  });

  test('has no password in it after a sign-in', async () => {
    const mark = await sandbox.requests.mark();
    await sandbox.signIn('meta', 'staff');
    const seen = JSON.stringify(await sandbox.requests.since(mark));
    expect(seen).toContain(sandbox.users.staff.name);
    expect(seen).not.toContain(sandbox.users.staff.password);
  });
});
