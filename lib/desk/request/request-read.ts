import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import { errorOutcome } from '../../wiki/classify.ts';
import { type WikiClient, WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { readPages } from '../../wiki/pages.ts';
import { findSections } from '../../wikitext/sections.ts';
import type { Config } from '../config.ts';
import type { HelpRequest } from './request.ts';
import { parseRequest } from './request-record.ts';
import type { NotTried, RequestRemark } from './request-results.ts';
import { talkTitle } from './request-title.ts';

/** One section of a talk page, as wikitext. The part before the first heading has no title. */
export interface TalkSection {
  readonly title: string;
  /** Heading left out, trimmed. */
  readonly text: string;
}

/** One revision of a request's page. */
export interface HistoryEntry {
  readonly revision: number;
  /** ISO 8601. */
  readonly timestamp: string;
  /** null when hidden. */
  readonly user: string | null;
  readonly comment: string;
}

/** The page of a record opened: what stands there, what is said about it, and what happened to it. */
export interface RecordPage {
  readonly title: string;
  readonly pageId: number;
  readonly revision: number;
  readonly timestamp: string;
  readonly changedBy: string | null;
  readonly text: string;
  readonly talk: readonly TalkSection[];
  /** The latest 50, newest first. */
  readonly history: readonly HistoryEntry[];
}

/** A request opened. */
export interface RequestView extends RecordPage {
  readonly kind: 'request';
  readonly request: HelpRequest;
  readonly remarks: readonly RequestRemark[];
  /** The format it is written in, where that is older than today's: '' where it says none. */
  readonly older: string | null;
}

const historyLength = 50;

const revisions = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              timestamp: z._default(z.string(), ''),
              user: z.optional(z.string()),
              comment: z._default(z.string(), ''),
            }),
          ),
        ),
      }),
    ),
  }),
});

/** Opens a request: two requests, at once. The client is one on Meta. Throws only what an aborted signal throws. */
export async function readRequest(
  client: WikiClient,
  config: Config,
  title: string,
  signal?: AbortSignal,
): Promise<RequestView | Exclude<NotTried, { readonly kind: 'not-changed' }>> {
  const page = await readRecordPage(client, title, signal);
  if ('kind' in page) return page;
  const read = parseRequest(page.text, config);
  return read.ok
    ? { kind: 'request', ...page, request: read.request, remarks: read.remarks, older: read.older }
    : { kind: 'broken-record', title: page.title, problems: read.problems };
}

/** Opens the page of a record: two requests, at once. The client is one on Meta. Throws only what an aborted signal throws. */
export async function readRecordPage(
  client: WikiClient,
  title: string,
  signal?: AbortSignal,
): Promise<
  | RecordPage
  | { readonly kind: 'missing'; readonly title: string }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome }
> {
  try {
    const talk = talkTitle(title);
    const [pages, history] = await Promise.all([
      readPages(client, [title, talk], signal, { redirects: true }),
      readHistory(client, title, signal),
    ]);
    const page = pages.get(title);
    if (page?.exists !== true || page.redirect) return { kind: 'missing', title };
    const { pageId, revision, timestamp, user, text } = page;
    const said = pages.get(talk);
    return {
      title: page.title,
      pageId,
      revision,
      timestamp,
      changedBy: user,
      text,
      talk: said?.exists === true ? sectionsOf(said.text) : [],
      history,
    };
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** The latest 50 revisions of a page, newest first. One request. Throws {@link WikiError}. */
async function readHistory(
  client: WikiClient,
  title: string,
  signal: AbortSignal | undefined,
): Promise<readonly HistoryEntry[]> {
  const answer = await client.get(
    {
      action: 'query',
      titles: [title],
      redirects: true,
      prop: 'revisions',
      rvprop: ['ids', 'timestamp', 'user', 'comment'],
      rvlimit: historyLength,
    },
    signal,
  );
  const found = checked(revisions, answer).query.pages[0]?.revisions ?? [];
  return found.map(({ revid, timestamp, user, comment }) => ({
    revision: revid,
    timestamp,
    user: user ?? null,
    comment,
  }));
}

/** The sections of a talk page: only those people write in: those of the second level, with what is below them. */
function sectionsOf(text: string): readonly TalkSection[] {
  return findSections(text)
    .filter(({ level }) => level <= 2)
    .map(({ level, title, bodyStart, bodyEnd, end }) => ({
      title,
      text: text.slice(bodyStart, level === 0 ? bodyEnd : end).trim(),
    }))
    .filter(section => section.title !== '' || section.text !== '');
}
