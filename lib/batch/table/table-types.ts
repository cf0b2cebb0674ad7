import type { EntityId } from '../../wiki/entity-types.ts';
import type { CommandSnak, CommandValue } from '../input/commands.ts';

/** A table as it was pasted or dropped: its first row names the columns. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly string[];
  /** Line of the input where it begins, from 1. */
  readonly line: number;
}

/** What a column is for. */
export type ColumnUse =
  | { readonly kind: 'ignore' }
  /** What the row is about: an item's id, a file's title or its `M` id. Where it is empty, the row's item is looked up or made. */
  | { readonly kind: 'subject' }
  | { readonly kind: 'label' | 'description' | 'alias'; readonly language: string }
  | { readonly kind: 'sitelink'; readonly site: string }
  /** A statement on the row's subject. `language`: of text that has one. `unit`: of quantities. */
  | {
      readonly kind: 'statement';
      readonly property: EntityId;
      readonly language?: string;
      readonly unit?: EntityId;
      /** Several values in one cell, parted by this. */
      readonly separator?: string;
    }
  /** A qualifier of the statement the column `of` (from 0) makes. */
  | {
      readonly kind: 'qualifier';
      readonly property: EntityId;
      readonly of: number;
      readonly language?: string;
      readonly unit?: EntityId;
    }
  /** Part of the reference of every statement of the row. */
  | { readonly kind: 'reference'; readonly property: EntityId; readonly language?: string };

/** How a table becomes commands. Remembered per layout (the header). */
export interface TableMapping {
  readonly columns: readonly ColumnUse[];
  /** Said of every row: the type of all monuments, the collection of all files. */
  readonly constants: readonly CommandSnak[];
  /** The reference every statement gets, beside what columns give. */
  readonly reference: readonly CommandSnak[];
  /** The property whose value tells whether an item is there already (a register id); null: rows need a subject. */
  readonly key: EntityId | null;
  /** Whether rows whose item was not found become new items. */
  readonly create: boolean;
}

/** A problem of one cell, or (column 0) of a row. Keys have messages. */
export interface TableProblem {
  readonly severity: 'error' | 'warning';
  readonly key: TableProblemKey;
  readonly line: number;
  /** From 1; 0: the whole row. */
  readonly column: number;
  readonly found: string;
  readonly right: string;
}

export type TableProblemKey =
  | 'cell-unreadable'
  /** The text was not matched to an item yet. */
  | 'cell-unmatched'
  | 'cell-beyond-header'
  | 'qualifier-without-statement'
  | 'subject-missing'
  | 'subject-unreadable'
  | 'subject-not-found'
  /** Several items have this register id. */
  | 'subject-ambiguous'
  /** Two rows are about the same thing. */
  | 'subject-twice'
  | 'property-unknown'
  | 'text-after-quote'
  | 'quote-unclosed';

/** What the person confirmed for texts of cells: by property and text, the item meant, or null for "none of them". */
export type CellMatches = ReadonlyMap<string, EntityId | null>;

/** The key of a cell's text in {@link CellMatches}. */
export function matchKey(property: EntityId, text: string): string {
  return `${property}\n${text.trim()}`;
}

/** What the row's subject turned out to be. */
export type RowSubject =
  | { readonly kind: 'entity'; readonly id: EntityId }
  | { readonly kind: 'new' }
  | { readonly kind: 'problem'; readonly problem: TableProblem };

export type { CommandValue };
