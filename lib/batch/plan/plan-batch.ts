import type { Clock } from '../../clock.ts';
import type { Cache } from '../../store/cache.ts';
import type { WikiClient } from '../../wiki/client.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import type { PageRead } from '../../wiki/pages.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { entityCommandsOf, linesOf, type Work, workOf } from './batch-work.ts';
import { countedClients } from './counted-client.ts';
import { type NamespaceNames, readKnowledge, readNamespaceNames } from './knowledge.ts';
import type { RegexRunner } from './page-operation.ts';
import { type PlanContext, planGroup, planMedia, planMerge, planPage } from './plan-edit.ts';
import type { BatchPart, BatchPlan, PlanCounts, PlannedEdit, PlanProgress } from './plan-types.ts';
import { type OnRead, type ReadEntity, readEntities, readMedia, readTexts } from './read-state.ts';

/** What planning needs from where it runs. */
export interface PlanEnv {
  readonly client: (wiki: WikiId) => WikiClient;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly regex: RegexRunner;
  /** Datatypes and names of namespaces are kept here; without it they are asked for each time. */
  readonly cache?: Cache | undefined;
}

export interface PlanOptions {
  /** Indexes of lines that are left out. */
  readonly unticked?: ReadonlySet<number>;
  readonly onProgress?: (progress: PlanProgress) => void;
  readonly signal?: AbortSignal;
}

/** A plan, and all that is needed to change it without asking the wiki again. */
export interface Planning {
  readonly plan: BatchPlan;
  /** What later planning of single edits has to know; goes into the journal with the plan. */
  readonly context: PlanContext;
  /** The same with other lines left out: asks nothing, and works only on edits with lines that changed. */
  untick(unticked: ReadonlySet<number>, signal?: AbortSignal): Promise<Planning>;
}

/** The state of the wikis a plan was made from. */
interface WikiState {
  readonly texts: ReadonlyMap<WikiId, ReadonlyMap<string, PageRead>>;
  readonly entities: ReadonlyMap<EntityId, ReadEntity>;
}

/**
 * Reads what a batch is about, and works out every edit. N pages or entities take N/50 reads, the properties and the wiki's
 * names at most one each. Nothing is written. Throws {@link WikiError}, or what the signal gives.
 */
export async function planBatch(
  env: PlanEnv,
  parts: readonly BatchPart[],
  options: PlanOptions = {},
): Promise<Planning> {
  const { signal, onProgress, unticked = new Set<number>() } = options;
  const counted = countedClients(env.client);
  // Everything is read, also for lines that are left out now: ticking one again then asks for nothing.
  const { work } = workOf(parts, new Set());
  const commands = entityCommandsOf(work);
  const id = batchId(env.random);
  const titles = titlesOf(work);
  const ids = entitiesOf(work);
  const of = ids.length + [...titles.values()].reduce((sum, one) => sum + one.size, 0);
  let done = 0;
  const onRead: OnRead = more => {
    done += more;
    onProgress?.({ phase: 'reading', done: Math.min(done, of), of });
  };
  const texts = new Map<WikiId, ReadonlyMap<string, PageRead>>();
  const names = new Map<WikiId, NamespaceNames>();
  for (const [wiki, wanted] of titles) {
    names.set(wiki, await readNamespaceNames(counted.client(wiki), wiki, env.cache, signal));
    texts.set(wiki, await readTexts(counted.client(wiki), [...wanted], onRead, signal));
  }
  const media = ids.filter(one => one.startsWith('M'));
  const others = ids.filter(one => !one.startsWith('M'));
  const entities = new Map([
    ...(await readMedia(counted.client('commons'), media, onRead, signal)),
    ...(await readEntities(counted.client('wikidata'), others, onRead, signal)),
  ]);
  const knowledge =
    commands.length === 0
      ? { datatypes: new Map<EntityId, string>() }
      : await readKnowledge(counted.client('wikidata'), env.cache, commands, signal);
  const context: PlanContext = { batch: id, knowledge, names, regex: env.regex };
  const frame = { id, readAt: counted.readAt, reads: counted.reads, undoes: undefined };
  return planned(parts, { texts, entities }, context, frame, unticked, new Map(), options);
}

type Frame = Pick<BatchPlan, 'id' | 'readAt' | 'reads' | 'undoes'>;

/** Works with `signature` (its lines) planned before, so that unticking one line of ten thousand plans one edit. */
type Known = ReadonlyMap<string, { readonly signature: string; readonly edit: PlannedEdit }>;

async function planned(
  parts: readonly BatchPart[],
  state: WikiState,
  context: PlanContext,
  frame: Frame,
  unticked: ReadonlySet<number>,
  known: Known,
  { onProgress, signal }: Pick<PlanOptions, 'onProgress' | 'signal'>,
): Promise<Planning> {
  const { work, problems, alsoLeftOut } = workOf(parts, unticked);
  const now = new Map<string, { readonly signature: string; readonly edit: PlannedEdit }>();
  const edits: PlannedEdit[] = [];
  const pages = new Set<string>();
  for (const [done, one] of work.entries()) {
    signal?.throwIfAborted();
    const signature = JSON.stringify(linesOf(one));
    const before = known.get(one.key);
    const edit = before?.signature === signature ? before.edit : await planWork(one, state, context, signal);
    now.set(one.key, { signature, edit });
    // Two ways of writing one title (`a b` and `A b`) are one page; the wiki says so only when it is read.
    if (one.kind !== 'group' && edit.kind !== 'merge') {
      const operations = one.operations.map(({ operation }) => operation);
      const page = JSON.stringify([one.kind, one.wiki, edit.title, operations]);
      if (pages.has(page)) continue;
      pages.add(page);
    }
    edits.push(edit);
    if (done % 50 === 49) onProgress?.({ phase: 'planning', done: done + 1, of: work.length });
  }
  onProgress?.({ phase: 'planning', done: work.length, of: work.length });
  return {
    plan: { ...frame, edits, problems, unticked, alsoLeftOut },
    context,
    untick: (others, otherSignal) =>
      planned(
        parts,
        state,
        context,
        frame,
        others,
        now,
        otherSignal === undefined ? {} : { signal: otherSignal },
      ),
  };
}

async function planWork(
  work: Work,
  { texts, entities }: WikiState,
  context: PlanContext,
  signal?: AbortSignal,
): Promise<PlannedEdit> {
  if (work.kind === 'page') return planPage(work, texts.get(work.wiki)?.get(work.title), context, signal);
  if (work.kind === 'media') return planMedia(work, texts.get(work.wiki)?.get(work.title), context);
  const { group, wiki } = work;
  if (group.kind === 'merge') {
    return planMerge(
      group,
      entities.get(group.command.from)?.entity,
      entities.get(group.command.into)?.entity,
    );
  }
  const id = group.kind === 'entity' && typeof group.entity === 'string' ? group.entity : undefined;
  return planGroup(group, wiki, id === undefined ? undefined : entities.get(id), new Map(), context);
}

function titlesOf(work: readonly Work[]): ReadonlyMap<WikiId, ReadonlySet<string>> {
  const titles = new Map<WikiId, Set<string>>();
  for (const one of work) {
    if (one.kind === 'group') continue;
    const here = titles.get(one.wiki) ?? new Set();
    titles.set(one.wiki, here.add(one.title));
  }
  return titles;
}

/** The entities whose state a plan needs. */
function entitiesOf(work: readonly Work[]): readonly EntityId[] {
  const ids = new Set<EntityId>();
  for (const one of work) {
    if (one.kind !== 'group') continue;
    const { group } = one;
    if (group.kind === 'merge') ids.add(group.command.from).add(group.command.into);
    else if (group.kind === 'entity' && typeof group.entity === 'string') ids.add(group.entity);
  }
  return [...ids];
}

/** Twelve hexadecimal digits: EditGroups takes four to thirty-two, and two people never meet on 48 bits. */
export function batchId(random: () => number): string {
  let id = '';
  for (let i = 0; i < 12; i++) id += Math.floor(random() * 16).toString(16);
  return id;
}

/** What a plan comes to, for the line above the preview. */
export function countPlan({ edits }: Pick<BatchPlan, 'edits'>): PlanCounts {
  const counts = { edits: 0, noChange: 0, refused: 0, warnings: 0, lines: 0 };
  for (const { verdict, problems, lines } of edits) {
    if (verdict === 'edit') counts.edits += 1;
    else if (verdict === 'no-change') counts.noChange += 1;
    else counts.refused += 1;
    if (problems.some(({ severity }) => severity === 'warning')) counts.warnings += 1;
    counts.lines += lines.length;
  }
  return counts;
}
