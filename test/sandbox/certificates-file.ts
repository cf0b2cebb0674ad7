import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { sites } from '../../lib/wiki/sites.ts';
import { type Certificates, makeCertificates, stillGood } from './certificate.ts';

const shape = z.object({ ca: z.string(), cert: z.string(), key: z.string(), spki: z.string() });

/** Names the sandbox answers for: desktop and mobile hosts of the three wikis. */
export const sandboxHosts: readonly string[] = Object.values(sites).flatMap(site => [
  site.host,
  site.mobileHost,
]);

/** The certificates kept in a state folder; made anew when there are none or they soon expire. */
export async function certificatesIn(state: string): Promise<Certificates> {
  const file = join(state, 'certificates.json');
  try {
    const kept = shape.parse(JSON.parse(await readFile(file, 'utf8')));
    if (stillGood(kept.cert, sandboxHosts, Date.now())) return kept;
  } catch {
    // None yet, or not readable: made below.
  }
  const made = makeCertificates(sandboxHosts, Date.now());
  await mkdir(state, { recursive: true });
  await writeFile(file, JSON.stringify(made), { mode: 0o600 });
  await writeFile(join(state, 'ca.pem'), made.ca);
  return made;
}
