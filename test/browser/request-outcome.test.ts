import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { askFor, description, goTo, previewRequest, publishRequest } from './ask-steps.ts';
import { requestAt } from './follow-stage.ts';
import { historyOnMeta, titleOf } from './record.ts';
import { requests, wish } from './request-stage.ts';
import { type Beside, besidePage, freshForEach, sandbox } from './stage.ts';
import { troubles } from './troubles.ts';

/** A request that cannot be saved, for every reason there is: the reason in words, and everything typed still there. */
const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);
const title = `${requests}Museum of Kampala Crafts`;

freshForEach();

async function readyToPublish(text: string): Promise<Beside> {
  const beside = await besidePage(craftsMuseum);
  await askFor(beside.panel, 'A small question');
  await description(beside.panel).fill(text);
  await previewRequest(beside.panel);
  return beside;
}

const publishButton = (panel: Page) => panel.getByRole('button', { name: /^Publish on Meta as / });

describe('a request that cannot be saved: the reason in words, the text kept, nothing on the wiki', () => {
  it.each(troubles)('when $what', async ({ says, cause, typed }) => {
    const text = typed === undefined ? wish : `${wish} ${typed(sandbox)}`;
    const { panel, browser } = await readyToPublish(text);
    await cause({ sandbox, browser, title });
    await publishButton(panel).click();
    await panel.getByText(says).first().waitFor({ timeout: 50_000 });
    await sandbox.faults.clear();
    await sandbox.switches.reset();
    expect((await historyOnMeta(sandbox, title)).revisions).toEqual([]);
    await panel.getByRole('button', { name: 'Change the form' }).click();
    await expect(description(panel).inputValue()).resolves.toBe(text);
    // And in the browser, for when the panel is closed now.
    await panel.reload();
    await expect(description(panel).inputValue()).resolves.toBe(text);
  });

  it('when the name is on the wiki’s list, which another name settles', async () => {
    const { panel } = await readyToPublish(wish);
    await panel.getByRole('button', { name: 'Change', exact: true }).click();
    const name = panel.getByRole('textbox', { name: /^Name of the request/ });
    await name.fill(sandbox.triggers.blacklistedTitle);
    await previewRequest(panel);
    await publishButton(panel).click();
    await panel.getByText('does not allow a page of this name').waitFor();
    await panel.getByText('Change the name of the request.').waitFor();
    await panel.getByRole('button', { name: 'Change the form' }).click();
    await expect(name.inputValue()).resolves.toBe(sandbox.triggers.blacklistedTitle);
    await name.fill('Another name');
    await previewRequest(panel);
    expect(titleOf(await publishRequest(panel))).toBe(`${requests}Another name`);
  });

  it('when a filter asks to look again, which the person can confirm', async () => {
    const { panel } = await readyToPublish(`The museum writes: ${sandbox.triggers.filterWarning}.`);
    await publishButton(panel).click();
    await panel.getByRole('button', { name: 'Publish all the same' }).click();
    await panel.getByRole('link', { name: 'View the request on Meta-Wiki' }).waitFor();
    expect((await historyOnMeta(sandbox, title)).revisions).toHaveLength(1);
  });

  it('when the wiki asks a question, which the person answers', async () => {
    const { panel } = await readyToPublish(wish);
    await sandbox.switches.set('meta', { captcha: [sandbox.users.editor.name] });
    await publishButton(panel).click();
    const asked = `The wiki asks: ${sandbox.triggers.captchaQuestion}`;
    await panel.getByRole('textbox', { name: asked }).fill(sandbox.triggers.captchaAnswer);
    await publishRequest(panel);
    expect((await requestAt(sandbox, title)).answers.description).toBe(wish);
  });

  it('not at all when only the reply was lost: it is found, and saved once', async () => {
    const { panel } = await readyToPublish(wish);
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    expect(titleOf(await publishRequest(panel))).toBe(title);
    expect((await historyOnMeta(sandbox, title)).revisions).toHaveLength(1);
  });

  it('goes on in the name of whoever signed in again: signed out, and as somebody else', async () => {
    const { panel, browser } = await readyToPublish(wish);
    await browser.signIn(null);
    await publishButton(panel).click();
    await panel.getByText('signed out on Meta').first().waitFor();
    await browser.signIn('secondEditor');
    await publishButton(panel).click();
    await panel.getByText('someone else is signed in').waitFor();
    await panel.getByRole('button', { name: 'Look who is signed in' }).click();
    await panel
      .getByRole('button', { name: `Publish on Meta as ${sandbox.users.secondEditor.name}` })
      .click();
    await panel.getByRole('link', { name: 'View the request on Meta-Wiki' }).waitFor();
    const { revisions } = await historyOnMeta(sandbox, title);
    expect(revisions.map(({ user }) => user)).toEqual([sandbox.users.secondEditor.name]);
  });

  it('gives a whole project back as it was, step by step, the private details too', async () => {
    const { panel } = await besidePage(craftsMuseum);
    const typed: readonly (readonly [step: string, field: RegExp, text: string])[] = [
      ['What it is', /^What do you want to do/, `${wish} ${sandbox.triggers.filterDisallowed}`],
      ['What it is', /^Name of the request/, 'Baskets'],
      ['What it is', /^How much, about/, '4,000'],
      ['Why it matters', /^Which gaps/, 'Crafts of East Africa'],
      ['Rights', /^What is known about the rights/, 'Made before 1930'],
      ['You and timing', /^When should it happen/, 'In May'],
      ['You and timing', /^Your e-mail address/, 'amina@example.org'],
    ];
    await askFor(panel, 'Help with a project');
    for (const [step, field, text] of typed) {
      await goTo(panel, step);
      await panel.getByRole('textbox', { name: field }).fill(text);
    }
    await goTo(panel, 'What it is');
    await panel.getByRole('checkbox', { name: 'Photographs', exact: true }).check();
    await goTo(panel, 'Review');
    await previewRequest(panel);
    await publishButton(panel).click();
    await panel.getByText('does not let this edit pass').waitFor();
    await panel.getByRole('button', { name: 'Change the form' }).click();
    for (const [step, field, text] of typed) {
      await goTo(panel, step);
      await expect(panel.getByRole('textbox', { name: field }).inputValue()).resolves.toBe(text);
    }
    await goTo(panel, 'What it is');
    expect(await panel.getByRole('checkbox', { name: 'Photographs', exact: true }).isChecked()).toBe(true);
  });
});
