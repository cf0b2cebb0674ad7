import { sha256 } from './digest.ts';
import type { EntityId } from './entity-types.ts';

/**
 * The id of a statement that is to be made on an entity: always the same for the same seed, so that sending it a second
 * time changes the same statement instead of making another one. Take as seed what names this one statement in the world,
 * e.g. batch, entity and line. Form: the entity's id, `$`, and 8-4-4-4-12 hexadecimal digits cut from a SHA-256
 * (PLATFORM: accepted by Wikibase, no random ones needed).
 */
export async function statementGuid(entityId: EntityId, seed: string): Promise<string> {
  const digits = (await sha256(`${entityId}\n${seed}`)).toUpperCase();
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20)];
  return `${entityId}$${parts.join('-')}-${digits.slice(20, 32)}`;
}
