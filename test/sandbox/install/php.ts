import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { InstallError } from './mediawiki.ts';

const run = promisify(execFile);

/** PHP extensions MediaWiki and the sandbox need, and the Debian package that brings each. */
const needed: ReadonlyMap<string, string> = new Map([
  ['pdo_sqlite', 'php-sqlite3'],
  ['mbstring', 'php-mbstring'],
  ['dom', 'php-xml'],
  ['xmlreader', 'php-xml'],
  ['apcu', 'php-apcu'],
  ['intl', 'php-intl'],
  ['curl', 'php-curl'],
  ['gd', 'php-gd'],
]);

/** Packages still missing here; empty when PHP can run the sandbox. `php-cli` alone when there is no PHP. */
export async function missingPhp(): Promise<readonly string[]> {
  const all = ['php-cli', ...new Set(needed.values())];
  let modules: ReadonlySet<string>;
  try {
    const { stdout } = await run('php', [
      '-r',
      'echo PHP_VERSION_ID, "\\n", implode("\\n", get_loaded_extensions());',
    ]);
    const [version = '0', ...names] = stdout.split('\n');
    if (Number(version) < 80_100) return all;
    modules = new Set(names.map(name => name.toLowerCase()));
  } catch {
    return all;
  }
  return [...new Set([...needed].filter(([module]) => !modules.has(module)).map(([, name]) => name))];
}

/**
 * Makes sure PHP 8.1 or later with the needed extensions is there: as root on a system with apt it installs what is
 * missing.
 * @throws InstallError naming the packages to install, when it may not do so itself.
 */
export async function ensurePhp(say: (line: string) => void = () => {}): Promise<void> {
  const missing = await missingPhp();
  if (missing.length === 0) return;
  const command = `apt-get install ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new InstallError(
      `The sandbox needs PHP 8.1 or later with some extensions. On Debian or Ubuntu: sudo ${command}\n` +
        `Elsewhere, install PHP with: ${[...needed.keys()].join(', ')}.`,
    );
  }
  say(`Installing for PHP: ${missing.join(' ')} ...`);
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if ((await apt(install)) !== 0) {
    await apt(['update']);
    if ((await apt(install)) !== 0) throw new InstallError(`This failed, please look into it: ${command}`);
  }
  const still = await missingPhp();
  if (still.length > 0)
    throw new InstallError(`Installed, but PHP still lacks what ${still.join(', ')} should bring.`);
}

function apt(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}
