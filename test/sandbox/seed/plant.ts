import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mwn } from 'mwn';
import type { WikiId } from '../../../lib/wiki/sites.ts';
import { openBot } from '../bot.ts';
import type { WikibaseKind } from '../install/wikibase.ts';
import type { Loopback } from '../loopback.ts';
import type { RunningState } from '../state-file.ts';
import type { UserKey } from '../users.ts';
import * as commons from '../world/commons.ts';
import * as meta from '../world/meta.ts';
import { guards, wikidataPages } from '../world/project-pages.ts';
import type { PageSeed } from '../world/shapes.ts';
import { plantEntities, plantStructuredData } from './plant-entities.ts';
import { plantFiles } from './plant-files.ts';
import { plantPanelPages } from './publish.ts';

/** What planting needs beside the running sites. */
export interface Ground {
  /** Folder of the sites being seeded. */
  readonly folder: string;
  /** Who keeps the entities there. */
  readonly wikibase: WikibaseKind;
  /** Runs a maintenance script on a site; gives what it printed. */
  maintenance(wiki: WikiId, args: readonly string[], input?: string): Promise<string>;
  say(line: string): void;
}

/** Signed-in mwn bots, one per wiki and user, opened when first needed. */
export type Bots = (wiki: WikiId, user: UserKey) => Promise<Mwn>;

/** Fills three empty, running sites with the world of test/sandbox/world. */
export async function plantWorld(state: RunningState, ground: Ground): Promise<void> {
  const place: Loopback = {
    proxyPort: state.proxyPort,
    ca: await readFile(join(ground.folder, 'ca.pem'), 'utf8'),
  };
  const open = new Map<string, Promise<Mwn>>();
  const bots: Bots = (wiki, user) => {
    const key = `${wiki} ${user}`;
    const bot = open.get(key) ?? openBot(place, wiki, user);
    open.set(key, bot);
    return bot;
  };
  await Promise.all([
    plantPages(bots, 'commons', [...guards, ...commons.templates, ...commons.pages]).then(() =>
      plantFiles(bots, ground.folder, commons.files),
    ),
    plantPages(bots, 'wikidata', [...guards, ...wikidataPages]).then(() => freeItemNamespace(bots)),
    plantPages(bots, 'meta', [...guards, ...meta.pages]).then(() => plantPanelPages(bots)),
  ]);
  // Entities after the pages and files they link to, in their own order: sitelinks and images are checked.
  await plantEntities(bots, ground);
  await plantStructuredData(ground, commons.files);
}

async function plantPages(bots: Bots, wiki: WikiId, pages: readonly PageSeed[]): Promise<void> {
  for (const { title, text, by } of pages) {
    const bot = await bots(wiki, by ?? 'seeder');
    await bot.save(title, text, 'Seed of the sandbox', { bot: false });
  }
}

/** On Wikidata the main namespace is for items; the page MediaWiki's installer put there has to go. */
async function freeItemNamespace(bots: Bots): Promise<void> {
  const bot = await bots('wikidata', 'seeder');
  await bot.delete('Main Page', 'Moved to the project namespace');
}
