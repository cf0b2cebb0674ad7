/** A page that the panel needs on a wiki, as the publisher puts it there. */
export interface WikiPage {
  readonly title: string;
  readonly text: string;
  /** What kind of content the wiki should take it for. */
  readonly model: 'wikitext' | 'json';
}
