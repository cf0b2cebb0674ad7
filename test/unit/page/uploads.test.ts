import { describe, expect, it } from 'vitest';
import { locate } from '../../../lib/page/address/address.ts';
import type { Place } from '../../../lib/page/address/place.ts';
import { lookedSubject } from '../../../lib/page/address/subject.ts';
import { parseUploads } from '../../../lib/page/commons/uploads.ts';
import { bestFact, factsOf } from '../../../lib/page/facts/facts.ts';
import { lookAt } from '../../../lib/page/look/look.ts';
import { type Params, WikiError } from '../../../lib/wiki/client.ts';
import {
  entitiesOf,
  itemJson,
  missing,
  page,
  scriptedWikis,
  signedInAs,
  statement,
} from './scripted-wikis.ts';

const account = signedInAs('DemoUser');
const museum = itemJson('Q7', { en: 'Uganda Museum' }, [statement('P31', 'Q33506')]);
const meta = (params: Params) => ({
  query: {
    ...account,
    pages: (Array.isArray(params.titles) ? params.titles : []).map(title => missing(String(title))),
  },
});
const metaTitles = () => ['Config'];

function placeOf(address: string): Place {
  const place = locate(address);
  if (place.at !== 'wiki') throw new Error('elsewhere');
  return place;
}

interface Upload {
  readonly text: string;
  readonly collection?: string;
  readonly categories?: readonly object[];
}

/** An answer to the query for uploads, the first upload being the oldest. */
function uploads(files: readonly Upload[], more: object = {}) {
  const pages = files.map(({ text, collection, categories = [] }, i) => {
    const statements = collection === undefined ? [] : { P195: [statement('P195', collection)] };
    const media = JSON.stringify({
      type: 'mediainfo',
      id: `M${i}`,
      labels: [],
      descriptions: [],
      statements,
    });
    const slots = { mediainfo: { contentmodel: 'wikibase-mediainfo', content: media } };
    const rest = { pageid: i + 1, categories, imageinfo: [{ timestamp: `2026-01-0${i + 1}T00:00:00Z` }] };
    return page(`File:${i}.jpg`, text, rest, 'wikitext', slots);
  });
  return { query: { ...account, pages, allimages: files.map(() => ({})) }, ...more };
}

const fromMuseum = (i: number) =>
  `{{Information|source=[https://museum.example/object/${i} catalogue]|author=Somebody ${i}}}{{cc-by-4.0}}`;

async function look(address: string, answer: unknown) {
  const wikis = scriptedWikis({
    commons: () => answer,
    meta,
    wikidata: params => entitiesOf(params, [museum, itemJson('Q33506', { en: 'museum' })]),
  });
  const whole = await lookAt(placeOf(address), { ...wikis.deps, metaTitles });
  return { whole, asked: wikis.asked };
}

describe('uploads of a person', () => {
  const six = Array.from({ length: 6 }, (_, i) => ({
    text: fromMuseum(i),
    ...(i > 1 ? { collection: 'Q7' } : {}),
    categories: [{ title: 'Category:Masks' }, { title: 'Category:Tracked files', hidden: true }],
  }));

  it.each([
    'https://commons.wikimedia.org/wiki/Special:ListFiles/Some_body',
    'https://commons.wikimedia.org/wiki/Special:Contributions/Some_body',
    'https://commons.wikimedia.org/wiki/User:Some_body',
    'https://commons.wikimedia.org/wiki/User_talk:Some_body',
  ])('%s: what most of the files share, with how many they are, in at most four requests', async address => {
    const { whole, asked } = await look(address, uploads(six));
    expect(asked.map(({ wiki }) => wiki).sort()).toEqual(['commons', 'meta', 'wikidata', 'wikidata']);
    expect(asked[0]?.params).toMatchObject({ gaiuser: 'Some body', aiuser: 'Some body' });
    expect(whole.page).toEqual({ state: 'uploads', wiki: 'commons', user: 'Some body' });
    expect(whole.partner).toMatchObject({ item: 'Q7', name: { text: 'Uganda Museum' } });
    const { facts } = whole;
    expect(bestFact(facts, 'uploads')?.value).toEqual({ type: 'amount', amount: 6, unit: null });
    expect(bestFact(facts, 'latest-upload')?.value.title).toBe('File:5.jpg');
    expect(factsOf(facts, 'source')).toMatchObject([
      { value: { url: 'https://museum.example/' }, source: { from: 'uploads', files: 6, of: 6 } },
    ]);
    expect(bestFact(facts, 'collection')).toMatchObject({
      value: { id: 'Q7', label: { text: 'Uganda Museum' } },
      source: { from: 'uploads', user: 'Some body', files: 4, of: 6 },
    });
    expect(factsOf(facts, 'shared-category').map(({ value }) => value.title)).toEqual(['Category:Masks']);
    expect(bestFact(facts, 'licence')?.value).toMatchObject({ text: 'Cc-by-4.0' });
    // Each was made by someone else.
    expect(factsOf(facts, 'author')).toEqual([]);
    expect(whole.signals[0]).toEqual({
      key: 'uploads-without-partnership',
      parameters: { source: 'museum.example', files: 6, of: 6 },
      evidence: [{ from: 'uploads', user: 'Some body', files: 6, of: 6 }],
    });
  });

  it.each([
    ['a partnership template', `${fromMuseum(1)}{{Images from the museum cooperation}}`, []],
    [
      'a hidden partnership category',
      fromMuseum(1),
      [{ title: 'Category:Files donated by the museum', hidden: true }],
    ],
    [
      'a category of what a partner provided',
      fromMuseum(1),
      [{ title: 'Category:Media contributed by Uganda Museum' }],
    ],
  ])('with %s are no reason', async (_, text, categories) => {
    const { whole } = await look(
      'https://commons.wikimedia.org/wiki/User:A',
      uploads(six.map(() => ({ text, categories }))),
    );
    expect(bestFact(whole.facts, 'source')?.value).toMatchObject({ url: 'https://museum.example/' });
    expect(whole.signals.map(({ key }) => key)).not.toContain('uploads-without-partnership');
  });

  it('that are few, or own works, are no reason either', async () => {
    const few = await look('https://commons.wikimedia.org/wiki/User:A', uploads(six.slice(0, 4)));
    expect(few.whole.signals.map(({ key }) => key)).not.toContain('uploads-without-partnership');
    const own = { text: '{{Information|source={{own}}|author=[[User:A|A]]}}{{self|cc-by-sa-4.0}}' };
    const { whole, asked } = await look(
      'https://commons.wikimedia.org/wiki/User:A',
      uploads(six.map(() => own)),
    );
    expect(whole.signals).toEqual([]);
    expect(bestFact(whole.facts, 'licence')?.value).toMatchObject({ text: 'cc-by-sa-4.0' });
    expect(asked).toHaveLength(2);
  });

  it('are counted as far as the wiki counts', () => {
    const read = parseUploads('A', uploads(six, { continue: { aicontinue: 'x', gaicontinue: 'y' } }));
    expect(read).toMatchObject({ total: 6, more: true });
    expect(parseUploads('A', uploads(six, { continue: { gaicontinue: 'y' } })).more).toBe(false);
    expect(parseUploads('A', { query: {} })).toEqual({ user: 'A', total: 0, more: false, files: [] });
  });

  it('of a name the wiki cannot have are none, not a failure', async () => {
    const errors = [{ code: 'baduser', text: 'Invalid value', names: [], data: {} }];
    const wikis = scriptedWikis({
      commons: params => {
        if ('gaiuser' in params && params.generator !== undefined) {
          throw new WikiError({ kind: 'api', errors, retryAfter: null, response: null }, 'baduser');
        }
        return { query: account };
      },
      meta,
    });
    const place = placeOf('https://commons.wikimedia.org/wiki/Special:ListFiles/10.0.0.0');
    const whole = await lookAt(place, { ...wikis.deps, metaTitles });
    expect(bestFact(whole.facts, 'uploads')?.value.amount).toBe(0);
    expect(whole.signals).toEqual([]);
  });

  it('are looked at on Commons only', async () => {
    const { subject } = lookedSubject(placeOf('https://meta.wikimedia.org/wiki/User:A'));
    expect(subject).toEqual({ kind: 'title', title: 'User:A' });
    const whole = await lookAt(placeOf('https://www.wikidata.org/wiki/Special:Contributions/A'), {
      ...scriptedWikis({ wikidata: () => ({ query: account }), meta }).deps,
      metaTitles,
    });
    expect(whole.page).toMatchObject({ state: 'no-page' });
  });
});

describe('a talk page', () => {
  it.each([
    ['commons.wikimedia.org/wiki/Category_talk:A', { kind: 'title', title: 'Category:A' }],
    ['commons.wikimedia.org/wiki/Image_talk:a.jpg', { kind: 'title', title: 'File:A.jpg' }],
    ['commons.wikimedia.org/wiki/Talk:A', { kind: 'title', title: 'A' }],
    [
      'commons.wikimedia.org/wiki/commons_talk:Batch_uploading/A',
      { kind: 'title', title: 'Commons:Batch uploading/A' },
    ],
    ['www.wikidata.org/wiki/Talk:Q42', { kind: 'entity', id: 'Q42' }],
    ['www.wikidata.org/wiki/Property_talk:P31', { kind: 'entity', id: 'P31' }],
    ['meta.wikimedia.org/w/index.php?title=Grants_talk:X&oldid=5', { kind: 'title', title: 'Grants:X' }],
  ])('%s stands for the page it is about', (address, subject) => {
    const looked = lookedSubject(placeOf(`https://${address}`));
    expect(looked.subject).toEqual(subject);
    expect(looked.talkPage).toMatch(/talk:/i);
  });

  it('is no page that only has the word in its name', () => {
    for (const title of ['Small talk: an essay', 'Talk:File:X', 'Category:Talk:A', 'Talk', 'Talk: ']) {
      const place = placeOf(`https://commons.wikimedia.org/wiki/${encodeURIComponent(title)}`);
      expect(lookedSubject(place)).toEqual({ subject: place.subject, talkPage: null });
    }
  });
});
