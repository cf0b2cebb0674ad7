/** A page that the panel needs on a wiki, as the publisher puts it there. */
export interface WikiPage {
  readonly title: string;
  readonly text: string;
  /** What kind of content the wiki should take it for. */
  readonly model: 'wikitext' | 'json' | 'javascript';
  /** Made when it is missing and left to people from then on, like the configuration. */
  readonly onlyOnce?: boolean;
  /**
   * For a page of which only some lines are the panel's: makes of what stands there ('' when it is missing) what should
   * stand there, everything else as it was. `text` is then what the page gets where there is none.
   */
  readonly within?: (standing: string) => string;
}
