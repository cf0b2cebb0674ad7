import { describe, expect, it } from 'vitest';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import { planBatch } from '../../../../lib/batch/plan/plan-batch.ts';
import { noRegex } from '../../../../lib/batch/plan/regex-worker.ts';
import type { Journal, JournalBatch, JournalEdit } from '../../../../lib/batch/run/journal.ts';
import { openRunner } from '../../../../lib/batch/run/run-batch.ts';
import { startBatch } from '../../../../lib/batch/run/start-batch.ts';
import { systemClock } from '../../../../lib/clock.ts';
import { parseAccount } from '../../../../lib/wiki/account.ts';
import { type Params, type WikiClient, WikiError } from '../../../../lib/wiki/client.ts';
import { openGate } from '../../../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../../../lib/wiki/locks.ts';

/** What is on the disk at each moment of a run, and what a run makes of what it finds there. */
const ids: readonly string[] = ['Q1001', 'Q1002', 'Q1003', 'Q1004', 'Q1005'];

/** A disk that takes its time: what is written is there only when `put` has resolved. */
function disk() {
  const rows = new Map<number, JournalEdit>();
  let batch: JournalBatch | undefined;
  const keep = (edits: readonly JournalEdit[]) => {
    for (const edit of edits) rows.set(edit.number, edit);
  };
  const journal: Journal = {
    add: async (one, edits) => {
      batch = one;
      keep(edits);
    },
    batch: async () => batch,
    batches: async () => (batch === undefined ? [] : [batch]),
    edits: async () => [...rows.values()],
    put: async change => {
      await systemClock.sleep(3);
      batch = change.batch ?? batch;
      keep(change.edits ?? []);
    },
    remove: async () => {},
  };
  return { rows, journal, states: () => [...rows.values()].map(({ state }) => state) };
}

interface Wiki {
  readonly client: WikiClient;
  /** Edits that came in, by their item. */
  readonly came: Params[];
  /** Latest revision of each item. */
  readonly latest: Map<string, number>;
  /** What the history of an item shows of ours, as a claim's id and its revision. */
  readonly ours: Map<string, { readonly revision: number; readonly claims: unknown }>;
}

/** `onEdit`: called while an edit is on the wiki, before it answers. */
function wiki(onEdit: (params: Params) => void | Promise<void> = () => {}): Wiki {
  const came: Params[] = [];
  const latest = new Map<string, number>(ids.map((id, i) => [id, i + 1]));
  const ours: Wiki['ours'] = new Map();
  let revision = 100;
  const entityOf = (id: string) =>
    id.startsWith('P')
      ? { id, type: 'property', datatype: 'string', lastrevid: 1, title: id }
      : { id, type: 'item', lastrevid: latest.get(id) ?? 0, title: id };
  const listOf = (value: Params[string]) => (Array.isArray(value) ? value.map(String) : []);
  const client: WikiClient = {
    wiki: 'wikidata',
    clock: systemClock,
    post: async params => {
      came.push(params);
      await onEdit(params);
      const id = String(params.id);
      revision += 1;
      latest.set(id, revision);
      return { entity: { id, lastrevid: revision } };
    },
    get: async params => {
      if (params.action === 'wbgetentities')
        return { entities: Object.fromEntries(listOf(params.ids).map(id => [id, entityOf(id)])) };
      const titles = listOf(params.titles);
      const found = (title: string) => {
        const own = ours.get(title);
        if (own === undefined) return [];
        const content = JSON.stringify({ ...entityOf(title), claims: own.claims });
        return [{ revid: own.revision, parentid: 1, user: 'Amina', slots: { main: { content } } }];
      };
      const pages = titles.map(title => ({
        title,
        lastrevid: latest.get(title) ?? 0,
        ...(listOf(params.prop).includes('revisions') || params.prop === 'revisions'
          ? { revisions: found(title) }
          : {}),
      }));
      return { curtimestamp: '2026-11-21T10:00:00Z', query: { ...account, pages } };
    },
  };
  return { client, came, latest, ours };
}

const account = { userinfo: { id: 1, name: 'Amina', rights: ['edit'], groups: ['user'] }, general: {} };

function runnerOf(journal: Journal, { client }: Wiki) {
  const locks = pageLocks();
  const store = pageStore();
  const gate = openGate({
    wiki: 'wikidata',
    user: 'Amina',
    limits: new Map(),
    clock: systemClock,
    locks,
    store,
  });
  const env = { client: () => client, clock: systemClock, random: () => 0.5, regex: noRegex, locks, journal };
  return { env, runner: openRunner({ ...env, gate: () => gate }) };
}

/** A batch of one statement for each item, in the journal. */
async function begun(journal: Journal, place: Wiki): Promise<ReturnType<typeof runnerOf> & { id: string }> {
  const opened = runnerOf(journal, place);
  const { commands } = parseV1(ids.map(id => `${id}\tP217\t"A"`).join('\n'));
  const planning = await planBatch(opened.env, [{ kind: 'commands', commands }]);
  const accounts = { wikidata: parseAccount('wikidata', { query: account }) };
  await startBatch(journal, systemClock, planning, { name: '', summary: 'Numbers', accounts });
  return { ...opened, id: planning.plan.id };
}

const numberOf = ({ id }: Params) => ids.indexOf(String(id));

describe('what is on the disk while a batch runs', () => {
  it('has each edit as on its way before it leaves, and no more than one besides', async () => {
    const { journal, rows, states } = disk();
    const seen: (string | undefined)[] = [];
    const place = wiki(params => {
      seen.push(rows.get(numberOf(params))?.state);
      expect(states().filter(state => state === 'sending').length).toBeLessThanOrEqual(2);
    });
    const { runner, id } = await begun(journal, place);
    expect((await runner.run(id)).kind).toBe('finished');
    expect(seen).toEqual(ids.map(() => 'sending'));
    expect(states()).toEqual(ids.map(() => 'saved'));
    expect([...rows.values()].map(({ sends }) => sends)).toEqual([1, 1, 1, 1, 1]);
  });

  it('has the next one written down already when the answer comes', async () => {
    const { journal, rows } = disk();
    let ahead = 0;
    const place = wiki(async params => {
      await systemClock.sleep(40);
      if (rows.get(numberOf(params) + 1)?.state === 'sending') ahead += 1;
    });
    const { runner, id } = await begun(journal, place);
    await runner.run(id);
    expect(ahead).toBe(ids.length - 1);
  });

  it('has an end that could not be found on the wiki before the next one leaves', async () => {
    const { journal, rows } = disk();
    const refused = { code: 'failed-save', text: 'no', names: ['abusefilter-disallowed'], data: {} };
    let before: string | undefined;
    const place = wiki(params => {
      if (params.id === 'Q1003') before = rows.get(1)?.state;
      if (params.id !== 'Q1002') return;
      throw new WikiError({ kind: 'api', errors: [refused], retryAfter: null, response: {} }, 'no', true);
    });
    const { runner, id } = await begun(journal, place);
    await runner.run(id);
    expect(before).toBe('failed');
  });

  it('has nothing as on its way once it was paused', async () => {
    const { journal, rows, states } = disk();
    const place = wiki(async params => {
      if (params.id !== 'Q1002') return;
      await systemClock.sleep(20);
      stage.runner.pause();
    });
    const stage = await begun(journal, place);
    expect((await stage.runner.run(stage.id)).kind).toBe('paused');
    expect(states()).toEqual(['saved', 'saved', 'planned', 'planned', 'planned']);
    expect(rows.get(2)).toMatchObject({ sends: 0, sentAt: null });
    expect((await stage.runner.run(stage.id)).kind).toBe('finished');
    expect(place.came.map(({ id }) => id)).toEqual([...ids]);
  });
});

describe('an edit that a crash left on its way', () => {
  const hour = 3_600_000;

  async function left(ago: number, prepare: (place: Wiki, row: JournalEdit) => void) {
    const { journal, rows } = disk();
    const place = wiki();
    const { runner, id } = await begun(journal, place);
    const first = rows.get(0);
    if (first === undefined) throw new Error('no edit');
    rows.set(0, { ...first, state: 'sending', sends: 1, sentAt: Date.now() - ago });
    prepare(place, first);
    const end = await runner.run(id);
    const sent = place.came.filter(params => params.id === 'Q1001');
    return { end, row: rows.get(0), sent };
  }

  it('is sent on the revision it was made from where nobody has changed the page', async () => {
    const { row, sent } = await left(hour, () => {});
    expect(row?.state).toBe('saved');
    expect(sent.map(({ baserevid }) => baserevid)).toEqual([1]);
  });

  it('is planned anew where somebody has, when no request can be under way any more', async () => {
    const { row, sent } = await left(hour, ({ latest }) => latest.set('Q1001', 50));
    expect(row?.state).toBe('saved');
    expect(sent.map(({ baserevid }) => baserevid)).toEqual([50]);
  });

  it('keeps its revision while the first try may still be under way', async () => {
    const { sent } = await left(1_000, ({ latest }) => latest.set('Q1001', 50));
    expect(sent.map(({ baserevid }) => baserevid)).toEqual([1]);
  });

  it('is not sent again when it is found in the history of the page', async () => {
    const { row, sent } = await left(hour, ({ latest, ours }, { send }) => {
      latest.set('Q1001', 50);
      const claims = send?.kind === 'entity' ? { P217: send.data.claims } : {};
      ours.set('Q1001', { revision: 40, claims });
    });
    expect(row).toMatchObject({ state: 'saved', revision: 40 });
    expect(sent).toEqual([]);
  });
});
