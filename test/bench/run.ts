/**
 * Measures what the panel costs: `run.ts [part]`. Each part is a file `*.bench.ts` here that prints its own lines. Counts and sizes
 * are promises (tests hold them); times are of this machine at this moment and only for comparing with each other.
 */
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const benchModule = z.object({
  default: z.custom<() => Promise<void>>(value => typeof value === 'function'),
});

async function main(): Promise<void> {
  const [part] = process.argv.slice(2);
  const folder = dirname(fileURLToPath(import.meta.url));
  const files = readdirSync(folder).filter(name => name.endsWith('.bench.ts'));
  for (const file of files.filter(name => part === undefined || name.startsWith(part)).sort()) {
    console.log(`\n# ${file.replace('.bench.ts', '')}`);
    const { default: bench } = benchModule.parse(await import(`./${file}`));
    await bench();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
