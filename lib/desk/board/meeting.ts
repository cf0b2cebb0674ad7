import type { Listed } from '../lists.ts';
import {
  type Decision,
  type DecisionSubject,
  type HelpRequest,
  justificationQuestions,
} from '../request/request.ts';
import { daysWaiting } from '../request/request-steps.ts';
import { turnOf } from '../request/stages.ts';
import type { MeetingLine, MeetingPart } from './meeting-text.ts';

/**
 * The committee's monthly meeting: what waits for it, and what it decided. The words come from the caller, so
 * that a committee may have its pages in its own language.
 */

/** Headings and short texts of the pages. `$1` stands for a value. */
export interface MeetingWords {
  readonly agenda: string;
  readonly feedback: string;
  readonly finalPrioritization: string;
  /** The two questions of final prioritization (the Steps page on Meta). */
  readonly ready: string;
  readonly sustainable: string;
  readonly otherRequests: string;
  readonly smallQuestions: string;
  readonly nothing: string;
  readonly requester: string;
  readonly waitingDays: string;
  readonly boxes: string;
  readonly summary: string;
  readonly subjects: Readonly<Record<DecisionSubject, string>>;
  readonly answers: Readonly<Record<Decision['answer'], string>>;
  /** For who may not decide: `$1` the members of the working group. */
  readonly recused: string;
}

/** A request with what the list knows about it. */
export type MeetingRequest = Listed<HelpRequest> & { readonly record: HelpRequest };

/** What waits for the committee, in the order it is spoken about. */
export interface Agenda {
  /** Sent by staff for feedback and priority; longest waiting first. */
  readonly review: readonly MeetingRequest[];
  /** Every box ticked: ready? sustainable? */
  readonly final: readonly MeetingRequest[];
  /** In another stage, and somebody set it to wait for the committee. */
  readonly other: readonly MeetingRequest[];
  /** Small questions received since the last meeting: reported, not discussed. */
  readonly questions: readonly MeetingRequest[];
}

/** Sorts out the requests for a meeting. `since`: the last meeting, `now`: this one, in milliseconds since 1970. */
export function agendaOf(requests: readonly Listed<HelpRequest>[], since: number, now: number): Agenda {
  const readable = requests.filter((one): one is MeetingRequest => one.record !== null);
  const waiting = readable
    .filter(({ record }) => turnOf(record) === 'committee')
    .sort((one, other) => (daysWaiting(other.record, now) ?? 0) - (daysWaiting(one.record, now) ?? 0));
  const at = (status: HelpRequest['status']) => waiting.filter(({ record }) => record.status === status);
  return {
    review: at('committee-review'),
    final: at('final-prioritization'),
    other: waiting.filter(
      ({ record: { status } }) => status !== 'committee-review' && status !== 'final-prioritization',
    ),
    questions: readable.filter(({ record }) => {
      const made = Date.parse(record.created);
      return record.size === 'question' && made > since && made <= now;
    }),
  };
}

/**
 * The agenda, line by line. `date`: `2026-12-01`; `recusedFrom`: members of the committee who have no say in a request.
 */
export function agendaLines(
  agenda: Agenda,
  date: string,
  now: number,
  words: MeetingWords,
  recusedFrom: (request: HelpRequest) => readonly string[],
): readonly MeetingLine[] {
  const item = (one: MeetingRequest, extra: readonly MeetingLine[]) => [
    line('topic', linkTo(one)),
    line('point', ...filled(words.requester, userLink(one.record.requester))),
    ...waitingLine(one, now, words),
    ...boxesLine(one, words),
    ...recusedLine(one.record, words, recusedFrom),
    ...gist(one.record),
    ...extra,
  ];
  const section = (heading: string, list: readonly MeetingRequest[], extra: readonly MeetingLine[] = []) => [
    line('section', heading),
    ...(list.length === 0 ? [line('text', words.nothing)] : list.flatMap(one => item(one, extra))),
  ];
  const asked = [line('point', words.ready), line('point', words.sustainable)];
  return [
    line('heading', `${words.agenda} ${date}`),
    ...section(words.feedback, agenda.review),
    ...section(words.finalPrioritization, agenda.final, asked),
    ...(agenda.other.length === 0 ? [] : section(words.otherRequests, agenda.other)),
    line('section', words.smallQuestions),
    ...questionLines(agenda.questions, words),
  ];
}

/** A decision with the request it is about. */
export interface MeetingDecision {
  readonly listed: MeetingRequest;
  readonly decision: Decision;
}

/** What was recorded between two times (milliseconds since 1970), by request and in order. */
export function decisionsBetween(
  requests: readonly Listed<HelpRequest>[],
  from: number,
  to: number,
): readonly MeetingDecision[] {
  return requests
    .filter((one): one is MeetingRequest => one.record !== null)
    .flatMap(listed =>
      listed.record.decisions
        .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to)
        .map(decision => ({ listed, decision })),
    );
}

/** The summary for the page of notes, line by line. */
export function summaryLines(
  decisions: readonly MeetingDecision[],
  questions: readonly MeetingRequest[],
  date: string,
  words: MeetingWords,
): readonly MeetingLine[] {
  const byTitle = new Map<string, MeetingDecision[]>();
  for (const one of decisions) {
    const list = byTitle.get(one.listed.title) ?? [];
    list.push(one);
    byTitle.set(one.listed.title, list);
  }
  const items = [...byTitle.values()].flatMap(list => [
    ...list.slice(0, 1).map(({ listed }) => line('point', linkTo(listed))),
    ...list.map(({ decision: { subject, answer, text } }) => {
      const said = text.trim() === '' ? '' : ` – ${text}`;
      return line('detail', `${words.subjects[subject]}: ${words.answers[answer]}${said}`);
    }),
  ]);
  return [
    line('heading', `${words.summary} ${date}`),
    ...(items.length === 0 ? [line('text', words.nothing)] : items),
    line('section', words.smallQuestions),
    ...questionLines(questions, words),
  ];
}

function line(kind: MeetingLine['kind'], ...parts: readonly MeetingPart[]): MeetingLine {
  return { kind, parts };
}

function questionLines(questions: readonly MeetingRequest[], words: MeetingWords): readonly MeetingLine[] {
  if (questions.length === 0) return [line('text', words.nothing)];
  return questions.map(one => line('point', linkTo(one), ' (', userLink(one.record.requester), ')'));
}

function linkTo({ title, record }: MeetingRequest): MeetingPart {
  return { kind: 'request', title, text: record.title };
}

const userLink = (name: string): MeetingPart => ({ kind: 'user', name });

function waitingLine({ record }: MeetingRequest, now: number, words: MeetingWords): readonly MeetingLine[] {
  const days = daysWaiting(record, now);
  return days === null ? [] : [line('point', ...filled(words.waitingDays, String(days)))];
}

function boxesLine({ record: { checks } }: MeetingRequest, words: MeetingWords): readonly MeetingLine[] {
  const settled = checks.filter(({ state }) => state !== 'to-do').length;
  return checks.length === 0 ? [] : [line('point', ...filled(words.boxes, `${settled}/${checks.length}`))];
}

function recusedLine(
  request: HelpRequest,
  words: MeetingWords,
  recusedFrom: (request: HelpRequest) => readonly string[],
): readonly MeetingLine[] {
  const names = recusedFrom(request).flatMap((name, at) => [...(at === 0 ? [] : [', ']), userLink(name)]);
  return names.length === 0 ? [] : [line('point', ...filled(words.recused, ...names))];
}

/** The beginning of what it is about, and of the first question of the justification it answers. */
function gist({ answers }: HelpRequest): readonly MeetingLine[] {
  const first = justificationQuestions
    .map(question => answers[question] ?? '')
    .find(text => text.trim() !== '');
  return [answers.description ?? '', first ?? '']
    .filter(text => text.trim() !== '')
    .map(text => {
      const chars = [...text.replace(/\s+/g, ' ').trim()];
      return line('point', chars.length > 300 ? `${chars.slice(0, 299).join('')}…` : chars.join(''));
    });
}

/** A text with parts in the place of its `$1`. */
function filled(template: string, ...parts: readonly MeetingPart[]): readonly MeetingPart[] {
  const [before = '', ...after] = template.split('$1');
  return after.length === 0 ? [before] : [before, ...parts, after.join('$1')];
}
