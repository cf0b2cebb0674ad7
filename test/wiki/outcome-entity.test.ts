import { describe, expect, it } from 'vitest';
import { getEntities } from '../../lib/wiki/entities.ts';
import { type EntityData, type EntityEdit, editEntity } from '../../lib/wiki/entity-edit.ts';
import { searchEntities } from '../../lib/wiki/entity-search.ts';
import type { Statement } from '../../lib/wiki/entity-types.ts';
import { statementGuid } from '../../lib/wiki/guid.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import { undoEdit } from '../../lib/wiki/page-edit.ts';
import { personAt, personOf } from './outcome-stage.ts';
import { amina, jonas, karim, sandbox, usePeople } from './people-stage.ts';

/** Each way an edit of an entity can end, brought about on MediaWiki with what stands in for Wikibase (or Wikibase itself). */
usePeople('wikidata');

let counter = 0;

function saved(outcome: Outcome): Outcome & { kind: 'saved' } {
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const label = (value: string, language = 'en'): EntityData => ({
  labels: { [language]: { language, value } },
});

const website = (id: string, value: string): Statement => ({
  id,
  type: 'statement',
  rank: 'normal',
  mainsnak: { snaktype: 'value', property: 'P856', datavalue: { type: 'string', value } },
});

const creation = (more: object = {}): EntityEdit => ({
  create: 'item',
  marker: `mark${++counter}`,
  data: label(`Outcome item ${counter}`),
  summary: 'outcome test',
  ...more,
});

/** A new item of Jonas's. */
async function existing() {
  const { title, revision } = saved(await editEntity(jonas.writer, creation()));
  return { id: title, baseRevision: revision, summary: 'outcome test' };
}

async function websitesOf(id: string): Promise<readonly Statement[]> {
  return (await getEntities(amina.client, [id])).get(id)?.claims.P856 ?? [];
}

async function revisionsOf(title: string): Promise<number> {
  const answer = await amina.client.get({ action: 'query', prop: 'revisions', titles: [title], rvlimit: 50 });
  return JSON.stringify(answer).split('"revid"').length - 1;
}

describe('an entity is saved', () => {
  it('anew, with statements, and not at all when nothing changes', async () => {
    const made = saved(await editEntity(amina.writer, creation()));
    expect(made).toMatchObject({
      created: true,
      previousRevision: 0,
      title: expect.stringMatching(/^Q\d+$/u),
    });
    const id = made.title;
    const guid = await statementGuid(id, 'batch/1');
    const data = { ...label('Museum', 'sv'), claims: [website(guid, 'https://museum.example/')] };
    const changed = saved(
      await editEntity(amina.writer, { id, baseRevision: made.revision, data, summary: 'add' }),
    );
    expect(changed.previousRevision).toBe(made.revision);
    const entity = (await getEntities(amina.client, [id])).get(id);
    expect(entity).toMatchObject({ revision: changed.revision, labels: { sv: { value: 'Museum' } } });
    expect(await websitesOf(id)).toMatchObject([{ id: guid }]);
    const again = await editEntity(amina.writer, {
      id,
      baseRevision: changed.revision,
      data,
      summary: 'add',
    });
    expect(again).toEqual({ kind: 'no-change', title: id, revision: changed.revision });
  });

  it('into what others changed meanwhile, as long as it is not the same thing', async () => {
    const item = await existing();
    saved(await editEntity(jonas.writer, { ...item, data: label('Hers', 'de') }));
    const elsewhere = saved(await editEntity(amina.writer, { ...item, data: label('Eget', 'sv') }));
    expect(elsewhere.previousRevision).toBeGreaterThan(item.baseRevision);
    expect((await editEntity(amina.writer, { ...item, data: label('Meins', 'de') })).kind).toBe(
      'edit-conflict',
    );
  });

  it('and undone by the one who did it', async () => {
    const item = await existing();
    const guid = await statementGuid(item.id, 'undo');
    const data = { claims: [website(guid, 'https://museum.example/')] };
    const { revision } = saved(await editEntity(amina.writer, { ...item, data }));
    const undo = { title: item.id, revision, summary: 'take back' };
    expect((await undoEdit(amina.writer, undo)).kind).toBe('saved');
    expect(await websitesOf(item.id)).toEqual([]);
    expect((await undoEdit(amina.writer, undo)).kind).toBe('no-change');
  });
});

describe('an entity is not saved', () => {
  it('that is missing, protected or a redirect to another', async () => {
    const data = label('x');
    const missing: EntityEdit = { id: 'Q99999998', baseRevision: 0, data, summary: 'x' };
    expect((await editEntity(amina.writer, missing)).kind).toBe('missing');
    const item = await existing();
    await karim.client.post({ action: 'protect', title: item.id, protections: 'edit=sysop', reason: 'test' });
    expect((await editEntity(amina.writer, { ...item, data })).kind).toBe('protected');
    const [from, to] = [await existing(), await existing()];
    await karim.client.post({
      action: 'wbmergeitems',
      fromid: from.id,
      toid: to.id,
      ignoreconflicts: 'description',
    });
    expect((await editEntity(amina.writer, { ...from, baseRevision: 0, data })).kind).toBe('redirected');
  });

  it('with a value that is none', async () => {
    const item = await existing();
    const guid = await statementGuid(item.id, 'bad');
    const outcome = await editEntity(amina.writer, {
      ...item,
      data: { claims: [website(guid, 'not an address')] },
    });
    expect(outcome.kind).toBe('bad-value');
    expect(await websitesOf(item.id)).toEqual([]);
  });

  it('by someone blocked, signed out, or someone else by now', async () => {
    const item = { ...(await existing()), data: label('x', 'fr') };
    const nobody = personOf(sandbox.anonymous(), 'wikidata', amina.writer.user);
    expect((await editEntity(nobody.writer, item)).kind).toBe('signed-out');
    const changed = personOf(jonas.session, 'wikidata', amina.writer.user);
    expect((await editEntity(changed.writer, item)).kind).toBe('another-user');
    await karim.client.post({ action: 'block', user: amina.writer.user, expiry: '1 day', reason: 'test' });
    expect((await editEntity(amina.writer, item)).kind).toBe('blocked');
  });

  it('too fast, while the wiki is read-only, or lags', async () => {
    const item = { ...(await existing()), data: label('x', 'fr') };
    const reader = await personAt(sandbox, 'wikidata', 'editor');
    await sandbox.switches.set('wikidata', { readOnly: 'moving house' });
    expect((await editEntity(reader.writer, item)).kind).toBe('read-only');
    await sandbox.switches.set('wikidata', { readOnly: null, lag: 9 });
    expect((await editEntity(reader.writer, { ...item, batch: true })).kind).toBe('lagged');
    const hasty = await personAt(sandbox, 'wikidata', 'editor');
    await sandbox.switches.set('wikidata', {
      lag: 0,
      rateLimits: { [hasty.writer.user]: { edit: [1, 60] } },
    });
    const first = await editEntity(hasty.writer, item);
    const second = first.kind === 'saved' ? await editEntity(hasty.writer, creation()) : first;
    expect(second.kind).toBe('rate-limited');
  });

  it('when a filter or a blacklist forbids it', async () => {
    const forbidden = creation({ data: label(sandbox.triggers.filterDisallowed) });
    expect((await editEntity(amina.writer, forbidden)).kind).toBe('abuse-filter-disallowed');
    const item = await existing();
    const doubtful = { ...item, data: label(sandbox.triggers.filterWarning) };
    expect((await editEntity(amina.writer, doubtful)).kind).toBe('abuse-filter-warning');
    expect((await editEntity(amina.writer, doubtful)).kind).toBe('saved');
    const guid = await statementGuid(item.id, 'spam');
    const spam = { ...item, data: { claims: [website(guid, sandbox.triggers.spamLink)] } };
    expect((await editEntity(amina.writer, spam)).kind).toBe('spam-blacklist');
  });

  it('when a filter warns of it and it is new: each try is another item, so no try confirms the one before', async () => {
    const doubtful = creation({ data: label(sandbox.triggers.filterWarning) });
    expect((await editEntity(amina.writer, doubtful)).kind).toBe('abuse-filter-warning');
    expect((await editEntity(amina.writer, doubtful)).kind).toBe('abuse-filter-warning');
  });

  it('before a captcha, which cannot be answered through here', async () => {
    const nia = await personAt(sandbox, 'wikidata', 'newcomer');
    const item = await existing();
    const guid = await statementGuid(item.id, 'captcha');
    const linked = { ...item, data: { claims: [website(guid, 'https://another-museum.example/')] } };
    expect(await editEntity(nia.writer, linked)).toMatchObject({ kind: 'captcha', id: null, question: null });
  });
});

describe('an entity is saved once', () => {
  it.each([
    { kind: 'lose-reply' },
    { kind: 'cut-body' },
    { kind: 'not-json', reached: true },
    { kind: 'status', status: 503, reached: true },
  ] as const)('although the reply was spoilt: %o', async fault => {
    const item = await existing();
    const guid = await statementGuid(item.id, 'lost');
    const data = { claims: [website(guid, 'https://museum.example/')] };
    await sandbox.faults.add({ wiki: 'wikidata', action: 'wbeditentity', fault });
    expect(await editEntity(amina.writer, { ...item, data })).toMatchObject({
      kind: 'saved',
      previousRevision: item.baseRevision,
      confirmedBy: 'read-back',
    });
    expect(await websitesOf(item.id)).toHaveLength(1);
    expect(await revisionsOf(item.id)).toBe(2);

    const wanted = creation();
    await sandbox.faults.add({ wiki: 'wikidata', action: 'wbeditentity', fault });
    const made = saved(await editEntity(amina.writer, wanted));
    expect(made).toMatchObject({ created: true, confirmedBy: 'read-back' });
    const found = await searchEntities(amina.client, `Outcome item ${counter}`, {
      type: 'item',
      language: 'en',
    });
    expect(found.map(({ id }) => id)).toEqual([made.title]);
  });

  it('although it did not get through at first', async () => {
    const item = await existing();
    const guid = await statementGuid(item.id, 'cut');
    const data = { claims: [website(guid, 'https://museum.example/')] };
    await sandbox.faults.add({ wiki: 'wikidata', action: 'wbeditentity', fault: { kind: 'cut-request' } });
    expect((await editEntity(amina.writer, { ...item, data })).kind).toBe('saved');
    expect(await websitesOf(item.id)).toHaveLength(1);
  });

  it('and stays removed when someone removed it before it could be read back', async () => {
    const item = await existing();
    const guid = await statementGuid(item.id, 'gone');
    const data = { claims: [website(guid, 'https://museum.example/')] };
    const first = saved(await editEntity(amina.writer, { ...item, data }));
    const remove = { claims: [{ id: guid, remove: '' as const }] };
    saved(await editEntity(jonas.writer, { ...item, baseRevision: first.revision, data: remove }));
    // As after a crash: whether the first send got through is not known here.
    const resumed = await editEntity(amina.writer, { ...item, data, resume: true });
    expect(resumed).toMatchObject({ kind: 'saved', revision: first.revision, confirmedBy: 'read-back' });
    expect(await websitesOf(item.id)).toEqual([]);
  });

  it('as media info of a file', async () => {
    const commons = await personAt(sandbox, 'commons', 'editor');
    const answer = await commons.client.get({
      action: 'query',
      list: 'allpages',
      apnamespace: 6,
      aplimit: 1,
    });
    const page = /"pageid":(\d+)/u.exec(JSON.stringify(answer))?.[1];
    const id = `M${page}`;
    const before = (await getEntities(commons.client, [id])).get(id);
    const guid = await statementGuid(id, 'file');
    const item = { 'entity-type': 'item', id: 'Q33506' };
    const depicts: Statement = {
      id: guid,
      type: 'statement',
      rank: 'normal',
      mainsnak: {
        snaktype: 'value',
        property: 'P180',
        datavalue: { type: 'wikibase-entityid', value: item },
      },
    };
    await sandbox.faults.add({ wiki: 'commons', action: 'wbeditentity', fault: { kind: 'lose-reply' } });
    const outcome = await editEntity(commons.writer, {
      id,
      baseRevision: before?.revision ?? 0,
      data: { ...label('A caption', 'sv'), claims: [depicts] },
      summary: 'outcome test',
    });
    expect(outcome).toMatchObject({ kind: 'saved', confirmedBy: 'read-back' });
    const after = (await getEntities(commons.client, [id])).get(id);
    expect(after?.labels.sv?.value).toBe('A caption');
    expect(after?.claims.P180?.filter(one => one.id === guid)).toHaveLength(1);
  });
});
