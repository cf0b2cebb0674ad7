import type { EntityId } from '../../wiki/entity-types.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { PlaceSubject } from './place.ts';

/** What a title stands for: on Wikidata those of items, properties and lexemes are entities, all others are titles. */
export function subjectOfTitle(wiki: WikiId, title: string): PlaceSubject {
  const match =
    wiki === 'wikidata' ? /^(?:Item:)?(Q\d+)$|^Property:(P\d+)$|^Lexeme:(L\d+)$/i.exec(title) : null;
  const id = match?.[1] ?? match?.[2] ?? match?.[3];
  return (id === undefined ? null : subjectOfEntity(id)) ?? { kind: 'title', title };
}

/**
 * What an entity id stands for; null when it is none. Media info has the number of its file's page.
 * https://www.mediawiki.org/wiki/Extension:WikibaseMediaInfo/Data_Model
 */
export function subjectOfEntity(text: string): PlaceSubject | null {
  const match = /^([QPLM])([1-9]\d{0,9})$/i.exec(text.trim());
  if (match === null) return null;
  const [, letter = '', number = ''] = match;
  if (letter.toUpperCase() === 'M') return { kind: 'page-id', pageId: Number(number) };
  return { kind: 'entity', id: letter.toUpperCase() + number };
}

/** Title of an entity's page on Wikidata. */
export function titleOfEntity(id: EntityId): string {
  return id.startsWith('P') ? `Property:${id}` : id.startsWith('L') ? `Lexeme:${id}` : id;
}
