import * as fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { historyOf, openBatches, paste, showChanges, start } from '../browser/batch-steps.ts';
import { newProfile, type OpenedChromium, openChromium, removeProfile } from '../browser/chromium.ts';
import { type Fault, openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { makeItems } from '../wiki/batch-stage.ts';
import { type Person, personAt } from '../wiki/outcome-stage.ts';

/**
 * "Exactly once" with the real thing: the installed extension in Chromium, whose panel is closed, whose worker is stopped and which is
 * itself killed at any moment of a run. batch.test.ts drives the same engine through hundreds of schedules; each of these takes a browser.
 *
 * `BATCH_BROWSER_SCHEDULES=20 npm run test:fault -- batch-browser` runs so many. Needs a build.
 */
const schedules = Number(process.env.BATCH_BROWSER_SCHEDULES ?? '2');

interface Blow {
  /** What is struck, so many milliseconds after the last time the batch was set going. */
  readonly what: 'panel' | 'worker' | 'browser';
  readonly after: number;
}

interface Schedule {
  readonly blows: readonly Blow[];
  /** On the way of the nth request. */
  readonly fault: { readonly fault: Fault; readonly nth: number } | null;
}

const blow: fc.Arbitrary<Blow> = fc.record({
  what: fc.constantFrom(...(['panel', 'worker', 'browser', 'browser'] as const)),
  after: fc.integer({ min: 0, max: 2500 }),
});

const faults: readonly Fault[] = [
  { kind: 'lose-reply' },
  { kind: 'cut-request' },
  { kind: 'status', status: 503, reached: true },
  { kind: 'delay', ms: 800, when: 'after' },
];

const schedule: fc.Arbitrary<Schedule> = fc.record({
  blows: fc.array(blow, { minLength: 1, maxLength: 2 }),
  fault: fc.option(fc.record({ fault: fc.constantFrom(...faults), nth: fc.integer({ min: 1, max: 12 }) }), {
    nil: null,
  }),
});

let sandbox: Sandbox;
let gardener: Person;
let browser: OpenedChromium | undefined;
let counter = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  gardener = await personAt(sandbox, 'wikidata', 'seeder');
});

afterEach(async () => {
  await browser?.close();
  browser = undefined;
  await sandbox.faults.clear();
});

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

interface Opened {
  readonly running: OpenedChromium;
  readonly page: Page;
  readonly panel: Page;
}

async function open(profile: string): Promise<Opened> {
  const running = await openChromium(sandbox, { user: 'editor', profile });
  browser = running;
  const page = await running.openPage(pageUrl('wikidata', places.craftsMuseum));
  return { running, page, panel: await running.openPanel(page) };
}

/** The service worker alone, as browsers do when it seems idle or memory is short. */
async function stopWorker(running: OpenedChromium, panel: Page): Promise<void> {
  const session = await running.context.newCDPSession(panel);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

async function strike(profile: string, { blows, fault }: Schedule): Promise<void> {
  const mark = `b${++counter}x${Math.floor(Math.random() * 1e9).toString(36)}`;
  const items = await makeItems(gardener.client, 5, `Lab ${mark}`);
  const slow: Fault = { kind: 'delay', ms: 250, when: 'before' };
  await sandbox.faults.add({ wiki: 'wikidata', action: 'wbeditentity', count: 'always', fault: slow });
  let { running, page, panel } = await open(profile);
  await openBatches(panel);
  await paste(
    panel,
    [...items.map(id => `${id}\tLsv\t"${mark}"`), 'CREATE', `LAST\tLen\t"${mark}"`].join('\n'),
  );
  await showChanges(panel);
  if (fault !== null) await sandbox.faults.add({ nth: fault.nth, fault: fault.fault });
  await start(panel, mark);
  for (const { what, after } of blows) {
    await pause(after);
    if (what === 'worker') await stopWorker(running, panel);
    else if (what === 'panel') await panel.close();
    else await running.kill();
    if (what === 'browser') ({ running, page, panel } = await open(profile));
    else if (what === 'panel') panel = await running.openPanel(page);
    else await panel.reload();
    await openBatches(panel);
    await panel.getByRole('button', { name: mark }).click();
  }
  await toTheEnd(panel);
  for (const id of items) {
    const ours = (await historyOf(sandbox, 'wikidata', id)).filter(({ comment }) => comment.includes(mark));
    expect(ours, `${id} after ${JSON.stringify(blows)}`).toHaveLength(1);
    expect(ours[0]?.user).toBe(sandbox.users.editor.name);
  }
  expect(await madeBy(mark)).toBe(1);
  await running.close();
  browser = undefined;
  await sandbox.faults.clear();
}

/** As a person would: goes on wherever the batch asks for a word. */
async function toTheEnd(panel: Page): Promise<void> {
  const done = panel.getByText(/^finished · 6 done/);
  const goOn = panel.getByRole('button', { name: 'Go on', exact: true });
  for (let round = 0; round < 6; round++) {
    await done.or(goOn).first().waitFor({ timeout: 90_000 });
    if (await done.isVisible()) return;
    await goOn.click();
    await pause(300);
  }
  await done.waitFor();
}

/** How many items the batch made. */
async function madeBy(mark: string): Promise<number> {
  const answer = (await gardener.client.get({
    action: 'query',
    list: 'recentchanges',
    rctype: ['new'],
    rcprop: ['title', 'comment'],
    rclimit: 50,
  })) as { query: { recentchanges: { comment: string }[] } };
  return answer.query.recentchanges.filter(({ comment }) => comment.includes(mark)).length;
}

const fixed: readonly Schedule[] = [
  {
    blows: [
      { what: 'browser', after: 900 },
      { what: 'worker', after: 400 },
    ],
    fault: { fault: { kind: 'lose-reply' }, nth: 3 },
  },
  {
    blows: [
      { what: 'panel', after: 100 },
      { what: 'browser', after: 700 },
    ],
    fault: null,
  },
];

async function withProfile(one: Schedule): Promise<void> {
  const profile = newProfile();
  try {
    await strike(profile, one);
  } finally {
    await browser?.close().catch(() => undefined);
    browser = undefined;
    removeProfile(profile);
  }
}

describe('exactly once, with the panel closed, the worker stopped and the browser killed', () => {
  it.each(fixed)('at moments that are always the same: %j', { timeout: 180_000 }, one => withProfile(one));

  it(`at random moments, ${schedules} times`, { timeout: 60_000 + schedules * 120_000 }, async () => {
    await fc.assert(fc.asyncProperty(schedule, withProfile), { numRuns: schedules, endOnFailure: true });
  });
});
