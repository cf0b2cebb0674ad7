import { constants } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type WikiId, wikiIds } from '../../../lib/wiki/sites.ts';
import type { Switches } from '../switches.ts';

/** Kept through a reset: who is signed in. */
const keptDatabases = new Set(['sessions.sqlite']);

export function siteFolder(state: string, wiki: WikiId): string {
  return join(state, 'sites', wiki);
}

/**
 * Puts the sites in `state` back to what is in `seed` (folders `sites/<wiki>/{db,images}`). No request may be under
 * way: the databases are replaced file by file.
 */
export async function restoreSites(seed: string, state: string): Promise<void> {
  await Promise.all(
    wikiIds.map(async wiki => {
      const from = siteFolder(seed, wiki);
      const to = siteFolder(state, wiki);
      await mkdir(join(to, 'db'), { recursive: true });
      const stale = (await readdir(join(to, 'db'))).filter(name => /-(wal|shm|journal)$/.test(name));
      for (const name of stale) if (!isKept(name)) await rm(join(to, 'db', name));
      const databases = (await readdir(join(from, 'db'))).filter(name => name.endsWith('.sqlite'));
      for (const name of databases) {
        const target = join(to, 'db', name);
        if (isKept(name) && (await exists(target))) continue;
        await copyFile(join(from, 'db', name), target, constants.COPYFILE_FICLONE);
      }
      await rm(join(to, 'images'), { recursive: true, force: true });
      await cp(join(from, 'images'), join(to, 'images'), { recursive: true });
    }),
  );
}

function isKept(name: string): boolean {
  return keptDatabases.has(name.replace(/-(wal|shm|journal)$/, ''));
}

async function exists(path: string): Promise<boolean> {
  return (await readdir(join(path, '..'))).includes(path.slice(path.lastIndexOf('/') + 1));
}

/** Writes what LocalSettings.php reads at the next request; whole or not at all. */
export async function writeSwitches(state: string, wiki: WikiId, switches: Switches): Promise<void> {
  const file = join(siteFolder(state, wiki), 'switches.json');
  await writeFile(`${file}.new`, JSON.stringify(switches));
  await rename(`${file}.new`, file);
}

/** Writes where the sites' PHP servers listen: with the real Wikibase they ask each other about titles. */
export async function writePorts(state: string, ports: Readonly<Record<WikiId, number>>): Promise<void> {
  await writeFile(join(state, 'ports.json'), JSON.stringify(ports));
}
