import type { Entity, EntityId, Term } from '../../wiki/entity-types.ts';
import { sites } from '../../wiki/sites.ts';
import type { Fact, FactItem, FactKey, FactText, FactValues } from './facts.ts';
import { type FactContext, FactList, languageChain, webAddress } from './gather.ts';
import { kindOfClasses } from './kinds.ts';
import { dateOf, statementsOf, type ValueByType, valuesOf } from './statements.ts';

/**
 * What each property of an item says (DOMAIN 3.5: Wikimedia Sverige's own model of an institution, and heritage). Contact
 * e-mail (P968) is left out on purpose: addresses of people never go into a record.
 */
const itemProperties: readonly (readonly ['place' | FactKeyOf<FactItem>, EntityId])[] = [
  ['country', 'P17'],
  ['place', 'P131'],
  ['place', 'P159'],
  ['place', 'P276'],
  ['heritage-designation', 'P1435'],
  ['partner-of', 'P2652'],
  ['focus-list', 'P5008'],
];
const identifierProperties = [
  ['isil', 'P791'],
  ['viaf', 'P214'],
  ['monument-id', 'P2186'],
] as const;
const urlProperties = [
  ['website', 'P856'],
  ['catalogue', 'P8768'],
] as const;
const imageProperties = [
  ['image', 'P18'],
  ['logo', 'P154'],
] as const;
const dateProperties = [
  ['inception', 'P571'],
  ['dissolved', 'P576'],
  ['born', 'P569'],
  ['died', 'P570'],
] as const;

type FactKeyOf<Value> = { [Key in FactKey]: FactValues[Key] extends Value ? Key : never }[FactKey];

/** Properties the facts of a partner's item are read from; the rest of an item need not be kept. */
export const partnerProperties: readonly EntityId[] = [
  ...[
    ...itemProperties,
    ...identifierProperties,
    ...urlProperties,
    ...imageProperties,
    ...dateProperties,
  ].map(([, property]) => property),
  ...['P31', 'P301', 'P373', 'P625', 'P1436', 'P1612', 'P1472'],
];

/** What an item says about a partner. Pure; labels that are not known yet are null in the facts. */
export function itemFacts(entity: Entity, context: FactContext): readonly Fact[] {
  const list = new FactList();
  const from = (property: EntityId) => ({ from: 'statement', entity: entity.id, property }) as const;
  /** All values that count of one property, each made a fact. */
  const each = <Key extends FactKey, Type extends keyof ValueByType>(
    key: Key,
    property: EntityId,
    type: Type,
    make: (value: ValueByType[Type]) => FactValues[Key] | null,
  ) => {
    for (const { value, ended } of valuesOf(entity, property, type, context.now)) {
      list.add(key, make(value), from(property), ended);
    }
  };

  addTerms(list, entity, context);
  list.add('kind', kindFact(entity, context), from('P31'));
  for (const [key, property] of itemProperties) {
    each(key, property, 'wikibase-entityid', value => itemFact(value.id, context));
  }
  each('coordinates', 'P625', 'globecoordinate', coordinatesOf);
  for (const [key, property] of urlProperties) {
    each(key, property, 'string', value => {
      const url = webAddress(value);
      return url === null ? null : { type: 'url', url };
    });
  }
  for (const [key, property] of imageProperties) each(key, property, 'string', imageOf);
  for (const [key, property] of dateProperties) each(key, property, 'time', dateOf);
  each('category', 'P373', 'string', value => commonsPage(`Category:${value}`));
  const sitelink = Object.hasOwn(entity.sitelinks, 'commonswiki') ? entity.sitelinks.commonswiki : undefined;
  if (sitelink?.title.startsWith('Category:')) {
    list.add('category', commonsPage(sitelink.title), {
      from: 'sitelink',
      entity: entity.id,
      site: 'commonswiki',
    });
  }
  each('institution-page', 'P1612', 'string', value => commonsPage(`Institution:${value}`));
  each('creator-page', 'P1472', 'string', value => commonsPage(`Creator:${value}`));
  each('collection-size', 'P1436', 'quantity', ({ amount, unit }) => {
    const number = Number(amount);
    const unitId = /Q\d+$/.exec(unit)?.[0];
    if (!Number.isFinite(number)) return null;
    return { type: 'amount', amount: number, unit: unitId === undefined ? null : itemFact(unitId, context) };
  });
  for (const [key, property] of identifierProperties) {
    each(key, property, 'string', value => (value.trim() === '' ? null : { type: 'identifier', id: value }));
  }
  return list.facts;
}

/** An item as a value of a fact. */
export function itemFact(id: EntityId, context: FactContext): FactItem {
  return { type: 'item', id, label: context.label(id)?.best ?? null };
}

/** The text of a term in the best language: the person's, else any there is. */
export function bestTerm(
  terms: Readonly<Record<string, Term>>,
  languages: readonly string[],
): FactText | null {
  const chosen = languageChain(languages).find(language => Object.hasOwn(terms, language));
  const term = chosen === undefined ? Object.values(terms)[0] : terms[chosen];
  return term === undefined ? null : { type: 'text', text: term.value, language: term.language };
}

/** A place on Earth; places on the Moon have coordinates too. */
function coordinatesOf(value: ValueByType['globecoordinate']): FactValues['coordinates'] | null {
  if (!/\/Q2$/.test(value.globe)) return null;
  const { latitude, longitude, precision } = value;
  return { type: 'coordinates', latitude, longitude, precision };
}

/** Pixels of the picture on the card, twice its width on it for fine screens. */
const thumbWidth = 320;

/** A file on Commons by its name, as an image of the card; null for no name. */
export function imageOf(file: string): FactValues['image'] | null {
  const name = file.replaceAll('_', ' ').trim();
  if (name === '') return null;
  const thumb = `https://${sites.commons.host}/wiki/Special:Redirect/file/${encodeURIComponent(name)}?width=${thumbWidth}`;
  return { type: 'image', file: `File:${name}`, thumb };
}

function commonsPage(title: string): FactValues['category'] | null {
  const clean = title.replaceAll('_', ' ').trim();
  return clean.endsWith(':') ? null : { type: 'page', wiki: 'commons', title: clean };
}

function addTerms(list: FactList, entity: Entity, { languages }: FactContext): void {
  const name = bestTerm(entity.labels, languages);
  if (name !== null) {
    list.add('name', name, { from: 'label', entity: entity.id, language: name.language ?? '' });
  }
  const description = bestTerm(entity.descriptions, languages);
  if (description !== null) {
    list.add('description', description, {
      from: 'description',
      entity: entity.id,
      language: description.language ?? '',
    });
  }
  list.add('item', { type: 'item', id: entity.id, label: name }, { from: 'item', entity: entity.id });
}

function kindFact(entity: Entity, context: FactContext): FactValues['kind'] | null {
  const ids = valuesOf(entity, 'P31', 'wikibase-entityid', context.now).map(({ value }) => value.id);
  // A person is a creator, not a partner of some kind.
  if (ids.length === 0 || ids.includes('Q5')) return null;
  // A church or a house is a site of heritage once a register lists it.
  const listed = ['P1435', 'P2186'].some(property => statementsOf(entity, property).length > 0);
  const kind =
    kindOfClasses(ids, id => context.label(id)?.english ?? undefined) ?? (listed ? 'heritage-site' : 'other');
  return { type: 'kind', kind, classes: ids.map(id => itemFact(id, context)) };
}
