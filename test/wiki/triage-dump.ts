import { defaultConfig } from '../../lib/desk/config.ts';
import type { Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import { createOpportunityText } from '../../lib/desk/opportunity/opportunity-record.ts';
import { countries } from '../../lib/desk/record/countries.ts';
import { materials, partnerKinds } from '../../lib/desk/record/partner.ts';
import { needs, requestStatuses } from '../../lib/desk/request/request.ts';
import { emptyRequestForm, requestOf } from '../../lib/desk/request/request-draft.ts';
import { createRequestText } from '../../lib/desk/request/request-text.ts';
import { stateFolder } from '../sandbox/paths.ts';
import { maintenance } from '../sandbox/seed/install-sites.ts';
import { readState } from '../sandbox/state-file.ts';

/** Many records as a dump of MediaWiki (https://www.mediawiki.org/wiki/Help:Export), the same each time. */

export const dumpStart = Date.parse('2025-01-01T00:00:00Z');
const config = defaultConfig;
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new RangeError('Nothing to pick from');
  return found;
};
const codes = [...countries.keys()];
const statuses = ['flagged', 'flagged', 'flagged', 'under-review', 'contacting', 'not-now'] as const;

/** The title of opportunity number `at`. */
export const dumpedOpportunity = (at: number) => `${config.pages.opportunities}/Q${900_000_000 + at}`;
export const dumpedRequest = (at: number) => `${config.pages.requests}/Dumped request ${at}`;

function opportunityText(at: number): string {
  const status = pick(statuses, at);
  const held = status === 'under-review' || status === 'contacting';
  const record: Opportunity = {
    status,
    partner: `Institution number ${at} of ${pick(codes, at)}`,
    item: `Q${900_000_000 + at}`,
    kind: pick(partnerKinds, at),
    country: [pick(codes, at * 7)],
    material: [pick(materials, at), pick(materials, at + 3)],
    volume: `about ${at}`,
    licence: null,
    languages: ['en'],
    links: [],
    claimedBy: held ? 'Amina Okello' : '',
    claimedUntil: held ? '2099-01-01T00:00:00Z' : '',
    reason: status === 'not-now' ? 'Moving house' : '',
    duplicateOf: '',
    request: '',
    sightings: [
      {
        by: 'Jonas Berg',
        at: `${new Date(dumpStart + at * 3_600_000).toISOString().slice(0, 19)}Z`,
        page: `d:Q${900_000_000 + at}`,
        material: [],
        volume: '',
        licence: null,
        why: `They have a catalogue of ${at} entries, and none of it is on Commons.`,
      },
    ],
  };
  return createOpportunityText(record, config);
}

function requestText(at: number): string {
  const draft = {
    ...emptyRequestForm(pick(needs, at)).draft,
    title: `Dumped request ${at}`,
    partner: `Institution number ${at}`,
    country: [pick(codes, at * 3)],
    answers: { description: `Scans, number ${at}`, gaps: 'Many' },
  };
  const made = requestOf(draft, 'Jonas Berg', dumpStart + at * 86_400_000, config);
  return createRequestText({ ...made, status: pick(requestStatuses, at) }, config);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const page = (title: string, text: string) =>
  `<page><title>${escaped(title)}</title><ns>0</ns><revision><timestamp>2026-01-01T00:00:00Z</timestamp>` +
  `<contributor><username>Sandbox gardener</username><id>1</id></contributor><comment>Dumped</comment>` +
  `<model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">${escaped(text)}</text></revision></page>`;

interface Dumped {
  readonly title: string;
  readonly text: string;
}

/** So many opportunities, so many requests, as pages. */
export function dumpedRecords(
  opportunities: number,
  requests: number,
): { readonly opportunities: readonly Dumped[]; readonly requests: readonly Dumped[] } {
  return {
    opportunities: Array.from({ length: opportunities }, (_, at) => ({
      title: dumpedOpportunity(at),
      text: opportunityText(at),
    })),
    requests: Array.from({ length: requests }, (_, at) => ({
      title: dumpedRequest(at),
      text: requestText(at),
    })),
  };
}

/** The same as a dump. */
export function boardDump(opportunities: number, requests: number): string {
  const made = dumpedRecords(opportunities, requests);
  return [
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">',
    ...[...made.opportunities, ...made.requests].map(({ title, text }) => page(title, text)),
    '</mediawiki>',
  ].join('\n');
}

/** Imports a dump into Meta of the running sandbox, without the tables of links: they would take an hour. */
export async function importDump(dump: string): Promise<void> {
  const folder = stateFolder();
  const running = await readState(folder);
  if (running === undefined) throw new Error('No sandbox runs');
  await maintenance(folder, running.mediawiki, 'meta', ['importDump', '--no-updates'], dump);
}
