import type { Elsewhere, Place } from '../../page/address/place.ts';
import type { FactKey } from '../../page/facts/facts.ts';
import type { Look } from '../../page/look/look-types.ts';
import type { Account, Block } from '../../wiki/account.ts';
import type { WikiErrorCause } from '../../wiki/client.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { Config, ConfigProblem } from '../config.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import type { RecordProblem } from '../opportunity/opportunity-record.ts';
import type { Progress } from '../request/checklist-progress.ts';
import type { RequestStatus } from '../request/request.ts';

/** Something that keeps the person from publishing; the panel shows what it found all the same. */
export type Obstacle =
  | { readonly kind: 'signed-out'; readonly wiki: WikiId; readonly temporary: boolean }
  | { readonly kind: 'read-only'; readonly wiki: WikiId; readonly reason: string }
  | { readonly kind: 'blocked'; readonly wiki: WikiId; readonly block: Block }
  /** Meta did not answer: what the Helpdesk knows about the partner cannot be shown. */
  | { readonly kind: 'meta-failed'; readonly cause: WikiErrorCause };

/** A record of the desk that is about the partner of this page. */
export type RecordSeen =
  | {
      readonly state: 'read';
      readonly title: string;
      readonly revision: number;
      readonly text: string;
      readonly record: Opportunity;
      /** The format it is written in, where that is older than today's: '' where it says none. */
      readonly older: string | null;
    }
  /** Someone changed the page by hand so that it cannot be read: shown with a link, never written over. */
  | {
      readonly state: 'broken';
      readonly title: string;
      readonly revision: number;
      readonly text: string;
      readonly problems: readonly RecordProblem[];
    };

/** A request to the Helpdesk about the partner of this page, as the list of them tells without reading it. */
export interface RequestSeen {
  readonly title: string;
  /** null when the page names one that this panel does not know. */
  readonly status: RequestStatus | null;
  /** Boxes settled; null without a checklist. */
  readonly boxes: Progress | null;
  /** When its status or boxes changed last: ISO 8601. */
  readonly changed: string;
}

/** What the desk knows about the partner of the page. */
export interface DeskSeen {
  /** Signed in on Meta, where records are kept. */
  readonly account: Account;
  readonly config: Config;
  readonly configProblems: readonly ConfigProblem[];
  readonly records: readonly RecordSeen[];
  /** Open ones first, each latest first. */
  readonly requests: readonly RequestSeen[];
  /** Where a record about this partner would be made; null while the page names no partner. */
  readonly newRecordTitle: string | null;
}

/** Why nothing at all can be said about the page. */
export type OpeningFailure =
  | { readonly kind: 'no-connection' }
  /** The wiki answered, but not with anything that can be used: an error page, a shape no version is known to give. */
  | { readonly kind: 'nonsense'; readonly wiki: WikiId; readonly cause: WikiErrorCause }
  /** A file of the panel did not come, as when the panel was updated while it was open. */
  | { readonly kind: 'part-not-loaded' }
  /** The wiki refused to answer. */
  | { readonly kind: 'refused'; readonly wiki: WikiId; readonly cause: WikiErrorCause };

/** The panel on one address, from the first moment to the last answer. */
export type Opening =
  | { readonly state: 'elsewhere'; readonly address: string; readonly where: Elsewhere }
  | { readonly state: 'loading'; readonly address: string; readonly place: Place }
  | {
      readonly state: 'open';
      readonly address: string;
      readonly place: Place;
      /** Page, partner, facts, signals, and the account on the wiki of the page. */
      readonly look: Look;
      /** Keys of facts whose sources contradict each other. */
      readonly conflicts: readonly FactKey[];
      /** null until Meta has answered, or when it did not (then `obstacles` says so). */
      readonly desk: DeskSeen | null;
      readonly obstacles: readonly Obstacle[];
    }
  | {
      readonly state: 'failed';
      readonly address: string;
      readonly place: Place;
      readonly why: OpeningFailure;
    };
