import type { Account } from '../../wiki/account.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import type { Place } from '../address/place.ts';
import type { UploadsRead } from '../commons/uploads.ts';
import type { HereRead } from './here.ts';
import type { LookedPage, LookTrouble, MetaSeen } from './look-types.ts';

/** All that was read for one look, before it is put into words of facts. */
export interface Findings {
  readonly place: Place;
  readonly page: LookedPage;
  /** The talk page in the tab, when the page it is about was read. */
  readonly talkPage: string | null;
  readonly here: HereRead | null;
  /** A person's uploads, when the look is at those. */
  readonly uploads: UploadsRead | null;
  readonly wikitext: string;
  /** Structured data of a file. */
  readonly media: Entity | null;
  /** The item of the partner: that of the page, its main topic, or the collection of the file. */
  readonly partner: Entity | null;
  /** Item of the partner when only its id is known. */
  readonly partnerId: EntityId | null;
  readonly account: Account;
  readonly meta: MetaSeen;
  readonly troubles: readonly LookTrouble[];
}
