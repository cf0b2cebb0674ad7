import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openBoard } from '../../../components/triage/board-model.ts';
import { boardServices } from '../../../components/triage/board-services.ts';
import { claimAs, flaggersOf, whyNot } from '../../../components/triage/record/record-actions.ts';
import { placeOf, recordDesk, typedAt } from '../../../components/triage/record/record-desk.ts';
import { deedWork, duplicateWork, noteWork } from '../../../components/triage/record/record-works.ts';
import { severalDesk } from '../../../components/triage/record/several-desk.ts';
import { openTypedTexts } from '../../../components/triage/record/typed-texts.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { seenOf } from '../../../lib/desk/opportunity/opportunity-plan.ts';
import { openCache } from '../../../lib/store/cache.ts';
import { openStore } from '../../../lib/store/database.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import {
  config,
  flagged,
  opportunityText,
  recordOf,
  recordServices,
  staff,
  titleOf,
} from './record-stage.ts';
import { metaWith } from './request-stage.ts';

/** Flagged in other words than the others. */
const ofItsOwn = (partner: string) =>
  opportunityText({ partner, sightings: flagged.sightings.map(one => ({ ...one, why: partner })) });

async function stage(...names: readonly string[]) {
  const meta = metaWith(Object.fromEntries(names.map(name => [titleOf(name), ofItsOwn(name)])));
  const { client } = meta;
  const cache = openCache(openStore({ factory: new IDBFactory() }), client.clock);
  const records = recordServices(client, config, staff);
  const board = openBoard(boardServices({ client, cache, config, language: 'en', records }));
  await board.load();
  return { meta, board, desk: recordDesk(board), several: severalDesk(board), records };
}

const recordAt = (board: Awaited<ReturnType<typeof stage>>['board'], name: string): Opportunity => {
  const record = board.opportunity(titleOf(name))?.record;
  if (record == null) throw new Error(`No record ${name}`);
  return record;
};

describe('what can be done to an opportunity', () => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  const acting = (user: string) => ({ user, config, now });

  it('depends on where it stands, who holds it and who asks', () => {
    expect(whyNot('claim', flagged, acting(staff))).toBeNull();
    expect(whyNot('contact', flagged, acting(staff))).toMatchObject({ kind: 'stage', status: 'flagged' });
    expect(whyNot('not-now', flagged, acting('Karim'))).toEqual({
      kind: 'refused',
      why: { kind: 'claim-first' },
    });
    expect(whyNot('ask', flagged, acting('Karim'))).toBeNull();
    expect(whyNot('ask', flagged, acting('Nobody'))).toEqual({ kind: 'refused', why: { kind: 'no-role' } });
    const held = { ...flagged, status: 'under-review' as const, claimedBy: 'Jonas Berg', claimedUntil: '' };
    expect(whyNot('claim', held, acting('Karim'))).toMatchObject({
      why: { kind: 'claimed', by: 'Jonas Berg' },
    });
    expect([claimAs(flagged, acting(staff)), claimAs(held, acting(staff))]).toEqual(['new', 'over']);
    expect(claimAs(held, acting('Jonas Berg'))).toBe('longer');
  });

  it('tells whom to tell, each once and never oneself', () => {
    const [one] = flagged.sightings;
    if (one === undefined) throw new Error('No sighting');
    const sightings = ['Amina Okello', 'amina Okello', staff, '', 'Nia'].map(by => ({ ...one, by }));
    expect(flaggersOf({ ...flagged, sightings }, staff)).toEqual(['Amina Okello', 'Nia']);
  });
});

describe('acting on one record', () => {
  it('shows what the wiki confirmed at once, and tells people only then', async () => {
    const { meta, board, desk } = await stage('Alpha');
    const title = titleOf('Alpha');
    const seen = seenOf(recordAt(board, 'Alpha'));
    const message = { to: ['Amina Okello'], heading: 'Not now: Alpha', text: 'No time.' };
    await desk.run(title, 'not-now', deedWork(title, { kind: 'not-now', seen, reason: 'No time.' }, message));
    expect(recordAt(board, 'Alpha')).toMatchObject({ status: 'not-now', reason: 'No time.' });
    expect(meta.writes.map(write => write.title)).toEqual([title, `Talk:${title}`]);
    expect(meta.textOf(`Talk:${title}`)).toContain('[[User:Amina Okello|Amina Okello]]: No time. ~~~~');
    expect(desk.runs.value.get(title)).toMatchObject({ state: 'done', told: { kind: 'commented' } });
    expect(board.busy.value.size).toBe(0);
  });

  it('tells nobody of what was not saved, keeps what was typed, and tries again', async () => {
    const { meta, board, desk } = await stage('Alpha');
    const title = titleOf('Alpha');
    const place = typedAt(title, 'not-now');
    desk.texts.type(place, 'reason', 'No time.');
    meta.refuse(new WikiError({ kind: 'unreachable' }, 'No network'));
    const seen = seenOf(recordAt(board, 'Alpha'));
    const message = { to: ['Amina Okello'], heading: 'Not now: Alpha', text: 'No time.' };
    await desk.run(title, 'not-now', deedWork(title, { kind: 'not-now', seen, reason: 'No time.' }, message));
    const run = desk.runs.value.get(title);
    expect(run).toMatchObject({ state: 'stopped', stopped: { of: 'deed', result: { kind: 'not-saved' } } });
    expect(meta.textOf(`Talk:${title}`)).toBeUndefined();
    expect(desk.texts.at(place)).toEqual({ reason: 'No time.' });
    if (run?.state === 'stopped') await run.again({});
    expect(recordOf(meta.textOf(title)).status).toBe('not-now');
    expect(meta.textOf(`Talk:${title}`)).toContain('No time.');
    expect(desk.texts.at(place)).toEqual({});
  });

  it('leaves what is saved when the note fails, and writes only the note again', async () => {
    const { meta, board, desk } = await stage('Alpha');
    const title = titleOf('Alpha');
    const post = meta.client.post;
    let failing = true;
    Object.assign(meta.client, {
      post: (params: Parameters<typeof post>[0], signal?: AbortSignal) =>
        failing && String(params.title).startsWith('Talk:')
          ? Promise.reject(new WikiError({ kind: 'unreachable' }, 'No network'))
          : post(params, signal),
    });
    const seen = seenOf(recordAt(board, 'Alpha'));
    const message = { to: ['Amina Okello'], heading: 'For you', text: 'Look.' };
    await desk.run(title, 'assign', deedWork(title, { kind: 'assign', seen, to: 'Jonas Berg' }, message));
    const run = desk.runs.value.get(title);
    if (run?.state !== 'done' || run.tellAgain === null) throw new Error(JSON.stringify(run));
    expect(run.told?.kind).toBe('not-saved');
    failing = false;
    await run.tellAgain();
    expect(meta.textOf(`Talk:${title}`)).toContain('Look.');
    expect(meta.writes.filter(write => write.title === title)).toHaveLength(1);
  });

  it('shows both versions when somebody did something else, and does one’s own only when told to', async () => {
    const { meta, board, desk } = await stage('Alpha');
    const title = titleOf('Alpha');
    const seen = seenOf(recordAt(board, 'Alpha'));
    const theirs = { partner: 'Alpha', status: 'under-review' as const, claimedBy: 'Jonas Berg' };
    meta.edit(title, opportunityText({ ...theirs, claimedUntil: '2099-01-01T00:00:00Z' }));
    await desk.run(title, 'claim', deedWork(title, { kind: 'claim', seen }, null));
    const run = desk.runs.value.get(title);
    expect(run).toMatchObject({
      state: 'stopped',
      stopped: { result: { kind: 'conflict', seen, theirs: { claimedBy: 'Jonas Berg' } } },
    });
    expect(meta.writes).toEqual([]);
    expect(recordAt(board, 'Alpha').claimedBy).toBe('Jonas Berg');
    if (run?.state === 'stopped') await run.insist?.();
    expect(recordOf(meta.textOf(title)).claimedBy).toBe(staff);
  });

  it('moves the sightings first, and says when only that half happened', async () => {
    const { meta, board, desk } = await stage('Alpha', 'Beta');
    const title = titleOf('Alpha');
    const seen = seenOf(recordAt(board, 'Alpha'));
    const post = meta.client.post;
    let count = 0;
    Object.assign(meta.client, {
      post: (params: Parameters<typeof post>[0], signal?: AbortSignal) =>
        ++count === 2
          ? Promise.reject(new WikiError({ kind: 'unreachable' }, 'No network'))
          : post(params, signal),
    });
    await desk.run(title, 'duplicate', duplicateWork(title, seen, titleOf('Beta')));
    const run = desk.runs.value.get(title);
    expect(run).toMatchObject({ state: 'stopped', stopped: { of: 'deed', half: 'sightings-moved' } });
    expect(recordOf(meta.textOf(titleOf('Beta'))).sightings).toHaveLength(2);
    if (run?.state === 'stopped') await run.again({});
    expect(recordAt(board, 'Alpha')).toMatchObject({ status: 'duplicate', duplicateOf: titleOf('Beta') });
    expect(desk.runs.value.get(title)).toMatchObject({ state: 'done' });
  });

  it('asks on the talk page, and says that a first note cannot be taken back', async () => {
    const { meta, desk } = await stage('Alpha');
    const title = titleOf('Alpha');
    const message = { to: ['Amina Okello'], heading: 'A question', text: 'How many?' };
    await desk.run(title, 'ask', noteWork(title, message));
    expect(meta.textOf(`Talk:${title}`)).toMatch(/^== A question ==\n\[\[User:Amina Okello/);
    expect(desk.runs.value.get(placeOf(title, 'ask'))).toMatchObject({ state: 'done' });
  });
});

describe('acting on several', () => {
  it('does one after the other, lists what came of each, and passes over what cannot be read', async () => {
    const { meta, board, several } = await stage('Alpha', 'Beta', 'Gamma');
    meta.edit(
      titleOf('Beta'),
      opportunityText({ partner: 'Beta', status: 'under-review', claimedBy: 'Jonas Berg' }),
    );
    const titles = [...['Alpha', 'Beta', 'Gamma'].map(titleOf), titleOf('Unknown')];
    await several.start(titles, { action: 'claim', typed: {}, tell: () => null });
    expect(several.now.value?.items.map(({ name, ended }) => [name, ended?.result.kind])).toEqual([
      ['Alpha', 'changed'],
      ['Beta', 'conflict'],
      ['Gamma', 'changed'],
    ]);
    expect(several.now.value?.state).toBe('over');
    expect(recordAt(board, 'Beta').claimedBy).toBe('Jonas Berg');
    expect(board.busy.value.size).toBe(0);
    several.close();
    expect(several.now.value).toBeNull();
  });

  it('stops between two records, and leaves the others untouched', async () => {
    const { meta, several } = await stage('Alpha', 'Beta', 'Gamma');
    const post = meta.client.post;
    Object.assign(meta.client, {
      post: (params: Parameters<typeof post>[0], signal?: AbortSignal) => {
        several.stop();
        return post(params, signal);
      },
    });
    const titles = ['Alpha', 'Beta', 'Gamma'].map(titleOf);
    await several.start(titles, { action: 'claim', typed: {}, tell: () => null });
    expect(several.now.value?.items.map(({ state }) => state)).toEqual(['ended', 'not-tried', 'not-tried']);
    expect(meta.writes).toHaveLength(1);
  });

  it('gives up at what would be the same for each', async () => {
    const { meta, several } = await stage('Alpha', 'Beta');
    const post = () => Promise.reject(new WikiError({ kind: 'unreachable' }, 'No network'));
    Object.assign(meta.client, { post });
    await several.start(['Alpha', 'Beta'].map(titleOf), { action: 'claim', typed: {}, tell: () => null });
    expect(several.now.value?.items.map(({ state, ended }) => [state, ended?.result.kind])).toEqual([
      ['ended', 'not-saved'],
      ['not-tried', undefined],
    ]);
  });
});

describe('texts typed into actions', () => {
  it('are there when the panel opens again, and gone once they are on the wiki', async () => {
    const { drafts } = recordServices(metaWith({}).client, config, staff);
    const first = openTypedTexts(drafts);
    first.type('O/A\nask', 'question', 'How many?');
    first.type('O/A\nask', 'without', 'Nia');
    first.type('O/B\nask', 'question', 'Which?');
    await expect.poll(() => first.keeping.value).toBe('kept');
    const second = openTypedTexts(drafts);
    await expect.poll(() => second.at('O/A\nask')).toEqual({ question: 'How many?', without: 'Nia' });
    second.forget('O/A\nask');
    await expect.poll(() => second.keeping.value).toBe('kept');
    const third = openTypedTexts(drafts);
    await expect.poll(() => third.at('O/B\nask')).toEqual({ question: 'Which?' });
    expect(third.at('O/A\nask')).toEqual({});
  });
});
