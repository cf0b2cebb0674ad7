import { join } from 'node:path';
import type { WikibaseKind } from '../install/wikibase.ts';
import { sandboxSources } from '../paths.ts';
import { userOf } from '../users.ts';
import { concepts } from '../world/concepts.ts';
import { heritage, partners, places } from '../world/partners.ts';
import { properties } from '../world/properties.ts';
import type { FileSeed } from '../world/shapes.ts';
import type { Bots, Ground } from './plant.ts';

/** Both read the same lines. */
const importers: Readonly<Record<WikibaseKind, string>> = {
  real: join(sandboxSources, 'real-wikibase/importEntities.php'),
  'stand-in': join(sandboxSources, 'wikibase/maintenance/importEntities.php'),
};

/** Properties and items under ids of our choice, then one that is merged away and one that is deleted. */
export async function plantEntities(bots: Bots, ground: Ground): Promise<void> {
  await importEntities(ground, 'wikidata', [...properties, ...concepts, ...partners, ...heritage]);
  const bot = await bots('wikidata', 'seeder');
  await bot.request({
    action: 'wbmergeitems',
    fromid: places.redirected,
    toid: places.maritimeMuseum,
    ignoreconflicts: 'description',
    token: bot.csrfToken,
  });
  await bot.delete(places.deleted, 'Seed of the sandbox');
}

/** Captions and statements of the files that have any. */
export async function plantStructuredData(ground: Ground, files: readonly FileSeed[]): Promise<void> {
  const described = files.filter(file => file.captions !== undefined || file.claims !== undefined);
  await importEntities(
    ground,
    'commons',
    described.map(file => ({
      title: `File:${file.name}`,
      labels: file.captions ?? {},
      claims: file.claims ?? [],
    })),
  );
}

async function importEntities(
  ground: Ground,
  wiki: 'wikidata' | 'commons',
  entities: readonly object[],
): Promise<void> {
  const lines = entities.map(entity => JSON.stringify(entity)).join('\n');
  await ground.maintenance(
    wiki,
    [importers[ground.wikibase], '--user', userOf('seeder').name, '--summary', 'Seed of the sandbox', '-'],
    lines,
  );
}
