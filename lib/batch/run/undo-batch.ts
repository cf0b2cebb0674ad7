import type { WikiId } from '../../wiki/sites.ts';
import { countedClients } from '../plan/counted-client.ts';
import { batchId, type PlanEnv, type Planning, type PlanOptions } from '../plan/plan-batch.ts';
import { type DoneEdit, planUndoing } from '../plan/plan-undo.ts';
import { type DoneMerge, planUndoMerge } from '../plan/plan-undo-merge.ts';
import type { PlannedEdit } from './engine-types.ts';
import type { Journal, JournalEdit } from './journal.ts';

/**
 * Plans the taking back of a batch, or of some of its edits (by number): at any later time, newest first. A batch like any
 * other comes of it, with preview, journal and report; what others changed since stays and is listed there. Undefined when the
 * batch is not in the history (or cannot be read). Throws {@link WikiError} and {@link StoreError}.
 */
export async function planUndo(
  env: PlanEnv,
  journal: Journal,
  batch: string,
  numbers?: ReadonlySet<number>,
  { onProgress, signal }: Pick<PlanOptions, 'onProgress' | 'signal'> = {},
): Promise<Planning | undefined> {
  const undone = await journal.batch(batch);
  if (undone === undefined) return undefined;
  const saved = (await journal.edits(batch)).filter(
    edit => edit.state === 'saved' && (numbers === undefined || numbers.has(edit.number)),
  );
  const counted = countedClients(env.client);
  const edits: PlannedEdit[] = [];
  let done = 0;
  for (const wiki of undone.wikis) {
    const here = saved.filter(edit => edit.wiki === wiki).sort(newestFirst);
    const onRead = (more: number) => {
      done += more;
      onProgress?.({ phase: 'reading', done: Math.min(done, saved.length), of: saved.length });
    };
    const client = counted.client(wiki);
    const plain = here.filter(({ kind }) => kind !== 'merge');
    const planned = await planUndoing(client, plain.map(doneEdit), onRead, signal);
    const byNumber = new Map(plain.map(({ number }, i) => [number, planned.slice(i, i + 1)]));
    for (const edit of here) {
      const merge = doneMerge(edit);
      edits.push(
        ...(merge === undefined
          ? (byNumber.get(edit.number) ?? [])
          : await planUndoMerge(client, merge, signal)),
      );
    }
  }
  const plan = (unticked: ReadonlySet<number>): Planning => ({
    plan: {
      id,
      edits: edits.filter(
        ({ lines }) => lines.length === 0 || lines.some(({ index }) => !unticked.has(index)),
      ),
      problems: [],
      unticked,
      alsoLeftOut: [],
      readAt: counted.readAt,
      reads: counted.reads,
      undoes: batch,
    },
    context: {
      batch: id,
      knowledge: { datatypes: new Map() },
      names: new Map<WikiId, never>(),
      regex: env.regex,
    },
    untick: async others => plan(others),
  });
  const id = batchId(env.random);
  return plan(new Set());
}

/** What was saved last goes first; its revision tells, and clocks do not. */
function newestFirst(one: JournalEdit, other: JournalEdit): number {
  return other.revision - one.revision;
}

function doneEdit(edit: JournalEdit): DoneEdit {
  const { number, wiki, title, outcome, revision, previousRevision, created, lines } = edit;
  const kind = edit.kind === 'page' ? 'page' : 'entity';
  // A new item has its title from the outcome.
  const made = outcome?.kind === 'saved' && created ? outcome.title : null;
  return { number, wiki, kind, title: title ?? made ?? '', revision, previousRevision, lines };
}

function doneMerge({
  kind,
  number,
  batch,
  title,
  outcome,
  revision,
  lines,
}: JournalEdit): DoneMerge | undefined {
  if (kind !== 'merge' || title === null || outcome?.kind !== 'saved') return undefined;
  return { number, batch, from: title, into: outcome.title, revision, lines };
}
