import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { accountParams, parseAccount, readAccount } from '../../lib/wiki/account.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { savePage } from '../../lib/wiki/page-edit.ts';
import { pageParams, parsePages, readPages } from '../../lib/wiki/pages.ts';
import { mergeParams, queryAll } from '../../lib/wiki/query.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { openSandbox, type Person, personAt, personOf } from './outcome-stage.ts';

/** The client against MediaWiki itself, where the unit tests have only what they were told it answers. */
let sandbox: Sandbox;
let amina: Person;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  amina = await personAt(sandbox, 'meta', 'editor');
});

describe('who is signed in', () => {
  it('is the person whose cookies these are, with rights and limits', async () => {
    const account = await readAccount(amina.client);
    if (!account.signedIn) throw new Error('not signed in');
    expect(account).toMatchObject({
      wiki: 'meta',
      name: sandbox.users.editor.name,
      block: null,
      readOnly: null,
    });
    expect(account.rights.has('edit')).toBe(true);
    expect(account.limits.get('edit')?.get('user')).toEqual({ hits: 90, seconds: 60 });
  });

  it('is no one without cookies, and one wiki says nothing about another', async () => {
    const anonymous = personOf(sandbox.anonymous(), 'meta', '');
    expect((await readAccount(anonymous.client)).signedIn).toBe(false);
    const elsewhere = personOf(amina.session, 'commons');
    expect((await readAccount(elsewhere.client)).signedIn).toBe(false);
  });

  it('comes with the pages of another question, in the same request', async () => {
    const params = mergeParams(accountParams, pageParams, { titles: ['Main Page'] });
    const mark = await sandbox.requests.mark();
    const answer = await amina.client.get(params);
    expect(await sandbox.requests.since(mark)).toHaveLength(1);
    expect(parseAccount('meta', answer).signedIn).toBe(true);
    expect(parsePages(answer).get('Main Page')?.exists).toBe(true);
  });

  it('is told of a block and of a wiki that takes no edits', async () => {
    const karim = await personAt(sandbox, 'meta', 'admin');
    await karim.client.post({
      action: 'block',
      user: amina.writer.user,
      expiry: 'never',
      reason: 'test of blocks',
    });
    await sandbox.switches.set('meta', { readOnly: 'moving house' });
    const account = await readAccount(amina.client);
    expect(account).toMatchObject({
      block: { by: karim.writer.user, reason: 'test of blocks', until: null, partial: false },
      readOnly: expect.stringContaining('moving house'),
    });
    await sandbox.reset();
  });
});

describe('pages', () => {
  it('come by the title asked for: written otherwise, redirected, missing, impossible', async () => {
    await sandbox.reset();
    const karim = await personAt(sandbox, 'meta', 'admin');
    const make = (title: string, text: string) =>
      savePage(karim.writer, { title, text, summary: 'test', base: 'create' });
    await make('Client test end', 'the end');
    await make('Client test middle', '#REDIRECT [[Client test end]]');
    const asked = ['client_test middle', 'Client test end', 'No such page', 'A[b', 'Special:Version'];
    const plain = await readPages(amina.client, asked);
    expect(plain.get('client_test middle')).toMatchObject({ title: 'Client test middle', redirect: true });
    expect(plain.get('No such page')?.exists).toBe(false);
    expect(plain.get('A[b')).toMatchObject({ exists: false, invalid: true });
    expect(plain.has('Special:Version')).toBe(false);
    const followed = await readPages(amina.client, asked, undefined, { redirects: true });
    expect(followed.get('client_test middle')).toMatchObject({
      title: 'Client test end',
      text: 'the end',
      redirectedFrom: 'Client test middle',
    });
  });

  it('come all, also when an answer is too small for them', async () => {
    await sandbox.reset();
    const karim = await personAt(sandbox, 'meta', 'admin');
    const titles = ['Large one', 'Large two', 'Large three', 'Large four', 'Large five'];
    const text = 'lorem ipsum '.repeat(150_000);
    for (const title of titles)
      await savePage(karim.writer, { title, text, summary: 'test', base: 'create' });
    const mark = await sandbox.requests.mark();
    const found = await readPages(amina.client, titles);
    expect([...found.values()].map(page => page.exists && page.text.length)).toEqual(
      titles.map(() => text.trimEnd().length),
    );
    expect((await sandbox.requests.since(mark)).length).toBeGreaterThan(1);
    await sandbox.reset();
  }, 60_000);

  it('of a list come part by part until the end', async () => {
    const karim = await personAt(sandbox, 'meta', 'admin');
    const titles = ['Listed 1', 'Listed 2', 'Listed 3', 'Listed 4', 'Listed 5'];
    for (const title of titles)
      await savePage(karim.writer, { title, text: 'x', summary: 'test', base: 'create' });
    const parts: string[][] = [];
    for await (const answer of queryAll(amina.client, {
      list: 'allpages',
      aplimit: 2,
      apprefix: 'Listed ',
    })) {
      parts.push([...JSON.stringify(answer).matchAll(/"title":"([^"]+)"/gu)].map(([, title = '']) => title));
    }
    expect(parts).toEqual([titles.slice(0, 2), titles.slice(2, 4), titles.slice(4)]);
  });
});

describe('a token', () => {
  it('that the wiki has forgotten is renewed, and the write goes out once more', async () => {
    await savePage(amina.writer, { title: 'Token test', text: 'a', summary: 'test', base: 'create' });
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'edit',
      fault: { kind: 'api-error', code: 'badtoken' },
    });
    const mark = await sandbox.requests.mark();
    const outcome = await savePage(amina.writer, {
      title: 'Token test 2',
      text: 'b',
      summary: 'test',
      base: 'create',
    });
    expect(outcome.kind).toBe('saved');
    const seen = await sandbox.requests.since(mark);
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
  });
});

describe('a userscript on another wiki', () => {
  it('says where it comes from, and the wiki answers', async () => {
    const client = openWiki('meta', {
      fetch: (input, init) =>
        amina.session.fetch(input, {
          ...init,
          headers: [...new Headers(init?.headers), ['Origin', 'https://commons.wikimedia.org']],
        }),
      clock: systemClock,
      agent: 'panel-tests/1.0 (sandbox)',
      origin: 'https://commons.wikimedia.org',
    });
    expect(await readAccount(client)).toMatchObject({ signedIn: true, name: amina.writer.user });
  });
});
