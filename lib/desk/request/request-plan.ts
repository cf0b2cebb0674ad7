import type { Config } from '../config.ts';
import { normalizeField } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import { normalizeLink } from '../record/record-fields.ts';
import { sameUser } from '../same-user.ts';
import type { DeedPlan, Doer } from './deed-plan.ts';
import { type Check, type Decision, type HelpRequest, requestLimits as limits } from './request.ts';
import { checkDeed } from './request-deed-check.ts';
import { type DeedOf, decisionsOf, type RequestDeed } from './request-deeds.ts';
import { planDetails } from './request-plan-details.ts';
import { planAnswer, planAnswerAsked, planAsk } from './request-plan-questions.ts';
import type { DeedProblem } from './request-results.ts';
import { permit } from './roles.ts';
import { stepsFrom, unmet } from './stages.ts';

const unchanged: DeedPlan = { kind: 'unchanged' };
const bad = (problem: DeedProblem): DeedPlan => ({ kind: 'bad-input', problem });

/** Plans a deed. Every path that writes to a request comes through here, and so past {@link permit}. */
export function planDeed(request: HelpRequest, deed: RequestDeed, doer: Doer, config: Config): DeedPlan {
  const problem = checkDeed(deed, config);
  if (problem !== undefined) return bad(problem);
  const permission = permit(config, request, doer.user, deed);
  if (!permission.ok) return { kind: 'not-allowed', why: permission.why };
  switch (deed.kind) {
    case 'set-box':
      return planSetBox(request, deed, doer);
    case 'add-box':
      return planAddBox(request, deed);
    case 'take-step':
      return planStep(request, deed, doer);
    case 'ask':
      return planAsk(request, deed, doer);
    case 'answer-asked':
      return planAnswerAsked(request, deed, doer);
    case 'answer':
      return planAnswer(request, deed, config);
    case 'add-link':
      return planAddLink(request, deed);
    case 'follow':
      return planFollow(request, deed, doer);
    case 'decide':
      return planDecide(request, deed, doer);
    case 'set-priority':
    case 'assign':
    case 'set-waiting':
    case 'set-public-request':
    case 'edit-details':
      return planDetails(request, deed, doer, config);
  }
}

/** Where a box is now: by key and text, else by key, else (one without a key) by its text. */
function boxIndex(checks: readonly Check[], seen: Check): number {
  const exact = checks.findIndex(({ id, text }) => id === seen.id && text === seen.text);
  if (exact !== -1 || seen.id === '') return exact;
  return checks.findIndex(({ id }) => id === seen.id);
}

const marks = { 'to-do': '☐', done: '☑', 'not-applicable': '–' } as const;

function planSetBox(request: HelpRequest, deed: DeedOf<'set-box'>, { user, now }: Doer): DeedPlan {
  const { seen, state } = deed;
  const note = normalizeField(deed.note);
  const index = boxIndex(request.checks, seen);
  const theirs = request.checks[index];
  if (theirs === undefined) return { kind: 'conflict', conflict: { kind: 'box', seen, theirs: null } };
  if (theirs.state === state && theirs.note === note) return unchanged;
  if (theirs.state !== seen.state || theirs.note !== seen.note || theirs.text !== seen.text) {
    return { kind: 'conflict', conflict: { kind: 'box', seen, theirs } };
  }
  const by: Check = { ...theirs, state, note, by: user, at: isoTime(now) };
  return {
    kind: 'change',
    change: { check: { replace: index, by } },
    summary: 'setBox',
    detail: `${marks[state]} ${theirs.text}`,
  };
}

function planAddBox({ checks }: HelpRequest, deed: DeedOf<'add-box'>): DeedPlan {
  const text = normalizeField(deed.text).trim();
  const same = checks.find(check => check.text.trim().toLowerCase() === text.toLowerCase());
  if (same !== undefined) return same.group === deed.group ? unchanged : bad({ kind: 'same-box' });
  let number = checks.length + 1;
  while (checks.some(({ id }) => id === `box-${number}`)) number++;
  const add: Check = {
    id: `box-${number}`,
    group: deed.group,
    text,
    state: 'to-do',
    by: '',
    at: '',
    note: '',
  };
  return { kind: 'change', change: { check: { add } }, summary: 'addBox', detail: text };
}

function planStep(request: HelpRequest, deed: DeedOf<'take-step'>, { now }: Doer): DeedPlan {
  const { from, to } = deed;
  if (request.status === to) return unchanged;
  if (request.status !== from) {
    return { kind: 'conflict', conflict: { kind: 'status', seen: from, theirs: request.status } };
  }
  const step = stepsFrom(request).find(one => one.to === to);
  if (step === undefined) return bad({ kind: 'no-such-step' });
  const results = withEntries(request.results, (deed.results ?? []).map(resultOf));
  if (results.length > limits.results) return bad({ kind: 'too-many', limit: limits.results });
  const set = {
    status: to,
    reason: normalizeField(deed.reason ?? ''),
    results,
    holdUntil: to === 'on-hold' ? (deed.holdUntil ?? '') : '',
    heldFrom: to === 'on-hold' ? from : null,
    waitingFor: null,
    waitingSince: isoTime(now),
  };
  const conditions = unmet({ ...request, ...set, status: from }, step);
  if (conditions.length > 0) return { kind: 'unmet', conditions };
  return { kind: 'change', change: { set }, summary: 'takeStep', detail: to.replaceAll('-', ' ') };
}

function planAddLink(request: HelpRequest, deed: DeedOf<'add-link'>): DeedPlan {
  const key = deed.as === 'link' ? 'links' : 'results';
  const link = resultOf(deed.link);
  if (request[key].includes(link)) return unchanged;
  if (request[key].length >= limits[key]) return bad({ kind: 'too-many', limit: limits[key] });
  return {
    kind: 'change',
    change: { set: { [key]: [...request[key], link] } },
    summary: 'addLink',
    detail: link,
  };
}

/** An address as records keep it, or the title of a page as typed. */
function resultOf(text: string): string {
  return normalizeLink(text) ?? normalizeField(text).trim();
}

function planFollow({ followers }: HelpRequest, deed: DeedOf<'follow'>, { user }: Doer): DeedPlan {
  const others = followers.filter(name => !sameUser(name, user));
  if ((others.length !== followers.length) === deed.follow) return unchanged;
  if (others.length >= limits.people && deed.follow) return bad({ kind: 'too-many', limit: limits.people });
  const set = { followers: deed.follow ? [...others, user] : others };
  return { kind: 'change', change: { set }, summary: deed.follow ? 'follow' : 'unfollow', detail: '' };
}

function planDecide({ decisions }: HelpRequest, deed: DeedOf<'decide'>, { user, now }: Doer): DeedPlan {
  const made = decisionsOf(deed)
    .map(({ subject, answer, text }): Decision => {
      return { subject, answer, by: user, at: isoTime(now), text: normalizeField(text) };
    })
    .filter(one => {
      const last = decisions.filter(({ subject }) => subject === one.subject).at(-1);
      // Recorded already, by an earlier try of this very thing or by someone pressing twice.
      return !(
        last !== undefined &&
        sameUser(last.by, user) &&
        last.answer === one.answer &&
        last.text === one.text
      );
    });
  if (made.length === 0) return unchanged;
  const detail = made.map(({ subject, answer }) => `${subject}: ${answer}`).join(', ');
  return { kind: 'change', change: { decisions: made }, summary: 'decide', detail };
}

/** A list with these entries too, each once. */
export function withEntries(list: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...list, ...more])];
}
