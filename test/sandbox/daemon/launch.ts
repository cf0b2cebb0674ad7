import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../control-client.ts';
import { repository, sandboxSources } from '../paths.ts';
import { forgetState, type RunningState, readState } from '../state-file.ts';

/**
 * Starts the process behind a sandbox on sites that are in place already.
 * `seed`: what a reset goes back to; null while the seed is being made.
 */
export async function launch(
  folder: string,
  mediawiki: string,
  seed: { readonly folder: string; readonly name: string } | null,
): Promise<RunningState> {
  await mkdir(join(folder, 'log'), { recursive: true });
  const orders = join(folder, 'orders.json');
  await writeFile(
    orders,
    JSON.stringify({ state: folder, mediawiki, seed: seed?.folder ?? null, seedName: seed?.name ?? 'none' }),
  );
  const log = openSync(join(folder, 'log/daemon.log'), 'a');
  const child = spawn(process.execPath, ['--import', 'tsx', join(sandboxSources, 'daemon/main.ts'), orders], {
    cwd: repository,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', code =>
      reject(new Error(`The sandbox ended at once (${code}); see ${folder}/log/daemon.log`)),
    );
  });
  if (child.connected) child.disconnect();
  child.unref();
  const state = await readState(folder);
  if (state === undefined) throw new Error('The sandbox started, but left no state.json.');
  return state;
}

/** Stops the sandbox of a folder; waits until its process is gone. */
export async function stopIn(folder: string): Promise<void> {
  const state = await runningState(folder);
  if (state !== undefined) {
    await command(state, 'stop', {});
    for (let tries = 0; tries < 100 && alive(state.pid); tries += 1) await pause(50);
  }
  await forgetState(folder);
}

/** The sandbox running in a folder, or undefined: none, or one that no longer answers. */
export async function runningState(folder: string): Promise<RunningState | undefined> {
  const state = await readState(folder);
  if (state === undefined || !alive(state.pid)) return undefined;
  try {
    await command(state, 'ping', {});
    return state;
  } catch {
    return undefined;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Ends PHP servers whose sandbox was killed and could not end them. They are known by their document root, which is
 * a folder of this very sandbox.
 */
export async function endLeftovers(folder: string): Promise<void> {
  const mark = `${folder}/sites/`;
  let pids: readonly number[];
  try {
    pids = (await readdir('/proc')).map(Number).filter(pid => pid > 0 && pid !== process.pid);
  } catch {
    // No /proc on this system: a server left over keeps a port of its own and is in nobody's way.
    return;
  }
  for (const pid of pids) {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      line => line.split('\0'),
      () => [],
    );
    const isOurs =
      words[0] === 'php' && words.some((word, i) => words[i - 1] === '-t' && word.startsWith(mark));
    if (isOurs) process.kill(pid, 'SIGKILL');
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
