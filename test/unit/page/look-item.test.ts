import { describe, expect, it } from 'vitest';
import { bestFact } from '../../../lib/page/facts/facts.ts';
import { lookAt } from '../../../lib/page/look/look.ts';
import type { Look } from '../../../lib/page/look/look-types.ts';
import { aboutToChangeMeta } from '../../../lib/page/look/meta.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import {
  account,
  emptyMeta,
  itemPage,
  look,
  metaTitles,
  museum,
  museumPage,
  placeOf,
  things,
} from './look-stage.ts';
import { entitiesOf, itemJson, page, scriptedWikis, signedInAs } from './scripted-wikis.ts';

describe('an item on Wikidata', () => {
  it('takes two requests, one for labels never seen before, and one when nothing changed', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    const first = await look(wikis, museumPage);
    expect(first.asked.map(({ wiki, params }) => `${wiki} ${params.action}`).sort()).toEqual([
      'meta query',
      'wikidata query',
      'wikidata wbgetentities',
    ]);
    expect(first.asked.find(({ params }) => params.action === 'wbgetentities')?.params.props).toEqual([
      'labels',
    ]);
    expect(first.whole).toMatchObject({ complete: true, partner: { item: 'Q7' }, troubles: [] });

    const again = await look(wikis, museumPage);
    expect(again.asked).toHaveLength(1);
    expect(again.whole).toEqual(first.whole);
  });

  it('asks Meta again after five minutes, never again for labels', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    await look(wikis, museumPage);
    wikis.clock.advance(5 * 60 * 1000);
    const { asked } = await look(wikis, museumPage);
    expect(asked.map(({ wiki }) => wiki)).toEqual(['wikidata', 'meta']);
  });

  it('asks Meta again after this browser was about to save something there, however that ended', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    await look(wikis, museumPage);
    await aboutToChangeMeta(wikis.deps.cache);
    expect((await look(wikis, museumPage)).asked.map(({ wiki }) => wiki)).toEqual(['wikidata', 'meta']);
    expect((await look(wikis, museumPage)).asked.map(({ wiki }) => wiki)).toEqual(['wikidata']);
  });

  it('asks Meta again when someone else is signed in, or when told to believe nothing', async () => {
    let name = 'DemoUser';
    const wikis = scriptedWikis({
      wikidata: params =>
        params.action === 'query'
          ? {
              query: {
                ...signedInAs(name),
                pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')],
              },
            }
          : itemPage(params),
      meta: emptyMeta,
    });
    await look(wikis, museumPage);
    expect((await look(wikis, museumPage, { fresh: true })).asked.map(({ wiki }) => wiki)).toEqual([
      'wikidata',
      'meta',
    ]);
    name = 'Other';
    expect((await look(wikis, museumPage)).asked.map(({ wiki }) => wiki)).toEqual(['wikidata', 'meta']);
  });

  it('shows its facts before Meta answers', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const wikis = scriptedWikis({
      wikidata: itemPage,
      meta: async params => {
        await held;
        return emptyMeta(params);
      },
    });
    const stages: Look[] = [];
    const whole = lookAt(placeOf(museumPage), { ...wikis.deps, metaTitles }, stage => {
      stages.push(stage);
      release();
    });
    await whole;
    expect(stages[0]).toMatchObject({ complete: false, meta: { state: 'asking' } });
    expect(bestFact(stages[0]?.facts ?? [], 'website')?.value.url).toBe('https://museum.example/');
  });

  it('tells the source of each fact, and takes no e-mail address', async () => {
    const wikis = scriptedWikis({ wikidata: itemPage, meta: emptyMeta });
    const { facts, signals } = (await look(wikis, museumPage)).whole;
    expect(bestFact(facts, 'name')).toMatchObject({
      value: { text: 'Uganda Museum', language: 'en' },
      source: { from: 'label', entity: 'Q7', language: 'en' },
    });
    expect(bestFact(facts, 'kind')?.value).toMatchObject({
      kind: 'museum',
      classes: [{ id: 'Q33506', label: { text: 'museum' } }],
    });
    expect(bestFact(facts, 'country')).toMatchObject({
      value: { id: 'Q1036', label: { text: 'Uganda' } },
      source: { from: 'statement', entity: 'Q7', property: 'P17' },
    });
    expect(JSON.stringify(facts)).not.toContain('someone@');
    expect(signals).toEqual([
      {
        key: 'catalogue-without-category',
        parameters: { catalogue: 'https://museum.example/catalogue' },
        evidence: [
          { from: 'statement', entity: 'Q7', property: 'P31' },
          { from: 'statement', entity: 'Q7', property: 'P8768' },
          { from: 'statement', entity: 'Q7', property: 'P373' },
        ],
      },
    ]);
  });

  it('names where a merged item went, and where an old revision is shown reads the item as it is now', async () => {
    const old = {
      ...page('Q7', JSON.stringify(itemJson('Q7', { en: 'Old name' })), {}, 'wikibase-item'),
      lastrevid: 90,
    };
    const wikis = scriptedWikis({
      wikidata: params =>
        params.action === 'wbgetentities'
          ? entitiesOf(params, [...things, museum])
          : 'revids' in params
            ? { query: { ...account, pages: [old] } }
            : {
                query: {
                  ...account,
                  redirects: [{ from: 'Q8', to: 'Q7' }],
                  pages: [page('Q7', JSON.stringify(museum), {}, 'wikibase-item')],
                },
              },
      meta: emptyMeta,
    });
    const merged = await look(wikis, 'https://www.wikidata.org/entity/Q8');
    expect(merged.whole.page).toMatchObject({
      state: 'read',
      title: 'Q7',
      redirectedFrom: 'Q8',
      shownRevision: null,
    });
    const diff = await look(wikis, 'https://www.wikidata.org/w/index.php?title=Q7&diff=50&oldid=prev');
    expect(diff.whole.page).toMatchObject({ revision: 90, shownRevision: 50 });
    expect(diff.whole.partner.name?.text).toBe('Uganda Museum');
    expect(diff.asked.length).toBeLessThanOrEqual(3);
  });
});

describe('giving up', () => {
  it('ends with the reason it was aborted for, and passes the signal on', async () => {
    const control = new AbortController();
    const wikis = scriptedWikis({
      wikidata: itemPage,
      meta: () => {
        control.abort(new Error('the tab moved on'));
        throw new WikiError({ kind: 'unreachable' }, 'aborted');
      },
    });
    const work = lookAt(placeOf(museumPage), { ...wikis.deps, metaTitles }, undefined, control.signal);
    await expect(work).rejects.toThrow('the tab moved on');
    expect(wikis.asked.every(({ signal }) => signal === control.signal)).toBe(true);
  });
});
