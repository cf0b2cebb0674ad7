/** What a batch is made from, and the plan that is made of it: in memory, shown in the preview. */
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { Command } from '../input/commands.ts';
import type { Group } from '../input/group.ts';
import type { LineProblem } from '../input/problems.ts';
import type { LeftAlone } from './edit-inverse.ts';
import type { PlanProblem } from './entity-checks.ts';
import type { EntityChange } from './entity-diff.ts';
import type { EntityPlan, LineResult } from './entity-plan.ts';
import type { PageOperation, TextOperation } from './page-operation.ts';

/** What a batch is made from; all parts become one queue, one preview, one history. */
export type BatchPart =
  /** From QuickStatements or a table. `M…` is saved on Commons, everything else on Wikidata. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  /** A selection of pages. An operation on structured data applies to the files among them. */
  | {
      readonly kind: 'pages';
      readonly wiki: WikiId;
      readonly titles: readonly string[];
      readonly operations: readonly PageOperation[];
    };

/** A problem of a page or of one operation on it. Keys have messages; `found` and `right` are their parameters. */
export interface PageProblem {
  readonly severity: 'error' | 'warning';
  readonly key: PageProblemKey;
  /** The line (operation on this page) it is about; null: the whole page. */
  readonly index: number | null;
  readonly line: number | null;
  readonly found: string;
  readonly right: string;
}

export type PageProblemKey =
  | 'page-missing'
  | 'page-invalid'
  | 'page-redirect'
  | 'page-not-wikitext'
  | 'page-unreadable'
  | 'not-a-file'
  /** The category stands inside a template (or comes from one): it is not touched. */
  | 'category-in-template'
  | 'template-missing'
  | 'template-several'
  /** The change would not read back as given, or change the rest of the page. */
  | 'change-unsafe'
  | 'pattern-stopped'
  /** Patterns cannot be run where the edit had to be planned. */
  | 'pattern-unavailable'
  | 'pattern-invalid'
  /** The pattern matches nothing at all, or the empty text at every place. */
  | 'pattern-matches-everywhere'
  | 'page-becomes-empty'
  | 'change-large'
  | 'suspicious-characters'
  /** Someone has changed the same place since: left as it is (undo only). */
  | 'changed-since'
  /** What the batch made cannot be unmade by an edit; it takes a deletion (undo only). */
  | 'created-page'
  /** The revision is not to be seen any more (undo only). */
  | 'revision-gone';

export type EditProblem = PlanProblem | PageProblem;

/** One edit to be: what the preview shows a row for. */
export type PlannedEdit = PlannedPageEdit | PlannedEntityEdit | PlannedMerge;

interface Planned {
  /** Stable for the same input; unique in the batch. */
  readonly key: string;
  readonly wiki: WikiId;
  /** `edit`: will be sent. `no-change`: the wiki says so already. `refused`: nothing of it can be done. */
  readonly verdict: 'edit' | 'no-change' | 'refused';
  readonly lines: readonly LineResult[];
  readonly problems: readonly EditProblem[];
  /** Keys of edits that must be done before this one. */
  readonly needs: readonly string[];
  /** The lines' own summaries, each once. */
  readonly summaries: readonly string[];
}

export interface PlannedPageEdit extends Planned {
  readonly kind: 'page';
  readonly title: string;
  /** Revision `before` was read from; 0 when there is no page. */
  readonly baseRevision: number;
  readonly before: string;
  /** The same as `before` unless `verdict` is `edit`. */
  readonly after: string;
  readonly source: PageSource;
}

/** Where a page edit comes from, so that it can be planned again. */
export type PageSource =
  | { readonly kind: 'operations'; readonly operations: readonly NumberedOperation[] }
  /**
   * Taking back one revision of ours. `byWiki`: someone has edited since, so the wiki itself undoes it (and refuses if they
   * changed the same place); else the text from before is put back.
   */
  | {
      readonly kind: 'undo';
      readonly revision: number;
      readonly previousRevision: number;
      readonly byWiki: boolean;
    };

/** An operation on one page; `index` is unique in the batch like that of a command, `line` the page's place in the list. */
export interface NumberedOperation {
  readonly index: number;
  readonly line: number;
  readonly operation: TextOperation;
}

export interface PlannedEntityEdit extends Planned {
  readonly kind: 'entity';
  readonly target: EntityTarget;
  /** Title of the file when it is media info; else the id, or null for what is to be made. */
  readonly title: string | null;
  readonly plan: EntityPlan;
  /** As it was read; undefined for what is to be made or not there. */
  readonly before: Entity | undefined;
  /** Latest revision of its page when it was read; 0 when there was none. */
  readonly basis: number;
  readonly source: EntitySource;
}

export type EntityTarget =
  | { readonly kind: 'known'; readonly id: EntityId }
  | { readonly kind: 'create' }
  /** What an earlier edit (by key) of this batch makes. */
  | { readonly kind: 'made'; readonly by: string };

export type EntitySource =
  | { readonly kind: 'commands'; readonly group: Group }
  /** Taking back one revision of ours; `left`: what others have changed since, and stays. */
  | {
      readonly kind: 'undo';
      readonly revision: number;
      readonly previousRevision: number;
      readonly left: readonly LeftAlone[];
      readonly changes: readonly EntityChange[];
      /** An item that went in a merge: all of it comes back as it was at `previousRevision`. */
      readonly restores?: true;
    };

export interface PlannedMerge extends Planned {
  readonly kind: 'merge';
  readonly from: EntityId;
  readonly into: EntityId;
  readonly source: { readonly group: Group };
}

/** All of a batch as it would be done now. */
export interface BatchPlan {
  /** Names the batch in the world: 12 hexadecimal digits, also the hash EditGroups knows it by. */
  readonly id: string;
  readonly edits: readonly PlannedEdit[];
  /** Problems over the whole input. */
  readonly problems: readonly LineProblem[];
  /** Lines (by index) that were left out by the person, and those that had to go with them. */
  readonly unticked: ReadonlySet<number>;
  readonly alsoLeftOut: readonly number[];
  /** When the wiki's state was read, in the wiki's own time, by wiki. */
  readonly readAt: ReadonlyMap<WikiId, string>;
  /** Requests that planning took. */
  readonly reads: number;
  readonly undoes: string | undefined;
}

export interface PlanCounts {
  readonly edits: number;
  readonly noChange: number;
  readonly refused: number;
  readonly warnings: number;
  readonly lines: number;
}

/** How far planning is: pages and entities read, of all; then planned. */
export interface PlanProgress {
  readonly phase: 'reading' | 'planning';
  readonly done: number;
  readonly of: number;
}
