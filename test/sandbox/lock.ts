import { open, readFile, rm } from 'node:fs/promises';

/**
 * Runs `work` while no other process does so under the same lock file. A lock whose owner died is taken over.
 * @throws Error when another process holds it for more than ten minutes.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (tries > 6000) throw new Error(`${file} is held by another process.`);
      if (await abandoned(file)) await rm(file, { force: true });
      else await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function abandoned(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  // Empty: just being written, or gone again.
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
