import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../../../lib/desk/board/board-rows.ts';
import { opportunityRow } from '../../../../lib/desk/board/board-rows.ts';
import { planMend, type TextRevision } from '../../../../lib/desk/board/triage-mend-plan.ts';
import { messageText, previewMessage } from '../../../../lib/desk/board/triage-message.ts';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import type { Opportunity } from '../../../../lib/desk/opportunity/opportunity.ts';
import { relatedRows } from '../../../../lib/desk/opportunity/opportunity-read.ts';
import { createOpportunityText } from '../../../../lib/desk/opportunity/opportunity-record.ts';

const title = `${config.pages.opportunities}/Uganda museum`;
const record: Opportunity = {
  status: 'contacting',
  partner: 'Uganda Museum',
  item: null,
  kind: null,
  country: ['UG'],
  material: [],
  volume: '',
  licence: null,
  languages: [],
  links: [],
  claimedBy: 'Sara',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [],
};
const good = createOpportunityText(record, config);
const revisions = (...texts: readonly string[]): readonly TextRevision[] =>
  texts.map((text, at) => ({ revision: 100 - at, user: 'Ann', text }));

describe('mending a record', () => {
  it('puts only the status back where only that is wrong', () => {
    const broken = `${good.replace('= contacting', '= Kontakt')}\n== Notes ==\nKept.`;
    expect(planMend(title, revisions(broken, good), config)).toEqual({
      kind: 'mend',
      how: 'status',
      title,
      before: broken,
      base: 100,
      text: `${good}\n== Notes ==\nKept.`,
      from: 99,
      later: 1,
    });
  });

  it('goes back to the last version that can be read, and says how much that takes back', () => {
    const plan = planMend(title, revisions('', good.replace('}}', ''), good, 'older'), config);
    expect(plan).toMatchObject({ kind: 'mend', how: 'restore', text: good, from: 98, later: 2 });
  });

  it('writes one of an older format in today’s, as it stands', () => {
    const old = `${good.replace('|schema = 1\n', '').replace('= contacting', '= Contacting')}\nKept.`;
    expect(planMend(title, revisions(old, 'before'), config)).toEqual({
      kind: 'mend',
      how: 'format',
      title,
      before: old,
      base: 100,
      text: `${good}\nKept.`,
      from: 100,
      later: 0,
    });
  });

  it('says what of an older one it does not know, and plans nothing', () => {
    const old = good.replace('|schema = 1', '|institution = a museum');
    expect(planMend(title, revisions(old), config)).toEqual({
      kind: 'not-understood',
      title,
      left: [{ param: 'institution', value: 'a museum' }],
    });
  });

  it('leaves alone what is readable, missing, of a newer format, or never was readable', () => {
    const newer = good.replace('schema = 1', 'schema = 2').replace('= contacting', '= new-status');
    const kinds = [revisions(good), [], revisions(newer, good), revisions('a', 'b')].map(
      list => planMend(title, list, config).kind,
    );
    expect(kinds).toEqual(['readable', 'missing', 'by-hand', 'by-hand']);
    expect(planMend('Some page', revisions('a'), config).kind).toBe('by-hand');
  });
});

describe('a message about what was done', () => {
  const message = { to: ['Ann', 'ann', 'Sara', 'Bad|name'], heading: 'Not now', text: ' Moving. ' };

  it('names each person once, not oneself, and nobody whose name would be markup', () => {
    expect(messageText(message, 'Sara')).toBe('[[User:Ann|Ann]]: Moving.');
    expect(messageText({ ...message, to: [] }, 'Sara')).toBe('Moving.');
  });

  it('is shown as it will stand there, and not at all when it would swallow what follows', () => {
    expect(previewMessage(message, 'Sara')).toBe('== Not now ==\n[[User:Ann|Ann]]: Moving. ~~~~\n');
    expect(previewMessage({ ...message, text: '<!-- oh' }, 'Sara')).toBeUndefined();
  });
});

describe('related records', () => {
  const row = (name: string, change: Partial<Opportunity>): BoardRow =>
    opportunityRow(
      {
        title: name,
        pageId: 1,
        revision: 1,
        timestamp: '2026-11-01T00:00:00Z',
        changedBy: null,
        comment: '',
        record: { ...record, ...change },
      },
      Date.parse('2026-11-21T00:00:00Z'),
    );

  it('are those of the same partner, by item or name, and open ones of the country', () => {
    const me = row('A', { item: 'Q1' });
    const all = [
      me,
      row('B', { partner: 'Other', item: 'Q1', country: [] }),
      row('C', { partner: 'UGANDA muséum' }),
      row('D', { partner: 'Else' }),
      row('E', { partner: 'Closed', status: 'not-now' }),
      row('F', { partner: 'Far', country: ['SE'] }),
    ];
    const related = relatedRows(all, me);
    expect(related.partner.map(({ title: one }) => one)).toEqual(['B', 'C']);
    expect(related.country.map(({ title: one }) => one)).toEqual(['D']);
  });
});
