import type { Clock } from '../../clock.ts';
import type { Cache } from '../../store/cache.ts';
import type { WikiClient } from '../../wiki/client.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { About } from './about.ts';
import type { MetaSeen } from './look-types.ts';

/** What a look is taken with. */
export interface LookDeps {
  client(wiki: WikiId): WikiClient;
  readonly cache: Cache;
  readonly clock: Clock;
  /** Languages the person reads, best first. */
  readonly languages: readonly string[];
  /** Which pages of Meta are wanted, once it is known who the page may be about. */
  metaTitles(about: About): readonly string[];
  /** A category of Meta (without namespace) whose pages are about the same, listed in the same request; null for none. */
  metaCategory?(about: About): string | null;
  /** What Meta said, as soon as it has, while more may still be asked elsewhere. */
  onMeta?(meta: MetaSeen & { readonly state: 'read' }): void;
  /** Believe nothing that was read before, except labels. */
  readonly fresh?: boolean;
}
