import type { LineResult } from '../../lib/batch/plan/entity-plan.ts';
import type { BatchState, EditState, RunWait, StopCause } from '../../lib/batch/run/engine-types.ts';
import type { Preset } from '../../lib/batch/table/table-mapping.ts';
import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';
import type { Rank } from '../../lib/wiki/entity-types.ts';
import { wikiNames } from '../common/wiki-names.ts';
import type { InputKind } from './input-model.ts';
import type { OperationKind } from './pages/operation-model.ts';
import type { SelectionKind } from './pages/pages-model.ts';
import type { RowVerdict } from './preview/preview-rows.ts';
import type { RunFilter } from './run/run-model.ts';

export const verdictNames: Readonly<Record<RowVerdict, MessageKey>> = {
  new: 'batch-verdict-new',
  change: 'batch-verdict-change',
  same: 'batch-verdict-same',
  look: 'batch-verdict-look',
  impossible: 'batch-verdict-impossible',
};

export const kindNames: Readonly<Record<InputKind, MessageKey>> = {
  v1: 'batch-kind-v1',
  csv: 'batch-kind-csv',
  table: 'batch-kind-table',
  ids: 'batch-kind-ids',
  pages: 'batch-kind-pages',
};

export const operationNames: Readonly<Record<OperationKind, MessageKey>> = {
  'add-category': 'batch-op-add-category',
  'remove-category': 'batch-op-remove-category',
  'move-category': 'batch-op-move-category',
  'set-parameter': 'batch-op-set-parameter',
  'replace-text': 'batch-op-replace-text',
  'replace-pattern': 'batch-op-replace-pattern',
  caption: 'batch-op-caption',
  statement: 'batch-op-statement',
};

export const selectionNames: Readonly<Record<SelectionKind, MessageKey>> = {
  list: 'batch-select-list',
  category: 'batch-select-category',
  search: 'batch-select-search',
  uploads: 'batch-select-uploads',
};

export const editStateNames: Readonly<Record<EditState, MessageKey>> = {
  planned: 'batch-edit-planned',
  sending: 'batch-edit-sending',
  saved: 'batch-edit-saved',
  'no-change': 'batch-edit-no-change',
  failed: 'batch-edit-failed',
  held: 'batch-edit-held',
  skipped: 'batch-edit-skipped',
  refused: 'batch-edit-refused',
};

export const runFilterNames: Readonly<Record<RunFilter, MessageKey>> = {
  all: 'batch-filter-all',
  open: 'batch-edit-planned',
  saved: 'batch-edit-saved',
  'no-change': 'batch-edit-no-change',
  failed: 'batch-edit-failed',
  held: 'batch-edit-held',
  skipped: 'batch-edit-skipped',
};

export const batchStateNames: Readonly<Record<BatchState, MessageKey>> = {
  ready: 'batch-state-ready',
  running: 'batch-state-running',
  'trial-done': 'batch-state-trial-done',
  paused: 'batch-state-paused',
  stopped: 'batch-state-stopped',
  finished: 'batch-state-finished',
};

export const rankNames: Readonly<Record<Rank, MessageKey>> = {
  preferred: 'batch-rank-preferred',
  normal: 'batch-rank-normal',
  deprecated: 'batch-rank-deprecated',
};

const waits: Readonly<Record<RunWait['cause'], MessageKey>> = {
  'other-edit': 'batch-wait-other-edit',
  pace: 'batch-wait-pace',
  'rate-limited': 'batch-wait-rate-limited',
  lagged: 'batch-wait-lagged',
  'server-busy': 'batch-wait-server-busy',
  'read-only': 'batch-wait-read-only',
  unreachable: 'batch-wait-unreachable',
  'reading-back': 'batch-wait-reading-back',
};

/** Why the batch waits, and until when. */
export function waitWords(i18n: I18n, wait: RunWait): string {
  const why = i18n.text(waits[wait.cause]);
  return wait.until === null ? why : i18n.text('batch-wait-until', why, i18n.clock(wait.until));
}

const causes: Readonly<Record<StopCause['kind'], MessageKey>> = {
  'signed-out': 'batch-stop-signed-out',
  'another-user': 'batch-stop-another-user',
  blocked: 'batch-stop-blocked',
  captcha: 'batch-stop-captcha',
  'waited-too-long': 'batch-stop-waited-too-long',
  'many-failures': 'batch-stop-many-failures',
  person: 'batch-stop-person',
};

/** Why a batch stopped. */
export function causeWords(i18n: I18n, cause: StopCause): string {
  return cause.kind === 'person'
    ? i18n.text(causes.person)
    : i18n.text(causes[cause.kind], i18n.text(wikiNames[cause.wiki]));
}

/** Minutes for people: "less than a minute", "about 14 min", "about 2 h 10 min". */
export function durationWords(i18n: I18n, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return i18n.text('batch-time-short');
  if (minutes < 60) return i18n.text('batch-time-minutes', minutes);
  return i18n.text('batch-time-hours', Math.floor(minutes / 60), minutes % 60);
}

/** What a line of an edit comes to. */
export const resultNames: Readonly<Record<LineResult['result'], MessageKey>> = {
  change: 'batch-result-change',
  'no-change': 'batch-result-no-change',
  refused: 'batch-result-refused',
};

/** Kinds of tables: name, and what it is for. */
export const presetNames: Readonly<Record<Preset | 'none', readonly [name: MessageKey, help: MessageKey]>> = {
  'heritage-list': ['batch-preset-heritage-list', 'batch-preset-heritage-list-help'],
  'collection-on-files': ['batch-preset-collection-on-files', 'batch-preset-collection-on-files-help'],
  none: ['batch-preset-none', 'batch-preset-none-help'],
};
