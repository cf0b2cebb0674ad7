import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { readRequests } from '../../lib/desk/lists.ts';
import { openOn } from '../../lib/desk/opening/opening.ts';
import type { ValueWords } from '../../lib/desk/record/value-words.ts';
import { countChanges, markSeen, myRequests, readSeen } from '../../lib/desk/request/my-requests.ts';
import {
  linkPublicRequest,
  previewPublicRequest,
  publishPublicRequest,
} from '../../lib/desk/request/public-request.ts';
import { type Cache, openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { pageUrl, type WikiId } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { publishTemplates, revisionsOf } from './flag-stage.ts';
import { openSandbox, type Person, personAt, textOf } from './outcome-stage.ts';
import { act, asked, config, depsOf, requestAt, requestDraft, requestsPrefix } from './request-stage.ts';

/** Lists of requests, mine among them, those about a page; and the public request on another wiki. */
let sandbox: Sandbox;
let amina: Person;
let maja: Person;
let cache: Cache;
let counter = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  await publishTemplates(sandbox);
  [amina, maja] = await Promise.all([
    personAt(sandbox, 'meta', 'editor'),
    personAt(sandbox, 'meta', 'staff'),
  ]);
  cache = openCache(openStore({ factory: new IDBFactory() }), systemClock);
});
afterEach(() => sandbox.faults.clear());

const newTitle = () => `Request of lists ${++counter}`;
const listDeps = () => ({ client: amina.client, cache, config });

describe('the list of requests', () => {
  it('asks for content only where it changed', async () => {
    const first = await asked(amina, { title: newTitle() });
    const second = await asked(maja, { title: newTitle() });
    const list = async () => {
      const mark = await sandbox.requests.mark();
      const found = await readRequests(listDeps());
      return { found, requests: await sandbox.requests.since(mark) };
    };
    const fresh = await list();
    expect(fresh.requests).toHaveLength(2);
    const records = new Map(fresh.found.map(({ title, record }) => [title, record]));
    expect(records.get(first.title)).toEqual(first.request);
    expect(records.get(second.title)).toEqual(second.request);

    expect((await list()).requests).toHaveLength(1);
    await act(maja, first.title, { kind: 'follow', follow: true });
    const third = await list();
    expect(third.requests).toHaveLength(2);
    expect(third.requests[1]?.params.pageids).toMatch(/^\d+$/);
    expect(third.found.find(({ title }) => title === first.title)).toMatchObject({
      changedBy: maja.writer.user,
      record: { followers: [maja.writer.user] },
    });
  });

  it('tells which are mine, whose turn it is, and what changed since I looked', async () => {
    const made = await asked(amina, { title: newTitle() });
    const other = await asked(maja, { title: newTitle() });
    await act(amina, other.title, { kind: 'follow', follow: true });
    await asked(maja, { title: newTitle() });
    expect(await countChanges(listDeps(), amina.writer.user)).toBe(0);

    await act(maja, made.title, { kind: 'ask', text: 'How many?' });
    expect(await countChanges(listDeps(), amina.writer.user)).toBe(1);
    const list = await readRequests(listDeps());
    const seen = await readSeen(cache, amina.writer.user);
    const mine = myRequests(list, amina.writer.user, seen, config, Date.now() + 3 * 86_400_000);
    expect(mine).toMatchObject([
      {
        listed: { title: made.title },
        why: ['made'],
        turn: 'requester',
        myTurn: true,
        changed: true,
        days: 3,
        questions: [{ text: 'How many?' }],
        progress: { total: { done: 0, of: 14 }, groups: { technical: { done: 0, of: 4 } } },
      },
      { listed: { title: other.title }, why: ['followed'], turn: 'staff', myTurn: false, changed: false },
    ]);
    await markSeen(cache, amina.writer.user, list);
    expect(await countChanges(listDeps(), amina.writer.user)).toBe(0);
  });

  it('keeps a page nobody can read in the list', async () => {
    const title = requestsPrefix + newTitle();
    const text = `{{${config.templates.request}|status=lunch|title=X}}`;
    await maja.client.post({ action: 'edit', title, text, summary: 'by hand' });
    const found = (await readRequests(listDeps())).find(one => one.title === title);
    expect(found).toMatchObject({ record: null, changedBy: maja.writer.user });
  });
});

describe('opening the panel on a page that a request is about', () => {
  const openingDeps = async () => {
    const session = await sandbox.signIn('all', 'editor');
    const env = { fetch: session.fetch, clock: systemClock, agent: 'panel-test/1.0 (sandbox)' };
    return {
      client: (wiki: WikiId) => openWiki(wiki, env),
      cache,
      clock: systemClock,
      languages: ['en'],
    };
  };

  it('tells of the request and its boxes within the same three requests', async () => {
    const item = places.craftsMuseum;
    const { title, request } = await asked(amina, { title: newTitle(), item });
    const [first] = request.checks;
    if (first === undefined) throw new Error('A request has boxes');
    await act(maja, title, { kind: 'set-box', seen: first, state: 'done', note: '' });
    await act(maja, title, { kind: 'take-step', from: 'submitted', to: 'gathering-information' });
    const deps = await openingDeps();
    const mark = await sandbox.requests.mark();
    const opening = await openOn(pageUrl('wikidata', item), deps);
    const sent = await sandbox.requests.since(mark);
    expect(sent.filter(({ wiki }) => wiki === 'meta')).toHaveLength(1);
    expect(sent.length).toBeLessThanOrEqual(4);
    expect(opening).toMatchObject({
      state: 'open',
      desk: { requests: [{ title, status: 'gathering-information', boxes: { done: 1, of: 14 } }] },
    });
    expect(await openOn(pageUrl('meta', title), deps)).toMatchObject({
      desk: { requests: [{ title, status: 'gathering-information', boxes: { done: 1, of: 14 } }] },
    });
  });

  it('does not say that the Helpdesk has no request about a batch upload once it has one', async () => {
    const name = 'Norrviken Maritime Museum';
    const upload = pageUrl('commons', `Commons:Batch uploading/${name}`);
    const signal = { key: 'batch-upload-without-request' };
    const before = await openOn(upload, await openingDeps());
    expect(before).toMatchObject({ desk: { requests: [] }, look: { signals: [signal] } });
    const { title } = await asked(amina, { title: newTitle(), partner: name, item: null });
    const after = await openOn(upload, { ...(await openingDeps()), fresh: true });
    expect(after).toMatchObject({ desk: { requests: [{ title }] }, look: { signals: [] } });
  });
});

describe('a public request', () => {
  const publicDraft = (name: string, request: string | null) => ({
    kind: 'batch-upload' as const,
    content: { ...requestDraft, title: name },
    name,
    request,
  });
  const preloadPage = config.elsewhere.batchUploadingPreload;
  const words: ValueWords = { value: (_, key) => key };

  async function onCommons(): Promise<Person> {
    return personAt(sandbox, 'commons', 'editor');
  }

  it('is made in the form of Commons and linked from and to the request', async () => {
    const commons = await onCommons();
    const gardener = await personAt(sandbox, 'commons', 'admin');
    const preload =
      "<noinclude>For people</noinclude>'''Partner:''' $partner\n'''What:''' $description\n$request $other";
    await gardener.client.post({ action: 'edit', title: preloadPage, text: preload, summary: 'form' });
    const { title } = await asked(amina, { title: newTitle() });
    const name = newTitle();
    const deps = { writer: commons.writer, desk: depsOf(amina), words };
    const preview = await previewPublicRequest(deps, publicDraft(name, title));
    expect(preview).toMatchObject({
      kind: 'preview',
      text: `'''Partner:''' Harbour Museum\n'''What:''' Scans of glass negatives.<br>Nobody has time.\n[[m:${title}]] $other\n`,
    });
    // As the wiki itself shows it, with nothing saved by asking.
    const html = preview.kind === 'preview' ? preview.html : null;
    expect(html).toMatch(/<b>What:<\/b> Scans of glass negatives\.<br\s*\/?>Nobody has time\./);
    expect(await revisionsOf(commons.client, `${config.elsewhere.batchUploading}/${name}`)).toHaveLength(0);
    const result = await publishPublicRequest(deps, publicDraft(name, title));
    const page = `c:${config.elsewhere.batchUploading}/${name}`;
    expect(result).toMatchObject({ kind: 'published', page, link: { kind: 'changed' } });
    expect((await requestAt(amina, title)).publicRequest).toBe(page);
  });

  it('whose link fails is not made again: only the link is', async () => {
    const commons = await onCommons();
    const { title } = await asked(amina, { title: newTitle() });
    const name = newTitle();
    const deps = { writer: commons.writer, desk: depsOf(amina), words };
    await sandbox.switches.set('meta', { readOnly: 'moving house' });
    const half = await publishPublicRequest(deps, publicDraft(name, title));
    expect(half).toMatchObject({
      kind: 'not-linked',
      link: { kind: 'not-saved', outcome: { kind: 'read-only' } },
    });
    await sandbox.switches.reset();
    const again = await publishPublicRequest(deps, publicDraft(name, title));
    if (again.kind !== 'published') throw new Error(again.kind);
    expect(await revisionsOf(commons.client, again.title)).toHaveLength(1);
    expect((await requestAt(amina, title)).publicRequest).toBe(again.page);
    expect(await linkPublicRequest(depsOf(amina), title, again.page)).toMatchObject({ kind: 'unchanged' });
    expect(await textOf(commons.client, again.title)).toContain(`[[m:${title}]]`);
  });

  it('is not begun when it could not be linked, or its name is taken', async () => {
    const commons = await onCommons();
    const deps = { writer: commons.writer, desk: depsOf(amina), words };
    const others = await asked(maja, { title: newTitle() });
    const name = newTitle();
    expect(await publishPublicRequest(deps, publicDraft(name, others.title))).toMatchObject({
      kind: 'cannot-link',
      why: { kind: 'not-allowed' },
    });
    expect(await publishPublicRequest(deps, publicDraft(name, null))).toMatchObject({
      kind: 'published',
      link: null,
    });
    expect(await publishPublicRequest(deps, publicDraft(name, null))).toMatchObject({
      kind: 'title-exists',
      names: [`${name} (Harbour Museum)`, expect.anything(), expect.anything()],
    });
    expect(await publishPublicRequest(deps, publicDraft('[]', null))).toEqual({ kind: 'no-title' });
  });
});
