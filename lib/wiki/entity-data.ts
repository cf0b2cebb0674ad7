import type { Entity, Snak, Statement } from './entity-types.ts';

/** A term to set, or one to take away. */
export type TermChange =
  | { readonly language: string; readonly value: string }
  | { readonly language: string; readonly remove: '' };

/** Aliases of a language: the whole new list, or single ones to add or take away. */
export type AliasChange = {
  readonly language: string;
  readonly value: string;
  readonly add?: '';
  readonly remove?: '';
};

/** A statement to set (with an id: that one is made or changed; without: one is added), or one to take away. */
export type StatementChange = Statement | { readonly id: string; readonly remove: '' };

export type SitelinkChange =
  | { readonly site: string; readonly title: string; readonly badges?: readonly string[] }
  | { readonly site: string; readonly remove: '' };

/**
 * What `wbeditentity` is to change; whatever is not named stays. Statements stand under `claims`, for media info as well
 * (there they are read as `statements`, but written so). Give new statements an id of ours (`statementGuid`).
 */
export interface EntityData {
  readonly labels?: Readonly<Record<string, TermChange>>;
  readonly descriptions?: Readonly<Record<string, TermChange>>;
  readonly aliases?: Readonly<Record<string, readonly AliasChange[]>>;
  readonly claims?: readonly StatementChange[];
  readonly sitelinks?: Readonly<Record<string, SitelinkChange>>;
}

/**
 * Whether an entity already is as `data` would make it: every term, sitelink and statement (by id) as wanted, and what is to
 * go is gone. Data with a statement that has no id is never held: nothing could tell it from another one.
 */
export function holds(entity: Entity, data: EntityData): boolean {
  const statements = new Map<string, Statement>();
  for (const list of Object.values(entity.claims)) {
    for (const one of list) if (one.id !== undefined) statements.set(one.id.toUpperCase(), one);
  }
  return (
    termsHold(entity.labels, data.labels) &&
    termsHold(entity.descriptions, data.descriptions) &&
    aliasesHold(entity, data) &&
    (data.claims ?? []).every(change => {
      if (change.id === undefined) return false;
      const present = statements.get(change.id.toUpperCase());
      if ('remove' in change) return present === undefined;
      return present !== undefined && sameStatement(present, change);
    }) &&
    Object.values(data.sitelinks ?? {}).every(change => {
      const present = own(entity.sitelinks, change.site);
      return 'remove' in change ? present === undefined : present?.title === change.title;
    })
  );
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function termsHold(
  terms: Entity['labels'],
  changes: Readonly<Record<string, TermChange>> | undefined,
): boolean {
  return Object.values(changes ?? {}).every(change => {
    const present = own(terms, change.language);
    return 'remove' in change ? present === undefined : present?.value === trimmed(change.value);
  });
}

function aliasesHold(entity: Entity, { aliases }: EntityData): boolean {
  return Object.entries(aliases ?? {}).every(([language, changes]) => {
    const present = new Set(own(entity.aliases, language)?.map(({ value }) => value));
    const whole = changes.every(({ add, remove }) => add === undefined && remove === undefined);
    const each = changes.every(({ value, remove }) =>
      remove === undefined ? present.has(trimmed(value)) : !present.has(trimmed(value)),
    );
    return each && (!whole || present.size === new Set(changes.map(({ value }) => trimmed(value))).size);
  });
}

/** Wikibase trims terms and normalises them to NFC. */
function trimmed(text: string): string {
  return text.trim().normalize('NFC');
}

/** Same value, rank, qualifiers and references; hashes, the order and derived parts (numeric-id) do not matter. */
export function sameStatement(one: Statement, other: Statement): boolean {
  const references = (statement: Statement) =>
    (statement.references ?? []).map(({ snaks }) => allSnaks(snaks).join('\n')).sort();
  return (
    one.rank === other.rank &&
    snakKey(one.mainsnak) === snakKey(other.mainsnak) &&
    same(allSnaks(one.qualifiers), allSnaks(other.qualifiers)) &&
    same(references(one), references(other))
  );
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

function allSnaks(snaks: Readonly<Record<string, readonly Snak[]>> | undefined): readonly string[] {
  return Object.values(snaks ?? {})
    .flat()
    .map(snakKey)
    .sort();
}

/** A text equal for equal snaks. */
export function snakKey(snak: Snak): string {
  const start = `${snak.property} ${snak.snaktype}`;
  if (snak.snaktype !== 'value') return start;
  const { type, value } = snak.datavalue;
  if (typeof value === 'string') return `${start} ${type} ${value.normalize('NFC')}`;
  const parts = Object.entries(value)
    .filter(([key, part]) => key !== 'numeric-id' && part !== null && part !== undefined)
    .map(([key, part]) => `${key}=${part}`)
    .sort();
  return `${start} ${type} ${parts.join('|')}`;
}
