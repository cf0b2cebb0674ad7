import { errorOutcome } from '../wiki/classify.ts';
import { type WikiClient, WikiError } from '../wiki/client.ts';
import type { Outcome } from '../wiki/outcome.ts';
import { type PageToEdit, readPageToEdit } from '../wiki/page-to-edit.ts';
import type { Config } from './config.ts';
import { inTurn } from './in-turn.ts';
import { type PagePart, planPart } from './page-part.ts';
import type { RequestDeps } from './request/request-change.ts';
import type { SendOptions } from './request/request-results.ts';
import { saveAgain } from './save-again.ts';
import { standingOf } from './standing.ts';
import { summaryText } from './summaries.ts';

/** A part of a page on Meta that is to be published. */
export interface PartTarget {
  readonly title: string;
  readonly part: PagePart;
  readonly summary: keyof Config['summaries'];
  /** What the summary names. */
  readonly about: string;
}

export type PartStop =
  /** The page says so already. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'broken-marks' }
  /** The title leads elsewhere: people decide where it goes. */
  | { readonly kind: 'redirect' }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

/** What would be published, with nothing sent. */
export type PartPreview =
  | {
      readonly kind: 'preview';
      /** The whole page as it stands, null when there is none; and as it would be. */
      readonly before: string | null;
      readonly text: string;
      /** The part as it stands on the page; null when it does not have it. */
      readonly seen: string | null;
      readonly byHand: boolean;
      /** Why this account may not edit the page, in the wiki's words; null when it may. */
      readonly forbidden: string | null;
    }
  | PartStop;

export type PartResult =
  | { readonly kind: 'saved'; readonly title: string; readonly revision: number; readonly outcome: Outcome }
  | PartStop
  | { readonly kind: 'not-allowed' }
  /** The part itself is not what it was in the preview; null when it is gone. The rest of the page never conflicts. */
  | { readonly kind: 'conflict'; readonly theirs: string | null }
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };

/** Reads the page and puts the part into it. One request. Throws only what an aborted signal throws. */
export async function previewPart(
  client: WikiClient,
  { title, part }: PartTarget,
  signal?: AbortSignal,
): Promise<PartPreview> {
  const read = await readOn(client, title, signal);
  if ('kind' in read) return read;
  const before = read.page?.exists === true ? read.page.text : null;
  const plan = planPart(before, part);
  if (plan.kind === 'broken-marks') return plan;
  if (plan.kind === 'unchanged') return { kind: 'unchanged' };
  const { text, seen, byHand } = plan;
  return { kind: 'preview', before, text, seen, byHand, forbidden: read.forbidden };
}

/**
 * Publishes the part: whatever else people did to the page stays, and `seen` says how the part was in the preview. Only staff
 * and the committee. At most one revision comes of it. Throws only what an aborted signal throws.
 */
export function publishPart(
  deps: RequestDeps,
  target: PartTarget,
  seen: string | null,
  options: SendOptions = {},
): Promise<PartResult> {
  return inTurn(deps.writer, target.title, () => save(deps, target, seen, options), options.signal);
}

async function save(
  deps: RequestDeps,
  { title, part, summary, about }: PartTarget,
  seen: string | null,
  options: SendOptions,
): Promise<PartResult> {
  const { client, user } = deps.writer;
  const { staff, committee } = standingOf(deps.config, user);
  if (!staff && !committee) return { kind: 'not-allowed' };
  const settled = (result: PartResult) => ({ kind: 'settled', result }) as const;
  const end = await saveAgain(
    deps,
    async () => {
      const read = await readOn(client, title, options.signal);
      if ('kind' in read) return settled(read);
      const { page } = read;
      const plan = planPart(page?.exists === true ? page.text : null, part);
      if (plan.kind === 'broken-marks') return settled(plan);
      if (plan.kind === 'unchanged') return settled({ kind: 'unchanged' });
      if (plan.seen !== seen) return settled({ kind: 'conflict', theirs: plan.seen });
      const edit = {
        title,
        text: plan.text,
        summary: summaryText(deps.config, summary, about, about),
        base: page?.exists === true ? { revision: page.revision } : ('create' as const),
      };
      return { kind: 'ready', edit };
    },
    options,
  );
  if (end.kind === 'settled') return end.result;
  const { outcome, sent } = end;
  if (outcome.kind === 'saved') {
    return { kind: 'saved', title: outcome.title, revision: outcome.revision, outcome };
  }
  if (outcome.kind === 'no-change') return { kind: 'unchanged' };
  return { kind: 'not-saved', title, text: sent.edit.text, outcome };
}

async function readOn(
  client: WikiClient,
  title: string,
  signal: AbortSignal | undefined,
): Promise<PageToEdit | PartStop> {
  try {
    const read = await readPageToEdit(client, title, signal);
    return read.page?.exists === true && read.page.redirect ? { kind: 'redirect' } : read;
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}
