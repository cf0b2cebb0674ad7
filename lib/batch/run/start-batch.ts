import type { Clock } from '../../clock.ts';
import type { Account } from '../../wiki/account.ts';
import { timeFor } from '../../wiki/gate.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { PlanContext } from '../plan/plan-edit.ts';
import type { BatchPlan, BatchRecord, PlannedEdit } from './engine-types.ts';
import { batchRecord, countStates, type Journal, type JournalBatch } from './journal.ts';
import { journalSchema } from './journal-schema.ts';
import { journalEdit } from './planned-send.ts';

export type SignedIn = Extract<Account, { signedIn: true }>;

/**
 * How much is a small batch, and from where on one shows a few edits first (Commons:Bots/Requests: "a small test run,
 * 5–20 edits"). The configuration page has them under `limits`.
 */
export interface BatchLimits {
  /** Pages and entities; what is more is for the tools made for it. */
  readonly smallBatch: number;
  /** Edits; above it a batch does `trialEdits` first and asks again. */
  readonly trialAbove: number;
  readonly trialEdits: number;
}

/** Where the configuration page says nothing (DESIGN 7). */
export const usualLimits: BatchLimits = { smallBatch: 500, trialAbove: 50, trialEdits: 5 };

export interface StartOptions {
  /** The person's words for what this is, for the history. */
  readonly name: string;
  /** What goes into each edit summary. */
  readonly summary: string;
  /** Who is signed in on the wikis of the batch. */
  readonly accounts: Readonly<Partial<Record<WikiId, Account>>>;
  /** The person ticked it; it counts only on wikis where the account has the right. */
  readonly bot?: boolean;
  /** Those of the configuration. */
  readonly limits?: BatchLimits;
  /** The change tag of the configuration; none when empty. */
  readonly tag?: string;
}

/** Whether a batch could be started. Nothing is sent yet either way. */
export type Started =
  | { readonly kind: 'started'; readonly batch: BatchRecord }
  | { readonly kind: 'nothing-to-do' }
  /** For the tools made for it: see handoff.ts. */
  | { readonly kind: 'too-large'; readonly pages: number; readonly limit: number }
  | { readonly kind: 'signed-out'; readonly wiki: WikiId };

/**
 * Pages and entities a plan will change, which is what the small-batch limit counts: a file whose wikitext and structured data
 * change is one, though the wiki makes two edits of it.
 */
export function countPages({ edits }: Pick<BatchPlan, 'edits'>): number {
  const pages = new Set<string>();
  for (const edit of edits) {
    if (edit.verdict !== 'edit') continue;
    const title = edit.kind === 'merge' ? edit.from : edit.title;
    pages.add(`${edit.wiki} ${title ?? edit.key}`);
  }
  return pages.size;
}

/** Whether a few edits are done and looked at before the rest. Taking back needs no trial: what it does is known. */
export function needsTrial(
  { edits, undoes }: Pick<BatchPlan, 'edits' | 'undoes'>,
  limits: BatchLimits,
): boolean {
  return undoes === undefined && edits.filter(({ verdict }) => verdict === 'edit').length > limits.trialAbove;
}

/** Puts a plan into the journal, ready for the runner. Throws {@link StoreError}. */
export async function startBatch(
  journal: Journal,
  clock: Clock,
  { plan, context }: { readonly plan: BatchPlan; readonly context: PlanContext },
  options: StartOptions,
): Promise<Started> {
  const { limits = usualLimits, accounts } = options;
  const toSend = plan.edits.filter(edit => edit.verdict === 'edit');
  if (toSend.length === 0) return { kind: 'nothing-to-do' };
  // Taking back what was done is never too much.
  const pages = countPages(plan);
  const limit = limits.smallBatch;
  if (pages > limit && plan.undoes === undefined) return { kind: 'too-large', pages, limit };
  const wikis = [...new Set(toSend.map(edit => edit.wiki))];
  const users: Partial<Record<WikiId, string>> = {};
  for (const wiki of wikis) {
    const account = accounts[wiki];
    if (account?.signedIn !== true) return { kind: 'signed-out', wiki };
    users[wiki] = account.name;
  }
  const edits = plan.edits.map((edit, number) => journalEdit(plan.id, number, edit, options.summary));
  const batch: JournalBatch = {
    id: plan.id,
    created: clock.now(),
    schema: journalSchema,
    name: options.name,
    summary: options.summary,
    users,
    wikis,
    state: 'ready',
    cause: null,
    undoes: plan.undoes ?? null,
    undoneBy: [],
    started: null,
    ended: null,
    counts: countStates(edits),
    trial: needsTrial(plan, limits) ? 'pending' : 'not-needed',
    trialEdits: limits.trialEdits,
    tag: options.tag ?? '',
    bot: options.bot === true,
    datatypes: [...context.knowledge.datatypes],
    names: [...context.names].map(([wiki, { category, template, file }]) => [
      wiki,
      { category: [...category], template: [...template], file: [...file] },
    ]),
    checked: Object.fromEntries(plan.readAt),
  };
  await journal.add(batch, edits);
  if (plan.undoes !== undefined) {
    const undone = await journal.batch(plan.undoes);
    if (undone !== undefined) {
      await journal.put({ batch: { ...undone, undoneBy: [...undone.undoneBy, plan.id] } });
    }
  }
  return { kind: 'started', batch: batchRecord(batch) };
}

/**
 * How long the edits of a plan will take, in milliseconds, from the limits the wikis state for these accounts, with nothing
 * else going on. Writes go one after the other, but wikis limit each for itself: the slowest decides.
 */
export function estimateTime(
  plan: Pick<BatchPlan, 'edits'>,
  accounts: Readonly<Partial<Record<WikiId, Account>>>,
): number {
  const writes = new Map<WikiId, { edits: number; creations: number }>();
  for (const edit of plan.edits) {
    if (edit.verdict !== 'edit') continue;
    const here = writes.get(edit.wiki) ?? { edits: 0, creations: 0 };
    here.edits += 1;
    if (isCreation(edit)) here.creations += 1;
    writes.set(edit.wiki, here);
  }
  const times = [...writes].map(([wiki, { edits, creations }]) => {
    const account = accounts[wiki];
    const limited = account?.signedIn === true && !account.rights.has('noratelimit');
    const paced = limited
      ? Math.max(timeFor(edits, 'edit', account.limits), timeFor(creations, 'create', account.limits))
      : 0;
    return Math.max(paced, edits * usualAnswer);
  });
  return Math.max(0, ...times);
}

/** What an edit takes a wiki when nothing limits it, milliseconds; Wikimedia's wikis need about a second. */
const usualAnswer = 1_000;

function isCreation(edit: PlannedEdit): boolean {
  return edit.kind === 'entity' && edit.target.kind === 'create';
}

/**
 * From so many edits on one wiki in one go, its pages on bots ask for an account of its own (Wikidata:Bots) or for leave
 * (Commons:Bots). Neither gives a number; this is where people there begin to ask.
 */
const botPolicyFrom = 100;

/** Wikis whose bot policy the person should be pointed to before a batch of this size. */
export function botPolicyWikis(
  plan: Pick<BatchPlan, 'edits'>,
  accounts: Readonly<Partial<Record<WikiId, Account>>>,
): readonly WikiId[] {
  const counts = new Map<WikiId, number>();
  for (const { wiki, verdict } of plan.edits) {
    if (verdict === 'edit') counts.set(wiki, (counts.get(wiki) ?? 0) + 1);
  }
  return [...counts].flatMap(([wiki, count]) => {
    const account = accounts[wiki];
    const isBot = account?.signedIn === true && account.rights.has('bot');
    return count >= botPolicyFrom && !isBot ? [wiki] : [];
  });
}
