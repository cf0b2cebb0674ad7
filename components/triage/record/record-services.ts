import type { OpportunityDeps } from '../../../lib/desk/opportunity/opportunity-flow.ts';
import type { Signal } from '../../../lib/page/facts/signals.ts';
import type { Drafts } from '../../../lib/store/drafts.ts';
import type { NamedPage } from '../../request/wiki-page.ts';

/** What looking into records and acting on them takes; a test brings its own. */
export interface RecordServices {
  /** Reading and writing on Meta, for whoever the board is of. */
  readonly deps: OpportunityDeps;
  readonly drafts: Drafts;
  /** Told before anything is sent, so that what was read before is not believed any more. */
  onSend(): Promise<void> | void;
  /**
   * What a page of one of the wikis says just now about why it may be an opportunity, believing nothing read before: at most
   * four requests. Throws as `lookAt` does.
   */
  look(page: NamedPage): Promise<readonly Signal[]>;
}
