import { describe, expect, it } from 'vitest';
import { type BoardRow, opportunityRow, requestRow } from '../../../../lib/desk/board/board-rows.ts';
import { checkGroup, finishedTaskForces, mayKeep, suggestGroups } from '../../../../lib/desk/board/groups.ts';
import { planGroup } from '../../../../lib/desk/board/groups-edit.ts';
import {
  agendaLines,
  agendaOf,
  decisionsBetween,
  type MeetingWords,
  summaryLines,
} from '../../../../lib/desk/board/meeting.ts';
import { meetingWikitext } from '../../../../lib/desk/board/meeting-text.ts';
import { tableToCsv, tableToWikitext } from '../../../../lib/desk/board/report-export.ts';
import { countBy, equityView, waitingTimes } from '../../../../lib/desk/board/reports.ts';
import { defaultConfig, parseConfig, type WorkingGroup } from '../../../../lib/desk/config.ts';
import type { Listed } from '../../../../lib/desk/lists.ts';
import type { Opportunity } from '../../../../lib/desk/opportunity/opportunity.ts';
import type { HelpRequest } from '../../../../lib/desk/request/request.ts';
import { emptyRequestForm, requestOf } from '../../../../lib/desk/request/request-draft.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

function request(change: Partial<HelpRequest> = {}): HelpRequest {
  const made = requestOf(
    { ...emptyRequestForm('project').draft, title: 'WLM lists', partner: 'Uganda Museum' },
    'Ann',
    Date.parse('2026-11-01T10:00:00Z'),
    defaultConfig,
  );
  return { ...made, ...change };
}

const listed = <T>(record: T | null, pageId = 1): Listed<T> => ({
  title: `Requests/${pageId}`,
  pageId,
  revision: 1,
  timestamp: '2026-11-20T10:00:00Z',
  changedBy: 'Ann',
  comment: '',
  record,
});

const rowOf = (change: Partial<HelpRequest>, pageId = 1): BoardRow =>
  requestRow(listed(request(change), pageId), defaultConfig);

const words: MeetingWords = {
  agenda: 'Agenda',
  feedback: 'Feedback',
  finalPrioritization: 'Final prioritization',
  ready: 'Ready?',
  sustainable: 'Sustainable?',
  otherRequests: 'Other',
  smallQuestions: 'Small questions',
  nothing: 'Nothing.',
  requester: 'Asked by $1',
  waitingDays: 'Waiting $1 days',
  boxes: 'Boxes $1',
  summary: 'Meeting',
  subjects: {
    feedback: 'Feedback',
    ready: 'Ready',
    sustainable: 'Sustainable',
    funding: 'Funding',
    decline: 'Decline',
  },
  answers: { yes: 'yes', no: 'no', later: 'later' },
  recused: 'Recused: $1',
};

describe('figures', () => {
  it('count records that span borders in each country, once per region, and name what does not say', () => {
    const rows = [rowOf({ country: ['UG', 'KE'] }), rowOf({ country: [] }, 2), rowOf({ country: ['UG'] }, 3)];
    expect(countBy(rows, 'country')).toEqual([
      { key: 'UG', opportunities: 0, requests: 2 },
      { key: 'KE', opportunities: 0, requests: 1 },
      { key: '-', opportunities: 0, requests: 1 },
    ]);
    expect(countBy(rows, 'region')).toEqual([
      { key: '002', opportunities: 0, requests: 2 },
      { key: '-', opportunities: 0, requests: 1 },
    ]);
  });

  it('keep months in which nothing came', () => {
    const rows = [rowOf({ created: '2026-08-31T23:59:59Z' }), rowOf({ created: '2026-11-01T00:00:00Z' }, 2)];
    expect(countBy(rows, 'month').map(({ key, requests }) => [key, requests])).toEqual([
      ['2026-08', 1],
      ['2026-09', 0],
      ['2026-10', 0],
      ['2026-11', 1],
    ]);
  });

  it('tell how long people wait, and how many still do', () => {
    const decided = request({
      decisions: [{ subject: 'feedback', answer: 'yes', by: 'Carla', at: '2026-11-05T10:00:00Z', text: '' }],
    });
    const done = request({ status: 'done', waitingSince: '2026-11-11T10:00:00Z' });
    const lines = waitingTimes([
      { request: decided, changed: now, open: true },
      { request: done, changed: now, open: false },
      { request: request(), changed: now, open: true },
    ]);
    expect(lines).toEqual([
      { kind: 'first-answer', count: 2, median: 7, from: 5.5, to: 8.5, longest: 10, pending: 1 },
      { kind: 'decision', count: 1, median: 4, from: 4, to: 4, longest: 4, pending: 1 },
      { kind: 'done', count: 1, median: 10, from: 10, to: 10, longest: 10, pending: 2 },
    ]);
  });

  it('show every region of the world, the least served first; a declined request serves nobody', () => {
    const view = equityView([
      rowOf({ country: ['UG'], status: 'done' }),
      rowOf({ country: ['FJ'], status: 'declined' }, 2),
    ]);
    expect(view.at(-1)).toMatchObject({ region: '014', served: ['UG'], requests: 1, done: 1 });
    expect(view.find(({ region }) => region === '054')).toMatchObject({ served: [], requests: 1 });
    expect(view.length).toBeGreaterThan(20);
  });

  it('count pages that cannot be read apart', () => {
    const broken = opportunityRow(listed<Opportunity>(null), now);
    expect(countBy([broken], 'stage')).toEqual([
      { key: 'opportunity:broken', opportunities: 1, requests: 0 },
    ]);
  });
});

describe('exports', () => {
  const table = {
    caption: 'By | country',
    heading: ['Country', 'Number'],
    rows: [
      ['=HYPERLINK("x")', 3],
      ['A, "B"', null],
      ['{{x}} ~~~~', 1],
    ],
  };

  it('as CSV keep formulas from running and quotes in place', () => {
    expect(tableToCsv(table)).toBe(
      '\ufeffCountry,Number\r\n"\'=HYPERLINK(""x"")",3\r\n"A, ""B""",\r\n{{x}} ~~~~,1\r\n',
    );
  });

  it('as wikitext are inert', () => {
    const text = tableToWikitext(table);
    expect(text).not.toContain('{{x}}');
    expect(text).not.toContain('~~~~');
    expect(text.match(/^\|-$/gm)).toHaveLength(3);
  });
});

describe('the meeting of the committee', () => {
  const review = request({
    status: 'committee-review',
    waitingSince: '2026-11-11T10:00:00Z',
    title: 'A [[b]] {{c}}',
  });
  const final = request({ status: 'final-prioritization', members: ['Gil'] });
  const question = request({ size: 'question', title: 'How?' });
  const all = [
    listed(review, 1),
    listed(final, 2),
    listed(question, 3),
    listed<HelpRequest>(null, 4),
    listed(request(), 5),
  ];

  it('has what waits for it, with the two questions, who is recused, and the small questions', () => {
    const agenda = agendaOf(all, Date.parse('2026-10-25T00:00:00Z'), now);
    expect(
      [agenda.review, agenda.final, agenda.other, agenda.questions].map(list =>
        list.map(({ pageId }) => pageId),
      ),
    ).toEqual([[1], [2], [], [3]]);
    const text = meetingWikitext(agendaLines(agenda, '2026-12-01', now, words, ({ members }) => members));
    expect(text).toContain('[[Requests/1|A &#91;&#91;b&#93;&#93; &#123;&#123;c&#125;&#125;]]');
    expect(text).toContain('* Waiting 10 days');
    expect(text).toContain('* Recused: [[User:Gil|Gil]]');
    expect(text.indexOf('Ready?')).toBeGreaterThan(text.indexOf('Final prioritization'));
    expect(text).toContain('* [[Requests/3|How?]] ([[User:Ann|Ann]])');
  });

  it('is summed up by request, with only what was recorded in it', () => {
    const decision = (at: string, subject: 'ready' | 'sustainable') => ({
      subject,
      answer: 'yes' as const,
      by: 'Carla',
      at,
      text: 'Go',
    });
    const decided = listed(
      request({
        decisions: [
          decision('2026-10-01T10:00:00Z', 'ready'),
          decision('2026-11-20T10:00:00Z', 'ready'),
          decision('2026-11-20T10:05:00Z', 'sustainable'),
        ],
      }),
    );
    const found = decisionsBetween([decided], Date.parse('2026-11-01T00:00:00Z'), now);
    expect(found).toHaveLength(2);
    expect(meetingWikitext(summaryLines(found, [], '2026-11-20', words))).toBe(
      '== Meeting 2026-11-20 ==\n* [[Requests/1|WLM lists]]\n** Ready: yes – Go\n** Sustainable: yes – Go\n\n=== Small questions ===\nNothing.\n',
    );
  });
});

describe('working groups', () => {
  const group = (change: Partial<WorkingGroup> = {}): WorkingGroup => ({
    id: 'maps',
    name: 'Maps',
    kind: 'standing',
    members: ['Ann', 'Bo', 'Cy', 'Di'],
    languages: ['sw'],
    topics: ['maps'],
    page: '',
    ...change,
  });

  it('have four to twelve members; too few is said and allowed, too many is not', () => {
    const members = (count: number) => Array.from({ length: count }, (_, at) => `User ${at}`);
    expect(checkGroup(group(), [])).toEqual([]);
    expect(checkGroup(group({ members: members(12) }), [])).toEqual([]);
    const few = checkGroup(group({ members: members(3) }), []);
    expect(few).toEqual([{ kind: 'too-few', members: 3, least: 4 }]);
    expect(mayKeep(few)).toBe(true);
    expect(mayKeep(checkGroup(group({ members: members(13) }), []))).toBe(false);
    expect(mayKeep(checkGroup(group({ members: ['Ann', 'ann', 'Bo', 'Cy'] }), []))).toBe(false);
    expect(mayKeep(checkGroup(group(), [group()]))).toBe(false);
  });

  it('are suggested by topic and language, with the reason, the less busy one first', () => {
    const config = {
      ...defaultConfig,
      workingGroups: [
        group({ id: 'audio', topics: ['audio'], languages: [] }),
        group({ id: 'busy' }),
        group({ id: 'idle' }),
        group({ id: 'lang', topics: [] }),
      ],
    };
    const wanted = request({ material: ['maps'], languages: ['sw'] });
    const found = suggestGroups(config, wanted, [request({ group: 'busy' })]);
    expect(found.map(({ group: { id } }) => id)).toEqual(['idle', 'busy', 'lang']);
    expect(found[0]?.reasons).toEqual([
      { kind: 'topic', topic: 'maps' },
      { kind: 'language', language: 'sw' },
    ]);
  });

  it('that are task forces end with their work', () => {
    const config = { ...defaultConfig, workingGroups: [group({ kind: 'task-force' })] };
    expect(finishedTaskForces(config, [request({ group: 'maps' })])).toEqual([]);
    expect(finishedTaskForces(config, [request({ group: 'maps', status: 'done' })])).toEqual(
      config.workingGroups,
    );
    expect(finishedTaskForces(config, [])).toEqual([]);
  });

  it('change alone on the configuration page, whatever wraps it, and never over a page that is broken', () => {
    const page =
      '<syntaxhighlight lang="json">\n{"about":"keep","limits":{"claimDays":3}}\n</syntaxhighlight>\n';
    const added = planGroup(page, { kind: 'add', group: group() });
    if (added.kind !== 'text') throw new Error(added.kind);
    expect(added.text).toMatch(
      /^<syntaxhighlight lang="json">\n\{"about":"keep","limits":\{"claimDays":3\},[\s\S]*<\/syntaxhighlight>\n$/,
    );
    const read = parseConfig(added.text);
    expect(read.problems).toEqual([]);
    expect(read.config).toMatchObject({ workingGroups: [group()], limits: { claimDays: 3 } });
    const changed = group({ members: ['Ann', 'Bo', 'Cy', 'Di', 'Ed'] });
    expect(planGroup(added.text, { kind: 'change', seen: group(), group: changed }).kind).toBe('text');
    expect(planGroup(added.text, { kind: 'change', seen: group({ name: 'Old' }), group: changed })).toEqual({
      kind: 'conflict',
      seen: group({ name: 'Old' }),
      theirs: group(),
    });
    expect(planGroup(added.text, { kind: 'add', group: changed }).kind).toBe('bad-group');
    expect(planGroup('{"workingGroups":[{"id":"X Y"}]}', { kind: 'add', group: group() })).toEqual({
      kind: 'broken-page',
    });
    expect(planGroup('{', { kind: 'add', group: group() })).toEqual({ kind: 'broken-page' });
    const closed = planGroup(added.text, { kind: 'close', seen: group() });
    expect(closed.kind === 'text' && parseConfig(closed.text).config.workingGroups).toEqual([]);
  });
});
