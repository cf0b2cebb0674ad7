import { computed, type ReadonlySignal } from '@preact/signals';

/** A form as it was filled in, and where each value came from. */
export interface Filled<Draft, Field, Source> {
  readonly draft: Draft;
  readonly sources: ReadonlyMap<Field, Source>;
}

/** Where the values of a form came from, while a person changes them. */
export interface Origins<Draft, Field, Source> {
  /** Fields that still hold what was filled in, with the source. */
  readonly sources: ReadonlySignal<ReadonlyMap<Field, Source>>;
  /** Fields that the person changed or emptied and that can be put back, with the source of what they held. */
  readonly changed: ReadonlySignal<ReadonlyMap<Field, Source>>;
  /** Whether a field holds what was filled in. */
  holds(field: Field, now: Draft): boolean;
}

export interface OriginsOptions<Draft, Field, Source> {
  readonly filled: Filled<Draft, Field, Source>;
  readonly draft: ReadonlySignal<Draft>;
  readonly contentOf: (draft: Draft, field: Field) => unknown;
  /** Whether putting back would only undo a change of the person's, and neither mix two partners nor cost a text. */
  readonly mayPutBack: (field: Field, now: Draft) => boolean;
}

/** Follows a form: what of it is as it was filled in, and what is not any more. */
export function openOrigins<Draft, Field, Source>({
  filled,
  draft,
  contentOf,
  mayPutBack,
}: OriginsOptions<Draft, Field, Source>): Origins<Draft, Field, Source> {
  const holds = (field: Field, now: Draft) =>
    JSON.stringify(contentOf(now, field)) === JSON.stringify(contentOf(filled.draft, field));
  const those = (wanted: (field: Field, now: Draft) => boolean) =>
    computed(() => new Map([...filled.sources].filter(([field]) => wanted(field, draft.value))));
  return {
    sources: those(holds),
    changed: those((field, now) => !holds(field, now) && mayPutBack(field, now)),
    holds,
  };
}
