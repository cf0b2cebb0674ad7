import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { type CaptchaAnswer, savePage, type Writer } from '../../wiki/page-edit.ts';
import { type PageRead, readPages } from '../../wiki/pages.ts';
import type { Config } from '../config.ts';
import { lastDeletion } from '../deletion.ts';
import { summaryText } from '../summaries.ts';
import { opportunityTitle } from '../titles.ts';
import { checkDraft, type DraftFinding, type DraftProblem, personalInDraft } from './flag-draft.ts';
import { type FlagEffect, type FlagPlan, type Obstacle, planFlag } from './flag-plan.ts';
import type { FlagDraft, Opportunity } from './opportunity.ts';
import { parseOpportunity } from './opportunity-record.ts';

export type { FlagReceipt, UndoResult } from './flag-undo.ts';
export { undoFlag } from './flag-undo.ts';

/** What flagging needs. The writer is one on Meta: that is where records are kept. */
export interface FlagDeps {
  readonly writer: Writer;
  readonly config: Config;
  /** Between 0 and 1: spreads the tries of people who flag the same partner at the same moment. */
  readonly random: () => number;
}

/** What the person decided after an earlier try. */
export interface FlagOptions {
  /** They looked at what {@link personalInDraft} found and want it public. */
  readonly personalChecked?: boolean;
  /** They know that the record was deleted before and flag it all the same. */
  readonly recreate?: boolean;
  /** They read this filter's warning and go on. */
  readonly confirmFilter?: string;
  readonly captcha?: CaptchaAnswer;
  /** An earlier try of this very flag may have reached the wiki, before a crash say. */
  readonly resume?: boolean;
  readonly signal?: AbortSignal;
}

/** Why nothing was sent. The draft is untouched in every case. */
export type FlagObstacle =
  | { readonly kind: 'bad-draft'; readonly problems: readonly DraftProblem[] }
  | { readonly kind: 'personal'; readonly findings: readonly DraftFinding[] }
  /** A record stands there that nobody but a person can mend: show it with a link. Never written over. */
  | {
      readonly kind: 'broken-record';
      readonly title: string;
      readonly revision: number | null;
      readonly obstacle: Obstacle;
    }
  /** There was a record of this partner, and someone deleted it. */
  | {
      readonly kind: 'deleted-before';
      readonly title: string;
      readonly by: string | null;
      /** ISO 8601. */
      readonly at: string;
      readonly comment: string;
    }
  /** Meta could not be read. */
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

export type FlagResult =
  | {
      readonly kind: 'flagged';
      readonly effect: FlagEffect;
      readonly title: string;
      readonly revision: number;
      /** 0 when the page is new. */
      readonly previousRevision: number;
      readonly record: Opportunity;
      readonly text: string;
      readonly outcome: Outcome;
    }
  /** Sent, and refused or lost: `outcome` says how it ended, `text` is what was to be saved. */
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome }
  | FlagObstacle;

export type FlagPreview =
  | { readonly kind: 'preview'; readonly plan: FlagPlan & { readonly ok: true } }
  | FlagObstacle;

/**
 * Tries in all when others save the same page in between. Each one means that somebody else got through, so a crowd of
 * this many people on one page at one moment still all get in.
 */
const mostTries = 12;

/** What flagging would do, with nothing sent: the title, the wikitext, and the text it is to be compared with. */
export async function previewFlag(
  deps: FlagDeps,
  draft: FlagDraft,
  options: FlagOptions = {},
): Promise<FlagPreview> {
  const ready = await prepare(deps, draft, options);
  return ready.kind === 'ready' ? { kind: 'preview', plan: ready.plan } : ready;
}

/**
 * Flags a partner: makes its record, or adds to the one that is there. Someone else's edit in between means reading again
 * and doing the same to what stands there then; a lost reply is settled by `savePage`. At most one revision comes of it.
 * Throws only what an aborted signal throws.
 */
export async function flagPartner(
  deps: FlagDeps,
  draft: FlagDraft,
  options: FlagOptions = {},
): Promise<FlagResult> {
  const { writer, config, random } = deps;
  const { signal } = options;
  for (let tries = 1; ; tries++) {
    const ready = await prepare(deps, draft, options);
    if (ready.kind !== 'ready') return ready;
    const { plan } = ready;
    if (plan.effect === 'unchanged' && plan.base !== 'create') {
      const { title, record, text, base } = plan;
      const outcome: Outcome = { kind: 'no-change', title, revision: base.revision };
      return {
        kind: 'flagged',
        effect: 'unchanged',
        title,
        revision: base.revision,
        previousRevision: base.revision,
        record,
        text,
        outcome,
      };
    }
    const outcome = await savePage(
      writer,
      {
        title: plan.title,
        text: plan.text,
        summary: summaryText(config, summaryOf[plan.effect], plan.record.partner),
        base: plan.base,
        ...(options.confirmFilter === undefined ? {} : { confirmFilter: options.confirmFilter }),
        ...(options.captcha === undefined ? {} : { captcha: options.captcha }),
        ...(options.resume === true ? { resume: true } : {}),
      },
      signal,
    );
    const { title, text, effect, record } = plan;
    if (outcome.kind === 'saved') {
      const { revision, previousRevision } = outcome;
      return {
        kind: 'flagged',
        effect,
        title: outcome.title,
        revision,
        previousRevision,
        record,
        text,
        outcome,
      };
    }
    if (outcome.kind === 'no-change') {
      const { revision } = outcome;
      return {
        kind: 'flagged',
        effect: 'unchanged',
        title,
        revision,
        previousRevision: revision,
        record,
        text,
        outcome,
      };
    }
    if (!mayHaveMoved.has(outcome.kind) || tries >= mostTries)
      return { kind: 'not-saved', title, text, outcome };
    await writer.client.clock.sleep(Math.round(100 * Math.min(tries, 5) * (0.5 + random())), signal);
  }
}

/** The page is not what it was when it was read: reading it again tells what it is now. */
const mayHaveMoved: ReadonlySet<Outcome['kind']> = new Set(['edit-conflict', 'exists', 'missing']);

const summaryOf: Readonly<Record<FlagEffect, keyof Config['summaries']>> = {
  created: 'flag',
  sighting: 'sighting',
  updated: 'updateSighting',
  reopened: 'flagAgain',
  unchanged: 'updateSighting',
};

type Ready = { readonly kind: 'ready'; readonly plan: FlagPlan & { readonly ok: true } } | FlagObstacle;

async function prepare({ writer, config }: FlagDeps, draft: FlagDraft, options: FlagOptions): Promise<Ready> {
  const problems = checkDraft(draft);
  if (problems.length > 0) return { kind: 'bad-draft', problems };
  const title = opportunityTitle(config, draft);
  if (title === undefined) return { kind: 'bad-draft', problems: [{ kind: 'no-title' }] };
  const findings = options.personalChecked === true ? [] : personalInDraft(draft);
  if (findings.length > 0) return { kind: 'personal', findings };

  const { client, user } = writer;
  try {
    const page = await readRecordPage(writer, config, draft, title, options.signal);
    const plan = planFlag(page, draft, user, client.clock.now(), config);
    if (!plan.ok) {
      const { title: at, revision, obstacle } = plan;
      return { kind: 'broken-record', title: at, revision, obstacle };
    }
    if (plan.base === 'create' && options.recreate !== true) {
      const deletion = await lastDeletion(client, plan.title, options.signal);
      if (deletion !== undefined) return { kind: 'deleted-before', title: plan.title, ...deletion };
    }
    return { kind: 'ready', plan };
  } catch (error) {
    if (error instanceof WikiError)
      return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
    throw error;
  }
}

/**
 * The page of a partner. One with an item may have been flagged by name before the item was known: then that record is
 * the one, and the flag fills in the item. One request.
 */
async function readRecordPage(
  { client }: Writer,
  config: Config,
  draft: FlagDraft,
  title: string,
  signal?: AbortSignal,
): Promise<PageRead> {
  const byName = draft.item === null ? undefined : opportunityTitle(config, { ...draft, item: null });
  const titles = byName === undefined ? [title] : [title, byName];
  const pages = await readPages(client, titles, signal, { redirects: true });
  const page = pages.get(title) ?? { exists: false, title, invalid: false, redirectedFrom: null };
  const named = byName === undefined ? undefined : pages.get(byName);
  if (page.exists || named?.exists !== true) return page;
  const read = parseOpportunity(named.text, config);
  const free =
    read.ok && (read.record.item === draft.item || (read.record.item === null && read.empty.has('item')));
  return free ? named : page;
}
