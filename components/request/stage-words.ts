import type { HelpRequest, RequestStatus } from '../../lib/desk/request/request.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';

/** Where a request stands, in words. */
export const stageNames: Readonly<Record<RequestStatus, MessageKey>> = {
  submitted: 'stage-submitted',
  'gathering-information': 'stage-gathering-information',
  'committee-review': 'stage-committee-review',
  'in-development': 'stage-in-development',
  'final-prioritization': 'stage-final-prioritization',
  implementation: 'stage-implementation',
  done: 'stage-done',
  answered: 'stage-answered',
  'awaiting-funding': 'stage-awaiting-funding',
  'on-hold': 'stage-on-hold',
  declined: 'stage-declined',
  withdrawn: 'stage-withdrawn',
};

const projectWay: readonly RequestStatus[] = [
  'submitted',
  'gathering-information',
  'committee-review',
  'in-development',
  'final-prioritization',
  'implementation',
  'done',
];
const questionWay: readonly RequestStatus[] = ['submitted', 'gathering-information', 'answered'];

/** How far along its way a request is; null where it left the way (declined, withdrawn). */
export interface Way {
  /** From 1. */
  readonly at: number;
  readonly of: number;
}

/**
 * The place of a request on the way of its size. On hold it is where it was held from; while the money is sought it is
 * past the committee.
 */
export function wayOf({
  status,
  size,
  heldFrom,
}: Pick<HelpRequest, 'status' | 'size' | 'heldFrom'>): Way | null {
  const way = size === 'question' ? questionWay : projectWay;
  const stands = status === 'on-hold' ? heldFrom : status;
  const index = way.indexOf(
    stands === 'awaiting-funding' ? 'committee-review' : (stands ?? 'gathering-information'),
  );
  return index === -1 ? null : { at: index + 1, of: way.length };
}
