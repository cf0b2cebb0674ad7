import { describe, expect, it } from 'vitest';
import { readPages } from '../../../lib/wiki/pages.ts';
import { json, type Reply, scripted } from './scripted-fetch.ts';

let revid = 100;
const page = (title: string, text = `text of ${title}`, more: object = {}) => ({
  pageid: 1000 + revid,
  ns: 0,
  title,
  revisions: [
    {
      revid: revid++,
      parentid: 0,
      timestamp: '2026-11-21T09:00:00Z',
      user: 'Amina Okello',
      slots: { main: { contentmodel: 'wikitext', content: text, sha1: 'ab12' } },
    },
  ],
  ...more,
});
const pages = (list: object[], more: object = {}, rest: object = {}): Reply =>
  json({ ...rest, query: { ...more, pages: list } });

describe('pages', () => {
  it('are asked 50 at a time, each once, and come by the title asked for', async () => {
    const titles = Array.from({ length: 120 }, (_, index) => `Page ${index}`);
    const { client, sent } = scripted(one =>
      pages((one.params.titles ?? '').split('|').map(title => page(title)))(one),
    );
    const found = await readPages(client, [...titles, 'Page 3']);
    expect(sent).toHaveLength(3);
    expect(sent.map(({ params }) => params.titles?.split('|').length)).toEqual([50, 50, 20]);
    expect(found.size).toBe(120);
    expect(found.get('Page 119')).toMatchObject({
      exists: true,
      title: 'Page 119',
      text: 'text of Page 119',
    });
  });

  it('come with what was written differently or leads elsewhere under the title asked for', async () => {
    const { client, sent } = scripted([
      pages([page('Target'), page('C d')], {
        normalized: [
          { from: 'a_b', to: 'A b' },
          { from: 'c_d', to: 'C d' },
        ],
        redirects: [
          { from: 'A b', to: 'Middle' },
          { from: 'Middle', to: 'Target' },
        ],
      }),
    ]);
    const found = await readPages(client, ['a_b', 'c_d', 'Target'], undefined, { redirects: true });
    expect(sent[0]?.params).toHaveProperty('redirects');
    expect(found.get('a_b')).toMatchObject({ title: 'Target', redirectedFrom: 'Middle' });
    expect(found.get('c_d')).toMatchObject({ title: 'C d', redirectedFrom: null });
    expect(found.get('Target')).toMatchObject({ title: 'Target' });
  });

  it('that redirect are the redirect itself unless following was asked for', async () => {
    const { client, sent } = scripted([pages([page('A', '#REDIRECT [[B]]', { redirect: true })])]);
    const found = await readPages(client, ['A']);
    expect(sent[0]?.params).not.toHaveProperty('redirects');
    expect(found.get('A')).toMatchObject({ text: '#REDIRECT [[B]]', redirect: true });
  });

  it('survive redirects that go round in a circle', async () => {
    const redirects = [
      { from: 'A', to: 'B' },
      { from: 'B', to: 'A' },
    ];
    const { client } = scripted([pages([page('B')], { redirects })]);
    expect((await readPages(client, ['A'], undefined, { redirects: true })).size).toBeLessThanOrEqual(1);
  });

  it('that are missing or impossible are told apart', async () => {
    const { client } = scripted([
      pages([
        { ns: 0, title: 'Gone', missing: true },
        { title: '<', invalid: true },
      ]),
    ]);
    const found = await readPages(client, ['Gone', '<']);
    expect(found.get('Gone')).toEqual({ exists: false, title: 'Gone', invalid: false, redirectedFrom: null });
    expect(found.get('<')).toMatchObject({ exists: false, invalid: true });
  });

  it('whose content did not fit come from the next part of the answer', async () => {
    const bare = { pageid: 2, ns: 0, title: 'B' };
    const { client, sent } = scripted([
      pages([page('A'), bare], {}, { continue: { rvcontinue: '20|5', continue: '||info' } }),
      pages([{ pageid: 1, ns: 0, title: 'A' }, page('B')]),
    ]);
    const found = await readPages(client, ['A', 'B']);
    expect(sent[1]?.params).toMatchObject({ titles: 'A|B', rvcontinue: '20|5', continue: '||info' });
    expect([...found.values()].map(one => one.exists && one.text)).toEqual(['text of A', 'text of B']);
  });

  it('of files bring their media info along', async () => {
    const file = page('File:X.jpg');
    const slots = {
      main: { contentmodel: 'wikitext', content: 'about', sha1: '1' },
      mediainfo: { contentmodel: 'wikibase-mediainfo', content: '{}', sha1: '2' },
    };
    const { client } = scripted([pages([{ ...file, revisions: [{ ...file.revisions[0], slots }] }])]);
    const read = (await readPages(client, ['File:X.jpg'])).get('File:X.jpg');
    expect(read?.exists === true && read.slots.get('mediainfo')?.content).toBe('{}');
  });

  it('are nothing to ask for when there are none', async () => {
    const { client, sent } = scripted([]);
    expect((await readPages(client, [])).size).toBe(0);
    expect(sent).toHaveLength(0);
  });
});
