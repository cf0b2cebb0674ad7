import type { Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import type { Question } from '../../lib/desk/request/request.ts';
import { emptyRequestForm } from '../../lib/desk/request/request-draft.ts';
import type { DraftField, RequestDraft } from '../../lib/desk/request/request-draft-types.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { bestFact, type FactSource } from '../../lib/page/facts/facts.ts';
import type { Look } from '../../lib/page/look/look-types.ts';
import { prefill } from '../flag/prefill.ts';
import { signalWords } from '../page/signal-words.ts';
import type { Filled } from '../sending/origins.ts';
import type { AskSeed } from './ask-seed.ts';

/** Where a value of the form came from. */
export type AskSource =
  | { readonly from: 'fact'; readonly source: FactSource }
  /** The reasons the panel found on the page. */
  | { readonly from: 'signals' }
  /** The page in front of the person itself. */
  | { readonly from: 'here' }
  /** A record on Meta, by its title. */
  | { readonly from: 'opportunity' | 'request'; readonly title: string };

/** A form filled in, and where each value came from. */
export type AskPrefill = Filled<RequestDraft, DraftField, AskSource>;

/** An opportunity on Meta. */
export interface SeenOpportunity {
  readonly title: string;
  readonly record: Opportunity;
}

export const nothingFilled: AskPrefill = {
  draft: emptyRequestForm('project').draft,
  sources: new Map(),
};

/**
 * What the page says, as far as the forms for help ask for it; an opportunity about the same partner fills what the page
 * leaves open. Nothing is guessed, and each value keeps its source.
 */
export function prefillFromPage(
  look: Look,
  opportunity: SeenOpportunity | null,
  i18n: Pick<I18n, 'number' | 'text'>,
): AskPrefill {
  const flag = prefill(look, i18n);
  const sources = new Map<DraftField, AskSource>();
  for (const [field, source] of flag.sources) sources.set(field, { from: 'fact', source });
  const { partner, item, kind, country, links, volume, page } = flag.draft;
  const named = flag.sources.get('partner');
  if (named !== undefined) sources.set('title', { from: 'fact', source: named });
  if (item !== null) sources.set('item', itemSource(look, item));
  if (page !== '') sources.set('page', { from: 'here' });
  const reasons = look.signals.map(signal => signalWords(i18n, signal)).join('\n');
  if (reasons !== '') sources.set('answers.gaps', { from: 'signals' });
  const title = named === undefined ? '' : partner;
  const answers: RequestDraft['answers'] = reasons === '' ? {} : { gaps: reasons };
  const draft: RequestDraft = {
    ...nothingFilled.draft,
    ...{ title, partner, item, kind, country, links, volume, page, answers },
  };
  return opportunity === null ? { draft, sources } : withOpportunity({ draft, sources }, opportunity);
}

function itemSource(look: Look, item: string): AskSource {
  const fact = bestFact(look.facts, 'item');
  return { from: 'fact', source: fact?.value.id === item ? fact.source : { from: 'item', entity: item } };
}

function withOpportunity(page: AskPrefill, { title, record }: SeenOpportunity): AskPrefill {
  const sources = new Map(page.sources);
  const { draft } = page;
  const source: AskSource = { from: 'opportunity', title };
  const take = <T>(field: DraftField, now: T, isEmpty: boolean, theirs: T, hasTheirs: boolean): T => {
    if (!isEmpty || !hasTheirs) return now;
    sources.set(field, source);
    return theirs;
  };
  const list = <T>(field: DraftField, now: readonly T[], theirs: readonly T[]) =>
    take(field, now, now.length === 0, theirs, theirs.length > 0);
  const line = (field: DraftField, now: string, theirs: string) =>
    take(field, now, now === '', theirs, theirs !== '');
  const one = <T>(field: DraftField, now: T | null, theirs: T | null) =>
    take(field, now, now === null, theirs, theirs !== null);
  const why = [...new Set(record.sightings.map(sighting => sighting.why.trim()))]
    .filter(text => text !== '')
    .join('\n');
  const gaps = line('answers.gaps', draft.answers.gaps ?? '', why);
  return {
    draft: {
      ...draft,
      title: line('title', draft.title, record.partner),
      partner: line('partner', draft.partner, record.partner),
      item: one('item', draft.item, record.item),
      kind: one('kind', draft.kind, record.kind),
      country: list('country', draft.country, record.country),
      material: list('material', draft.material, record.material),
      volume: line('volume', draft.volume, record.volume),
      licence: one('licence', draft.licence, record.licence),
      languages: list('languages', draft.languages, record.languages),
      links: list('links', draft.links, record.links),
      answers: gaps === '' ? draft.answers : { ...draft.answers, gaps },
      opportunity: title,
    },
    sources,
  };
}

/** An earlier request as the beginning of another: everything but its name, which has to be a new one. */
export function prefillFromSeed({ title, request }: AskSeed): AskPrefill {
  const { need, partner, item, kind, country, material, volume, licence, languages, links } = request;
  const { answers, page, opportunity } = request;
  const about = { partner, item, kind, country, material, volume, licence, languages, links, page };
  const source: AskSource = { from: 'request', title };
  const filled = Object.entries(about).flatMap(([field, value]) =>
    value === null || value.length === 0 ? [] : [field as keyof typeof about],
  );
  const answered = (Object.keys(answers) as Question[]).map(question => `answers.${question}` as const);
  return {
    draft: { need, title: '', ...about, answers, opportunity },
    sources: new Map<DraftField, AskSource>([...filled, ...answered].map(field => [field, source])),
  };
}
