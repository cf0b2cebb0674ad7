import { beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { apiUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => sandbox.reset());

const shape = z.object({
  query: z.object({
    searchinfo: z.object({ totalhits: z.number() }),
    search: z.array(z.object({ title: z.string() })),
  }),
});

async function search(text: string, more: Readonly<Record<string, string>> = {}, wiki: WikiId = 'commons') {
  const address = new URL(apiUrl(wiki));
  const asked = { action: 'query', list: 'search', srsearch: text, srnamespace: '6', format: 'json' };
  for (const [name, value] of Object.entries({ ...asked, formatversion: '2', ...more })) {
    address.searchParams.set(name, value);
  }
  const { query } = shape.parse(await (await sandbox.anonymous().fetch(address)).json());
  return { total: query.searchinfo.totalhits, titles: query.search.map(({ title }) => title) };
}

test('keywords of categories and statements count files as CirrusSearch does', async () => {
  expect(await search('incategory:"Norrviken Maritime Museum" -haswbstatement:P195')).toMatchObject({
    total: 3,
  });
  const figureheads = 'incategory:Figureheads_in_the_Norrviken_Maritime_Museum';
  expect(await search(figureheads)).toMatchObject({ total: 6 });
  expect(await search(`${figureheads} haswbstatement:P195=${places.maritimeMuseum}`)).toEqual({
    total: 1,
    titles: ['File:Storm over the Harbour (NMM 1902-17).jpg'],
  });
  expect((await search('haswbstatement:P195=Q1')).total).toBe(0);
  expect((await search('incategory:"No \\"such\\" category"')).total).toBe(0);
});

test('their results come in pages, and other searches are what they were', async () => {
  const all = await search('incategory:"Barkcloth in Uganda"');
  expect(all.total).toBe(6);
  const part = await search('incategory:"Barkcloth in Uganda"', { srlimit: '2', sroffset: '3' });
  expect(part).toEqual({ total: 6, titles: all.titles.slice(3, 5) });
  expect((await search('Figurehead')).total).toBe(5);
  expect((await search('Figureheads', { srnamespace: '14' })).titles).toEqual([
    'Category:Figureheads in the Norrviken Maritime Museum',
  ]);
});
