import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `test/sandbox` of the repository. */
export const sandboxSources = dirname(fileURLToPath(import.meta.url));

/** Root of the repository. */
export const repository = resolve(sandboxSources, '../..');

/**
 * Where the running sandbox keeps its files; ignored by git. Two people (or two runs) that must not meet give
 * themselves a sandbox each: `SANDBOX_NAME=two npm run sandbox -- start`.
 */
export function stateFolder(): string {
  const name = process.env.SANDBOX_NAME ?? '';
  if (!/^[\w-]*$/.test(name)) throw new Error(`SANDBOX_NAME may hold letters, digits, - and _ only: ${name}`);
  return join(repository, 'test/.out', name === '' ? 'sandbox' : `sandbox-${name}`);
}

/** What is worth keeping between clones: MediaWiki, and sites that are already seeded. */
export function cacheFolder(): string {
  const caches = process.env.XDG_CACHE_HOME;
  const base = caches !== undefined && caches !== '' ? caches : join(homedir(), '.cache');
  return join(base, 'partnership-helpdesk-panel');
}
