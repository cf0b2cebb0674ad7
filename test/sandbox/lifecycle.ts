import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { wikiIds } from '../../lib/wiki/sites.ts';
import { command } from './control-client.ts';
import { endLeftovers, launch, runningState, stopIn } from './daemon/launch.ts';
import { restoreSites, siteFolder } from './daemon/site-files.ts';
import { findMediaWiki } from './install/mediawiki.ts';
import { ensurePhp } from './install/php.ts';
import { missingForWikibase } from './install/wikibase.ts';
import { withLock } from './lock.ts';
import { stateFolder } from './paths.ts';
import { ensureSeed } from './seed/build.ts';
import type { RunningState } from './state-file.ts';

export interface StartOptions {
  /** A MediaWiki tree to use instead of Debian's. */
  readonly mediawiki?: string;
  readonly say?: (line: string) => void;
}

/**
 * Starts the sandbox of this checkout, or attaches to it when it runs and is made from the sources as they are now.
 * The first time this fetches MediaWiki and seeds three sites (about a minute); later it takes a second or two.
 * @throws InstallError when something must be installed by hand first.
 */
export async function start(options: StartOptions = {}): Promise<RunningState> {
  const say = options.say ?? (() => {});
  const folder = stateFolder();
  await mkdir(folder, { recursive: true });
  return withLock(join(folder, 'lock'), async () => {
    await ensurePhp(say);
    const mediawiki = await findMediaWiki(options.mediawiki, say);
    if (mediawiki.chosen) say(whoKeepsEntities(mediawiki.folder));
    const seed = await ensureSeed(mediawiki, say);
    const running = await runningState(folder);
    if (running !== undefined) {
      if (running.seedName === seed.name && running.mediawiki === mediawiki.folder) return running;
      say('The running sandbox is of older sources: starting anew ...');
      await stopIn(folder);
    }
    await endLeftovers(folder);
    for (const wiki of wikiIds) await rm(siteFolder(folder, wiki), { recursive: true, force: true });
    await restoreSites(seed.folder, folder);
    for (const wiki of wikiIds) {
      await cp(join(siteFolder(seed.folder, wiki), 'cache'), join(siteFolder(folder, wiki), 'cache'), {
        recursive: true,
        preserveTimestamps: true,
      });
    }
    return launch(folder, mediawiki.folder, { folder: seed.folder, name: seed.name });
  });
}

function whoKeepsEntities(mediawiki: string): string {
  const missing = missingForWikibase(mediawiki);
  return missing.length === 0
    ? `Items and media info are kept by the real Wikibase of ${mediawiki}.`
    : `Items and media info are kept by the stand-in: ${mediawiki} has no ${missing.join(', ')}.`;
}

/** Ends the sandbox of this checkout and every process it started. Gives whether there was one. */
export async function stop(): Promise<boolean> {
  const folder = stateFolder();
  const running = await runningState(folder);
  await stopIn(folder);
  await endLeftovers(folder);
  return running !== undefined;
}

/** The running sandbox of this checkout, or undefined. */
export function status(): Promise<RunningState | undefined> {
  return runningState(stateFolder());
}

/** Puts all sites back to the seeded state, faults and switches included. Who is signed in stays so. */
export async function reset(state: RunningState): Promise<void> {
  await command(state, 'reset', {});
}
