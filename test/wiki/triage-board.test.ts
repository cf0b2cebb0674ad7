import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { emptyFilter, indexRows } from '../../lib/desk/board/board-filter.ts';
import { type BoardProgress, boardMemory, readBoard } from '../../lib/desk/board/board-load.ts';
import { opportunityRow, requestRow } from '../../lib/desk/board/board-rows.ts';
import { changeViews, readViews } from '../../lib/desk/board/board-views.ts';
import { type Cache, openCache } from '../../lib/store/cache.ts';
import { openStore } from '../../lib/store/database.ts';
import type { LoggedRequest, Sandbox } from '../sandbox/index.ts';
import { openSandbox, type Person, personAt, textOf } from './outcome-stage.ts';
import { config } from './request-stage.ts';
import { boardDump, dumpedOpportunity, dumpedRequest, importDump } from './triage-dump.ts';

/** The board over 10,000 opportunities and 500 requests of a real MediaWiki. */
let sandbox: Sandbox;
let amina: Person;
let maja: Person;
let cache: Cache;
const memory = boardMemory();

const opportunities = 10_000;
const requests = 500;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  [amina, maja] = await Promise.all([
    personAt(sandbox, 'meta', 'editor'),
    personAt(sandbox, 'meta', 'staff'),
  ]);
  await sandbox.switches.set('meta', { rateLimits: { [amina.writer.user]: null, [maja.writer.user]: null } });
  await importDump(boardDump(opportunities, requests));
  cache = openCache(openStore({ factory: new IDBFactory() }), systemClock);
}, 900_000);
afterEach(() => sandbox.faults.clear());

const read = (person: Person, onProgress?: (progress: BoardProgress) => void) =>
  readBoard({ client: person.client, cache, config, memory }, onProgress);

const listsIn = (log: readonly LoggedRequest[]) =>
  log.filter(({ params }) => params.generator === 'allpages');
const contentsIn = (log: readonly LoggedRequest[]) =>
  log.filter(({ params }) => params.pageids !== undefined);

async function edit(title: string, text: string): Promise<void> {
  await amina.client.post({ action: 'edit', title, text, summary: 'By hand' });
}

describe('the board of 10,000 records', () => {
  it('tells how far it is at the first opening, and asks for each content once', async () => {
    const mark = await sandbox.requests.mark();
    const steps: BoardProgress[] = [];
    const board = await read(maja, step => steps.push(step));
    expect(board).toMatchObject({ unread: 0, problem: null, listed: true, gone: [] });
    expect(board.opportunities.filter(({ title }) => title.includes('/Q900'))).toHaveLength(opportunities);
    expect(board.requests.filter(({ title }) => title.includes('Dumped'))).toHaveLength(requests);
    expect(steps.at(0)).toEqual({ read: 0, of: null });
    const last = steps.at(-1);
    expect(last?.read).toBe(last?.of);
    expect(steps.length).toBeGreaterThan(200);
    const log = await sandbox.requests.since(mark);
    expect(contentsIn(log).length).toBeLessThanOrEqual(Math.ceil((last?.of ?? 0) / 50) + 1);
  }, 900_000);

  it('opened again costs one list request per 500 records, and content only of what changed', async () => {
    const title = dumpedOpportunity(77);
    await edit(title, `${await textOf(amina.client, title)}\nA remark below.`);
    const mark = await sandbox.requests.mark();
    const board = await read(maja);
    const log = await sandbox.requests.since(mark);
    const all = board.opportunities.length + board.requests.length;
    expect(listsIn(log).length).toBeLessThanOrEqual(
      Math.ceil(board.opportunities.length / 500) + Math.ceil(board.requests.length / 500) + 1,
    );
    expect(all).toBeGreaterThanOrEqual(opportunities + requests);
    expect(contentsIn(log).map(({ params }) => String(params.pageids).split('|').length)).toEqual([1]);
    expect(board.opportunities.find(one => one.title === title)?.changedBy).toBe(amina.writer.user);
  }, 300_000);

  it('filters them within a blink', async () => {
    const board = await read(maja);
    const now = Date.now();
    const rows = [
      ...board.opportunities.map(one => opportunityRow(one, now)),
      ...board.requests.map(one => requestRow(one, config)),
    ];
    const index = indexRows(rows, now, 'en');
    index.filter(emptyFilter, 'waiting', false);
    const begin = performance.now();
    const result = index.filter(
      { text: 'catalogue', chosen: { region: ['002'], sort: ['opportunity'] } },
      'waiting',
      false,
    );
    const took = performance.now() - begin;
    expect(result.rows.length).toBeGreaterThan(100);
    console.info(`filtering ${rows.length} rows: ${took.toFixed(1)} ms`);
  }, 300_000);

  it('shows what people broke, moved and deleted as what it is, and shows the rest', async () => {
    const [broken, away, along, deleted, gone] = [1, 2, 3, 4, 5].map(dumpedOpportunity);
    if (!broken || !away || !along || !deleted || !gone) throw new Error('No titles');
    await edit(
      broken,
      (await textOf(amina.client, broken))?.replace('status = flagged', 'status = lost') ?? '',
    );
    await edit(deleted, 'Nothing of a record is left here.');
    const move = (from: string, to: string, noredirect = false) =>
      karim.client.post({ action: 'move', from, to, reason: 'By hand', noredirect });
    const karim = await personAt(sandbox, 'meta', 'admin');
    await move(away, 'Somewhere else');
    await move(along, `${config.pages.opportunities}/Renamed by hand`);
    await karim.client.post({ action: 'delete', title: gone, reason: 'By hand' });
    const board = await read(maja);
    const at = (title: string) => board.opportunities.find(one => one.title === title);
    expect(at(broken)).toMatchObject({
      record: null,
      trouble: { kind: 'broken', problems: [{ kind: 'unknown-status', value: 'lost' }] },
    });
    expect(at(deleted)?.trouble).toEqual({ kind: 'broken', problems: [{ kind: 'no-template' }] });
    expect(at(away)?.trouble).toEqual({ kind: 'moved', to: 'Somewhere else' });
    expect(at(along)).toBeUndefined();
    expect(at(`${config.pages.opportunities}/Renamed by hand`)?.record?.partner).toContain('number 3');
    expect(board.gone.map(({ title }) => title)).toEqual([gone]);
  }, 300_000);

  it('shows what it knows when the wiki is away', async () => {
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      count: 'always',
      fault: { kind: 'status', status: 503 },
    });
    const offline = await read(maja);
    expect(offline.listed).toBe(false);
    expect(offline.problem?.kind).toBe('unreachable');
    expect(offline.opportunities.length).toBeGreaterThan(opportunities - 10);
    expect(offline.gone).toEqual([]);
  }, 300_000);

  it('shows what was seen last where only a part came, and reads the rest the next time', async () => {
    const title = dumpedOpportunity(78);
    const before = (await textOf(amina.client, title)) ?? '';
    await edit(title, before.replace('|partner = ', '|partner = Renamed '));
    await sandbox.faults.add({
      wiki: 'meta',
      params: { pageids: true },
      count: 'always',
      fault: { kind: 'api-error', code: 'internal_api_error_Exception' },
    });
    const part = await read(maja);
    expect(part).toMatchObject({ unread: 1, listed: true });
    expect(part.problem).not.toBeNull();
    const at = (board: typeof part) => board.opportunities.find(one => one.title === title);
    expect(at(part)?.trouble).toEqual({ kind: 'not-read' });
    expect(at(part)?.record?.partner).toMatch(/^Institution/);
    await sandbox.faults.clear();
    const whole = await read(maja);
    expect(whole.unread).toBe(0);
    expect(at(whole)?.record?.partner).toMatch(/^Renamed Institution/);
  }, 300_000);

  it('keeps filters with the account', async () => {
    const view = {
      name: 'Mine',
      filter: { text: '', chosen: { country: ['UG'] } },
      sorting: 'waiting',
      descending: false,
      layout: 'list',
    } as const;
    expect(await changeViews(maja.client, maja.writer.user, views => [...views, view])).toEqual({
      kind: 'saved',
      views: [view],
    });
    const elsewhere = await personAt(sandbox, 'meta', 'staff');
    expect(await readViews(elsewhere.client)).toEqual([view]);
    expect(await readViews(amina.client)).toEqual([]);
  });

  it('reads requests too', async () => {
    const board = await read(maja);
    expect(board.requests.find(({ title }) => title === dumpedRequest(0))?.record?.status).toBe('submitted');
  }, 300_000);
});
