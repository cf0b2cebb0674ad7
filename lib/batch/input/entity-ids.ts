import type { EntityId } from '../../wiki/entity-types.ts';

/** The entity a command is about: its id, or `LAST` for the one created last above it. */
export type TargetId = EntityId | 'LAST';

export type EntityKind = 'item' | 'property' | 'mediainfo' | 'lexeme' | 'form' | 'sense';

const byLetter: ReadonlyMap<string, EntityKind> = new Map([
  ['Q', 'item'],
  ['P', 'property'],
  ['M', 'mediainfo'],
  ['L', 'lexeme'],
]);

const pattern = /^(?:[QPM][1-9]\d{0,9}|L[1-9]\d{0,9}(?:-[FS][1-9]\d{0,9})?)$/i;

/**
 * Reads an entity id in either case (QuickStatements 3 takes `q42` too): gives it in upper case, or undefined when it
 * is none. Numbers as Wikibase has them: no leading zero, at most ten digits.
 */
export function readEntityId(text: string): EntityId | undefined {
  return pattern.test(text) ? text.toUpperCase() : undefined;
}

/** What kind of entity a (valid, upper-case) id names. */
export function kindOfId(id: EntityId): EntityKind {
  const dash = id.indexOf('-');
  if (dash > 0) return id[dash + 1] === 'F' ? 'form' : 'sense';
  return byLetter.get(id[0] ?? '') ?? 'item';
}

/** The number in an id, for telling the older of two items. */
export function numberOfId(id: EntityId): number {
  return Number(id.slice(1));
}
