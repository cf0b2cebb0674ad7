import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../paths.ts';

const run = promisify(execFile);

/** The sandbox cannot be set up; the message says what a person can do about it. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
}

/** A MediaWiki tree the sandbox can run. */
export interface MediaWiki {
  readonly folder: string;
  /** e.g. `1.43.9`. */
  readonly version: string;
  /** Named by the person who starts the sandbox, not the copy in the cache. */
  readonly chosen: boolean;
}

/** The suite whose MediaWiki (1.43) is nearest to the real wikis (PLATFORM, "MediaWiki in the sandbox"). */
const suite = 'trixie';
const packages = ['mediawiki', 'mediawiki-classes'];

/**
 * Finds the MediaWiki to use: the folder named by `--mediawiki` or SANDBOX_MEDIAWIKI, else the copy in the cache, else
 * it is fetched from Debian 13's packages into the cache. Nothing on the system changes.
 * @throws InstallError when none can be had here, saying what to do.
 */
export async function findMediaWiki(chosen?: string, say: (line: string) => void = () => {}) {
  const named = chosen ?? process.env.SANDBOX_MEDIAWIKI;
  if (named !== undefined && named !== '') return inspect(resolve(named), true);
  const cached = join(cacheFolder(), 'mediawiki-1.43');
  if (!existsSync(join(cached, 'api.php'))) {
    say('Fetching MediaWiki 1.43 (Debian 13 packages, about 55 MB) into the cache ...');
    await fetchFromDebian(cached);
  }
  return inspect(cached, false);
}

async function inspect(folder: string, chosen: boolean): Promise<MediaWiki> {
  const defines = join(folder, 'includes/Defines.php');
  if (!existsSync(defines)) {
    throw new InstallError(`${folder} is not a MediaWiki tree (it has no includes/Defines.php).`);
  }
  const version = /MW_VERSION', '([^']+)'/.exec(await readFile(defines, 'utf8'))?.[1];
  if (version === undefined) throw new InstallError(`${defines} does not say which MediaWiki this is.`);
  return { folder, version, chosen };
}

/** apt-get with lists, archives and sources of its own, so that neither root nor the system's state is touched. */
async function fetchFromDebian(target: string): Promise<void> {
  const mirror = await debianMirror();
  const work = `${target}.part-${process.pid}`;
  try {
    for (const folder of ['lists/partial', 'archives/partial', 'parts', 'root']) {
      await mkdir(join(work, folder), { recursive: true });
    }
    const keys = debianKeys();
    const signedBy = keys === undefined ? '' : `[signed-by=${keys}] `;
    await writeFile(join(work, 'sources.list'), `deb ${signedBy}${mirror} ${suite} main\n`);
    const options = [
      `Dir::Etc::SourceList=${join(work, 'sources.list')}`,
      `Dir::Etc::SourceParts=${join(work, 'parts')}`,
      `Dir::State::Lists=${join(work, 'lists')}`,
      `Dir::Cache=${work}`,
      'APT::Sandbox::User=',
      'Acquire::Languages=none',
    ].flatMap(option => ['-o', option]);
    await apt([...options, 'update'], work);
    await apt([...options, 'download', ...packages], work);
    const archives = (await readdir(work)).filter(name => name.endsWith('.deb'));
    for (const archive of archives) await run('dpkg-deb', ['-x', join(work, archive), join(work, 'root')]);
    const tree = join(work, 'root/usr/share/mediawiki');
    // Debian spreads the tree over /var/lib and /etc with absolute links; one plain folder is all we need.
    for (const link of ['LocalSettings.php', 'config', 'extensions', 'images'])
      await unlink(join(tree, link));
    await rename(join(tree, 'extensions-core'), join(tree, 'extensions'));
    await rm(target, { recursive: true, force: true });
    await rename(tree, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function apt(args: readonly string[], cwd: string): Promise<void> {
  try {
    await run('apt-get', args, { cwd, env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1 << 26 });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new InstallError(`apt-get could not fetch MediaWiki. ${otherWays}\n\n${detail}`);
  }
}

/** The mirror this machine already uses for Debian: of its lists, or of its sources when it has no lists yet. */
async function debianMirror(): Promise<string> {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) {
    throw new InstallError(`This machine has no apt-get. ${otherWays}`);
  }
  const { stdout } = await run('apt-get', [
    'indextargets',
    '--no-release-info',
    '--format',
    '$(COMPONENT) $(RELEASE) $(REPO_URI)',
    'Created-By: Packages',
  ]);
  const debian = /^main (?:bullseye|bookworm|trixie|forky|duke|sid|(?:old)?stable|testing|unstable) (\S+)$/m;
  const mirror = debian.exec(stdout)?.[1];
  if (mirror === undefined) throw new InstallError(`No Debian mirror is set up for apt here. ${otherWays}`);
  return mirror;
}

function debianKeys(): string | undefined {
  return [
    '/usr/share/keyrings/debian-archive-keyring.pgp',
    '/usr/share/keyrings/debian-archive-keyring.gpg',
  ].find(file => existsSync(file));
}

const otherWays = `The sandbox needs a MediaWiki 1.43 tree. On Debian 12 or 13 it is fetched by itself; on any other
system, unpack MediaWiki 1.43 (with the extensions and skins of the release archive) into a folder of your choice and
name it: \`npm run sandbox -- start --mediawiki DIR\`, or in the environment as SANDBOX_MEDIAWIKI=DIR.`;
