/**
 * Runs the layers of tests: `run.ts unit|wiki|browser|fault|all [part]`. A part is a word of the test files' names
 * (page, flag, request, checklist, batch, triage, userscript, outcome, access). `all` also lints, and goes on when one
 * layer fails, so that one run tells everything. The last line counts: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import * as z from 'zod/mini';

const layers = ['unit', 'wiki', 'browser', 'fault'] as const;
type Layer = (typeof layers)[number];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): boolean {
  const started = Date.now();
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  console.log(`  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** A step that is no test file (lint, build) counts as one test, so that its failure cannot hide behind green tests. */
function step(count: Count, ok: boolean): boolean {
  if (ok) count.passed += 1;
  else count.failed += 1;
  return ok;
}

function runLayer(layer: Layer, part: string | undefined, mayBeEmpty: boolean, count: Count): void {
  const out = `test/.out/results-${layer}.json`;
  mkdirSync('test/.out', { recursive: true });
  rmSync(out, { force: true });
  const args = [
    'run',
    '--project',
    layer,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${out}`,
  ];
  if (part !== undefined) args.push(part);
  if (mayBeEmpty) args.push('--passWithNoTests');
  const ok = run('node_modules/.bin/vitest', args, {
    ...process.env,
    NODE_OPTIONS: '--import ./test/node20.mjs',
  });
  if (!existsSync(out)) {
    count.failed += 1;
    return;
  }
  const result = z.parse(report, JSON.parse(readFileSync(out, 'utf8')));
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests;
  count.skipped += result.numPendingTests;
  // A file that fails to load has no tests of its own that could fail, and a set-up that fails has no files at all.
  const unloaded = result.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  count.failed += unloaded.length;
  if (!ok && result.numFailedTests + unloaded.length === 0) count.failed += 1;
}

function main(): number {
  const [what = 'all', part] = process.argv.slice(2);
  const chosen = what === 'all' ? layers : layers.filter(layer => layer === what);
  if (chosen.length === 0) {
    console.error(`No layer is called ${what}. There are: ${layers.join(', ')}, all.`);
    return 2;
  }
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  if (what === 'all' && part === undefined) step(count, run('npm', ['run', '--silent', 'lint']));
  const needsBuild = chosen.some(layer => layer !== 'unit' && layer !== 'wiki');
  if (needsBuild && !step(count, run('npm', ['run', '--silent', 'build']))) {
    console.log(`${count.passed} passed, ${count.failed} failed`);
    return 1;
  }
  for (const layer of chosen) runLayer(layer, part, what === 'all' && part !== undefined, count);
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
  return count.failed === 0 && count.passed > 0 ? 0 : 1;
}

process.exitCode = main();
