import type { Outcome } from '../../wiki/outcome.ts';
import { pageUrl, sites } from '../../wiki/sites.ts';
import { csvRow } from '../input/csv.ts';
import type { BatchRecord, EditProblem, EditRecord } from './engine-types.ts';

/** Columns of the report; the names are fixed, so that scripts can read it, whatever the language of the panel. */
const columns = [
  'batch',
  'number',
  'lines',
  'wiki',
  'page',
  'state',
  'cause',
  'details',
  'revision',
  'diff',
  'time',
] as const;

/**
 * The report of a batch as CSV, for people who open it in a spreadsheet: no cell can run as a formula. One row per edit,
 * in their order; everything the batch was to do is named, done or not.
 */
export function batchReport(batch: BatchRecord, edits: readonly EditRecord[]): string {
  const rows = edits.map(edit => {
    const { wiki, revision, settled } = edit;
    const title = titleOfRecord(edit) ?? '';
    const { cause, details } = causeOf(edit);
    return csvRow(
      [
        batch.id,
        String(edit.number + 1),
        edit.lines.map(({ line }) => line).join(' '),
        sites[wiki].host,
        title,
        edit.state,
        cause,
        details,
        revision === 0 ? '' : String(revision),
        revision === 0 ? '' : pageUrl(wiki, title, { diff: String(revision) }),
        settled === null ? '' : new Date(settled).toISOString(),
      ],
      { purpose: 'report' },
    );
  });
  // A byte order mark: without it spreadsheets take UTF-8 for the encoding of the machine.
  return `\ufeff${csvRow(columns, { purpose: 'report' })}${rows.join('')}`;
}

/** Where an edit took place, or was to; what was never there is called by the id it was asked for by. Null: a new item. */
export function titleOfRecord({ title, outcome, key }: EditRecord): string | null {
  if (title !== null) return title;
  if (outcome?.kind === 'saved') return outcome.title;
  // The key of an edit of an entity is its id, with the place of a later edit of the same one behind.
  return /^([QPM]\d+)(?:@\d+)?$/.exec(key)?.[1] ?? null;
}

function causeOf({ state, outcome, problems }: EditRecord): {
  readonly cause: string;
  readonly details: string;
} {
  if (outcome !== null && outcome.kind !== 'saved' && outcome.kind !== 'no-change') {
    return { cause: outcome.kind, details: detailOf(outcome) };
  }
  if (state === 'saved' || state === 'no-change') return { cause: '', details: '' };
  return {
    cause: [...new Set(problems.map(({ key }) => key))].join(' '),
    details: problems.map(said).join('; '),
  };
}

function detailOf(outcome: Outcome): string {
  const detail = 'detail' in outcome ? outcome.detail : '';
  return 'code' in outcome ? `${outcome.code}: ${detail}` : detail;
}

function said({ key, found, right }: EditProblem): string {
  return `${key} ${found}${right === '' ? '' : ` -> ${right}`}`.trim();
}

/** Name of the file the report is saved under. */
export function reportName(batch: Pick<BatchRecord, 'id'>): string {
  return `batch-${batch.id}.csv`;
}
