import { describe, expect, test } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { defaultConfig } from '../../lib/desk/config.ts';
import { type Opening, openOn } from '../../lib/desk/opening/opening.ts';
import { followTab } from '../../lib/desk/opening/opening-follow.ts';
import type { Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import { createOpportunityText } from '../../lib/desk/opportunity/opportunity-record.ts';
import { bestFact } from '../../lib/page/facts/facts.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { pageUrl, sites } from '../../lib/wiki/sites.ts';
import type { FaultRule } from '../sandbox/index.ts';
import { oddTitles } from '../sandbox/world/commons.ts';
import { places } from '../sandbox/world/partners.ts';
import { commons, item, museumCategory, opened, panel, storm } from './page-stage.ts';
import { editor, sandbox, useSandbox } from './sandbox-stage.ts';

useSandbox();

describe('ways to a page', () => {
  const pageAt = async (address: string) => opened((await panel().open(address)).opening).look.page;

  test('redirects of items, pages and categories', async () => {
    expect(await pageAt(item(places.redirected))).toMatchObject({
      title: places.maritimeMuseum,
      redirectedFrom: places.redirected,
    });
    expect(await pageAt(commons('Norrvikens museum'))).toMatchObject({
      kind: 'gallery',
      title: 'Norrviken Maritime Museum',
      redirectedFrom: 'Norrvikens museum',
    });
    expect(await pageAt(commons('Category:NMM'))).toMatchObject({
      title: 'Category:NMM',
      movedTo: museumCategory,
    });
  });

  test('missing, deleted and impossible pages', async () => {
    expect(await pageAt(item(places.deleted))).toMatchObject({
      state: 'missing',
      deletedAt: expect.any(String),
    });
    expect(await pageAt(item('Q199999999'))).toMatchObject({ state: 'missing', deletedAt: null });
    expect(await pageAt(commons('Category:A|B'))).toMatchObject({ state: 'bad-title' });
    expect(await pageAt('https://commons.wikimedia.org/?curid=99999')).toMatchObject({
      state: 'unknown-number',
      number: 99999,
    });
    expect(await pageAt('https://meta.wikimedia.org/wiki/Special:Diff/99999')).toMatchObject({
      state: 'unknown-number',
    });
    // Only the wiki knows these for what they are: a link to another wiki, a title that cannot be.
    for (const title of ['d:Q42', 'Talk:File:X']) {
      expect(await pageAt(`https://meta.wikimedia.org/wiki/${title}`)).toMatchObject({ state: 'bad-title' });
    }
  });

  test('page numbers, revisions, diffs, mobile hosts and odd titles lead to the page', async () => {
    const page = await pageAt(commons(storm));
    if (page.state !== 'read') throw new Error('the file is there');
    const host = `https://${sites.commons.host}`;
    for (const address of [
      `${host}/?curid=${page.pageId}`,
      `${host}/wiki/Special:EntityPage/M${page.pageId}`,
      `${host}/w/index.php?oldid=${page.revision}`,
      `${host}/wiki/Special:Diff/${page.revision}`,
      `https://${sites.commons.mobileHost}/wiki/Image:Storm_over_the_Harbour_(NMM_1902-17).jpg`,
    ]) {
      expect(await pageAt(address), address).toEqual(page);
    }
    for (const title of [
      `Category:${oddTitles.punctuation}`,
      `File:${oddTitles.arabic}.jpg`,
      `File:${oddTitles.long}.png`,
    ]) {
      expect(await pageAt(commons(title))).toMatchObject({ state: 'read', title });
    }
  });

  test('an old revision of a file: the facts are those of the latest, in as many requests', async () => {
    const page = await pageAt(commons(storm));
    if (page.state !== 'read') throw new Error('the file is there');
    const client = openWiki('commons', {
      fetch: editor.fetch,
      clock: systemClock,
      agent: 'panel-test/1.0 (sandbox)',
    });
    const history: unknown = await client.get({
      action: 'query',
      prop: 'revisions',
      titles: storm,
      rvprop: 'ids',
      rvlimit: 50,
    });
    const first = /"revid":(\d+)[^{}]*"parentid":0/.exec(JSON.stringify(history))?.[1];
    expect(Number(first)).toBeLessThan(page.revision);
    const { opening, requests } = await panel().open(
      `https://${sites.commons.host}/w/index.php?title=X&oldid=${first}`,
    );
    const { look } = opened(opening);
    expect(look.page).toMatchObject({ title: storm, revision: page.revision, shownRevision: Number(first) });
    expect(bestFact(look.facts, 'inventory-number')?.value.id).toBe('NMM 1902:17');
    expect(look.partner.item).toBe(places.maritimeMuseum);
    expect(requests.length).toBeLessThanOrEqual(4);
  });
});

describe('what keeps from publishing', () => {
  test('signed out, here or on Meta', async () => {
    const nobody = await panel(sandbox.anonymous()).open(item(places.archive));
    expect(opened(nobody.opening).obstacles.map(({ kind }) => kind)).toEqual(['signed-out', 'signed-out']);
    const here = await panel(await sandbox.signIn('wikidata', 'editor')).open(item(places.archive));
    expect(opened(here.opening).obstacles).toEqual([{ kind: 'signed-out', wiki: 'meta', temporary: false }]);
  });

  test('a wiki in read-only mode', async () => {
    await sandbox.switches.set('meta', { readOnly: 'Moving house' });
    const { opening } = await panel().open(item(places.archive));
    expect(opened(opening).obstacles).toMatchObject([
      { kind: 'read-only', wiki: 'meta', reason: 'Moving house' },
    ]);
  });

  test.each<[string, FaultRule['fault'], object]>([
    ['no connection', { kind: 'reset' }, { kind: 'no-connection' }],
    ['a page of HTML', { kind: 'not-json' }, { kind: 'nonsense', cause: { kind: 'not-json' } }],
    ['a status', { kind: 'status', status: 503 }, { kind: 'nonsense', cause: { kind: 'http', status: 503 } }],
    ['a refusal', { kind: 'api-error', code: 'readapidenied' }, { kind: 'refused', cause: { kind: 'api' } }],
  ])(
    '%s on the wiki of the page: a failure with its cause; on Meta: the facts all the same',
    async (_, fault, why) => {
      await sandbox.faults.add({ wiki: 'wikidata', count: 'always', fault });
      const here = await panel().open(item(places.archive));
      expect(here.opening).toMatchObject({ state: 'failed', why });
      await sandbox.faults.clear();
      await sandbox.faults.add({ wiki: 'meta', count: 'always', fault });
      const there = opened((await panel().open(item(places.archive))).opening);
      expect(there.obstacles.map(({ kind }) => kind)).toEqual(['meta-failed']);
      expect(there.desk).toBeNull();
      expect(there.look.partner.item).toBe(places.archive);
    },
  );
});

describe('records on Meta', () => {
  const title = `${defaultConfig.pages.opportunities}/${places.archive}`;
  const publish = async (text: string) => {
    const env = { fetch: editor.fetch, clock: systemClock, agent: 'panel-test/1.0 (sandbox)' };
    await openWiki('meta', env).post({ action: 'edit', title, text, summary: 'test' });
  };
  const record: Opportunity = {
    status: 'flagged',
    partner: 'State Archive of the Aravalli Region',
    item: places.archive,
    kind: 'archive',
    country: ['IN'],
    material: ['photographs'],
    volume: '',
    licence: null,
    languages: [],
    links: [],
    claimedBy: '',
    claimedUntil: '',
    reason: '',
    duplicateOf: '',
    request: '',
    sightings: [],
  };

  test('are found from the item, after publishing at the next look that believes nothing', async () => {
    const { deps } = panel();
    const address = item(places.archive);
    expect(opened(await openOn(address, deps)).desk?.records).toEqual([]);
    await publish(createOpportunityText(record, defaultConfig));
    const { desk } = opened(await openOn(address, { ...deps, fresh: true }));
    expect(desk?.records).toMatchObject([{ state: 'read', title, record: { partner: record.partner } }]);
    expect(opened(await openOn(address, deps)).desk?.records).toHaveLength(1);
  });

  test('are found on their own page', async () => {
    await publish(createOpportunityText(record, defaultConfig));
    const { opening, requests } = await panel().open(pageUrl('meta', title));
    expect(opened(opening).desk?.records).toMatchObject([{ state: 'read', title }]);
    expect(requests).toHaveLength(1);
  });

  test('that someone broke are shown as broken', async () => {
    await publish('{{Content Partnerships Hub/Opportunity\n|partner=X');
    const { desk } = opened((await panel().open(item(places.archive))).opening);
    expect(desk?.records).toMatchObject([{ state: 'broken', title, problems: [{ kind: 'unclosed' }] }]);
  });
});

describe('following a tab', () => {
  test('only the newest address is ever shown, and what was under way is given up', async () => {
    const shown: Opening[] = [];
    const addresses = [museumCategory, storm, 'Category:Castles in Egypt'].map(commons);
    await new Promise<void>((resolve, reject) => {
      const following = followTab(
        panel().deps,
        opening => {
          shown.push(opening);
          if (opening.state === 'open' && opening.look.complete) resolve();
        },
        reject,
      );
      for (const address of addresses) following.go(address);
    });
    const last = shown.filter(opening => opening.state === 'open');
    expect(new Set(last.map(({ address }) => address))).toEqual(new Set([addresses[2]]));
    expect(last.at(-1)).toMatchObject({ look: { page: { title: 'Category:Castles in Egypt' } } });
  });
});
