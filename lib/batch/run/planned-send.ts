import { type EntityChange, subjectOf } from '../plan/entity-diff.ts';
import { textSignature } from '../plan/page-text.ts';
import { editSummary } from './batch-summary.ts';
import type { EditState, PlannedEdit } from './engine-types.ts';
import type { JournalEdit } from './journal.ts';
import { type JournalSource, journalSchema, type Send } from './journal-schema.ts';

const stateOf = {
  edit: 'planned',
  'no-change': 'no-change',
  refused: 'refused',
} as const satisfies Record<PlannedEdit['verdict'], EditState>;

/** A planned edit as the journal holds it. `summary`: the batch's, without link. */
export function journalEdit(batch: string, number: number, edit: PlannedEdit, summary: string): JournalEdit {
  return {
    batch,
    number,
    state: stateOf[edit.verdict],
    schema: journalSchema,
    key: edit.key,
    wiki: edit.wiki,
    kind: edit.kind,
    title: edit.kind === 'merge' ? edit.from : edit.title,
    needs: [...edit.needs],
    lines: [...edit.lines],
    problems: [...edit.problems],
    sends: 0,
    sentAt: null,
    outcome: null,
    revision: 0,
    previousRevision: 0,
    created: false,
    settled: null,
    basis: basisOf(edit),
    send: edit.verdict === 'edit' ? sendOf(batch, number, edit, summary) : null,
    source: sourceOf(edit),
    signature: signatureOf(edit),
    held: null,
  };
}

function basisOf(edit: PlannedEdit): number {
  if (edit.kind === 'merge') return 0;
  return edit.kind === 'page' ? edit.baseRevision : edit.basis;
}

/**
 * What goes to the wiki for a planned edit; null when that cannot be known yet, because it names or changes what an earlier
 * edit makes. Depends on nothing but its arguments: the same plan is sent as the very same edit.
 */
export function sendOf(batch: string, number: number, edit: PlannedEdit, words: string): Send | null {
  const summary = editSummary(edit.wiki, batch, words, edit.summaries);
  switch (edit.kind) {
    case 'page': {
      const { title, source, after, baseRevision } = edit;
      if (source.kind === 'undo' && source.byWiki) {
        return { kind: 'undo', title, revision: source.revision, summary };
      }
      return { kind: 'page', title, text: after, base: baseRevision, summary };
    }
    case 'merge':
      return { kind: 'merge', from: edit.from, into: edit.into, summary };
    case 'entity': {
      const { target, plan, source, title } = edit;
      if (source.kind === 'undo' && source.restores === true && title !== null) {
        return { kind: 'restore', title, from: source.revision, to: source.previousRevision, summary };
      }
      if (plan.pending.length > 0 || target.kind === 'made') return null;
      // Found again by this when the reply is lost: nothing else names a new item.
      if (target.kind === 'create') {
        return { kind: 'create', data: plan.data, summary, marker: `${batch}/${number}` };
      }
      return { kind: 'entity', id: target.id, data: plan.data, base: plan.baseRevision, summary };
    }
  }
}

function sourceOf(edit: PlannedEdit): JournalSource {
  switch (edit.kind) {
    case 'merge':
      return { kind: 'group', group: edit.source.group };
    case 'page': {
      const { source } = edit;
      if (source.kind === 'operations') return { kind: 'page', operations: [...source.operations] };
      const { revision, previousRevision } = source;
      return { kind: 'undo-page', revision, previousRevision };
    }
    case 'entity': {
      const { source } = edit;
      if (source.kind === 'commands') return { kind: 'group', group: source.group };
      const { revision, previousRevision, restores } = source;
      return { kind: restores === true ? 'undo-merge' : 'undo-entity', revision, previousRevision };
    }
  }
}

/**
 * What a person sees of an edit: two plans with the same signature are the same diff, whatever else of the page or entity
 * has changed between them. So an edit that still does what was shown goes out, and one that would do something else does not.
 */
export function signatureOf(edit: PlannedEdit): string {
  switch (edit.kind) {
    case 'page':
      return textSignature(edit.before, edit.after);
    case 'merge':
      return `${edit.from} ${edit.into}`;
    case 'entity': {
      const changes = edit.source.kind === 'undo' ? edit.source.changes : edit.plan.changes;
      return JSON.stringify(changes.map(visible), plain);
    }
  }
}

function visible(change: EntityChange): unknown {
  if (change.kind !== 'statement-changed') {
    const { kind } = change;
    return kind === 'statement-added' || kind === 'statement-removed' ? [kind, change.statement] : change;
  }
  // Not the whole statement: what others added to it beside our own change is theirs, and stays.
  const { value, rank, qualifiersAdded, qualifiersRemoved, referencesAdded, referencesRemoved } = change;
  const parts = { value, rank, qualifiersAdded, qualifiersRemoved, referencesAdded, referencesRemoved };
  return [subjectOf(change), parts];
}

const derived: ReadonlySet<string> = new Set([
  'hash',
  'datatype',
  'numeric-id',
  'snaks-order',
  'qualifiers-order',
  'by',
]);

/** Without what the wiki derives. */
function plain(key: string, value: unknown): unknown {
  return derived.has(key) ? undefined : value;
}
