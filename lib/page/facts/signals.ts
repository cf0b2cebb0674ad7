import type { FactSource } from './facts.ts';

/**
 * A simple reason why the page may be an opportunity, with the numbers it rests on and the facts it was told from.
 * No sentences: the messages say it in words.
 */
export type Signal =
  /** It keeps collections and has an online catalogue, but no category on Commons. */
  | SignalOf<'catalogue-without-category', { readonly catalogue: string }>
  /** It keeps collections and has no category on Commons; no catalogue known either. */
  | SignalOf<'no-category', Record<never, never>>
  /** Online catalogue and category, but nothing on the category tells of a partnership. */
  | SignalOf<'catalogue-without-partnership', { readonly catalogue: string }>
  /** `without` of the `files` in the category have no collection (P195) in their structured data. */
  | SignalOf<'files-without-collection', { readonly without: number; readonly files: number }>
  /** The collection has `collection` pieces, the category `files` files: less than one in a hundred. */
  | SignalOf<'small-part-on-commons', { readonly collection: number; readonly files: number }>
  | SignalOf<'heritage-without-coordinates', Record<never, never>>
  | SignalOf<'heritage-without-image', Record<never, never>>
  /** The structured data of the file says nothing about rights: neither licence (P275) nor status (P6216). */
  | SignalOf<'file-without-licence-statement', Record<never, never>>
  /** The wikitext of the file names a collection, its structured data (P195) does not. */
  | SignalOf<'file-without-collection-statement', { readonly collection: string }>
  /**
   * `files` of the latest `of` uploads of a person come from the same `source` (the collection's name or id, else the host
   * of the website), and nothing on them tells of a partnership.
   */
  | SignalOf<
      'uploads-without-partnership',
      { readonly source: string; readonly files: number; readonly of: number }
    >
  /** A batch upload is asked for on Commons, is not done, and the page links to no request at the Helpdesk. */
  | SignalOf<'batch-upload-without-request', Record<never, never>>
  /** An Institution: page whose template names no item. */
  | SignalOf<'institution-page-without-item', Record<never, never>>;

interface SignalOf<Key extends string, Parameters> {
  readonly key: Key;
  readonly parameters: Parameters;
  /** What was looked at; what is told by absence has the page or item where it was looked for. */
  readonly evidence: readonly FactSource[];
}
