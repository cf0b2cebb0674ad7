import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../../lib/desk/config.ts';
import { requestStatuses } from '../../../../lib/desk/request/request.ts';
import { stages, steps } from '../../../../lib/desk/request/stages.ts';
import { metaPages } from '../../../../userscript/pages/index.ts';
import { undocumentedOfRequests } from '../../../../userscript/pages/request-documentation.ts';
import { conditionWords, requestWords } from '../../../../userscript/pages/request-words.ts';

const pages = metaPages();
const textOf = (title: string) => pages.find(page => page.title === title)?.text ?? '';

describe('the pages of requests on a wiki', () => {
  test('describe every parameter the panel writes', () => {
    expect(undocumentedOfRequests()).toEqual([]);
  });

  test('never put a value where it could begin a line', () => {
    const { request, check, decision, answer } = defaultConfig.templates;
    for (const name of [request, check, decision, answer]) {
      const text = textOf(`Template:${name}`);
      expect(text).toContain('<includeonly>');
      expect(text).not.toMatch(/(?:^|\n)\{\{\{(?!!)/);
    }
  });

  test('tell of every stage and every step, out of the table itself', () => {
    const text = textOf(defaultConfig.pages.stages);
    for (const { status } of stages) {
      const name = requestWords.get(`status/${status}`);
      const section = text.split(`== ${name} ==`)[1]?.split('\n== ')[0] ?? '';
      expect(section).toContain(`<code>${status}</code>`);
      const from = steps.filter(step => step.from === status);
      expect(section.match(/^\|-$/gm)).toHaveLength(from.length);
      for (const { needs } of from) for (const need of needs) expect(section).toContain(conditionWords[need]);
    }
  });

  test('have a category for each stage', () => {
    for (const status of requestStatuses) {
      expect(textOf(`Category:${defaultConfig.categories.requests}/status/${status}`)).not.toBe('');
    }
  });
});
