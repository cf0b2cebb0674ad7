import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type WikiId, wikiIds } from '../../../lib/wiki/sites.ts';
import { endLeftovers, launch, stopIn } from '../daemon/launch.ts';
import { siteFolder } from '../daemon/site-files.ts';
import type { MediaWiki } from '../install/mediawiki.ts';
import { wikibaseOf } from '../install/wikibase.ts';
import { withLock } from '../lock.ts';
import { cacheFolder, repository } from '../paths.ts';
import { checkpoint, installSites, maintenance } from './install-sites.ts';
import { plantWorld } from './plant.ts';
import { panelPages } from './publish.ts';

/** What the seed is made from, beside the panel's own pages: a change to any of these makes a new one. */
const sources = [
  'test/sandbox/site',
  'test/sandbox/seed',
  'test/sandbox/world',
  'test/sandbox/wikibase',
  'test/sandbox/real-wikibase',
  'test/sandbox/users.ts',
  'test/sandbox/triggers.ts',
];
/** Not part of the seed though they lie there. */
const aside = /(^|\/)(README\.md|recordings)(\/|$)/;

export interface Seed {
  /** Holds `sites/<wiki>/{db,images,cache}`. */
  readonly folder: string;
  /** Changes when its sources or MediaWiki do. */
  readonly name: string;
}

/** The seeded sites for these sources and this MediaWiki: from the cache, or made now and kept there. */
export async function ensureSeed(mediawiki: MediaWiki, say: (line: string) => void): Promise<Seed> {
  const name = `seed-${await digest(mediawiki)}`;
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) {
    const now = new Date();
    await utimes(folder, now, now);
    return { folder, name };
  }
  await mkdir(cacheFolder(), { recursive: true });
  return withLock(`${folder}.lock`, async () => {
    if (!existsSync(folder)) {
      say('Setting up and seeding three wikis (kept for the next time) ...');
      await build(folder, mediawiki, say);
      await forgetOldSeeds();
    }
    return { folder, name };
  });
}

async function build(target: string, mediawiki: MediaWiki, say: (line: string) => void): Promise<void> {
  const work = `${target}.part`;
  // Of a seeding that was killed, servers may still run.
  await stopIn(work);
  await endLeftovers(work);
  await rm(work, { recursive: true, force: true });
  const started = Date.now();
  await installSites(work, mediawiki.folder);
  const state = await launch(work, mediawiki.folder, null);
  try {
    await plantWorld(state, {
      folder: work,
      wikibase: wikibaseOf(mediawiki.folder),
      maintenance: (wiki: WikiId, args: readonly string[], input?: string) =>
        maintenance(work, mediawiki.folder, wiki, args, input),
      say,
    });
  } finally {
    await stopIn(work);
  }
  for (const wiki of wikiIds) {
    await maintenance(work, mediawiki.folder, wiki, ['runJobs']);
    await maintenance(work, mediawiki.folder, wiki, ['initSiteStats', '--update']);
    await checkpoint(work, wiki);
    await rm(join(siteFolder(work, wiki), 'switches.json'), { force: true });
  }
  await rename(work, target);
  say(`Seeded in ${Math.round((Date.now() - started) / 1000)} s.`);
}

async function digest(mediawiki: MediaWiki): Promise<string> {
  const hash = createHash('sha256').update(`${mediawiki.version}\0`);
  if (mediawiki.chosen) hash.update(`${mediawiki.folder}\0${wikibaseOf(mediawiki.folder)}\0`);
  hash.update(JSON.stringify(panelPages()));
  for (const source of sources) {
    for (const file of await filesBelow(join(repository, source))) {
      const path = file.slice(repository.length + 1);
      if (aside.test(path)) continue;
      hash
        .update(`${path}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const names = (await readdir(path)).sort();
  return (await Promise.all(names.map(name => filesBelow(join(path, name))))).flat();
}

/** Seeds nobody has started from for two weeks go. A younger one may be what a running sandbox resets to. */
async function forgetOldSeeds(): Promise<void> {
  const cache = cacheFolder();
  const names = (await readdir(cache)).filter(name => /^seed-[0-9a-f]{16}$/.test(name));
  for (const name of names) {
    const { mtimeMs } = await stat(join(cache, name));
    if (mtimeMs < Date.now() - 14 * 86_400_000) await rm(join(cache, name), { recursive: true, force: true });
  }
}
