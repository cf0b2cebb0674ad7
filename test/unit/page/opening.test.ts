import { describe, expect, it, vi } from 'vitest';
import { configPage, defaultConfig } from '../../../lib/desk/config.ts';
import { type Opening, openOn } from '../../../lib/desk/opening/opening.ts';
import { followTab } from '../../../lib/desk/opening/opening-follow.ts';
import type { Params } from '../../../lib/wiki/client.ts';
import { itemJson, missing, page, scriptedWikis, signedInAs, statement } from './scripted-wikis.ts';

const account = signedInAs('DemoUser');
const museum = itemJson('Q7', { en: 'Uganda Museum' }, [statement('P31', 'Q33506')]);
const address = 'https://www.wikidata.org/wiki/Q7';

const wikidata = (params: Params) =>
  params.action === 'wbgetentities'
    ? { entities: { Q33506: itemJson('Q33506', { en: 'museum' }) } }
    : { query: { ...account, pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')] } };

/** Meta with these pages and no others. */
const metaWith = (pages: Readonly<Record<string, string>>) => (params: Params) => ({
  query: {
    ...account,
    pages: (Array.isArray(params.titles) ? params.titles : []).map(title =>
      pages[title] === undefined ? missing(title) : page(title, pages[title]),
    ),
  },
});

const open = (opening: Opening) => {
  if (opening.state !== 'open') throw new Error(opening.state);
  return opening;
};

describe('opening the panel', () => {
  it('shows loading, then the page, then the desk', async () => {
    const wikis = scriptedWikis({ wikidata, meta: metaWith({}) });
    const shown: Opening[] = [];
    await openOn(address, wikis.deps, opening => shown.push(opening));
    expect(
      shown.map(one => (one.state === 'open' ? (one.desk === null ? 'page' : 'desk') : one.state)),
    ).toEqual(['loading', 'page', 'desk']);
  });

  it('looks for the record by item and by name, so that one made without the item is found', async () => {
    const byName = `${defaultConfig.pages.opportunities}/Uganda museum`;
    const text = '{{Content Partnerships Hub/Opportunity\n|partner=Uganda Museum\n|status=flagged\n}}';
    const wikis = scriptedWikis({ wikidata, meta: metaWith({ [byName]: text }) });
    const { desk } = open(await openOn(address, wikis.deps));
    expect(desk?.records).toMatchObject([
      { state: 'read', title: byName, record: { partner: 'Uganda Museum' } },
    ]);
    expect(desk?.newRecordTitle).toBe(`${defaultConfig.pages.opportunities}/Q7`);
  });

  it('reads records with what comes for them, and says so when it does not come', async () => {
    vi.doMock('../../../lib/desk/opening/opening-records.ts', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    vi.resetModules();
    const fresh = await import('../../../lib/desk/opening/opening.ts');
    const record = `${defaultConfig.pages.opportunities}/Q7`;
    const known = scriptedWikis({ wikidata, meta: metaWith({ [record]: 'whatever it holds' }) });
    expect(await fresh.openOn(address, known.deps)).toMatchObject({
      state: 'failed',
      why: { kind: 'part-not-loaded' },
    });
    // A partner that nobody flagged does without it.
    const unknown = scriptedWikis({ wikidata, meta: metaWith({}) });
    expect(open(await fresh.openOn(address, unknown.deps)).desk?.records).toEqual([]);
    vi.doUnmock('../../../lib/desk/opening/opening-records.ts');
    vi.resetModules();
  });

  it('finds a request by the name of the partner where the item is not in it, with no request more', async () => {
    const byName = `${defaultConfig.pages.requests}/Uganda Museum`;
    const text = (more: string) =>
      `{{Content Partnerships Hub/Request\n|status=submitted\n|size=project\n|need=project\n|title=Uganda Museum\n${more}}}`;
    const seenWith = async (record: string) => {
      const wikis = scriptedWikis({ wikidata, meta: metaWith({ [byName]: record }) });
      const { desk } = open(await openOn(address, wikis.deps));
      return { titles: desk?.requests.map(({ title }) => title), asked: wikis.asked.length };
    };
    const nothing = await seenWith('');
    const named = await seenWith(text('|partner=Uganda Museum\n'));
    expect(named).toEqual({ titles: [byName], asked: nothing.asked });
    expect((await seenWith(text('|partner=Uganda Museum\n|item=Q7\n'))).titles).toEqual([byName]);
    // Another partner of that name; another partner of a request that happens to be called so; nothing that can be read.
    for (const other of [
      text('|partner=Uganda Museum\n|item=Q8\n'),
      text('|partner=National Library\n'),
      text(''),
      'x',
    ]) {
      expect((await seenWith(other)).titles).toEqual([]);
    }
  });

  it('takes the configuration from Meta, once more where the records moved, and remembers it', async () => {
    const moved = JSON.stringify({ pages: { opportunities: 'Elsewhere' } });
    const text = '{{Content Partnerships Hub/Opportunity\n|partner=Uganda Museum\n|status=flagged\n}}';
    const wikis = scriptedWikis({ wikidata, meta: metaWith({ [configPage]: moved, 'Elsewhere/Q7': text }) });
    const first = open(await openOn(address, wikis.deps));
    expect(first.desk?.records).toMatchObject([{ title: 'Elsewhere/Q7' }]);
    expect(first.desk?.config.pages.opportunities).toBe('Elsewhere');
    const before = wikis.asked.length;
    const second = open(await openOn(address, { ...wikis.deps, fresh: true }));
    expect(second.desk?.records).toHaveLength(1);
    expect(wikis.asked.length - before).toBe(2);
  });

  it('tells what is wrong on the configuration page, and works on', async () => {
    const wikis = scriptedWikis({ wikidata, meta: metaWith({ [configPage]: '{broken' }) });
    const { desk } = open(await openOn(address, wikis.deps));
    expect(desk?.configProblems).toEqual([{ kind: 'not-json' }]);
    expect(desk?.config).toEqual(defaultConfig);
  });

  it('an answer of no known shape is a failure, not a crash', async () => {
    for (const answer of [null, {}, { query: {} }, { query: { ...account, pages: 'x' } }, []]) {
      const wikis = scriptedWikis({ wikidata: () => answer, meta: metaWith({}) });
      expect(await openOn(address, wikis.deps)).toMatchObject({ state: 'failed', why: { kind: 'nonsense' } });
    }
  });
});

describe('following a tab', () => {
  it('drops a late answer for an earlier address, and stops when told', async () => {
    const releases: (() => void)[] = [];
    const wikis = scriptedWikis({
      wikidata: async params => {
        await new Promise<void>(resolve => releases.push(resolve));
        return wikidata(params);
      },
      meta: metaWith({}),
    });
    const shown: Opening[] = [];
    const failures: unknown[] = [];
    const following = followTab(
      wikis.deps,
      one => shown.push(one),
      error => failures.push(error),
    );
    following.go(address);
    await expect.poll(() => releases.length).toBe(1);
    following.go('https://example.org/');
    releases[0]?.();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(shown.map(({ state }) => state)).toEqual(['loading', 'elsewhere']);
    expect(wikis.asked[0]?.signal?.aborted).toBe(true);

    following.go(address);
    await expect.poll(() => releases.length).toBe(2);
    following.stop();
    releases[1]?.();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(shown.map(({ state }) => state)).toEqual(['loading', 'elsewhere', 'loading']);
    expect(failures).toEqual([]);
  });
});
