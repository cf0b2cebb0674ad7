import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** What others need to know of a running sandbox. Kept as state.json in its folder while it runs. */
const shape = z.object({
  pid: z.number(),
  php: z.array(z.number()),
  proxyPort: z.number(),
  controlPort: z.number(),
  key: z.string(),
  seedName: z.string(),
  mediawiki: z.string(),
  spki: z.string(),
});

export type RunningState = z.infer<typeof shape>;

export async function saveState(folder: string, state: RunningState): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'state.json');
  await writeFile(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** What the sandbox in this folder said when it started; undefined when none did. It may have died since. */
export async function readState(folder: string): Promise<RunningState | undefined> {
  try {
    return shape.parse(JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function forgetState(folder: string): Promise<void> {
  await rm(join(folder, 'state.json'), { force: true });
}
