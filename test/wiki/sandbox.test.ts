import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { configPage } from '../../lib/desk/config.ts';
import { apiUrl, type WikiId, wikiIds } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import {
  edit,
  editor,
  type Fields,
  page,
  sandbox,
  send,
  textOf,
  useSandbox,
  whoAmI,
} from './sandbox-stage.ts';

useSandbox();

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
