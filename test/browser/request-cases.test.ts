import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { requestLimits } from '../../lib/desk/request/request.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { places } from '../sandbox/world/partners.ts';
import { askFor, description, goTo, previewRequest, publishRequest } from './ask-steps.ts';
import { requestAt } from './follow-stage.ts';
import { titleOf } from './record.ts';
import { requests, wish } from './request-stage.ts';
import { besidePage, freshForEach, sandbox } from './stage.ts';
import { administrator } from './troubles.ts';

/** What people do besides filling in a form as it was meant. */
const craftsMuseum = pageUrl('wikidata', places.craftsMuseum);
const helpdesk = pageUrl('meta', 'Content Partnerships Hub/Helpdesk');

freshForEach();

const panelBeside = async (address: string): Promise<Page> => (await besidePage(address)).panel;

const previewButton = (panel: Page) => panel.getByRole('button', { name: 'Preview', exact: true });
const nameField = (panel: Page) => panel.getByRole('textbox', { name: /^Name of the request/ });

describe('an empty form', () => {
  it('is told what it lacks beside the field, and goes there', async () => {
    const panel = await panelBeside(helpdesk);
    await askFor(panel, 'Help with a project');
    await goTo(panel, 'Review');
    await panel.getByText('2 things have to be mended first').waitFor();
    await previewButton(panel).click();
    await panel.getByRole('button', { name: /^What do you want to do/ }).click();
    await panel.getByText('This is needed: write something here.').waitFor();
    expect(await description(panel).evaluate(field => field === document.activeElement)).toBe(true);
    // The message goes as soon as there is something.
    await description(panel).pressSequentially('A');
    await panel.getByText('This is needed: write something here.').waitFor({ state: 'detached' });
  });

  it('of a small question says at once where it lacks something', async () => {
    const panel = await panelBeside(helpdesk);
    await askFor(panel, 'A small question');
    expect(await panel.getByText('This is needed').count()).toBe(0);
    await previewButton(panel).click();
    await panel.getByText('This is needed: write something here.').waitFor();
    expect(await description(panel).evaluate(field => field === document.activeElement)).toBe(true);
  });
});

describe('a partner without an item', () => {
  it('is asked for by the name that was typed', async () => {
    const panel = await panelBeside(helpdesk);
    await askFor(panel, 'Help with a project');
    await panel.getByRole('combobox', { name: 'Partner', exact: true }).fill('Society of Basket Makers');
    await panel.keyboard.press('Escape');
    await goTo(panel, 'What it is');
    await description(panel).fill(wish);
    await goTo(panel, 'Review');
    await panel.getByText('Everything that is needed is there').waitFor();
    await previewRequest(panel);
    const title = titleOf(await publishRequest(panel));
    expect(title).toBe(`${requests}Society of Basket Makers`);
    expect(await requestAt(sandbox, title)).toMatchObject({
      partner: 'Society of Basket Makers',
      item: null,
    });
  });
});

describe('names', () => {
  it('that are taken: free ones are offered, and the page that is there is left alone', async () => {
    const bot = await administrator(sandbox);
    await bot.request({
      action: 'edit',
      title: `${requests}Museum of Kampala Crafts`,
      text: 'Something else',
      summary: 'By hand',
      token: await bot.getCsrfToken(),
    });
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill(wish);
    await previewButton(panel).click();
    await panel.getByText('There is a page of this name already').waitFor();
    await panel
      .getByRole('button', { name: /^Museum of Kampala Crafts \(/ })
      .first()
      .click();
    const title = titleOf(await publishRequest(panel));
    expect(title).toMatch(/Museum of Kampala Crafts \(/);
  });

  it('with characters that a title cannot hold stay as typed; the page is named without them', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('x'.repeat(5000));
    await nameField(panel).fill('Scans [1907] {part} #2 <new>|x');
    await previewRequest(panel);
    const title = titleOf(await publishRequest(panel));
    expect(title).not.toMatch(/[[\]{}#<>|]/);
    const request = await requestAt(sandbox, title);
    expect(request.title).toBe('Scans [1907] {part} #2 <new>|x');
    expect(request.answers.description).toHaveLength(5000);
  });

  it('of such characters alone are refused beside the field, as one types', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill(wish);
    await nameField(panel).fill('');
    await nameField(panel).pressSequentially('[[#]]');
    await panel.getByText('This name has no letter or digit that a page title can have.').waitFor();
    await nameField(panel).pressSequentially('7');
    await panel.getByText('This name has no letter or digit').waitFor({ state: 'detached' });
  });
});

describe('long answers', () => {
  it('of over 5,000 characters each, in every question at once, come back from the wiki as they were', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'Help with a project');
    const long = (first: string) => `${first} ${'Ω café 🚣 '.repeat(550)}`;
    const answers: Record<string, string> = {};
    for (const step of ['What it is', 'Why it matters', 'Rights', 'You and timing']) {
      await goTo(panel, step);
      for (const area of await panel.locator('textarea').all()) {
        const name = await area.evaluate(field =>
          field instanceof HTMLTextAreaElement ? (field.labels[0]?.textContent ?? '') : '',
        );
        answers[name] = long(name.replace(/ \(optional\)$/, ''));
        await area.fill(answers[name] ?? '');
      }
    }
    expect(Object.keys(answers)).toHaveLength(8);
    await goTo(panel, 'Review');
    await previewRequest(panel);
    const request = await requestAt(sandbox, titleOf(await publishRequest(panel)));
    // Compared one by one: a difference of texts this long says nothing to anybody.
    const came = new Set(Object.values(request.answers));
    const lost = Object.entries(answers).filter(([, text]) => !came.has(text));
    expect(lost.map(([name]) => name)).toEqual([]);
  });

  it('of more say how many too many while one types, and nothing is cut off', async () => {
    const panel = await panelBeside(craftsMuseum);
    await askFor(panel, 'A small question');
    await description(panel).fill('x'.repeat(requestLimits.answer));
    await panel.getByText('0 characters left').waitFor();
    await description(panel).press('End');
    await description(panel).pressSequentially('yz');
    await panel.getByText('2 characters too many').waitFor();
    await panel.getByText('This text has 10,002 characters; 10,000 can be kept.').waitFor();
    await previewButton(panel).click();
    expect(await description(panel).inputValue()).toHaveLength(requestLimits.answer + 2);
    expect(await panel.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
  });
});
