import { describe, expect, it } from 'vitest';
import { editSummary } from '../../../../lib/batch/run/batch-summary.ts';
import type { EditRecord } from '../../../../lib/batch/run/engine-types.ts';
import { batchReport, titleOfRecord } from '../../../../lib/batch/run/report.ts';
import { reactTo } from '../../../../lib/batch/run/run-reaction.ts';
import type { Outcome, OutcomeKind } from '../../../../lib/wiki/outcome.ts';
import { verdicts } from '../../../../lib/wiki/outcome.ts';

const now = 1_000_000;
const fresh = { replans: 0, waits: 0, alike: 0 };

/** One outcome of each kind. */
const outcomes: Readonly<Record<OutcomeKind, Outcome>> = {
  saved: {
    kind: 'saved',
    title: 'A',
    revision: 2,
    previousRevision: 1,
    created: false,
    confirmedBy: 'answer',
  },
  'no-change': { kind: 'no-change', title: 'A', revision: 1 },
  'edit-conflict': { kind: 'edit-conflict', detail: '' },
  exists: { kind: 'exists', detail: '' },
  protected: { kind: 'protected', detail: '' },
  blocked: { kind: 'blocked', detail: '', by: null, reason: null },
  'read-only': { kind: 'read-only', detail: '' },
  lagged: { kind: 'lagged', until: now + 7_000, detail: '' },
  'rate-limited': { kind: 'rate-limited', until: now + 60_000, detail: '' },
  'abuse-filter-warning': { kind: 'abuse-filter-warning', filter: '1', detail: '' },
  'abuse-filter-disallowed': { kind: 'abuse-filter-disallowed', filter: '1', detail: '' },
  'spam-blacklist': { kind: 'spam-blacklist', matches: [], detail: '' },
  'title-blacklist': { kind: 'title-blacklist', detail: '' },
  captcha: { kind: 'captcha', id: null, question: null, detail: '' },
  'signed-out': { kind: 'signed-out', detail: '' },
  'another-user': { kind: 'another-user', detail: '' },
  missing: { kind: 'missing', detail: '' },
  deleted: { kind: 'deleted', detail: '' },
  redirected: { kind: 'redirected', to: null, detail: '' },
  'bad-value': { kind: 'bad-value', code: 'x', detail: '' },
  refused: { kind: 'refused', code: 'x', detail: '' },
  unreachable: { kind: 'unreachable', detail: '' },
  unknown: { kind: 'unknown', cause: 'lost', detail: '' },
};

describe('what the runner does about an outcome', () => {
  it.each(Object.entries(outcomes))('%s: as its verdict says', (kind, outcome) => {
    const verdict = verdicts[outcome.kind];
    const reaction = reactTo(outcome, 'wikidata', fresh, now, false);
    if (verdict.done) expect(reaction).toEqual({ kind: 'settle', state: kind });
    else if (verdict.again === 'after-rereading') expect(reaction.kind).toBe('replan');
    else if (verdict.goOn) expect(reaction).toEqual({ kind: 'settle', state: 'failed' });
    else expect(['wait', 'stop']).toContain(reaction.kind);
  });

  it('waits as long as the wiki says, else longer each time, and asks a person in the end', () => {
    const lag = reactTo(outcomes.lagged, 'meta', fresh, now, false);
    expect(lag).toMatchObject({ kind: 'wait', wait: { cause: 'lagged', until: now + 7_000 }, resume: false });
    const untils = [0, 1, 2, 3].map(waits => {
      const reaction = reactTo(outcomes.unreachable, 'meta', { ...fresh, waits }, now, false);
      return reaction.kind === 'wait' ? reaction.wait.until - now : 0;
    });
    expect(untils).toEqual([5_000, 10_000, 20_000, 40_000]);
    const tired = reactTo(outcomes['read-only'], 'meta', { ...fresh, waits: 12 }, now, false);
    expect(tired).toMatchObject({ kind: 'stop', cause: { kind: 'waited-too-long' } });
  });

  it('looks for an edit whose end is open before it sends it again, and only looks for a new item', () => {
    expect(reactTo(outcomes.unknown, 'meta', fresh, now, false)).toMatchObject({
      kind: 'wait',
      resume: true,
    });
    expect(reactTo(outcomes.unknown, 'meta', fresh, now, true).kind).toBe('look-later');
  });

  it('gives up a conflict that never ends, and asks after many failures alike', () => {
    const conflict = reactTo(outcomes['edit-conflict'], 'meta', { ...fresh, replans: 3 }, now, false);
    expect(conflict).toEqual({ kind: 'settle', state: 'failed' });
    const alike = reactTo(outcomes.protected, 'meta', { ...fresh, alike: 10 }, now, false);
    expect(alike).toMatchObject({ kind: 'stop', cause: { kind: 'many-failures' }, failed: true });
  });
});

describe('the summary of an edit', () => {
  it('ends in the link EditGroups reads, and never in what swallows it', () => {
    expect(editSummary('wikidata', '89ead4fe', 'museums, ')).toBe(
      'museums ([[:toolforge:editgroups/b/CB/89ead4fe|details]])',
    );
    expect(editSummary('commons', '89ead4fe', 'museums', ['own words:', 'museums'])).toBe(
      'own words; museums ([[:toolforge:editgroups-commons/b/CB/89ead4fe|details]])',
    );
    expect(editSummary('meta', '89ead4fe', '')).toBe('(89ead4fe)');
  });
});

const record: EditRecord = {
  batch: 'b',
  number: 0,
  key: 'Q1',
  wiki: 'wikidata',
  kind: 'entity',
  title: '=HYPERLINK("https://evil.example")',
  state: 'failed',
  sends: 1,
  outcome: { kind: 'refused', code: '+1', detail: '@SUM(A1)' },
  revision: 0,
  previousRevision: 0,
  created: false,
  settled: now,
  lines: [
    { index: 0, line: 3, result: 'change' },
    { index: 1, line: 9, result: 'change' },
  ],
  problems: [],
  held: null,
  newName: null,
};

describe('the report', () => {
  it('names every edit with its cause, and no cell runs in a spreadsheet', () => {
    const batch = { id: 'b' } as Parameters<typeof batchReport>[0];
    const [, row = ''] = batchReport(batch, [record]).split('\r\n');
    expect(row).toContain(
      `3 9,www.wikidata.org,"'=HYPERLINK(""https://evil.example"")",failed,refused,'+1: @SUM(A1)`,
    );
    expect(batchReport(batch, [{ ...record, state: 'saved', revision: 7 }])).toContain('diff=7');
  });

  it('calls what was never there by the id it was asked for by, and a new item by nothing', () => {
    expect(titleOfRecord({ ...record, title: null, key: 'Q999999999' })).toBe('Q999999999');
    expect(titleOfRecord({ ...record, title: null, key: 'Q12@7' })).toBe('Q12');
    expect(titleOfRecord({ ...record, title: null, key: 'new@3' })).toBeNull();
    expect(titleOfRecord({ ...record, title: 'File:A.jpg', key: 'page:commons:A' })).toBe('File:A.jpg');
  });
});
