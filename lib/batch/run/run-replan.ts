import type { WikiClient } from '../../wiki/client.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { PageWork } from '../plan/batch-work.ts';
import type { RegexRunner } from '../plan/page-operation.ts';
import { type PlanContext, planGroup, planMerge, planPage } from '../plan/plan-edit.ts';
import { planUndoing } from '../plan/plan-undo.ts';
import { planRestoring } from '../plan/plan-undo-merge.ts';
import { readEntities, readMedia, readTexts } from '../plan/read-state.ts';
import type { MadeIds } from '../plan/statement-build.ts';
import type { HeldChange, PlannedEdit } from './engine-types.ts';
import type { JournalBatch, JournalEdit } from './journal.ts';
import { journalEdit } from './planned-send.ts';

export interface ReplanEnv {
  readonly client: (wiki: WikiId) => WikiClient;
  readonly regex: RegexRunner;
}

/**
 * Plans edits of a batch anew from how the wiki is now, all of one wiki, 50 per read. `made`: ids of what the batch has made so
 * far, by the keys of the edits. Gives the edits as they belong in the journal: the same edit on a newer basis; nothing to do
 * any more; not possible any more; or held for a person, when what it would do is not what was shown. Throws {@link WikiError}.
 */
export async function replanEdits(
  env: ReplanEnv,
  batch: JournalBatch,
  edits: readonly JournalEdit[],
  made: MadeIds,
  now: number,
  signal?: AbortSignal,
): Promise<readonly JournalEdit[]> {
  const context: PlanContext = {
    batch: batch.id,
    knowledge: { datatypes: new Map(batch.datatypes) },
    names: new Map(batch.names),
    regex: env.regex,
  };
  const planned: (readonly [JournalEdit, PlannedEdit])[] = [
    ...(await replanPages(env, edits, context, signal)),
    ...(await replanGroups(env, edits, context, made, signal)),
    ...(await replanUndoing(env, edits, signal)),
  ];
  return planned.map(([edit, plan]) => renewed(batch, edit, plan, now));
}

type Pair = readonly [JournalEdit, PlannedEdit];

async function replanPages(
  env: ReplanEnv,
  edits: readonly JournalEdit[],
  context: PlanContext,
  signal?: AbortSignal,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const [wiki, here] of byWiki(edits)) {
    const works = here.flatMap((edit): [JournalEdit, PageWork][] => {
      const { source, key, title } = edit;
      if (source.kind !== 'page' || title === null) return [];
      return [[edit, { kind: 'page', key, wiki, title, operations: source.operations }]];
    });
    if (works.length === 0) continue;
    const titles = works.map(([, { title }]) => title);
    const pages = await readTexts(env.client(wiki), titles, () => {}, signal);
    for (const [edit, work] of works) {
      pairs.push([edit, await planPage(work, pages.get(work.title), context, signal)]);
    }
  }
  return pairs;
}

async function replanGroups(
  env: ReplanEnv,
  edits: readonly JournalEdit[],
  context: PlanContext,
  made: MadeIds,
  signal?: AbortSignal,
): Promise<readonly Pair[]> {
  const ids = new Set<EntityId>();
  const idOf = (edit: JournalEdit): EntityId | undefined => {
    if (edit.source.kind !== 'group') return undefined;
    const { group } = edit.source;
    if (group.kind !== 'entity') return undefined;
    return typeof group.entity === 'string' ? group.entity : made.get(group.entity.madeBy);
  };
  for (const edit of edits) {
    const id = idOf(edit);
    if (id !== undefined) ids.add(id);
    if (edit.source.kind === 'group' && edit.source.group.kind === 'merge') {
      ids.add(edit.source.group.command.from).add(edit.source.group.command.into);
    }
  }
  const media = [...ids].filter(id => id.startsWith('M'));
  const others = [...ids].filter(id => !id.startsWith('M'));
  const read = new Map([
    ...(media.length > 0 ? await readMedia(env.client('commons'), media, () => {}, signal) : []),
    ...(others.length > 0 ? await readEntities(env.client('wikidata'), others, () => {}, signal) : []),
  ]);
  const pairs: Pair[] = [];
  for (const edit of edits) {
    if (edit.source.kind !== 'group') continue;
    const { group } = edit.source;
    if (group.kind === 'merge') {
      const { from, into } = group.command;
      pairs.push([edit, planMerge(group, read.get(from)?.entity, read.get(into)?.entity)]);
      continue;
    }
    const id = idOf(edit);
    pairs.push([
      edit,
      await planGroup(group, edit.wiki, id === undefined ? undefined : read.get(id), made, context),
    ]);
  }
  return pairs;
}

async function replanUndoing(
  env: ReplanEnv,
  edits: readonly JournalEdit[],
  signal?: AbortSignal,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const edit of edits) {
    const { source, title, key, needs, lines } = edit;
    if (source.kind !== 'undo-merge' || title === null) continue;
    const { revision, previousRevision } = source;
    const item = { key, needs, title, lines };
    const plan = await planRestoring(env.client(edit.wiki), item, revision, previousRevision, signal);
    pairs.push([edit, plan]);
  }
  for (const [wiki, here] of byWiki(edits)) {
    const undoing = here.flatMap(edit => {
      const { source, title } = edit;
      if ((source.kind !== 'undo-page' && source.kind !== 'undo-entity') || title === null) return [];
      const { revision, previousRevision } = source;
      const kind = source.kind === 'undo-page' ? ('page' as const) : ('entity' as const);
      const { number, lines } = edit;
      return [{ edit, done: { number, wiki, kind, title, revision, previousRevision, lines } }];
    });
    if (undoing.length === 0) continue;
    const plans = await planUndoing(
      env.client(wiki),
      undoing.map(({ done }) => done),
      undefined,
      signal,
    );
    undoing.forEach(({ edit }, i) => {
      const plan = plans[i];
      if (plan !== undefined) pairs.push([edit, plan]);
    });
  }
  return pairs;
}

function byWiki(edits: readonly JournalEdit[]): ReadonlyMap<WikiId, readonly JournalEdit[]> {
  const groups = new Map<WikiId, JournalEdit[]>();
  for (const edit of edits) groups.set(edit.wiki, [...(groups.get(edit.wiki) ?? []), edit]);
  return groups;
}

/** The edit in the journal after it was planned anew. */
function renewed(batch: JournalBatch, edit: JournalEdit, plan: PlannedEdit, now: number): JournalEdit {
  const fresh = journalEdit(batch.id, edit.number, plan, batch.summary);
  const { key, needs, sends, sentAt, outcome, title } = edit;
  const kept: JournalEdit = { ...fresh, key, needs, sends, sentAt, outcome, title: fresh.title ?? title };
  if (plan.verdict !== 'edit') return { ...kept, settled: now };
  // What names things not made yet could not be shown in full before: there is nothing to compare with.
  const shown = edit.needs.length === 0;
  if (!shown || fresh.signature === edit.signature || fresh.send === null) return kept;
  const change = heldChange(plan);
  if (change === null) return kept;
  const { send, basis, signature } = fresh;
  return { ...edit, state: 'held', send: null, held: { change, send, basis, signature } };
}

function heldChange(plan: PlannedEdit): HeldChange | null {
  switch (plan.kind) {
    case 'page':
      return { kind: 'page', before: plan.before, after: plan.after };
    case 'entity':
      return { kind: 'entity', changes: plan.plan.changes };
    case 'merge':
      return null;
  }
}
