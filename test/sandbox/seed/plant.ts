import type { WikiId } from '../../../lib/wiki/sites.ts';
import type { RunningState } from '../state-file.ts';

/** What planting needs beside the running sites. */
export interface Ground {
  /** Folder of the sites being seeded. */
  readonly folder: string;
  /** Runs a maintenance script on a site; gives what it printed. */
  maintenance(wiki: WikiId, args: readonly string[], input?: string): Promise<string>;
  say(line: string): void;
}

/** Fills three empty, running sites with the world of test/sandbox/world. */
export async function plantWorld(_state: RunningState, _ground: Ground): Promise<void> {}
