import { errorOutcome } from '../wiki/classify.ts';
import { type WikiClient, WikiError } from '../wiki/client.ts';
import type { Outcome } from '../wiki/outcome.ts';
import { readPages } from '../wiki/pages.ts';
import type { BoardRow } from './board-rows.ts';
import { foldText } from './board-rows.ts';
import type { Config } from './config.ts';
import type { Opportunity } from './opportunity.ts';
import { parseOpportunity, type RecordProblem, type RecordRemark } from './opportunity-record.ts';
import { type HistoryEntry, readHistory, sectionsOf, type TalkSection } from './request-read.ts';
import { talkTitle } from './request-title.ts';

/** An opportunity opened: the record, what is said about it, and what happened to it. */
export interface OpportunityView {
  readonly kind: 'opportunity';
  readonly title: string;
  readonly revision: number;
  readonly timestamp: string;
  readonly changedBy: string | null;
  readonly text: string;
  readonly opportunity: Opportunity;
  readonly remarks: readonly RecordRemark[];
  readonly talk: readonly TalkSection[];
  /** The latest 50, newest first. */
  readonly history: readonly HistoryEntry[];
}

/** Opens an opportunity: two requests, at once. The client is one on Meta. Throws only what an aborted signal throws. */
export async function readOpportunity(
  client: WikiClient,
  config: Config,
  title: string,
  signal?: AbortSignal,
): Promise<
  | OpportunityView
  | { readonly kind: 'missing'; readonly title: string }
  | { readonly kind: 'broken-record'; readonly title: string; readonly problems: readonly RecordProblem[] }
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
    const read = parseOpportunity(page.text, config);
    if (!read.ok) return { kind: 'broken-record', title: page.title, problems: read.problems };
    const said = pages.get(talk);
    return {
      kind: 'opportunity',
      title: page.title,
      revision: page.revision,
      timestamp: page.timestamp,
      changedBy: page.user,
      text: page.text,
      opportunity: read.record,
      remarks: read.remarks,
      talk: said?.exists === true ? sectionsOf(said.text) : [],
      history,
    };
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** Other records that may matter to one: about the same partner, and open ones of the same country. */
export interface RelatedRows {
  readonly partner: readonly BoardRow[];
  /** At most ten, latest change first. */
  readonly country: readonly BoardRow[];
}

/** Finds what is related to a row among all rows. */
export function relatedRows(rows: readonly BoardRow[], to: BoardRow): RelatedRows {
  const name = foldText(to.partner);
  const samePartner = (row: BoardRow) =>
    (to.item !== null && row.item === to.item) || (name !== '' && foldText(row.partner) === name);
  const others = rows.filter(({ title }) => title !== to.title);
  const partner = others.filter(samePartner);
  const country = others
    .filter(row => row.open && !samePartner(row) && row.countries.some(code => to.countries.includes(code)))
    .sort((one, other) => other.changed - one.changed)
    .slice(0, 10);
  return { partner, country };
}
