import { expect, it } from 'vitest';
import { factSourceSchema } from '../../../lib/page/facts/fact-source-schema.ts';
import type { FactSource } from '../../../lib/page/facts/facts.ts';

/** One of each kind; a kind without an example does not compile. */
const sources: { readonly [From in FactSource['from']]: FactSource & { from: From } } = {
  statement: { from: 'statement', entity: 'Q1', property: 'P31' },
  label: { from: 'label', entity: 'Q1', language: 'en' },
  description: { from: 'description', entity: 'Q1', language: 'en' },
  sitelink: { from: 'sitelink', entity: 'Q1', site: 'commonswiki' },
  item: { from: 'item', entity: 'Q1' },
  'structured-data': { from: 'structured-data', file: 'File:A.jpg', property: 'caption' },
  template: { from: 'template', wiki: 'commons', page: 'File:A.jpg', template: 'Artwork', parameter: null },
  'page-title': { from: 'page-title', wiki: 'meta', page: 'Hub' },
  page: { from: 'page', wiki: 'commons', page: 'Category:A', part: 'category' },
  uploads: { from: 'uploads', user: 'Amina', files: 3, of: 5 },
};

it.each(Object.values(sources))('a source is kept as it is: $from', source => {
  expect(factSourceSchema.parse(source)).toEqual(source);
});

it('what is none is refused', () => {
  expect(factSourceSchema.safeParse({ from: 'hearsay' }).success).toBe(false);
});
