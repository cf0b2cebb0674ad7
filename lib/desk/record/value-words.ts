/** What the keys and codes of a request are called, in the language of whoever reads what is written. */
export interface ValueWords {
  /** A kind of partner, a material, a licence by its key; a country or a language by its code. */
  value(field: 'need' | 'kind' | 'material' | 'licence' | 'country' | 'languages', key: string): string;
}
