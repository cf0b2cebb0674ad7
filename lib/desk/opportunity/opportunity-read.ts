import type { WikiClient } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import type { BoardRow } from '../board/board-rows.ts';
import { foldText } from '../board/board-rows.ts';
import type { Config } from '../config.ts';
import { type RecordPage, readRecordPage } from '../request/request-read.ts';
import type { Opportunity } from './opportunity.ts';
import { parseOpportunity, type RecordProblem, type RecordRemark } from './opportunity-record.ts';

/** An opportunity opened. */
export interface OpportunityView extends RecordPage {
  readonly kind: 'opportunity';
  readonly opportunity: Opportunity;
  readonly remarks: readonly RecordRemark[];
  /** The format it is written in, where that is older than today's: '' where it says none. */
  readonly older: string | null;
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
  const page = await readRecordPage(client, title, signal);
  if ('kind' in page) return page;
  const read = parseOpportunity(page.text, config);
  return read.ok
    ? { kind: 'opportunity', ...page, opportunity: read.record, remarks: read.remarks, older: read.older }
    : { kind: 'broken-record', title: page.title, problems: read.problems };
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
