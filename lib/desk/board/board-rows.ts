import type { Config } from '../config.ts';
import type { Listed } from '../lists.ts';
import type { Opportunity, OpportunityStatus } from '../opportunity/opportunity.ts';
import { claimant, openOpportunityStatuses } from '../opportunity/opportunity-deeds.ts';
import { countries } from '../record/countries.ts';
import type { Material, PartnerKind } from '../record/partner.ts';
import type { Actor, HelpRequest, Priority, RequestStatus } from '../request/request.ts';
import { stageOf, turnOf } from '../request/stages.ts';

/** What a row of the board stands for. `broken`: a page that cannot be read as the record it should be. */
export type RowSort = 'opportunity' | 'request';

/** Where a row stands; opportunities and requests have columns of their own. */
export type RowStage =
  | `opportunity:${OpportunityStatus}`
  | `request:${RequestStatus}`
  | 'opportunity:broken'
  | 'request:broken';

/** Whom a row waits for. `nobody`: it is closed. `anyone`: an opportunity that nobody looks into yet. */
export type WaitsFor = Actor | 'claimant' | 'anyone' | 'nobody';

/** One record as the board lists, filters and sorts it. */
export interface BoardRow {
  readonly sort: RowSort;
  readonly title: string;
  readonly pageId: number;
  readonly revision: number;
  readonly changedBy: string | null;
  /** Of the latest revision, in milliseconds since 1970; NaN never. */
  readonly changed: number;
  readonly stage: RowStage;
  /** Of a request its title, of an opportunity its partner; of a broken record the last part of the page's title. */
  readonly name: string;
  readonly partner: string;
  readonly item: string | null;
  readonly kind: PartnerKind | null;
  readonly countries: readonly string[];
  /** M49 codes of the countries' regions and sub-regions. */
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly materials: readonly Material[];
  /** User names: who holds an opportunity, or is assigned to a request. */
  readonly assignees: readonly string[];
  /** Id of the working group; empty for none. */
  readonly group: string;
  readonly priority: Priority | null;
  readonly waitsFor: WaitsFor;
  readonly open: boolean;
  /** When it was made, in milliseconds since 1970; null when nobody wrote it down. */
  readonly created: number | null;
  /** Since when it waits where it is, likewise; null when closed. */
  readonly waitingSince: number | null;
  /** Of an opportunity. */
  readonly sightings: number;
  /** Of a request: boxes that are settled, and all. */
  readonly boxes: { readonly done: number; readonly of: number } | null;
  /** What free text is looked for in, folded. */
  readonly text: string;
}

/** Text as it is compared when people search: without case and accents, so that `museo` finds `Muséo`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** The row of an opportunity. `now`: milliseconds since 1970, for claims that have lapsed. */
export function opportunityRow(listed: Listed<Opportunity>, now: number): BoardRow {
  const { record } = listed;
  if (record === null) return brokenRow('opportunity', listed);
  const flagged = record.sightings.map(({ at }) => timeOf(at)).filter(time => time !== null);
  const created = flagged.length === 0 ? null : Math.min(...flagged);
  const open = openOpportunityStatuses.some(status => status === record.status);
  const holder = claimant(record, now);
  return {
    ...common('opportunity', listed),
    stage: `opportunity:${record.status}`,
    name: record.partner,
    partner: record.partner,
    item: record.item,
    kind: record.kind,
    countries: record.country,
    regions: regionsOf(record.country),
    languages: record.languages,
    materials: record.material,
    assignees: holder === null ? [] : [holder],
    group: '',
    priority: null,
    waitsFor: !open ? 'nobody' : holder === null ? 'anyone' : 'claimant',
    open,
    created,
    waitingSince: open ? (record.status === 'flagged' ? created : timeOf(listed.timestamp)) : null,
    sightings: record.sightings.length,
    boxes: null,
    text: foldText(
      [
        record.partner,
        record.item ?? '',
        record.volume,
        record.claimedBy,
        ...record.sightings.flatMap(({ by, why }) => [by, why]),
      ].join('\n'),
    ),
  };
}

/** The row of a request. */
export function requestRow(listed: Listed<HelpRequest>, config: Config): BoardRow {
  const { record } = listed;
  if (record === null) return brokenRow('request', listed);
  const { open } = stageOf(record.status);
  const group = config.workingGroups.find(({ id }) => id === record.group);
  const created = timeOf(record.created);
  return {
    ...common('request', listed),
    stage: `request:${record.status}`,
    name: record.title,
    partner: record.partner,
    item: record.item,
    kind: record.kind,
    countries: record.country,
    regions: regionsOf(record.country),
    languages: record.languages,
    materials: record.material,
    assignees: record.assigned,
    group: record.group,
    priority: record.priority,
    waitsFor: turnOf(record) ?? 'nobody',
    open,
    created,
    waitingSince: open ? (timeOf(record.waitingSince) ?? created) : null,
    sightings: 0,
    boxes: { done: record.checks.filter(({ state }) => state !== 'to-do').length, of: record.checks.length },
    text: foldText(
      [
        record.title,
        record.partner,
        record.item ?? '',
        record.requester,
        record.volume,
        group?.name ?? '',
        ...record.assigned,
        ...Object.values(record.answers),
      ].join('\n'),
    ),
  };
}

/** Whole days since a time; null when it is not known. */
export function daysSince(time: number | null, now: number): number | null {
  return time === null ? null : Math.max(0, Math.floor((now - time) / 86_400_000));
}

function brokenRow(sort: RowSort, listed: Listed<unknown>): BoardRow {
  const name = listed.title.slice(listed.title.lastIndexOf('/') + 1);
  return {
    ...common(sort, listed),
    stage: `${sort}:broken`,
    name,
    partner: name,
    item: /^Q[1-9]\d*$/.test(name) ? name : null,
    kind: null,
    countries: [],
    regions: [],
    languages: [],
    materials: [],
    assignees: [],
    group: '',
    priority: null,
    waitsFor: 'staff',
    open: true,
    created: null,
    waitingSince: timeOf(listed.timestamp),
    sightings: 0,
    boxes: null,
    text: foldText(name),
  };
}

function common(sort: RowSort, { title, pageId, revision, changedBy, timestamp }: Listed<unknown>) {
  return { sort, title, pageId, revision, changedBy, changed: timeOf(timestamp) ?? 0 };
}

function regionsOf(codes: readonly string[]): readonly string[] {
  const regions = new Set<string>();
  for (const code of codes) {
    const country = countries.get(code);
    if (country === undefined) continue;
    regions.add(country.region);
    regions.add(country.subregion);
  }
  return [...regions];
}

function timeOf(iso: string): number | null {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}
