import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { savePage } from '../../wiki/page-edit.ts';
import { setParams } from '../../wikitext/change.ts';
import { findTemplates } from '../../wikitext/templates.ts';
import { type Config, summaryText } from '../config.ts';
import { parseOpportunity, type RecordProblem } from '../opportunity/opportunity-record.ts';
import type { RequestDeps } from '../request/request-change.ts';
import { parseRequest } from '../request/request-record.ts';
import type { RequestProblem, SendOptions } from '../request/request-results.ts';
import { isRequestTitle } from '../request/request-title.ts';
import { standingOf } from '../standing.ts';
import { isOpportunityTitle } from '../titles.ts';

/**
 * Mending a record that people broke by hand, as one edit that is shown before it is made: the status alone where only that
 * is wrong, else the page as it was when it could be read last.
 */

/** One revision with its text, as the history has it. */
export interface TextRevision {
  readonly revision: number;
  readonly user: string | null;
  readonly text: string;
}

/** How a page can be mended. */
export type MendPlan =
  | {
      readonly kind: 'mend';
      /** `status`: only that is put back, all else stays. `restore`: the whole page is. */
      readonly how: 'status' | 'restore';
      readonly title: string;
      /** What stands there now, and from what `text` was made. */
      readonly before: string;
      readonly base: number;
      readonly text: string;
      /** The revision that could be read, and how many later ones `restore` takes back. */
      readonly from: number;
      readonly later: number;
    }
  /** It can be read: somebody mended it. */
  | { readonly kind: 'readable'; readonly title: string }
  | { readonly kind: 'missing'; readonly title: string }
  /** A newer panel wrote it, or none of the latest revisions can be read: people have to look. */
  | { readonly kind: 'by-hand'; readonly title: string };

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

type Read = { readonly ok: boolean; readonly problems: readonly (RecordProblem | RequestProblem)[] };

/** Plans the mending from the latest revisions of a page, newest first. Pure. */
export function planMend(title: string, revisions: readonly TextRevision[], config: Config): MendPlan {
  const template = isRequestTitle(config, title)
    ? config.templates.request
    : isOpportunityTitle(config, title)
      ? config.templates.opportunity
      : null;
  const [now] = revisions;
  if (now === undefined) return { kind: 'missing', title };
  if (template === null) return { kind: 'by-hand', title };
  const read = (text: string): Read => {
    const found =
      template === config.templates.request ? parseRequest(text, config) : parseOpportunity(text, config);
    return found.ok ? { ok: true, problems: [] } : found;
  };
  const { ok, problems } = read(now.text);
  if (ok) return { kind: 'readable', title };
  if (problems.some(({ kind }) => kind === 'newer-format')) return { kind: 'by-hand', title };
  const later = revisions.findIndex(({ text }) => read(text).ok);
  const good = revisions[later];
  if (good === undefined) return { kind: 'by-hand', title };
  const plan = {
    kind: 'mend',
    title,
    before: now.text,
    base: now.revision,
    from: good.revision,
    later,
  } as const;
  if (problems.every(({ kind }) => kind === 'unknown-status')) {
    const text = withStatusOf(now.text, good.text, template);
    if (text !== undefined && read(text).ok) return { ...plan, how: 'status', text };
  }
  return { ...plan, how: 'restore', text: good.text };
}

/** The page with its status as another version of it has it. */
function withStatusOf(text: string, other: string, template: string): string | undefined {
  const [broken] = findTemplates(text, template);
  const status = findTemplates(other, template)[0]
    ?.params.filter(({ name }) => name === 'status')
    .at(-1);
  if (broken === undefined || status === undefined) return undefined;
  const changed = setParams(text, broken, [['status', status.value]], { order: ['schema', 'status'] });
  return changed.ok ? changed.text : undefined;
}

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
  const { title, text, base, from } = plan;
  // Read anew: MediaWiki would merge an edit of other lines made since, and nothing is written here but what mends the page.
  const now = await previewMend(deps, title, options.signal);
  if (now.kind === 'unreadable') return now;
  if (now.kind !== 'mend' || now.base !== base || now.text !== text) return { kind: 'changed-since', title };
  const outcome = await savePage(
    writer,
    {
      title,
      text,
      summary: summaryText(config, 'mend', title.slice(title.lastIndexOf('/') + 1), String(from)),
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
