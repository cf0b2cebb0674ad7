import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { WikiClient } from './client.ts';
import type { EntityId } from './entity-types.ts';

/** An entity found by text. */
export interface EntityMatch {
  readonly id: EntityId;
  readonly label: string | null;
  readonly description: string | null;
  /** What matched, e.g. an alias, when that is not the label. */
  readonly matched: string | null;
}

const searchSchema = z.object({
  search: z.array(
    z.object({
      id: z.string(),
      label: z.optional(z.string()),
      description: z.optional(z.string()),
      match: z.optional(z.object({ type: z.string(), text: z.optional(z.string()) })),
    }),
  ),
});

export interface EntitySearch {
  readonly type: 'item' | 'property';
  /** Language searched in and shown, with its fallbacks. */
  readonly language: string;
  /** At most 50; 7 when left out. */
  readonly limit?: number;
}

/** Items or properties whose label, alias or id begins with `text`, best first. One request; none for blank text. */
export async function searchEntities(
  client: WikiClient,
  text: string,
  { type, language, limit = 7 }: EntitySearch,
  signal?: AbortSignal,
): Promise<readonly EntityMatch[]> {
  const search = text.trim();
  if (search === '') return [];
  const answer = await client.get(
    { action: 'wbsearchentities', search, type, language, uselang: language, limit },
    signal,
  );
  return checked(searchSchema, answer).search.map(({ id, label, description, match }) => ({
    id,
    label: label ?? null,
    description: description ?? null,
    matched: match?.type !== 'label' ? (match?.text ?? null) : null,
  }));
}
