import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../lib/desk/config.ts';
import { opportunityStatuses } from '../../../lib/desk/opportunity/opportunity.ts';
import { licences, partnerKinds } from '../../../lib/desk/record/partner.ts';
import { findTemplates } from '../../../lib/wikitext/templates.ts';
import { undocumented } from '../../../userscript/pages/documentation.ts';
import { metaPages } from '../../../userscript/pages/index.ts';
import { words } from '../../../userscript/pages/words.ts';

describe('the pages that go on a wiki', () => {
  const pages = metaPages();

  test('each once, under a title that fits', () => {
    const titles = pages.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) {
      expect(new TextEncoder().encode(title).length).toBeLessThan(256);
      expect(title).not.toMatch(/[#<>[\]{}|_]/);
    }
  });

  test('use only templates that are published with them', () => {
    const published = new Set(pages.map(({ title }) => title));
    for (const { title, text } of pages.filter(({ model }) => model === 'wikitext')) {
      for (const { name } of findTemplates(text)) {
        // Special pages that MediaWiki puts into a page by itself.
        if (name.startsWith('Special:')) continue;
        expect(published, `${title} uses ${name}`).toContain(`Template:${name}`);
      }
    }
  });

  test('have a word for every key and a description for every parameter', () => {
    for (const status of opportunityStatuses) expect(words.get(`status/${status}`)).toMatch(/\w/);
    for (const kind of partnerKinds) expect(words.get(`kind/${kind}`)).toMatch(/\w/);
    for (const licence of licences) expect(words.get(`licence/${licence}`)).toMatch(/\w/);
    expect(undocumented()).toEqual([]);
  });

  test('never put a value where it could begin a line', () => {
    const templates = pages.filter(
      ({ title }) => title.endsWith('/Opportunity') || title.endsWith('/Sighting'),
    );
    expect(templates).toHaveLength(2);
    for (const { text } of templates) expect(text).not.toMatch(/(?:^|\n)\{\{\{(?!!)/);
  });

  test('follow the configuration', () => {
    const config = {
      ...defaultConfig,
      templates: { ...defaultConfig.templates, opportunity: 'My/Opportunity' },
    };
    expect(metaPages(config).map(({ title }) => title)).toContain('Template:My/Opportunity/doc');
  });
});
