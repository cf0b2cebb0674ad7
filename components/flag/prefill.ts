import type { FlagDraft } from '../../lib/desk/opportunity/opportunity.ts';
import { countryOfItem } from '../../lib/desk/record/countries.ts';
import { emptyPartner } from '../../lib/desk/record/partner.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { bestFact, type Fact, type FactSource, factsOf } from '../../lib/page/facts/facts.ts';
import type { Look, LookedPage } from '../../lib/page/look/look-types.ts';
import { sites } from '../../lib/wiki/sites.ts';
import type { Filled } from '../sending/origins.ts';
import type { FilledField } from './filled-fields.ts';

/** A form filled in from a page, and where each value came from. */
export type Prefill = Filled<FlagDraft, FilledField, FactSource>;

/** A form with nothing in it. */
export const emptyDraft: FlagDraft = {
  ...emptyPartner,
  why: '',
  page: '',
};

/**
 * What the look says, as far as the form asks for it. Nothing is guessed: a field is filled only from a fact that
 * holds today, and keeps the fact's source.
 */
export function prefill(look: Look, i18n: Pick<I18n, 'number' | 'text'>): Prefill {
  const facts = look.facts.filter(fact => !fact.ended);
  const sources = new Map<FilledField, FactSource>();
  const take = <T>(field: FilledField, fact: { readonly source: FactSource } | undefined, value: T): T => {
    if (fact !== undefined) sources.set(field, fact.source);
    return value;
  };

  const name = look.partner.name?.text ?? '';
  const kind = bestFact(facts, 'kind');
  const countries = factsOf(facts, 'country').flatMap(fact => {
    const code = countryOfItem(fact.value.id);
    return code === undefined ? [] : [{ code, fact }];
  });
  const links = [...factsOf(facts, 'website'), ...factsOf(facts, 'catalogue')];
  const size = bestFact(facts, 'collection-size');

  return {
    draft: {
      ...emptyDraft,
      partner: name === '' ? '' : take('partner', partnerFact(look, facts), name),
      item: look.partner.item,
      kind: kind === undefined ? null : take('kind', kind, kind.value.kind),
      country: take('country', countries[0]?.fact, [...new Set(countries.map(({ code }) => code))]),
      links: take('links', links[0], [...new Set(links.map(fact => fact.value.url))]),
      volume: size === undefined ? '' : take('volume', size, collectionSize(size.value, i18n)),
      page: pageName(look.page),
    },
    sources,
  };
}

/** The fact that names the partner: the collection a file belongs to, or the name of what the page is about. */
function partnerFact(look: Look, facts: readonly Fact[]): { readonly source: FactSource } | undefined {
  const name = look.partner.name?.text;
  return facts.find(fact => {
    if (fact.key === 'name' && fact.value.text === name) return true;
    if (fact.key !== 'collection' && fact.key !== 'author') return false;
    return fact.value.type === 'item' ? fact.value.id === look.partner.item : fact.value.text === name;
  });
}

/** What the item knows is all that the partner has, which is seldom what it would share: the words say so. */
function collectionSize(
  value: {
    readonly amount: number;
    readonly unit: { readonly label: { readonly text: string } | null } | null;
  },
  { number, text }: Pick<I18n, 'number' | 'text'>,
): string {
  const unit = value.unit?.label?.text;
  const size = number(value.amount);
  return text('volume-collection', unit === undefined ? size : `${size} ${unit}`);
}

/** The page with the prefix that links to it from Meta, as a sighting keeps it; empty when there is none. */
function pageName(page: LookedPage): string {
  if (page.state !== 'read') return '';
  return page.wiki === 'meta' ? page.title : `${sites[page.wiki].interwiki}:${page.title}`;
}
