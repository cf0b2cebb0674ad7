import type { PageRead } from '../../wiki/pages.ts';
import type { Config } from '../config.ts';
import { partnerOf } from '../record/partner-fields.ts';
import { sameUser } from '../same-user.ts';
import { isOpportunityTitle } from '../titles.ts';
import { sightingOf } from './flag-draft.ts';
import type { FlagDraft, Opportunity } from './opportunity.ts';
import { type ChangeProblem, changeOpportunityText, verified } from './opportunity-change.ts';
import { opportunityFields } from './opportunity-fields.ts';
import { createOpportunityText, parseOpportunity, type RecordProblem } from './opportunity-record.ts';

/**
 * What a flag does to the page. `created`: a new record. `sighting`: one more person saw it. `updated`: the same person
 * says it again, differently. `reopened`: the record had been withdrawn. `unchanged`: the same person said just this.
 */
export type FlagEffect = 'created' | 'sighting' | 'updated' | 'reopened' | 'unchanged';

/** Why a page that stands where the record should be is left alone. */
export type Obstacle =
  | { readonly kind: 'broken'; readonly problems: readonly RecordProblem[] }
  /** The page leads to one outside the records, in a circle, or to nothing. */
  | { readonly kind: 'leads-away' }
  | { readonly kind: 'change'; readonly problem: ChangeProblem };

/** The one edit that a flag takes. */
export type FlagPlan =
  | {
      readonly ok: true;
      readonly effect: FlagEffect;
      readonly title: string;
      readonly text: string;
      /** The page as it is, null when there is none: what a preview compares with. */
      readonly before: string | null;
      readonly base: { readonly revision: number } | 'create';
      readonly record: Opportunity;
    }
  | {
      readonly ok: false;
      readonly title: string;
      readonly revision: number | null;
      readonly obstacle: Obstacle;
    };

/** Plans the edit: pure, so that it can be done again whenever the page turns out to have changed. */
export function planFlag(
  page: PageRead,
  draft: FlagDraft,
  by: string,
  now: number,
  config: Config,
): FlagPlan {
  const { title } = page;
  if (!page.exists) {
    if (page.redirectedFrom !== null) {
      return { ok: false, title: page.redirectedFrom, revision: null, obstacle: { kind: 'leads-away' } };
    }
    const record: Opportunity = {
      status: 'flagged',
      ...partnerOf(draft),
      claimedBy: '',
      claimedUntil: '',
      reason: '',
      duplicateOf: '',
      request: '',
      sightings: [sightingOf(draft, by, now)],
    };
    const made = verified(createOpportunityText(record, config), record, config);
    if (!made.ok)
      return { ok: false, title, revision: null, obstacle: { kind: 'change', problem: made.problem } };
    return {
      ok: true,
      effect: 'created',
      title,
      text: made.text,
      before: null,
      base: 'create',
      record: made.record,
    };
  }

  const refuse = (obstacle: Obstacle): FlagPlan => ({ ok: false, title, revision: page.revision, obstacle });
  if (page.redirect || (page.redirectedFrom !== null && !isOpportunityTitle(config, title))) {
    return refuse({ kind: 'leads-away' });
  }
  const read = parseOpportunity(page.text, config);
  if (!read.ok) return refuse({ kind: 'broken', problems: read.problems });

  const own = read.record.sightings.findIndex(sighting => sameUser(sighting.by, by));
  const sighting = sightingOf(draft, by, now);
  const set = {
    ...missing(read.empty, draft),
    ...(read.record.status === 'withdrawn' ? { status: 'flagged' as const } : {}),
  };
  const repeated = own !== -1 && sameFlag({ ...read.record.sightings[own], at: '' }, { ...sighting, at: '' });
  if (repeated && Object.keys(set).length === 0) {
    const base = { revision: page.revision };
    return {
      ok: true,
      effect: 'unchanged',
      title,
      text: page.text,
      before: page.text,
      base,
      record: read.record,
    };
  }
  const changed = changeOpportunityText(
    page.text,
    { set, sighting: own === -1 ? { add: sighting } : { replace: own, by: sighting } },
    config,
  );
  if (!changed.ok) return refuse({ kind: 'change', problem: changed.problem });
  return {
    ok: true,
    effect: read.record.status === 'withdrawn' ? 'reopened' : own === -1 ? 'sighting' : 'updated',
    title,
    text: changed.text,
    before: page.text,
    base: { revision: page.revision },
    record: changed.record,
  };
}

/** What the draft knows and the record does not say. Nothing that stands in the record is ever written over. */
function missing(
  empty: ReadonlySet<string>,
  draft: FlagDraft,
): Partial<Omit<Opportunity, 'status' | 'sightings'>> {
  const known = partnerOf(draft);
  const fill: [string, unknown][] = [];
  for (const key of [
    'item',
    'kind',
    'country',
    'material',
    'volume',
    'licence',
    'languages',
    'links',
  ] as const) {
    const value = known[key];
    if (empty.has(opportunityFields[key].param) && value !== null && value.length > 0)
      fill.push([key, value]);
  }
  return Object.fromEntries(fill);
}

function sameFlag(one: object, other: object): boolean {
  const ordered = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return ordered(one) === ordered(other);
}
