import { readFile } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checklistOf } from '../../lib/desk/checklist-default.ts';
import { configPage, defaultConfig, parseConfig } from '../../lib/desk/config.ts';
import { builtInSummaries } from '../../lib/desk/summaries.ts';
import { metaPages } from '../../userscript/pages/index.ts';
import { type PageReport, publishPages } from '../../userscript/publish/publish.ts';
import { openBot } from '../sandbox/bot.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { type Person, personAt, textOf } from './outcome-stage.ts';

/** The publisher on a real MediaWiki: what it puts there, what it leaves alone, what it says. */
let sandbox: Sandbox;
let jonas: Person;

beforeAll(async () => {
  sandbox = await openSandbox();
  jonas = await personAt(sandbox, 'meta', 'secondEditor');
});
beforeEach(() => sandbox.reset());

const botOf = async (user: UserKey) =>
  openBot({ proxyPort: sandbox.proxyPort, ca: await readFile(sandbox.caFile, 'utf8') }, 'meta', user);

const yes = { confirm: () => true };
const states = (reports: readonly PageReport[]) => new Set(reports.map(({ state }) => state));
/** Pages under names of their own, whatever the seed has published. */
const own = metaPages({
  ...defaultConfig,
  templates: {
    ...defaultConfig.templates,
    opportunity: 'Own/Opportunity',
    sighting: 'Own/Sighting',
    country: 'Own/Country',
    request: 'Own/Request',
    check: 'Own/Request/Check',
    decision: 'Own/Request/Decision',
    answer: 'Own/Request/Answer',
  },
  categories: { ...defaultConfig.categories, opportunities: 'Own opportunities', requests: 'Own requests' },
  pages: {
    ...defaultConfig.pages,
    opportunities: 'Own/Opportunities',
    requests: 'Own/Requests',
    stages: 'Own/Stages',
    panel: 'Own/Panel',
  },
})
  .map(page => (page.title === configPage ? { ...page, title: 'User:Sandbox gardener/Config.json' } : page))
  .filter(({ title }) => /\bOwn\b|^User:/.test(title));

const edit = async (title: string, text: string) => {
  await jonas.client.post({ action: 'edit', title, text, summary: 'by hand' });
};

describe('publishing', () => {
  it('puts every page there, and a second run changes nothing', async () => {
    const bot = await botOf('seeder');
    const shown: string[] = [];
    const first = await publishPages(bot, own, {
      confirm: ({ title, kind, diff }) => {
        shown.push(title);
        expect(kind).toBe('create');
        expect(diff.every(({ kind: one }) => one === 'added')).toBe(true);
        return true;
      },
    });
    expect(states(first)).toEqual(new Set(['created']));
    expect(shown).toEqual(own.map(({ title }) => title));

    const mark = await sandbox.requests.mark();
    const second = await publishPages(bot, own, { confirm: () => expect.unreachable('nothing to ask') });
    expect(states(second)).toEqual(new Set(['unchanged']));
    const sent = await sandbox.requests.since(mark);
    // 25 pages per request, and who is signed in.
    expect(sent.length).toBeLessThanOrEqual(Math.ceil(own.length / 25) + 1);
  });

  it('shows what would change and sends nothing on a dry run or a no', async () => {
    const bot = await botOf('seeder');
    for (const options of [{ dryRun: true, confirm: () => true }, { confirm: () => false }]) {
      const reports = await publishPages(bot, own, options);
      expect(states(reports)).toEqual(new Set(['not-done']));
      expect(await textOf(jonas.client, 'Template:Own/Opportunity')).toBeNull();
    }
  });

  it('changes what it published, and leaves what people changed until told page by page', async () => {
    const bot = await botOf('seeder');
    await publishPages(bot, own, yes);
    await edit('Own/Panel', 'People know better.');
    await edit('Own/Opportunities', 'a slip');
    const before = own.find(({ title }) => title === 'Own/Opportunities')?.text ?? '';
    await edit('Own/Opportunities', before);
    const next = own.map(page =>
      page.model === 'json' ? page : { ...page, text: `${page.text}\nnew line` },
    );
    const reports = await publishPages(bot, next, yes);
    const state = (title: string) => reports.find(report => report.title === title)?.state;
    expect(state('Own/Panel')).toBe('left-to-people');
    expect(state('Own/Opportunities')).toBe('updated');
    expect(state('Template:Own/Opportunity')).toBe('updated');
    expect(await textOf(jonas.client, 'Own/Panel')).toBe('People know better.');

    const told = await publishPages(bot, next, { ...yes, overwrite: new Set(['Own/Panel']) });
    expect(told.filter(({ state: one }) => one !== 'unchanged').map(({ title }) => title)).toEqual([
      'Own/Panel',
    ]);
    expect(await textOf(jonas.client, 'Own/Panel')).toContain('new line');
  }, 120_000);

  it('does not take a page for its own because somebody wrote its mark into a summary', async () => {
    const bot = await botOf('seeder');
    await jonas.client.post({
      action: 'edit',
      title: 'Own/Panel',
      text: 'mine',
      summary: '#helpdesk-panel-pages',
    });
    const reports = await publishPages(bot, own, yes);
    expect(reports.find(({ title }) => title === 'Own/Panel')?.state).toBe('left-to-people');
  });

  it('says which pages the account may not save', async () => {
    const admin = await personAt(sandbox, 'meta', 'admin');
    await admin.client.post({ action: 'protect', title: 'Own/Panel', protections: 'create=sysop' });
    const bot = await botOf('editor');
    const reports = await publishPages(bot, own, { ...yes, dryRun: true });
    const refused = reports.filter(({ state }) => state === 'no-right');
    expect(refused.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Own/Panel', 'User:Sandbox gardener/Config.json']),
    );
    for (const report of refused)
      if (report.state === 'no-right') expect(report.reasons.join('')).toMatch(/\w/);
  });

  it('saves each page once although replies are lost', async () => {
    const bot = await botOf('seeder');
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    const pages = own.slice(0, 2);
    const reports = await publishPages(bot, pages, yes);
    expect(states(reports)).toEqual(new Set(['created']));
    const second = await publishPages(bot, pages, yes);
    expect(states(second)).toEqual(new Set(['unchanged']));
  });
});

describe('the configuration page', () => {
  it('reads back as the configuration', async () => {
    const bot = await botOf('seeder');
    await publishPages(bot, metaPages(), { ...yes, overwrite: new Set([configPage]) });
    const { config, problems } = parseConfig(await textOf(jonas.client, configPage));
    expect(problems).toEqual([]);
    // The page says in words what is built in, for people to see what they can change.
    const whole = { summaries: builtInSummaries, checklist: checklistOf(defaultConfig) };
    expect(config).toEqual({ ...defaultConfig, ...whole });
  });

  it('is made once and then left to the people who configure', async () => {
    const bot = await botOf('seeder');
    await publishPages(bot, own, yes);
    const changed = own.map(page => (page.model === 'json' ? { ...page, text: '{"tag": "new"}' } : page));
    expect(states(await publishPages(bot, changed, yes))).toEqual(new Set(['unchanged']));
    const told = await publishPages(bot, changed, {
      ...yes,
      overwrite: new Set(['User:Sandbox gardener/Config.json']),
    });
    expect(states(told)).toEqual(new Set(['unchanged', 'updated']));
  });

  it('also where the publisher may not choose the kind of content', async () => {
    const bot = await botOf('seeder');
    const json = own.filter(({ model }) => model === 'json').map(page => ({ ...page, title: 'Own/Config' }));
    await jonas.client.post({ action: 'edit', title: 'Own/Config', text: 'old', summary: 'as wikitext' });
    await publishPages(bot, json, { ...yes, overwrite: new Set(['Own/Config']) });
    expect(await textOf(jonas.client, 'Own/Config')).toMatch(/^<syntaxhighlight lang="json">/);
    expect(parseConfig(await textOf(jonas.client, 'Own/Config'))).toMatchObject({
      problems: [],
      config: { templates: { opportunity: 'Own/Opportunity' } },
    });
    expect(states(await publishPages(bot, json, yes))).toEqual(new Set(['unchanged']));
  });
});
