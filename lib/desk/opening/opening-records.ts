import type { MetaSeen } from '../../page/look/look-types.ts';
import type { Config } from '../config.ts';
import { parseOpportunity } from '../opportunity/opportunity-record.ts';
import { isOpportunityTitle } from '../titles.ts';
import { type Here, requestsSeen } from './opening-requests.ts';
import type { RecordSeen, RequestSeen } from './opening-types.ts';

/**
 * The records that Meta's answer holds of the partner, and the requests that it tells of. Reading them takes most of what
 * the desk knows, and few pages have any: this is loaded when one has.
 */
export function recordsSeen(
  meta: MetaSeen & { readonly state: 'read' },
  config: Config,
  here: Here,
): { readonly records: readonly RecordSeen[]; readonly requests: readonly RequestSeen[] } {
  const records = new Map<string, RecordSeen>();
  for (const [asked, one] of meta.pages) {
    const isRecord = isOpportunityTitle(config, asked) || isOpportunityTitle(config, one.title);
    if (!one.exists || !isRecord || records.has(one.title)) continue;
    const { title, revision, text } = one;
    const parsed = parseOpportunity(text, config);
    records.set(
      title,
      parsed.ok
        ? { state: 'read', title, revision, text, record: parsed.record, older: parsed.older }
        : { state: 'broken', title, revision, text, problems: parsed.problems },
    );
  }
  return { records: [...records.values()], requests: requestsSeen(meta, config, here) };
}
