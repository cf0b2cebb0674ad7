import { defineConfig } from 'vitest/config';
import { ByEnvironment } from './test/by-environment.ts';

/** The four layers of tests. All but `unit` talk to the sandbox and therefore run one file after the other. */
const onSandbox = {
  globalSetup: ['test/sandbox/vitest-setup.ts'],
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 180_000,
};

export default defineConfig({
  test: {
    sequence: { sequencer: ByEnvironment },
    // What was compiled once is read from the disk the next time.
    fsModuleCache: true,
    projects: [
      {
        extends: true,
        // Files share their workers and the modules in them: loading these anew for each file took as long as the tests. So
        // what a test changes outside itself it puts back.
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          isolate: false,
          maxWorkers: '100%',
          // Tests make much that lives for a moment; more room for it is fewer rounds of clearing up.
          execArgv: ['--max-semi-space-size=64'],
          testTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'wiki', include: ['test/wiki/**/*.test.ts'], ...onSandbox } },
      {
        extends: true,
        // Two browsers and six wikis on two processors: what fails is tried once more, and named at the end of the run when
        // only that passes (test/run.ts).
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...onSandbox, retry: 1 },
      },
      { extends: true, test: { name: 'fault', include: ['test/fault/**/*.test.ts'], ...onSandbox } },
    ],
  },
});
