import type { EntityId, Rank } from '../../wiki/entity-types.ts';
import type { CommandSnak, CommandValue } from '../input/commands.ts';

/** What is to be done to each page of a selection. A closed union: switch over `kind`. */
export type PageOperation = TextOperation | MediaOperation;

/** An operation on wikitext; several on one page are one edit, in their order. */
export type TextOperation =
  | { readonly kind: 'add-category'; readonly category: string; readonly sortKey?: string }
  | { readonly kind: 'remove-category'; readonly category: string }
  /** The sort key goes along, unless one is given. */
  | {
      readonly kind: 'move-category';
      readonly from: string;
      readonly to: string;
      readonly sortKey?: string;
    }
  | {
      readonly kind: 'set-parameter';
      readonly template: string;
      readonly parameter: string;
      readonly value: string;
      /** `missing`: only where the parameter is empty or not there; `any` (usual): whatever stands there. */
      readonly where?: 'any' | 'missing';
    }
  /** Literal text. */
  | {
      readonly kind: 'replace-text';
      readonly find: string;
      readonly replacement: string;
      readonly ignoreCase?: boolean;
    }
  /** A regular expression of JavaScript; `$1` and the like in the replacement. `flags`: any of `imsu` (`g` goes without saying). */
  | {
      readonly kind: 'replace-pattern';
      readonly pattern: string;
      readonly flags: string;
      readonly replacement: string;
    };

/** An operation on the structured data of a file; all on one file are one edit. */
export type MediaOperation =
  /** An empty text removes the caption. */
  | { readonly kind: 'caption'; readonly language: string; readonly text: string }
  | {
      readonly kind: 'statement';
      readonly property: EntityId;
      readonly value: CommandValue;
      readonly qualifiers: readonly CommandSnak[];
      readonly references: readonly (readonly CommandSnak[])[];
      readonly rank?: Rank;
    };

/** Is this an operation on wikitext (rather than on structured data)? */
export function isTextOperation(operation: PageOperation): operation is TextOperation {
  return operation.kind !== 'caption' && operation.kind !== 'statement';
}

/**
 * Runs regular expressions where they can be stopped: a Worker the host provides, killed when time is up. A pattern can
 * take for ever on a short text, and nothing inside the same thread could end it.
 */
export interface RegexRunner {
  replace(request: RegexRequest, signal?: AbortSignal): Promise<RegexResult>;
}

export interface RegexRequest {
  readonly pattern: string;
  /** Without `g`, which is always on. */
  readonly flags: string;
  readonly replacement: string;
  readonly text: string;
  /** Milliseconds after which it is given up. */
  readonly timeout: number;
}

export type RegexResult =
  | { readonly kind: 'replaced'; readonly text: string; readonly count: number }
  /** It took too long and was stopped. */
  | { readonly kind: 'stopped' }
  /** There is no place here where it could be stopped, so it was not run. */
  | { readonly kind: 'unavailable' }
  /** Not a regular expression. `detail`: the browser's own words. */
  | { readonly kind: 'invalid'; readonly detail: string };
