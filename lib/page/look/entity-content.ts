import { parseEntity } from '../../wiki/entities.ts';
import type { Entity } from '../../wiki/entity-types.ts';

/** The entity in the content of a slot; null when there is none, or nothing that can be read as one. */
export function entityIn(content: string | undefined): Entity | null {
  if (content === undefined) return null;
  try {
    return parseEntity(JSON.parse(content));
  } catch {
    return null;
  }
}
