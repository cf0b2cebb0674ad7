import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteEnvironment } from '../../sandbox/daemon/php.ts';
import { missingForWikibase, wikibaseOf } from '../../sandbox/install/wikibase.ts';

describe('who keeps the entities of a MediaWiki tree', () => {
  let tree: string;

  beforeEach(async () => {
    tree = await mkdtemp(join(tmpdir(), 'mediawiki-'));
  });
  afterEach(async () => {
    await rm(tree, { recursive: true });
  });

  const add = async (...files: readonly string[]) => {
    for (const file of files) {
      const path = join(tree, 'extensions', file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, '{}');
    }
  };
  const rest = [
    'WikibaseMediaInfo/extension.json',
    'UniversalLanguageSelector/extension.json',
    'WikibaseCirrusSearch/extension.json',
  ];

  it('is the stand-in where there is no Wikibase', () => {
    expect(wikibaseOf(tree)).toBe('stand-in');
  });

  it('is the stand-in while a part is missing, which can be named', async () => {
    await add('Wikibase/extension-repo.json', ...rest.slice(1));
    expect([wikibaseOf(tree), missingForWikibase(tree)]).toEqual(['stand-in', ['WikibaseMediaInfo']]);
  });

  it('is the stand-in where a folder of that name is empty', async () => {
    await add('Wikibase/README.md', ...rest);
    expect([wikibaseOf(tree), missingForWikibase(tree)]).toEqual(['stand-in', ['Wikibase']]);
  });

  it('is the real Wikibase where all of it is there, and PHP is told', async () => {
    await add('Wikibase/extension-repo.json', ...rest);
    expect(wikibaseOf(tree)).toBe('real');
    expect(siteEnvironment('/state', 'meta', tree)).toMatchObject({ SANDBOX_WIKIBASE: 'real' });
  });
});
