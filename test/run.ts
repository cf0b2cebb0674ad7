/**
 * Runs the layers of tests: `run.ts unit|wiki|browser|fault|all [part]`. A part is a word of the test files' names
 * (page, flag, request, checklist, batch, triage, userscript, outcome, access). `all` also lints, and goes on when one
 * layer fails, so that one run tells everything. On two processors or more it runs the browser beside wiki and fault, on
 * a second sandbox, and whichever lane is free takes the browser's next files (`LANES=1`: one after the other). The last
 * line counts: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';

const layers = ['unit', 'wiki', 'browser', 'fault'] as const;
type Layer = (typeof layers)[number];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of tests that failed once and passed when tried again: each is a bug, of the test or of the product. */
  readonly wavering: string[];
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

/**
 * Runs a command and gives whether it ended well. What runs beside something else is `quiet`: what it says comes in one
 * piece when it has ended.
 */
function run(
  command: string,
  args: readonly string[],
  { env = {}, quiet = false }: { readonly env?: NodeJS.ProcessEnv; readonly quiet?: boolean } = {},
): Promise<boolean> {
  const started = Date.now();
  const title = `\n> ${command} ${args.join(' ')}`;
  if (!quiet) console.log(title);
  return new Promise(ended => {
    const child = spawn(command, args, {
      stdio: ['inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
    });
    const said: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => said.push(part));
    child.stderr?.on('data', (part: Buffer) => said.push(part));
    child.once('error', error => console.error(String(error)));
    child.once('close', code => {
      if (quiet) console.log(`${title}\n${Buffer.concat(said).toString()}`);
      console.log(`  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      ended(code === 0);
    });
  });
}

/** A step that is no test file (lint, build) counts as one test, so that its failure cannot hide behind green tests. */
function step(count: Count, ok: boolean): boolean {
  if (ok) count.passed += 1;
  else count.failed += 1;
  return ok;
}

interface LayerRun {
  readonly part: string | undefined;
  /** No file of this layer has the part in its name: nothing is wrong. */
  readonly mayBeEmpty: boolean;
  /** Beside another layer, on a sandbox of its own. */
  readonly beside?: boolean;
  /** Which part of the files, of {@link shards}. */
  readonly shard?: number;
}

async function runLayer(
  layer: Layer,
  { part, mayBeEmpty, beside = false, shard }: LayerRun,
  count: Count,
): Promise<void> {
  const out = `test/.out/results-${layer}${shard === undefined ? '' : `-${shard}`}.json`;
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
  if (shard !== undefined) args.push(`--shard=${shard}/${shards}`);
  if (mayBeEmpty) args.push('--passWithNoTests');
  const env = { NODE_OPTIONS: '--import ./test/node20.mjs', ...(beside ? besideEnv : {}) };
  const ok = await run('node_modules/.bin/vitest', args, { env, quiet: beside });
  if (!existsSync(out)) {
    count.failed += 1;
    return;
  }
  const result = z.parse(report, JSON.parse(readFileSync(out, 'utf8')));
  count.passed += result.numPassedTests;
  count.failed += result.numFailedTests;
  count.skipped += result.numPendingTests;
  count.wavering.push(
    ...result.testResults
      .flatMap(file => file.assertionResults)
      .filter(one => one.status === 'passed' && one.failureMessages.length > 0)
      .map(one => `${layer}: ${one.fullName}\n    ${one.failureMessages[0]?.split('\n')[0]}`),
  );
  // A file that fails to load has no tests of its own that could fail, and a set-up that fails has no files at all.
  const unloaded = result.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  count.failed += unloaded.length;
  if (!ok && result.numFailedTests + unloaded.length === 0) count.failed += 1;
}

const besideEnv: NodeJS.ProcessEnv = { SANDBOX_NAME: `${process.env.SANDBOX_NAME ?? ''}beside` };

/** In so many parts the browser's files are taken, so that both lanes end at about the same time. */
const shards = 6;

/** Two sandboxes, and on each one file after the other: each waits for its wikis and pages most of the time. */
async function runTwoLanes(layer: LayerRun, count: Count): Promise<void> {
  const sandbox = ['--silent', 'run', 'sandbox', '--', 'start'];
  // One after the other: the first may have to install MediaWiki, which both use.
  for (const env of [{}, besideEnv]) await run('npm', sandbox, { env });
  console.log(
    '\nwiki and fault run beside the browser, then share its files; they are told when they have ended.',
  );
  const beside = { ...layer, beside: true };
  // A part of the tests may have fewer files than there are shards.
  const left =
    layer.part === undefined ? Array.from({ length: shards }, (_, index) => index + 1) : [undefined];
  const inBrowser = async (lane: LayerRun) => {
    while (left.length > 0) {
      const shard = left.shift();
      await runLayer('browser', shard === undefined ? lane : { ...lane, shard }, count);
    }
  };
  await Promise.all([
    inBrowser(layer),
    runLayer('wiki', beside, count)
      .then(() => runLayer('fault', beside, count))
      .then(() => inBrowser(beside)),
  ]);
  await run('npm', ['--silent', 'run', 'sandbox', '--', 'stop'], { env: besideEnv });
}

async function main(): Promise<number> {
  const [what = 'all', part] = process.argv.slice(2);
  const chosen = what === 'all' ? layers : layers.filter(layer => layer === what);
  if (chosen.length === 0) {
    console.error(`No layer is called ${what}. There are: ${layers.join(', ')}, all.`);
    return 2;
  }
  const count: Count = { passed: 0, failed: 0, skipped: 0, wavering: [] };
  const all = what === 'all';
  const layer: LayerRun = { part, mayBeEmpty: all && part !== undefined };
  if (all && part === undefined) step(count, await run('npm', ['run', '--silent', 'lint']));
  const needsBuild = chosen.some(one => one !== 'unit' && one !== 'wiki');
  const built = !needsBuild || step(count, await run('npm', ['run', '--silent', 'build']));
  if (chosen.includes('unit')) await runLayer('unit', layer, count);
  // Without a build there is nothing to put into a browser; what needs none is told all the same.
  const rest = chosen.filter(one => one !== 'unit' && (built || one === 'wiki'));
  const lanes = all && built && process.env.LANES !== '1' && availableParallelism() > 1;
  if (lanes) await runTwoLanes(layer, count);
  else for (const one of rest) await runLayer(one, layer, count);
  if (count.wavering.length > 0)
    console.log(`\nPassed only when tried again:\n${count.wavering.map(one => `  ${one}`).join('\n')}`);
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
  return count.failed === 0 && count.passed > 0 ? 0 : 1;
}

process.exitCode = await main();
