import type { Config } from '../config.ts';
import type { HelpRequest } from './request.ts';
import { type Permission, permit } from './roles.ts';
import { type Condition, type Step, stageOf, stepsFrom, unmet } from './stages.ts';

/** What a person has to say when they take a step. */
export type StepInput = 'reason' | 'hold-until' | 'results';

/** A step that leads on from where a request stands, for one person. */
export interface StepChoice {
  readonly step: Step;
  readonly permission: Permission;
  /** What must be true first and is not; what they say when they take it is not among these. */
  readonly unmet: readonly Condition[];
  readonly asks: readonly StepInput[];
}

/** Every step from where a request stands, in the order of the table. */
export function stepsFor(config: Config, request: HelpRequest, user: string | null): readonly StepChoice[] {
  return stepsFrom(request).map(step => ({
    step,
    permission: permit(config, request, user, { kind: 'take-step', from: step.from, to: step.to }),
    unmet: unmet(request, step).filter(condition => !said.has(condition)),
    asks: asksOf(request, step),
  }));
}

/** Conditions that are met by what the person says when taking the step. */
const said: ReadonlySet<Condition> = new Set(['reason-given', 'result-linked']);

function asksOf(request: HelpRequest, { to, needs }: Step): readonly StepInput[] {
  const asks: StepInput[] = [];
  if (needs.includes('reason-given')) asks.push('reason');
  if (to === 'on-hold') asks.push('hold-until');
  if (needs.includes('result-linked') && request.results.length === 0) asks.push('results');
  return asks;
}

/** Whole days since a request came to where it stands; null when it is closed or nobody noted when. */
export function daysWaiting(request: HelpRequest, now: number): number | null {
  const since = Date.parse(request.waitingSince === '' ? request.created : request.waitingSince);
  if (!stageOf(request.status).open || Number.isNaN(since)) return null;
  return Math.max(0, Math.floor((now - since) / 86_400_000));
}
