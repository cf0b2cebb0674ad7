import type { Entity, EntityId } from '../wiki/entity-types.ts';
import { findTemplates, getParam, type Template } from '../wikitext/templates.ts';
import type { Fact, FactKey, FactSource, FactValues } from './facts.ts';
import { type FactContext, FactList, webAddress } from './gather.ts';
import { bestTerm, itemFact } from './item-facts.ts';
import { addPartnershipTemplates } from './partnership.ts';
import { firstAddress, plainText, topLevel } from './plain.ts';
import { dateOf, qualifiersOf, statementsOf, valuesOf } from './statements.ts';

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
}

/** Templates that describe a file (DOMAIN 2.6), and those made after them. */
const descriptions = /^(?:Information|Artwork|Photograph|Book|Map|Art Photo|Specimen)$/;

/**
 * What a file says: structured data first, then the parameters of Information, Artwork and the like. Both speak of
 * the same things, so a fact may come from both, or they may contradict each other.
 */
export function fileFacts(file: FileRead, context: FactContext): readonly Fact[] {
  const list = new FactList();
  if (file.media !== null) addStructuredData(list, file.title, file.media, context);
  addDescription(list, file, context);
  addPartnershipTemplates(list, 'commons', file.title, file.wikitext);
  const fromPage = (part: 'file-history' | 'usage'): FactSource => ({
    from: 'page',
    wiki: 'commons',
    page: file.title,
    part,
  });
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

function addDescription(list: FactList, file: FileRead, context: FactContext): void {
  const template = topLevel(findTemplates(file.wikitext)).find(one => descriptions.test(one.name));
  if (template === undefined) return;
  const text = (value: string) => plainText(value, context.languages);
  const parameter = <Key extends FactKey>(
    key: Key,
    names: readonly string[],
    read: (value: string) => FactValues[Key] | null,
  ) => {
    for (const name of names) {
      const value = paramValue(template, name);
      if (value === '') continue;
      const source: FactSource = {
        from: 'template',
        wiki: 'commons',
        page: file.title,
        template: template.name,
        parameter: name,
      };
      list.add(key, read(value), source);
    }
  };
  parameter('description', ['description', 'title'], text);
  parameter('author', ['author', 'artist', 'photographer'], text);
  parameter('source', ['source'], value => {
    const url = webAddress(firstAddress(value) ?? '');
    return url === null ? text(value) : { type: 'url', url };
  });
  parameter('collection', ['institution', 'collection'], text);
  parameter('inventory-number', ['accession number'], value => {
    const id = plainText(value, context.languages)?.text;
    return id === undefined ? null : { type: 'identifier', id };
  });
  parameter('date', ['date'], text);
}

/** Parameter names of these templates do not know case, and blanks and underscores are the same (Template:Information). */
function paramValue(template: Template, name: string): string {
  const exact = getParam(template, name);
  if (exact !== undefined) return exact.value;
  const wanted = template.params.find(one => one.name.toLowerCase().replaceAll('_', ' ') === name);
  return wanted?.value ?? '';
}
