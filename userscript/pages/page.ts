/** A page that the panel needs on a wiki, as the publisher puts it there. */
export interface WikiPage {
  readonly title: string;
  readonly text: string;
  /** What kind of content the wiki should take it for. */
  readonly model: 'wikitext' | 'json';
  /** Made when it is missing and left to people from then on, like the configuration. */
  readonly onlyOnce?: boolean;
}
