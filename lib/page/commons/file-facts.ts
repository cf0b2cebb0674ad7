import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import type { Fact, FactSource } from '../facts/facts.ts';
import { type FactContext, FactList, webAddress } from '../facts/gather.ts';
import { bestTerm, itemFact } from '../facts/item-facts.ts';
import { dateOf, qualifiersOf, statementsOf, valuesOf } from '../facts/statements.ts';
import { addPartnershipCategories, addPartnershipTemplates } from './partnership.ts';
import { fileTemplateFacts } from './template-facts.ts';

/** What was read of a file, from its own wiki. */
export interface FileRead {
  /** With `File:`. */
  readonly title: string;
  readonly wikitext: string;
  /** Its structured data; null when it has none or could not be read. */
  readonly media: Entity | null;
  readonly uploader: string | null;
  readonly thumb: string | null;
  /** Pages on other wikis that use it; null when the wiki does not tell. */
  readonly usedOn: number | null;
  /** Its categories, hidden ones too, with `Category:`. */
  readonly allCategories?: readonly string[];
}

/**
 * What a file says: structured data first, then the parameters of Information, Artwork and the like. Both speak of
 * the same things, so a fact may come from both, or they may contradict each other.
 */
export function fileFacts(file: FileRead, context: FactContext): readonly Fact[] {
  const list = new FactList();
  if (file.media !== null) addStructuredData(list, file.title, file.media, context);
  list.addAll(fileTemplateFacts({ wiki: 'commons', ...file }, context));
  addPartnershipTemplates(list, 'commons', file.title, file.wikitext);
  const fromPage = (part: 'category' | 'file-history' | 'usage'): FactSource => ({
    from: 'page',
    wiki: 'commons',
    page: file.title,
    part,
  });
  addPartnershipCategories(list, file.allCategories ?? [], fromPage('category'));
  if (file.uploader !== null) {
    list.add('uploader', { type: 'user', name: file.uploader }, fromPage('file-history'));
  }
  if (file.usedOn !== null) {
    list.add('used-on', { type: 'amount', amount: file.usedOn, unit: null }, fromPage('usage'));
  }
  if (file.thumb !== null) {
    list.add('image', { type: 'image', file: file.title, thumb: file.thumb }, fromPage('file-history'));
  }
  return list.facts;
}

/** Items the file says it belongs to: its collection (P195), else who operates the source it comes from (P7482, P137). */
export function collectionsOfFile(media: Entity | null, now: number): readonly EntityId[] {
  if (media === null) return [];
  const collections = valuesOf(media, 'P195', 'wikibase-entityid', now).map(({ value }) => value.id);
  if (collections.length > 0) return collections;
  return statementsOf(media, 'P7482').flatMap(statement =>
    qualifiersOf(statement, 'P137', 'wikibase-entityid').map(({ id }) => id),
  );
}

/** https://commons.wikimedia.org/wiki/Commons:Structured_data/Modeling */
function addStructuredData(list: FactList, file: string, media: Entity, context: FactContext): void {
  const from = (property: EntityId): FactSource => ({ from: 'structured-data', file, property });
  const { now } = context;
  const caption = bestTerm(media.labels, context.languages);
  if (caption !== null) {
    list.add('description', caption, { from: 'structured-data', file, property: 'caption' });
  }
  const items = [
    ['collection', 'P195'],
    ['author', 'P170'],
    ['licence', 'P275'],
    ['licence', 'P6216'],
  ] as const;
  for (const [key, property] of items) {
    for (const { value } of valuesOf(media, property, 'wikibase-entityid', now)) {
      list.add(key, itemFact(value.id, context), from(property));
    }
  }
  // A creator without an item is "unknown" with the name as written in a qualifier (P2093).
  for (const statement of statementsOf(media, 'P170')) {
    for (const name of qualifiersOf(statement, 'P2093', 'string')) {
      list.add('author', { type: 'text', text: name, language: null }, from('P170'));
    }
  }
  for (const statement of statementsOf(media, 'P7482')) {
    for (const address of [
      ...qualifiersOf(statement, 'P973', 'string'),
      ...qualifiersOf(statement, 'P2699', 'string'),
    ]) {
      const url = webAddress(address);
      list.add('source', url === null ? null : { type: 'url', url }, from('P7482'));
    }
  }
  for (const { value } of valuesOf(media, 'P217', 'string', now)) {
    list.add('inventory-number', { type: 'identifier', id: value }, from('P217'));
  }
  for (const statement of statementsOf(media, 'P195')) {
    for (const id of qualifiersOf(statement, 'P217', 'string')) {
      list.add('inventory-number', { type: 'identifier', id }, from('P217'));
    }
  }
  for (const { value } of valuesOf(media, 'P571', 'time', now)) list.add('date', dateOf(value), from('P571'));
}
