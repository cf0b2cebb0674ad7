import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sites } from '../../lib/wiki/sites.ts';
import { type Built, buildUserscript } from '../../userscript/build/build.ts';
import { sizesOf } from '../../userscript/build/sizes.ts';
import { gadgetPages, loadablePages } from '../../userscript/pages/gadget.ts';
import { type PageReport, publishPages } from '../../userscript/publish/publish.ts';
import { openBot } from '../sandbox/bot.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { type Person, personAt, textOf } from './outcome-stage.ts';

/** The publisher and the gadget on a real MediaWiki: who may, what it leaves alone, and being cut off. */
const definition = 'MediaWiki:Gadgets-definition';
const yes = { confirm: () => true };

let sandbox: Sandbox;
let built: Built;
let admin: Person;

beforeAll(async () => {
  sandbox = await openSandbox();
  built = await buildUserscript();
  admin = await personAt(sandbox, 'meta', 'admin');
});
beforeEach(() => sandbox.reset());

const botOf = async (user: UserKey) => {
  const bot = await openBot(
    { proxyPort: sandbox.proxyPort, ca: await readFile(sandbox.caFile, 'utf8') },
    'meta',
    user,
  );
  bot.setOptions({ retryPause: 10 });
  return bot;
};
const pages = () => [...gadgetPages(built), ...loadablePages(built)];
const stateOf = (reports: readonly PageReport[], title: string) =>
  reports.find(report => report.title === title)?.state;

describe('publishing the gadget', () => {
  it('puts scripts and definition there, and a second run changes nothing', async () => {
    const bot = await botOf('seeder');
    const first = await publishPages(bot, pages(), yes);
    expect(new Set(first.map(({ state }) => state))).toEqual(new Set(['created']));
    const second = await publishPages(bot, pages(), { confirm: () => expect.unreachable('nothing to ask') });
    expect(new Set(second.map(({ state }) => state))).toEqual(new Set(['unchanged']));
  });

  it('is served by ResourceLoader, as small as the build says', async () => {
    await publishPages(await botOf('seeder'), pages(), yes);
    const { fetch } = await sandbox.signIn('meta', 'editor');
    const served = async (module: string) => {
      const address = `https://${sites.meta.host}/w/load.php?modules=${module}&lang=en&skin=vector`;
      const text = await (await fetch(address)).text();
      expect(text).toContain(`mw.loader.impl(function(){return["${module}@`);
      return gzipSync(text, { level: 9 }).length;
    };
    expect(await served('ext.gadget.helpdesk-panel')).toBeLessThanOrEqual(1024);
    for (const [title, size] of sizesOf(built).parts) {
      const module = title.replace('MediaWiki:Gadget-', 'ext.gadget.').replace(/\.js$/, '');
      expect(Math.abs((await served(module)) - size), title).toBeLessThan(100 + size * 0.02);
    }
  });

  it('keeps the scripts as they are: no signature, no category, no template in them', async () => {
    await publishPages(await botOf('seeder'), pages(), yes);
    for (const { title, text } of pages().filter(({ model }) => model === 'javascript')) {
      expect(await textOf(admin.client, title)).toBe(text.replace(/\s+$/, ''));
    }
    const answer = await admin.client.get({
      action: 'query',
      titles: pages().map(({ title }) => title),
      prop: ['categories', 'templates'],
    });
    expect(JSON.stringify(answer)).not.toMatch(/"(?:categories|templates)":/);
  });

  it('leaves the other gadgets of a wiki alone, and what an administrator made of the panel’s line', async () => {
    const line = '* helpdesk-panel[ResourceLoader|default|dependencies=mediawiki.util]|helpdesk-panel.js';
    const others = `== tools ==\n* other[ResourceLoader]|other.js\n${line}\n* helpdesk-panel-old[ResourceLoader|hidden]|helpdesk-panel-old.js\n== more ==\n* last|last.js`;
    await admin.client.post({ action: 'edit', title: definition, text: others });
    const reports = await publishPages(await botOf('seeder'), pages(), yes);
    expect(stateOf(reports, definition)).toBe('updated');
    const parts = built.definition.slice(1).join('\n');
    expect(await textOf(admin.client, definition)).toBe(
      `== tools ==\n* other[ResourceLoader]|other.js\n${line}\n${parts}\n== more ==\n* last|last.js`,
    );
  });

  it('does not overwrite a script that somebody mended by hand', async () => {
    const bot = await botOf('seeder');
    await publishPages(bot, pages(), yes);
    const title = 'MediaWiki:Gadget-helpdesk-panel.js';
    await admin.client.post({ action: 'edit', title, text: '/* switched off for now */' });
    expect(stateOf(await publishPages(bot, pages(), yes), title)).toBe('left-to-people');
    const told = await publishPages(bot, pages(), { ...yes, overwrite: new Set([title]) });
    expect(stateOf(told, title)).toBe('updated');
  });

  it('names every page that the account may not save, and sends nothing for it', async () => {
    const mark = await sandbox.requests.mark();
    const reports = await publishPages(await botOf('editor'), pages(), yes);
    expect(new Set(reports.map(({ state }) => state))).toEqual(new Set(['no-right']));
    for (const report of reports)
      if (report.state === 'no-right') expect(report.reasons.join(' ')).toMatch(/permission|interface/i);
    const edits = (await sandbox.requests.since(mark)).filter(({ action }) => action === 'edit');
    expect(edits).toEqual([]);
  });

  it('stops when the connection is lost, says how far it came, and goes on from there', async () => {
    const bot = await botOf('seeder');
    let asked = 0;
    const first = await publishPages(bot, pages(), {
      confirm: async () => {
        asked += 1;
        if (asked === 3)
          await sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'reset' } });
        return true;
      },
    });
    expect(first.map(({ state }) => state)).toEqual([
      'created',
      'created',
      ...pages()
        .slice(2)
        .map(() => 'not-reached'),
    ]);
    await sandbox.faults.clear();
    const second = await publishPages(bot, pages(), yes);
    expect(second.map(({ state }) => state)).toEqual([
      'unchanged',
      'unchanged',
      ...pages()
        .slice(2)
        .map(() => 'created'),
    ]);
  });
});
