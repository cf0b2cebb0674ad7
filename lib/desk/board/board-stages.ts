import { opportunityStatuses } from '../opportunity/opportunity.ts';
import { requestStatuses } from '../request/request.ts';
import type { RowStage } from './board-rows.ts';

/** Every stage of the board in the order of work: what staff have to mend, opportunities on their way, then requests. */
export const rowStages: readonly RowStage[] = [
  'opportunity:broken',
  ...opportunityStatuses.map((status): RowStage => `opportunity:${status}`),
  'request:broken',
  ...requestStatuses.map((status): RowStage => `request:${status}`),
];

const places = new Map(rowStages.map((stage, at) => [stage, at]));

/** The place of a stage in that order, from 0. */
export function stagePlace(stage: RowStage): number {
  return places.get(stage) ?? rowStages.length;
}
