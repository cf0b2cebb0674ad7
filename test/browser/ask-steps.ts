/** What a person does in the panel to ask for help, step by step. */
import type { Locator, Page } from 'playwright-core';

/** Opens the form from "This page" with an answer to "What do you need?". */
export async function askFor(panel: Page | Locator, need: string): Promise<void> {
  await panel.getByRole('button', { name: 'Ask for help', exact: true }).click();
  await panel.getByRole('button', { name: new RegExp(`^${need}`) }).click();
}

/** Goes to a step by the bar. */
export async function goTo(panel: Page | Locator, step: string): Promise<void> {
  await panel.getByRole('button', { name: new RegExp(`^Step \\d: ${step}`) }).click();
  await panel.getByRole('heading', { name: step, exact: true }).waitFor();
}

export function description(panel: Page | Locator): Locator {
  return panel.getByRole('textbox', { name: /^What do you want to do/ });
}

/** Names of the fields that the page filled in, as their ✕ says. */
export async function filledIn(panel: Page | Locator): Promise<readonly string[]> {
  const names = await panel
    .getByRole('button', { name: /^Clear “/ })
    .evaluateAll(all => all.map(one => one.ariaLabel));
  return names.flatMap(name => (name === null ? [] : [name.replace(/^Clear “|”$/g, '')]));
}

/** From the last step to the preview of the page. */
export async function previewRequest(panel: Page | Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Preview', exact: true }).click();
  await panel.getByRole('button', { name: /^Publish on Meta as / }).waitFor();
}

/** From the preview to the end: gives the address of the request. */
export async function publishRequest(panel: Page | Locator): Promise<string> {
  await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
  const link = panel.getByRole('link', { name: 'View the request on Meta-Wiki' });
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}
