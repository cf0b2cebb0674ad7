import type { DataValue, EntityId, Rank } from '../../wiki/entity-types.ts';
import type { TargetId } from './entity-ids.ts';

/**
 * What a batch is made of: one command, one thing a person asked for. A closed union: switch over `kind`.
 *
 * A command knows nothing of the wiki's state; the same command twice asks for the same state twice. Operations on
 * pages join as further members of {@link Command} with a target of their own; whatever handles entities keeps taking
 * {@link EntityCommand} only.
 */
export type Command = CreateCommand | MergeCommand | EntityCommand;

/** Where a command came from. */
interface Sourced {
  /** Position among the commands of the whole input, from 0. A line of a table can hold several commands. */
  readonly index: number;
  /** Line of the input, from 1. */
  readonly line: number;
  /** The line's own edit summary: a trailing comment between slash-stars, or a cell of a `#` column. */
  readonly summary?: string;
}

export interface CreateItem extends Sourced {
  readonly kind: 'create-item';
}

export interface CreateProperty extends Sourced {
  readonly kind: 'create-property';
  /** One of {@link propertyDatatypes}. */
  readonly datatype: string;
}

/** Makes something new; the lines after it reach it as `LAST`. */
export type CreateCommand = CreateItem | CreateProperty;

/** Merges the younger item (higher number) into the older one, as both QuickStatements do whatever the order. */
export interface MergeCommand extends Sourced {
  readonly kind: 'merge';
  readonly from: EntityId;
  readonly into: EntityId;
}

/** The value of a statement, qualifier or reference as written. */
export type CommandValue =
  | { readonly kind: 'value'; readonly datavalue: DataValue }
  | { readonly kind: 'somevalue' }
  | { readonly kind: 'novalue' }
  /** `LAST` as a value: whatever was created last above this line. */
  | { readonly kind: 'last' }
  /** `LAST` after grouping: what the group with this key makes (see group.ts). */
  | { readonly kind: 'made'; readonly by: string };

export interface CommandSnak {
  readonly property: EntityId;
  readonly value: CommandValue;
}

interface OnEntity extends Sourced {
  readonly entity: TargetId;
}

export interface AddStatement extends OnEntity {
  readonly kind: 'add-statement';
  readonly property: EntityId;
  readonly value: CommandValue;
  readonly qualifiers: readonly CommandSnak[];
  /** Each inner list is one reference. None is empty. */
  readonly references: readonly (readonly CommandSnak[])[];
  /** Asked for explicitly; without it a new statement is normal and an existing one keeps its rank. */
  readonly rank?: Rank;
  /** `!P31`: a statement of its own, even where the same value stands already. */
  readonly separate?: true;
}

/**
 * Removes every statement with this value that carries at least the qualifiers and references named. (Neither
 * QuickStatements reads those columns on removal; the narrower reading removes nothing beyond what was written.)
 */
export interface RemoveStatement extends OnEntity {
  readonly kind: 'remove-statement';
  readonly property: EntityId;
  readonly value: CommandValue;
  readonly qualifiers: readonly CommandSnak[];
  readonly references: readonly (readonly CommandSnak[])[];
}

export interface RemoveStatementById extends OnEntity {
  readonly kind: 'remove-statement-by-id';
  /** `Q1$…`, upper or lower case as written. */
  readonly id: string;
}

export interface SetTerm extends OnEntity {
  readonly kind: 'set-label' | 'set-description';
  readonly language: string;
  readonly text: string;
}

/** With `text`: only if it says just that; without: whatever it says. */
export interface RemoveTerm extends OnEntity {
  readonly kind: 'remove-label' | 'remove-description';
  readonly language: string;
  readonly text?: string;
}

export interface AliasCommand extends OnEntity {
  readonly kind: 'add-alias' | 'remove-alias';
  readonly language: string;
  readonly text: string;
}

export interface SetSitelink extends OnEntity {
  readonly kind: 'set-sitelink';
  readonly site: string;
  readonly title: string;
}

/** With `title`: only if it links there; without: wherever it links. */
export interface RemoveSitelink extends OnEntity {
  readonly kind: 'remove-sitelink';
  readonly site: string;
  readonly title?: string;
}

/** A change to one entity. */
export type EntityCommand =
  | AddStatement
  | RemoveStatement
  | RemoveStatementById
  | SetTerm
  | RemoveTerm
  | AliasCommand
  | SetSitelink
  | RemoveSitelink;

/** Does this command change one entity (rather than make or merge one)? */
export function isEntityCommand(command: Command): command is EntityCommand {
  return command.kind !== 'create-item' && command.kind !== 'create-property' && command.kind !== 'merge';
}

/** Datatypes a property can be created with (the list QuickStatements 3 accepts; its Help page has the same). */
export const propertyDatatypes: readonly string[] = [
  'commonsMedia',
  'external-id',
  'geo-shape',
  'globe-coordinate',
  'math',
  'monolingualtext',
  'musical-notation',
  'quantity',
  'string',
  'tabular-data',
  'time',
  'url',
  'wikibase-form',
  'wikibase-item',
  'wikibase-lexeme',
  'wikibase-property',
  'wikibase-sense',
];
