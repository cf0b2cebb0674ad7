/** What stands between the start of a batch and its run: tables, pages, and the plan with its preview. Comes when wanted. */
export { planBatch } from '../../lib/batch/plan/plan-batch.ts';
export { planUndo } from '../../lib/batch/run/undo-batch.ts';
export { openPages } from './pages/pages-model.ts';
export { openPreview } from './preview/preview-model.ts';
export { openTable } from './table/table-model.ts';

export type Workshop = typeof import('./workshop.ts');
