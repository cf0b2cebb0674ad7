import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { sandboxSources } from '../sandbox/paths.ts';

/** One request to a real Wikibase and what it answered. Tokens in `params` are the word TOKEN. */
const schema = z.object({
  name: z.string(),
  site: z.enum(['www.wikidata.org', 'commons.wikimedia.org']),
  user: z.nullable(z.string()),
  method: z.enum(['GET', 'POST']),
  params: z._default(z.record(z.string(), z.string()), {}),
  /** Given instead of `params` for requests that are not to api.php. */
  path: z.optional(z.string()),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  response: z.record(z.string(), z.unknown()),
});

export interface Recording extends z.infer<typeof schema> {
  /** Position, from 1; the first part of the file's name. */
  readonly number: number;
}

/** All recordings in the order they were made. */
export async function readRecordings(): Promise<readonly Recording[]> {
  const folder = join(sandboxSources, 'wikibase/recordings');
  const names = (await readdir(folder)).filter(name => /^\d{3}-/.test(name)).sort();
  return Promise.all(
    names.map(async name => {
      const content: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
      return { number: Number(name.slice(0, 3)), ...schema.parse(content) };
    }),
  );
}
