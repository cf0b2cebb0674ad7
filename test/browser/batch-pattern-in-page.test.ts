import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { row, showChanges } from './batch-steps.ts';
import { openPanel, openReader, plantGadget, type Reader } from './userscript-stage.ts';

/** Finding and replacing by a pattern from inside a page of a wiki, under the content security policy that wikis send. */
let sandbox: Sandbox;
let reader: Reader | undefined;

const category = 'Category:Norrviken Maritime Museum';
const files = [
  'File:Storm over the Harbour (NMM 1902-17).jpg',
  'File:Figurehead of the Vega (NMM 1911-5).jpg',
];

/** As MediaWiki makes it (ContentSecurityPolicy.php), with what it lets be a script. */
const policy = (scripts: string) =>
  `script-src ${scripts} 'self' 'unsafe-eval' 'unsafe-inline' *.wikimedia.org *.wikidata.org; ` +
  `default-src * data: blob:; style-src * data: blob: 'unsafe-inline'; object-src 'none'`;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await plantGadget(sandbox, 'editor');
});
afterEach(async () => {
  await reader?.close();
  reader = undefined;
});
afterAll(() => sandbox.reset());

/** The preview of a pattern on two files, from a page under a policy. */
async function previewed(content: string, pattern: string, replacement: string): Promise<Locator> {
  reader = await openReader(sandbox, { user: 'editor' });
  await reader.context.addInitScript(text => {
    const put = () => {
      if (document.head === null) return;
      watch.disconnect();
      const meta = document.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = text;
      document.head.prepend(meta);
    };
    const watch = new MutationObserver(put);
    watch.observe(document, { childList: true, subtree: true });
  }, content);
  const page = await reader.openPage(pageUrl('commons', category));
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Edit these files' }).click();
  await panel.getByRole('combobox', { name: 'Choose them by' }).selectOption('list');
  await panel.getByRole('textbox', { name: 'Titles' }).fill(files.join('\n'));
  await panel.getByRole('combobox', { name: 'Do' }).selectOption('replace-pattern');
  await panel.getByRole('textbox', { name: 'Pattern', exact: true }).fill(pattern);
  await panel.getByRole('textbox', { name: /^Replace by/ }).fill(replacement);
  await showChanges(panel);
  return panel;
}

describe('a pattern in a page of a wiki', () => {
  it('runs in a thread that the wiki’s policy allows', async () => {
    const panel = await previewed(policy('blob:'), '(Norrviken) (Maritime)', '$2 $1');
    await panel.getByText('Maritime Norrviken').first().waitFor();
    await panel.getByRole('button', { name: /^Make \d edits?$/ }).waitFor();
    expect(reader?.troubles).toEqual([]);
  });

  it('is stopped when it never ends', async () => {
    const panel = await previewed(policy('blob:'), '(\\w+\\s?)+§', '');
    await row(panel, /^The pattern took too long on this page and was stopped/).waitFor();
    expect(reader?.troubles).toEqual([]);
  });

  it('says that it cannot be run where the policy is against threads', async () => {
    const panel = await previewed(policy(''), '(Norrviken) (Maritime)', '$2 $1');
    await row(panel, /^Patterns cannot be run safely here/).waitFor();
  });
});
