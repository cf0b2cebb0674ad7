/** `npm run build:userscript`: writes gadget, pages and userscript to .output/userscript and says how large they are. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildUserscript } from './build.ts';
import { sizesOf } from './sizes.ts';

const folder = '.output/userscript';

/** Titles as names of files: the colon is not for every file system. */
const fileOf = (title: string) => title.replace(':', '/').replaceAll(' ', '_');

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const built = await buildUserscript();
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'MediaWiki'), { recursive: true });
  for (const { title, text } of [...built.gadget, ...built.pages])
    await writeFile(join(folder, fileOf(title)), text);
  await writeFile(join(folder, 'MediaWiki/Gadgets-definition.txt'), `${built.definition.join('\n')}\n`);
  await writeFile(join(folder, 'helpdesk-panel.user.js'), built.userscript);

  const { loader, opening, parts } = sizesOf(built);
  say(`Written to ${folder}. As a wiki serves them, in bytes after gzip:`);
  say(`  on every page      ${loader}`);
  say(`  the first opening  ${opening}`);
  for (const [title, size] of parts) say(`    ${title}  ${size}`);
}

await main();
