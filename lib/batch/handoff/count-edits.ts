import type { Command } from '../input/commands.ts';
import { countGroups } from '../input/group.ts';

/** How many edits the commands are, for the small-batch limit: one per entity or merge. */
export function countEdits(commands: readonly Command[]): number {
  return countGroups(commands);
}
