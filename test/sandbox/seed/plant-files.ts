import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { sandboxSources } from '../paths.ts';
import type { FileSeed } from '../world/shapes.ts';
import type { Bots } from './plant.ts';

/** Draws and uploads files to Commons. */
export async function plantFiles(bots: Bots, folder: string, files: readonly FileSeed[]): Promise<void> {
  const scratch = join(folder, 'pictures');
  await mkdir(scratch, { recursive: true });
  const drawn = files.map((file, i) => ({ file, path: join(scratch, `${i}${extname(file.name)}`) }));
  await draw(
    drawn.map(({ file, path }) => {
      const [width, height] = file.size ?? [120, 90];
      return { file: path, width, height, hue: file.hue };
    }),
  );
  for (const { file, path } of drawn) {
    const bot = await bots('commons', file.by ?? 'seeder');
    await bot.upload(path, file.name, file.text, { comment: 'Seed of the sandbox' });
  }
  await rm(scratch, { recursive: true });
}

function draw(pictures: readonly object[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile('php', [join(sandboxSources, 'site/draw.php')], error =>
      error === null ? resolve() : reject(error),
    );
    child.stdin?.end(JSON.stringify(pictures));
  });
}
