import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { savePage } from '../../wiki/page-edit.ts';
import type { RequestDeps } from '../request/request-change.ts';
import type { SendOptions } from '../request/request-results.ts';
import { standingOf } from '../standing.ts';
import { summaryText } from '../summaries.ts';
import { type MendPlan, planMend, type TextRevision } from './triage-mend-plan.ts';

/** Reading what mending a record takes, and making the edit that was shown. */

export type MendResult =
  | Exclude<MendPlan, { readonly kind: 'mend' }>
  | { readonly kind: 'not-allowed' }
  /** Somebody edited the page since the plan was shown. */
  | { readonly kind: 'changed-since'; readonly title: string }
  | {
      readonly kind: 'mended';
      readonly title: string;
      readonly revision: number;
      /** Somebody edited other lines in that very moment, and the wiki kept both: look at the page. */
      readonly merged: boolean;
      readonly outcome: Outcome;
    }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome }
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };

const history = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              user: z.optional(z.string()),
              slots: z.optional(z.object({ main: z.object({ content: z.optional(z.string()) }) })),
            }),
          ),
        ),
      }),
    ),
  }),
});

/** Revisions looked through for one that can be read. */
const depth = 20;

/** How a page can be mended, with nothing sent. One request. Throws only what an aborted signal throws. */
export async function previewMend(
  { writer, config }: RequestDeps,
  title: string,
  signal?: AbortSignal,
): Promise<MendPlan | { readonly kind: 'unreadable'; readonly outcome: Outcome }> {
  const { client } = writer;
  try {
    const answer = await client.get(
      {
        action: 'query',
        titles: [title],
        prop: 'revisions',
        rvprop: ['ids', 'user', 'content'],
        rvslots: 'main',
        rvlimit: depth,
      },
      signal,
    );
    const found = checked(history, answer).query.pages[0]?.revisions ?? [];
    const revisions = found.flatMap(({ revid, user, slots }): readonly TextRevision[] => {
      const text = slots?.main.content;
      return text === undefined ? [] : [{ revision: revid, user: user ?? null, text }];
    });
    return planMend(title, revisions, config);
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/**
 * Makes the edit that was shown. Only staff, and only on the revision it was shown for: anything newer is looked at anew.
 * Throws only what an aborted signal throws.
 */
export async function mendRecord(
  deps: RequestDeps,
  plan: MendPlan & { readonly kind: 'mend' },
  options: SendOptions = {},
): Promise<MendResult> {
  const { writer, config } = deps;
  if (!standingOf(config, writer.user).staff) return { kind: 'not-allowed' };
  const { title, text, base, from, how } = plan;
  const name = title.slice(title.lastIndexOf('/') + 1);
  // Read anew: MediaWiki would merge an edit of other lines made since, and nothing is written here but what mends the page.
  const now = await previewMend(deps, title, options.signal);
  if (now.kind === 'unreadable') return now;
  if (now.kind !== 'mend' || now.base !== base || now.text !== text) return { kind: 'changed-since', title };
  const outcome = await savePage(
    writer,
    {
      title,
      text,
      summary:
        how === 'format'
          ? summaryText(config, 'writeToday', name)
          : summaryText(config, 'mend', name, String(from)),
      base: { revision: base },
    },
    options.signal,
  );
  switch (outcome.kind) {
    case 'saved':
      return {
        kind: 'mended',
        title,
        revision: outcome.revision,
        merged: outcome.previousRevision !== base,
        outcome,
      };
    case 'no-change':
      return { kind: 'readable', title };
    case 'edit-conflict':
    case 'deleted':
      return { kind: 'changed-since', title };
    default:
      return { kind: 'not-saved', title, text, outcome };
  }
}
