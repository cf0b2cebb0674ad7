/**
 * The stages of a request, who takes each step and what must be true for it: one table, which the panel, the page that
 * documents it on the wiki and the tests all read (DESIGN 5).
 *
 * Source of the order: the Helpdesk's page "Steps" on Meta. A request is sent in; staff gather what the committee needs;
 * the committee gives feedback and priority; a working group develops it until every box of the checklist is ticked; the
 * committee asks whether it is ready and sustainable; it is carried out. The steps aside come from the committee's meeting
 * notes (small questions) and the Working Groups page (approved while the money is still sought).
 */
import {
  type Actor,
  type DecisionAnswer,
  type DecisionSubject,
  type HelpRequest,
  justificationQuestions,
  type Question,
  type RequestStatus,
} from './request.ts';

/** What must be true before a step. */
export type Condition =
  /** Every box is ticked or not applicable. */
  | 'checklist-complete'
  /** The request says what it is about, and answers at least one question of the justification. */
  | 'justified'
  /** A working group or task force is named. */
  | 'group-named'
  /** The committee's latest word on it is yes. */
  | 'feedback-given'
  | 'said-ready'
  | 'said-sustainable'
  | 'said-fund'
  /** A reason is given, which the requester will read. */
  | 'reason-given'
  /** It is a small question. */
  | 'is-question'
  /** It is a project. */
  | 'is-project'
  /** Something that came of it is linked. */
  | 'result-linked';

export interface Step {
  readonly from: RequestStatus;
  readonly to: RequestStatus;
  readonly by: readonly Actor[];
  readonly needs: readonly Condition[];
}

/** A stage: whose turn it is while a request is there, and whether it still goes on. */
export interface Stage {
  readonly status: RequestStatus;
  readonly turn: Actor | null;
  readonly open: boolean;
}

export const stages: readonly Stage[] = [
  { status: 'submitted', turn: 'staff', open: true },
  { status: 'gathering-information', turn: 'staff', open: true },
  { status: 'committee-review', turn: 'committee', open: true },
  { status: 'in-development', turn: 'group', open: true },
  { status: 'final-prioritization', turn: 'committee', open: true },
  { status: 'implementation', turn: 'group', open: true },
  { status: 'done', turn: null, open: false },
  { status: 'answered', turn: null, open: false },
  { status: 'awaiting-funding', turn: 'staff', open: true },
  { status: 'on-hold', turn: 'staff', open: true },
  { status: 'declined', turn: null, open: false },
  { status: 'withdrawn', turn: null, open: false },
];

const forward: readonly Step[] = [
  { from: 'submitted', to: 'gathering-information', by: ['staff'], needs: [] },
  { from: 'submitted', to: 'answered', by: ['staff'], needs: ['is-question'] },
  { from: 'gathering-information', to: 'answered', by: ['staff'], needs: ['is-question'] },
  {
    from: 'gathering-information',
    to: 'committee-review',
    by: ['staff'],
    needs: ['is-project', 'justified'],
  },
  { from: 'committee-review', to: 'gathering-information', by: ['staff', 'committee'], needs: [] },
  {
    from: 'committee-review',
    to: 'in-development',
    by: ['staff', 'committee'],
    needs: ['feedback-given', 'group-named'],
  },
  { from: 'committee-review', to: 'awaiting-funding', by: ['staff', 'committee'], needs: ['said-fund'] },
  { from: 'awaiting-funding', to: 'in-development', by: ['staff'], needs: ['group-named'] },
  {
    from: 'in-development',
    to: 'final-prioritization',
    by: ['staff', 'group'],
    needs: ['checklist-complete'],
  },
  { from: 'final-prioritization', to: 'in-development', by: ['staff', 'committee'], needs: [] },
  {
    from: 'final-prioritization',
    to: 'implementation',
    by: ['staff', 'committee'],
    needs: ['checklist-complete', 'said-ready', 'said-sustainable'],
  },
  { from: 'final-prioritization', to: 'awaiting-funding', by: ['staff', 'committee'], needs: ['said-fund'] },
  { from: 'implementation', to: 'done', by: ['staff', 'group'], needs: ['result-linked'] },
];

const open = stages.filter(stage => stage.open).map(stage => stage.status);
const closed = stages.filter(stage => !stage.open).map(stage => stage.status);

/** Every step there is. A request on hold goes back to where it was held from: see {@link stepsFrom}. */
export const steps: readonly Step[] = [
  ...forward,
  ...open
    .filter(from => from !== 'on-hold')
    .map((from): Step => ({ from, to: 'on-hold', by: ['staff'], needs: ['reason-given'] })),
  ...open.map(
    (from): Step => ({ from, to: 'declined', by: ['staff', 'committee'], needs: ['reason-given'] }),
  ),
  ...open.map((from): Step => ({ from, to: 'withdrawn', by: ['requester'], needs: [] })),
  ...closed.map(
    (from): Step => ({ from, to: 'gathering-information', by: ['staff'], needs: ['reason-given'] }),
  ),
  ...open
    .filter(to => to !== 'on-hold')
    .map((to): Step => ({ from: 'on-hold', to, by: ['staff'], needs: [] })),
];

/** The stage of a status. */
export function stageOf(status: RequestStatus): Stage {
  const found = stages.find(stage => stage.status === status);
  if (found === undefined) throw new RangeError(`No stage for ${status}`);
  return found;
}

/** Steps that lead on from where a request stands; one on hold leads only back to where it was. */
export function stepsFrom(request: HelpRequest): readonly Step[] {
  return steps.filter(
    step =>
      step.from === request.status &&
      (request.status !== 'on-hold' ||
        step.to === (request.heldFrom ?? 'gathering-information') ||
        step.to === 'declined' ||
        step.to === 'withdrawn'),
  );
}

/** Who has to act on a request now; null when nobody has. */
export function turnOf(request: HelpRequest): Actor | null {
  const { open: goesOn, turn } = stageOf(request.status);
  return goesOn ? (request.waitingFor ?? turn) : null;
}

/** The conditions of a step that do not hold yet, in the order of the table. */
export function unmet(request: HelpRequest, step: Step): readonly Condition[] {
  return step.needs.filter(condition => !holds(request, condition));
}

function holds(request: HelpRequest, condition: Condition): boolean {
  switch (condition) {
    case 'checklist-complete':
      return request.checks.length > 0 && request.checks.every(check => check.state !== 'to-do');
    case 'justified':
      return (
        isAnswered(request, 'description') &&
        justificationQuestions.some(question => isAnswered(request, question))
      );
    case 'group-named':
      return request.group !== '' || request.members.length > 0;
    case 'feedback-given':
      return latest(request, 'feedback') === 'yes';
    case 'said-ready':
      return latest(request, 'ready') === 'yes';
    case 'said-sustainable':
      return latest(request, 'sustainable') === 'yes';
    case 'said-fund':
      return latest(request, 'funding') === 'yes';
    case 'reason-given':
      return request.reason.trim() !== '';
    case 'is-question':
      return request.size === 'question';
    case 'is-project':
      return request.size === 'project';
    case 'result-linked':
      return request.results.length > 0;
  }
}

/** The committee's word on a subject that counts: the last one recorded. A `later` or a no takes an earlier yes back. */
function latest(request: HelpRequest, subject: DecisionSubject): DecisionAnswer | undefined {
  return request.decisions.filter(decision => decision.subject === subject).at(-1)?.answer;
}

function isAnswered(request: HelpRequest, question: Question): boolean {
  return (request.answers[question] ?? '').trim() !== '';
}
