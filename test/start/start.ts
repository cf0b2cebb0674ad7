/**
 * `npm start`: the panel on the sandbox's three wikis. With a display it opens Chromium with the extension and a
 * signed-in editor, for a person to try. Without one it does the main job itself: it opens a museum's item, opens the
 * panel, flags the museum, prints the address and the wikitext of the record, and leaves a picture of each step.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { type OpenedChromium, openChromium } from '../browser/chromium.ts';
import { chooseMaterial, fillWhy, openFlagForm, preview, publish } from '../browser/flag-steps.ts';
import { historyOnMeta, titleOf } from '../browser/record.ts';
import { InstallError, openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';

const pictures = 'test/.out/start';
const museum = pageUrl('wikidata', places.craftsMuseum);

function build(): void {
  const { status } = spawnSync('node_modules/.bin/wxt', ['build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The extension could not be built; see above.');
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some(name => (process.env[name] ?? '') !== '');
}

/** For a person: a browser that stays open until they close it. */
async function show(sandbox: Sandbox): Promise<void> {
  const browser = await openChromium(sandbox, { user: 'editor', headed: true });
  const page = await browser.openPage(museum);
  const panel = await browser.openSidePanel(page);
  await panel.getByRole('heading').first().waitFor();
  console.log(`Chromium is open on ${museum}`);
  console.log(
    `with the panel beside it, signed in as ${sandbox.users.editor.name}. Close the browser to end.`,
  );
  await new Promise<void>(closed => browser.context.once('close', () => closed()));
}

/** For a machine without a display: the main job, done and shown. */
async function demonstrate(sandbox: Sandbox): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await sandbox.reset();
  const browser = await openChromium(sandbox, { user: 'editor' });
  try {
    await flagTheMuseum(sandbox, browser);
  } finally {
    await browser.close();
  }
}

async function flagTheMuseum(sandbox: Sandbox, browser: OpenedChromium): Promise<void> {
  const page = await browser.openPage(museum);
  await page.screenshot({ path: `${pictures}/1-item.png` });
  const panel = await browser.openPanel(page);
  const picture = (name: string) => panel.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  await panel.getByRole('button', { name: 'Flag as opportunity' }).waitFor();
  await panel.waitForLoadState('networkidle');
  await picture('2-panel');
  await openFlagForm(panel);
  await chooseMaterial(panel, 'Photographs');
  await chooseMaterial(panel, 'Objects');
  await fillWhy(panel, 'The whole collection is described online, and nothing of it is on Commons yet.');
  await picture('3-form');
  await preview(panel);
  await picture('4-preview');
  const address = await publish(panel);
  await picture('5-flagged');
  await page.goto(address);
  await page.screenshot({ path: `${pictures}/6-record.png`, fullPage: true });

  const [made] = (await historyOnMeta(sandbox, titleOf(address))).revisions;
  if (made === undefined) throw new Error(`There is no record at ${address}`);
  console.log(`\nFlagged, by ${made.user}: ${address}\n\n${made.text}\n\nPictures of each step: ${pictures}`);
}

async function main(): Promise<void> {
  const sandbox = await openSandbox({ say: line => console.log(line) });
  build();
  if (hasDisplay()) await show(sandbox);
  else await demonstrate(sandbox);
  console.log('The sandbox goes on running; `npm run sandbox -- stop` ends it.');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof InstallError ? error.message : error);
    process.exit(1);
  },
);
