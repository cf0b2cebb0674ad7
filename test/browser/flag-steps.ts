/** What a person does in the panel to flag a partner, step by step, for tests and for `npm start`. */
import type { Locator, Page } from 'playwright-core';

/** Opens the form from "This page". */
export async function openFlagForm(panel: Page | Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Flag as opportunity' }).click();
  await panel.getByRole('heading', { name: 'Flag an opportunity' }).waitFor();
}

export async function fillWhy(panel: Page | Locator, why: string): Promise<void> {
  await panel.getByRole('textbox', { name: /^Why\?/ }).fill(why);
}

export async function chooseMaterial(panel: Page | Locator, name: string): Promise<void> {
  await panel.getByRole('checkbox', { name, exact: true }).check();
}

/** From the form to the preview of the edit. */
export async function preview(panel: Page | Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Preview' }).click();
  await panel.getByRole('button', { name: /^Publish on Meta as / }).waitFor();
}

/** From the preview to the end: gives the address of the record. */
export async function publish(panel: Page | Locator): Promise<string> {
  await panel.getByRole('button', { name: /^Publish on Meta as / }).click();
  const link = panel.getByRole('link', { name: 'View the record' });
  await link.waitFor();
  return (await link.getAttribute('href')) ?? '';
}
