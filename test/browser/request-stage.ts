/** What the tests of asking for help share: words, and the way through the steps. */
import type { Page } from 'playwright-core';
import { defaultConfig } from '../../lib/desk/config.ts';
import { description, filledIn, goTo } from './ask-steps.ts';

/** Prefix of the titles of requests. */
export const requests = `${defaultConfig.pages.requests}/`;
export const wish = 'The museum has scanned its photographs and looks for help with the upload.';

/** Steps of every form but that of a small question, in order, without the review. */
export const steps = ['Partner', 'What it is', 'Why it matters', 'Rights', 'You and timing'] as const;

/** Through all steps to the review, collecting what the page filled in on each. */
export async function walk(panel: Page): Promise<ReadonlySet<string>> {
  const filled = new Set<string>();
  for (const step of steps) {
    await goTo(panel, step);
    for (const name of await filledIn(panel)) filled.add(name);
    if (step === 'What it is') await description(panel).fill(wish);
  }
  await goTo(panel, 'Review');
  return filled;
}
