import { type Mwn, MwnError } from 'mwn';
import * as z from 'zod/mini';
import { type DiffLine, diffLines } from '../../components/common/line-diff.ts';
import type { WikiPage } from '../pages/page.ts';
import {
  isAsPublished,
  type PageState,
  type Publisher,
  publishMark,
  readPublisher,
  readStates,
  sameContent,
  textFor,
} from './wiki-state.ts';

/** What publishing one page would do. */
export interface PageChange {
  readonly title: string;
  /** `edited`: people changed it since it was published last, or it was never ours. */
  readonly kind: 'create' | 'update' | 'edited';
  readonly diff: readonly DiffLine[];
}

export type PageReport =
  | { readonly title: string; readonly state: 'unchanged' }
  | {
      readonly title: string;
      readonly state: 'created' | 'updated';
      readonly revision: number;
      readonly change: PageChange;
    }
  /**
   * The connection was lost at this page or before it. Whether this one was saved is found out by running again, which goes
   * on from here.
   */
  | { readonly title: string; readonly state: 'not-reached'; readonly detail: string }
  /** Shown only: a dry run, or the person said no. */
  | { readonly title: string; readonly state: 'not-done'; readonly change: PageChange }
  /** People changed it, and nobody said that this page may be overwritten. */
  | { readonly title: string; readonly state: 'left-to-people'; readonly change: PageChange }
  /** The account may not save this page: the wiki's reasons. */
  | {
      readonly title: string;
      readonly state: 'no-right';
      readonly reasons: readonly string[];
      readonly change: PageChange;
    }
  | {
      readonly title: string;
      readonly state: 'failed';
      readonly code: string;
      readonly detail: string;
      readonly change: PageChange;
    };

export interface PublishOptions {
  /** Asked for each page that would change; it is saved only on true. */
  readonly confirm: (change: PageChange) => boolean | Promise<boolean>;
  /** Titles that may be overwritten although people changed them. */
  readonly overwrite?: ReadonlySet<string>;
  /** Send nothing. */
  readonly dryRun?: boolean;
  /** What the edit summaries say before the mark. */
  readonly summary?: string;
}

/**
 * Puts pages on the wiki that `bot` is signed in to, one after the other. What is already there is left alone, so a second
 * run changes nothing and one that was cut off is taken up again; what people changed is theirs. Each save names the revision
 * it was made from, so that an edit in between is a failure and never lost. (mwn's own `edit()` would send `bot` and a time
 * instead.)
 */
export async function publishPages(
  bot: Mwn,
  pages: readonly WikiPage[],
  options: PublishOptions,
): Promise<readonly PageReport[]> {
  const publisher = await readPublisher(bot);
  const states = await readStates(
    bot,
    pages.map(({ title }) => title),
  );
  const reports: PageReport[] = [];
  // Without a connection the others would fail in the same way, each after a long wait.
  let cutOff: string | undefined;
  for (const page of pages) {
    if (cutOff !== undefined) {
      reports.push({ title: page.title, state: 'not-reached', detail: cutOff });
      continue;
    }
    const state = states.get(page.title) ?? {
      page: null,
      refusals: ['The wiki did not tell about this title.'],
    };
    try {
      reports.push(await publishPage(bot, page, state, publisher, options));
    } catch (error) {
      cutOff = lostConnection(error);
      if (cutOff === undefined) throw error;
      reports.push({ title: page.title, state: 'not-reached', detail: cutOff });
    }
  }
  return reports;
}

/**
 * What the network said, when that is what went wrong. mwn tries a few times and then passes on what Node or its HTTP library
 * threw, with a code of theirs (`ECONNRESET`, `ERR_NETWORK`); codes of MediaWiki are in small letters.
 */
export function lostConnection(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z_]+$/.test(code) ? code : undefined;
}

/** Line by line; of a new page, all of it. */
function differences(standing: string | undefined, text: string): readonly DiffLine[] {
  return standing === undefined
    ? text.split('\n').map(line => ({ kind: 'added', text: line }))
    : diffLines(standing, text);
}

async function publishPage(
  bot: Mwn,
  page: WikiPage,
  state: PageState,
  publisher: Publisher,
  options: PublishOptions,
): Promise<PageReport> {
  const { title } = page;
  const standing = state.page;
  const text =
    page.within !== undefined && standing !== null
      ? page.within(standing.text)
      : textFor(page, standing, publisher.rights);
  if (standing !== null && sameContent(page, standing, text)) return { title, state: 'unchanged' };

  if (standing !== null && page.onlyOnce === true && options.overwrite?.has(title) !== true) {
    return { title, state: 'unchanged' };
  }

  const ours =
    standing === null || page.within !== undefined || (await isAsPublished(bot, title, publisher.name));
  const kind = standing === null ? 'create' : ours ? 'update' : 'edited';
  const change: PageChange = { title, kind, diff: differences(standing?.text, text) };
  if (state.refusals.length > 0) return { title, state: 'no-right', reasons: state.refusals, change };
  if (kind === 'edited' && options.overwrite?.has(title) !== true)
    return { title, state: 'left-to-people', change };
  if (options.dryRun === true || !(await options.confirm(change)))
    return { title, state: 'not-done', change };

  try {
    const base = standing === null ? { createonly: true } : { baserevid: standing.revision, nocreate: true };
    const asJson = standing === null && page.model === 'json' && publisher.rights.has('editcontentmodel');
    const revision = await save(bot, publisher, {
      title,
      text,
      summary: `${options.summary ?? 'Pages of the helpdesk panel'} ${publishMark}`,
      ...base,
      ...(asJson ? { contentmodel: 'json', contentformat: 'application/json' } : {}),
    });
    return { title, state: standing === null ? 'created' : 'updated', revision, change };
  } catch (error) {
    if (!(error instanceof MwnError)) throw error;
    // mwn sends again when a reply was lost; then the first send is what stands in the way of the second.
    const now = (await readStates(bot, [title])).get(title)?.page ?? null;
    if (now !== null && sameContent(page, now, text) && now.revision !== standing?.revision) {
      return { title, state: standing === null ? 'created' : 'updated', revision: now.revision, change };
    }
    return {
      title,
      state: 'failed',
      code: error.code ?? 'unknown',
      detail: error.info ?? error.message,
      change,
    };
  }
}

const saved = z.object({
  edit: z.object({
    result: z.literal('Success'),
    newrevid: z.optional(z.number()),
    nochange: z.optional(z.boolean()),
  }),
});

async function save(
  bot: Mwn,
  publisher: Publisher,
  params: Readonly<Record<string, string | number | boolean>>,
) {
  const token = await bot.getCsrfToken();
  const answer = await bot.request({
    action: 'edit',
    assert: 'user',
    assertuser: publisher.name,
    watchlist: 'nochange',
    token,
    ...params,
  });
  const checked = saved.safeParse(answer);
  if (!checked.success) throw new MwnError({ code: 'not-saved', info: JSON.stringify(answer) });
  return checked.data.edit.newrevid ?? 0;
}
