/**
 * What goes through the batch engine: input -> {@link BatchPlan} (planBatch) -> journal (startBatch) -> runner -> report, undo.
 * Everything a view shows about a batch is one of these types; texts come from messages by their keys.
 */
export type {
  BatchPart,
  BatchPlan,
  EditProblem,
  EntitySource,
  EntityTarget,
  NumberedOperation,
  PageProblem,
  PageProblemKey,
  PageSource,
  PlanCounts,
  PlannedEdit,
  PlannedEntityEdit,
  PlannedMerge,
  PlannedPageEdit,
  PlanProgress,
} from '../plan/plan-types.ts';
export type {
  BatchRecord,
  BatchState,
  EditCounts,
  EditRecord,
  EditState,
  HeldChange,
  StopCause,
} from './record-types.ts';
export type { RunEnd, RunProgress, RunWait } from './run-types.ts';
