import { openSandbox } from './index.ts';

/**
 * Before the test files that talk to wikis: the sandbox runs (installed and seeded when this machine has none yet) and
 * is in its seeded state. It is left running: the next run attaches to it.
 */
export default async function setup(): Promise<void> {
  const sandbox = await openSandbox({ say: line => console.log(line) });
  await sandbox.reset();
}
