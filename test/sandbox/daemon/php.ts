import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { wikibaseOf } from '../install/wikibase.ts';
import { sandboxSources } from '../paths.ts';

/** Requests one site works on at the same time. */
export const workers = 4;

/** Environment of PHP for one site: what site/LocalSettings.php and site/router.php read. */
export function siteEnvironment(state: string, site: string, tree: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    SANDBOX_STATE: state,
    SANDBOX_SITE: site,
    SANDBOX_MEDIAWIKI_TREE: tree,
    SANDBOX_WIKIBASE: wikibaseOf(tree),
    MW_CONFIG_FILE: join(sandboxSources, 'site/LocalSettings.php'),
  };
}

/** A PHP built-in server for one site. */
export interface PhpServer {
  readonly port: number;
  readonly pid: number;
  /** Empties the caches in its memory. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts PHP's server for a site and waits until it accepts connections (at most 10 s). `key` is what it believes
 * orders of the sandbox by.
 */
export async function startPhp(state: string, site: string, tree: string, key: string): Promise<PhpServer> {
  const port = await freePort();
  // A document root of our own, empty: the router serves everything, and the path marks the process as ours.
  const root = join(state, 'sites', site, 'document-root');
  await mkdir(root, { recursive: true });
  await mkdir(join(state, 'log'), { recursive: true });
  const log = openSync(join(state, 'log', `${site}-php.log`), 'a');
  const settings = {
    'opcache.enable': '1',
    'opcache.memory_consumption': '192',
    'opcache.max_accelerated_files': '20000',
    'opcache.revalidate_freq': '1',
    'apc.enabled': '1',
    'apc.shm_size': '128M',
    'apc.ttl': '600',
    memory_limit: '512M',
    max_execution_time: '120',
    post_max_size: '64M',
    upload_max_filesize: '64M',
    display_errors: '0',
    log_errors: '1',
    variables_order: 'GPCS',
  };
  const child = spawn(
    'php',
    [
      ...Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]),
      '-S',
      `127.0.0.1:${port}`,
      '-t',
      root,
      join(sandboxSources, 'site/router.php'),
    ],
    {
      // A process group of its own: killing the master alone would leave its workers listening.
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...siteEnvironment(state, site, tree),
        SANDBOX_KEY: key,
        PHP_CLI_SERVER_WORKERS: String(workers),
      },
    },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error('php could not be started');
  await answering(port, child);
  return {
    port,
    pid,
    forget: async () => {
      const address = `http://127.0.0.1:${port}/.sandbox/forget`;
      const { status } = await fetch(address, { headers: { 'x-sandbox-key': key } });
      if (status !== 200) throw new Error(`${site} could not empty its caches (${status})`);
    },
    stop: () => endGroup(pid, child),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`PHP's server ended at once (code ${child.exitCode})`);
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error("PHP's server does not answer");
}

async function endGroup(pid: number, child: ChildProcess): Promise<void> {
  const ended = new Promise<void>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  signalGroup(pid, 'SIGTERM');
  await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 2000))]);
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // No process of the group is left: what was wanted.
  }
}
