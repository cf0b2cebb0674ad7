import * as z from 'zod/mini';
import { type Facet, facets } from '../../lib/desk/board/board-filter.ts';
import { type Arrangement, arrangementSchema } from '../../lib/desk/board/board-views.ts';
import type { Cache } from '../../lib/store/cache.ts';

/** Where somebody left the board: what is on show and how, and where they were in it. */
export interface BoardPlace {
  readonly arrangement: Arrangement;
  readonly cursor: string | null;
  readonly opened: string | null;
  /** Lists of choices that were folded out. */
  readonly unfolded: readonly Facet[];
  /** `false`: single keys do nothing, for those who speak to their computer or touch keys by mistake. */
  readonly keys: boolean;
  /** When the lists came last, in milliseconds since 1970. */
  readonly readAt: number | null;
}

const place = z.object({
  arrangement: arrangementSchema,
  cursor: z.nullable(z.string()),
  opened: z.nullable(z.string()),
  unfolded: z.pipe(
    z.array(z.string()),
    z.transform((names): readonly Facet[] => facets.filter(facet => names.includes(facet))),
  ),
  keys: z.boolean(),
  readAt: z.nullable(z.number()),
});

const keyOf = (user: string) => `board place ${user}`;

/** Where this person left the board in this browser; undefined when they never opened it. */
export async function recallPlace(cache: Cache, user: string): Promise<BoardPlace | undefined> {
  return (await cache.read(keyOf(user), place))?.value;
}

/** Remembers it for the next opening. */
export function rememberPlace(cache: Cache, user: string, where: BoardPlace): Promise<void> {
  return cache.write(keyOf(user), where);
}
