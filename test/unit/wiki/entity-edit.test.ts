import { describe, expect, it } from 'vitest';
import { type EntityEdit, editEntity } from '../../../lib/wiki/entity-edit.ts';
import type { Statement } from '../../../lib/wiki/entity-types.ts';
import { openGate } from '../../../lib/wiki/gate.ts';
import { statementGuid } from '../../../lib/wiki/guid.ts';
import { pageLocks, pageStore } from '../../../lib/wiki/locks.ts';
import type { Writer } from '../../../lib/wiki/writer.ts';
import { broken, failure, json, type Reply, type Sent, scripted, token } from './scripted-fetch.ts';

const user = 'Amina Okello';

function writerOver(replies: Reply | readonly Reply[]) {
  const { client, sent, clock } = scripted(replies, { wiki: 'wikidata' });
  const gate = openGate({
    wiki: 'wikidata',
    user,
    limits: new Map(),
    clock,
    locks: pageLocks(),
    store: pageStore(),
  });
  const writer: Writer = { client, gate, user };
  return { writer, sent, clock };
}

const statement = (id: string | undefined, value: string): Statement => ({
  ...(id === undefined ? {} : { id }),
  type: 'statement',
  rank: 'normal',
  mainsnak: { snaktype: 'value', property: 'P856', datavalue: { type: 'string', value } },
});

const guid = await statementGuid('Q7', 'batch/1');
const edit: EntityEdit = {
  id: 'Q7',
  baseRevision: 50,
  summary: 'add the catalogue',
  data: { claims: [statement(guid, 'hello')] },
};

const saved = (lastrevid: number, more: object = {}, rest: object = {}) =>
  json({ entity: { id: 'Q7', type: 'item', lastrevid, ...more }, success: 1, ...rest });

const item = (claims: readonly Statement[]) =>
  JSON.stringify({ id: 'Q7', type: 'item', labels: [], claims: { P856: claims } });

interface Own {
  readonly revid: number;
  readonly claims: readonly Statement[];
  readonly comment?: string;
}

const ownHistory = (...revisions: readonly Own[]) =>
  json({
    query: {
      pages: [
        {
          title: 'Q7',
          revisions: revisions.map(({ revid, claims, comment = '' }) => ({
            revid,
            parentid: revid - 1,
            user,
            comment,
            slots: { main: { content: item(claims) } },
          })),
        },
      ],
    },
  });

const posts = (sent: readonly Sent[]) => sent.filter(({ params }) => params.action === 'wbeditentity');
const saving = ({ writer, clock }: ReturnType<typeof writerOver>, what: EntityEdit = edit) =>
  clock.until(editEntity(writer, what));

describe('editing an entity', () => {
  it('is one request with all changes, on the revision they were made from', async () => {
    const over = writerOver([token, saved(51)]);
    expect(await saving(over)).toEqual({
      kind: 'saved',
      title: 'Q7',
      revision: 51,
      previousRevision: 50,
      created: false,
      confirmedBy: 'answer',
    });
    const params = posts(over.sent)[0]?.params ?? {};
    expect(params).toMatchObject({ id: 'Q7', baserevid: '50', assert: 'user', assertuser: user });
    expect(JSON.parse(params.data ?? '')).toEqual(edit.data);
  });

  it('is no change when Wikibase says so', async () => {
    expect(await saving(writerOver([token, saved(50, { nochange: true })]))).toEqual({
      kind: 'no-change',
      title: 'Q7',
      revision: 50,
    });
  });

  it('that was patched is ours only if the latest revision is', async () => {
    const warnings = [{ code: 'wikibase-conflict-patched', text: 'Your edit was patched' }];
    const by = (name: string) =>
      json({ query: { pages: [{ title: 'Q7', revisions: [{ revid: 60, parentid: 59, user: name }] }] } });
    expect(await saving(writerOver([token, saved(60, {}, { warnings }), by(user)]))).toMatchObject({
      kind: 'saved',
      revision: 60,
      previousRevision: 59,
    });
    expect(await saving(writerOver([token, saved(60, {}, { warnings }), by('Jonas')]))).toEqual({
      kind: 'no-change',
      title: 'Q7',
      revision: 60,
    });
  });

  it('of media info that does not exist yet has no base', async () => {
    const over = writerOver([token, json({ entity: { id: 'M31', lastrevid: 36 }, success: 1 })]);
    const outcome = await saving(over, { ...edit, id: 'M31', baseRevision: 0 });
    expect(outcome).toMatchObject({ kind: 'saved', title: 'M31', created: true });
    expect(posts(over.sent)[0]?.params).not.toHaveProperty('baserevid');
  });
});

describe('a lost reply about an entity', () => {
  it('is found again by our statement, also when others have edited since', async () => {
    const over = writerOver([token, broken, ownHistory({ revid: 51, claims: [statement(guid, 'hello')] })]);
    expect(await saving(over)).toMatchObject({ kind: 'saved', revision: 51, confirmedBy: 'read-back' });
    expect(posts(over.sent)).toHaveLength(1);
    expect(over.sent.at(-1)?.params).toMatchObject({ rvuser: user, titles: 'Q7' });
  });

  it('is not sent again when someone removed our statement meanwhile: our revision is in the history', async () => {
    const over = writerOver([
      token,
      broken,
      ownHistory({ revid: 53, claims: [] }, { revid: 51, claims: [statement(guid, 'hello')] }),
    ]);
    expect(await saving(over)).toMatchObject({ kind: 'saved', revision: 51 });
  });

  it('is known by id and summary where Wikibase wrote a value its own way', async () => {
    const comment = '/* wbeditentity-update:0| */ add the catalogue';
    const over = writerOver([
      token,
      broken,
      ownHistory({ revid: 51, claims: [statement(guid, 'HELLO')], comment }),
    ]);
    expect(await saving(over)).toMatchObject({ kind: 'saved', revision: 51 });
  });

  it('is not taken for another edit of ours with the same summary', async () => {
    const comment = '/* wbeditentity-update:0| */ add the catalogue';
    const other = ownHistory({ revid: 51, claims: [], comment });
    const over = writerOver([token, failure('editconflict'), other]);
    const data = { labels: { en: { language: 'en', value: 'Museum' } } };
    expect(await saving(over, { ...edit, data })).toMatchObject({ kind: 'edit-conflict' });
  });

  it('goes out again when two looks found nothing, on the same base', async () => {
    const nothing = ownHistory({ revid: 49, claims: [statement(guid, 'hello')] });
    const over = writerOver([token, broken, nothing, nothing, saved(51)]);
    expect(await saving(over)).toMatchObject({ kind: 'saved', confirmedBy: 'answer' });
    expect(posts(over.sent).map(({ params }) => params.baserevid)).toEqual(['50', '50']);
  });

  it('turns a conflict on the second send into what it is: our own first one', async () => {
    const nothing = ownHistory();
    const ours = ownHistory({ revid: 51, claims: [statement(guid, 'hello')] });
    const over = writerOver([token, broken, nothing, nothing, failure('editconflict'), ours]);
    expect(await saving(over)).toMatchObject({ kind: 'saved', revision: 51, confirmedBy: 'read-back' });
  });

  it('with a statement that has no id is never sent again', async () => {
    const nothing = ownHistory();
    const over = writerOver([token, broken, nothing, nothing]);
    const outcome = await saving(over, { ...edit, data: { claims: [statement(undefined, 'hello')] } });
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'lost' });
    expect(posts(over.sent)).toHaveLength(1);
  });
});

describe('making an item', () => {
  const creation: EntityEdit = {
    create: 'item',
    marker: 'a1b2c3',
    summary: 'new museum',
    data: { labels: { en: { language: 'en', value: 'Museum' } } },
  };
  const contributions = (...comments: string[]) =>
    json({
      query: {
        usercontribs: comments.map((comment, index) => ({ revid: 70 + index, title: `Q${index}`, comment })),
      },
    });

  it('puts the marker in the summary, however long that is', async () => {
    const over = writerOver([token, json({ entity: { id: 'Q9', lastrevid: 70 }, success: 1 })]);
    const outcome = await saving(over, { ...creation, summary: 'long '.repeat(200) });
    expect(outcome).toMatchObject({ kind: 'saved', title: 'Q9', created: true, previousRevision: 0 });
    const { summary = '', ...params } = posts(over.sent)[0]?.params ?? {};
    expect(params).toMatchObject({ new: 'item' });
    expect(summary).toMatch(/… a1b2c3$/u);
    expect([...summary].length).toBeLessThanOrEqual(400);
  });

  it('whose reply is lost is found by the marker', async () => {
    const over = writerOver([
      token,
      broken,
      contributions('other', '/* wbeditentity-create:0| */ new museum a1b2c3'),
    ]);
    expect(await saving(over, creation)).toMatchObject({ kind: 'saved', title: 'Q1', revision: 71 });
  });

  it('is never sent twice by itself, but can be resumed', async () => {
    const over = writerOver([token, broken, contributions(), contributions()]);
    expect(await saving(over, creation)).toMatchObject({ kind: 'unknown' });
    expect(posts(over.sent)).toHaveLength(1);
    const again = writerOver([contributions('new museum a1b2c3')]);
    expect(await saving(again, { ...creation, resume: true })).toMatchObject({ kind: 'saved', title: 'Q0' });
  });
});

describe('a refusal without a cause', () => {
  it('passes when it was two writers at the same moment', async () => {
    const over = writerOver([token, failure('failed-save'), saved(52)]);
    expect(await saving(over)).toMatchObject({ kind: 'saved' });
  });

  it('that stays is a captcha when an address was added, else a refusal', async () => {
    const twice = [token, failure('failed-save'), failure('failed-save')];
    const withAddress = { ...edit, data: { claims: [statement(guid, 'https://example.org/')] } };
    expect(await saving(writerOver(twice), withAddress)).toMatchObject({ kind: 'captcha', id: null });
    expect(await saving(writerOver(twice))).toMatchObject({ kind: 'refused', code: 'failed-save' });
  });
});
