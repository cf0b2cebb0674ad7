import { execFile, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sites, type WikiId, wikiIds } from '../../../lib/wiki/sites.ts';
import { siteEnvironment } from '../daemon/php.ts';
import { siteFolder } from '../daemon/site-files.ts';
import { sandboxSources } from '../paths.ts';
import { users } from '../users.ts';
import { filters } from './filters.ts';

const run = promisify(execFile);

/** Prefixes that link from each wiki to the others and to the English Wikipedia. */
const interwiki: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(sites).flatMap(site =>
      [site.interwiki, site.id].map(prefix => [prefix, `https://${site.host}/wiki/$1`]),
    ),
  ),
  w: 'https://en.wikipedia.org/wiki/$1',
};

/** Sets up three empty sites below `state`: databases of MediaWiki and its extensions, people, abuse filters. */
export async function installSites(state: string, mediawiki: string): Promise<void> {
  await Promise.all(wikiIds.map(wiki => installSite(state, mediawiki, wiki)));
}

async function installSite(state: string, mediawiki: string, wiki: WikiId): Promise<void> {
  const folder = siteFolder(state, wiki);
  const db = join(folder, 'db');
  const scratch = join(folder, 'installer');
  for (const path of [db, scratch, join(folder, 'images'), join(folder, 'cache'), join(state, 'log')]) {
    await mkdir(path, { recursive: true });
  }
  await writeFile(join(folder, 'switches.json'), '{}');
  // MediaWiki's installer refuses to run where settings exist; it is pointed at a place where there are none.
  await php(
    [
      join(mediawiki, 'maintenance/run.php'),
      'install',
      '--dbtype=sqlite',
      `--dbpath=${db}`,
      `--dbname=${sites[wiki].sitelink}`,
      `--confpath=${scratch}`,
      `--server=https://${sites[wiki].host}`,
      '--scriptpath=/w',
      `--pass=${users.seeder.password}`,
      '--skins=',
      wiki,
      users.seeder.name,
    ],
    { ...process.env, MW_CONFIG_FILE: join(scratch, 'LocalSettings.php') },
  );
  await rm(scratch, { recursive: true });
  // Sessions live in a file of their own, which MediaWiki fills at the first sign-in.
  await writeFile(join(db, 'sessions.sqlite'), '');
  await maintenance(state, mediawiki, wiki, ['update', '--quick', '--skip-external-dependencies']);
  await maintenance(
    state,
    mediawiki,
    wiki,
    [join(sandboxSources, 'site/prepare.php')],
    JSON.stringify({ people: Object.values(users), filters, performer: users.seeder.name, interwiki }),
  );
}

/** Runs a maintenance script of a site, with `input` on its standard input; gives what it printed. */
export function maintenance(
  state: string,
  mediawiki: string,
  wiki: WikiId,
  args: readonly string[],
  input = '',
): Promise<string> {
  return php(
    [join(mediawiki, 'maintenance/run.php'), ...args],
    siteEnvironment(state, wiki, mediawiki),
    input,
  );
}

/** Folds SQLite's write-ahead logs into the database files of a site. No request may be under way. */
export async function checkpoint(state: string, wiki: WikiId): Promise<void> {
  await run('php', [join(sandboxSources, 'site/checkpoint.php'), join(siteFolder(state, wiki), 'db')]);
}

function php(args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('php', args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', chunk => {
      output += String(chunk);
    });
    child.stderr.on('data', chunk => {
      output += String(chunk);
    });
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve(output);
      else reject(new Error(`php ${args.join(' ')}\nended with ${code}:\n${output}`));
    });
    child.stdin.end(input);
  });
}
