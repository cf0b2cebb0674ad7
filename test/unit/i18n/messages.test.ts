import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Banana from 'banana-i18n';
import { describe, expect, it } from 'vitest';
import { messageFiles } from '../../../components/frame/message-files.ts';
import { toCatalogue, translatedLanguages } from '../../../lib/i18n/catalogue.ts';
import { type Catalogue, createI18n, type MessageKey } from '../../../lib/i18n/i18n.ts';
import { paramsOf, parseTemplate } from '../../../lib/i18n/template.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = join(root, 'lib/i18n/messages');
const groups = readdirSync(folder);

/** All groups of a language together, as they are in a panel in which every part was opened. */
function everything(language: string): Catalogue {
  return new Map(
    groups.flatMap(group => {
      const file: unknown = JSON.parse(readFileSync(join(folder, group, `${language}.json`), 'utf8'));
      return [...toCatalogue(file as Record<string, unknown>)];
    }),
  );
}

const english = everything('en');
const qqq = everything('qqq');
const keys = [...english.keys()] as MessageKey[];
const translations = new Map([['ar', everything('ar')]]);

function sources(below: string): string[] {
  return readdirSync(join(root, below)).flatMap(name => {
    const path = `${below}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [readFileSync(join(root, path), 'utf8')] : [];
  });
}

describe('the message files', () => {
  it('explain each message, and none that is not there', () => {
    expect([...qqq.keys()].sort()).toEqual([...keys].sort());
    expect([...qqq.values()].filter(text => text === '')).toEqual([]);
  });

  it('keep each message in one group, and each group in every language', () => {
    for (const language of ['en', 'qqq', ...translations.keys()]) {
      const sizes = groups.map(group => {
        const file: unknown = JSON.parse(readFileSync(join(folder, group, `${language}.json`), 'utf8'));
        return toCatalogue(file as Record<string, unknown>).size;
      });
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        language,
      ).toBe(keys.length);
    }
    expect([...messageFiles.keys()].sort()).toEqual([...groups].sort());
  });

  it('hold no message that nothing shows', () => {
    const code = ['components', 'entrypoints', 'lib', 'userscript'].flatMap(sources);
    // Between quotes, which are looked at but left where they are: one may end a word and begin the next.
    const named = new Set(
      code.flatMap(text => [...text.matchAll(/(?<=(['"]))[\w-]+(?=\1)/g)].map(([word]) => word)),
    );
    expect(keys.filter(key => !named.has(key))).toEqual([]);
  });

  it('cover every language that the panel offers', () => {
    expect(translatedLanguages.filter(code => code !== 'en')).toEqual([...translations.keys()]);
    for (const catalogue of translations.values()) {
      expect([...catalogue.keys()].sort()).toEqual([...keys].sort());
    }
  });

  it('use the same parameters in every language', () => {
    for (const [language, catalogue] of translations) {
      const different = keys.filter(key => {
        const source = paramsOf(parseTemplate(english.get(key) ?? ''));
        const translated = paramsOf(parseTemplate(catalogue.get(key) ?? ''));
        return [...source].sort().join() !== [...translated].sort().join();
      });
      expect(different, language).toEqual([]);
    }
  });

  it('leave no brace of a template unread', () => {
    for (const [language, catalogue] of [['en', english] as const, ...translations]) {
      const shown = createI18n(language, new Map([[language, catalogue]]));
      const broken = keys.filter(key => /\{\{|\}\}|\$\d/.test(shown.text(key, 2, 3, 4)));
      expect(broken, language).toEqual([]);
    }
  });

  it('give six plural forms in Arabic wherever they give any', () => {
    const forms = keys.flatMap(key =>
      parseTemplate(translations.get('ar')?.get(key) ?? '').flatMap(node =>
        typeof node !== 'string' && node.kind === 'plural' ? [{ key, count: node.forms.length }] : [],
      ),
    );
    expect(forms.filter(({ count }) => count !== 6)).toEqual([]);
    expect(forms.length).toBeGreaterThan(5);
  });

  it('read as banana-i18n reads them', () => {
    const counts = ['0', '1', '2', '3', '11', '26', '100', '102'];
    for (const [language, catalogue] of [['en', english] as const, ...translations]) {
      const banana = new Banana(language, { messages: Object.fromEntries(catalogue) });
      const ours = createI18n(language, new Map([[language, catalogue]]));
      const plain = (text: string) => text.replace(/[\u2066-\u2069\u202a-\u202e]/g, '');
      for (const key of keys) {
        // As texts: banana writes a parameter as it is given, we write numbers the way of the language.
        for (const count of /\{\{|\$\d/.test(catalogue.get(key) ?? '') ? counts : ['1']) {
          const expected = plain(banana.i18n(key, count, count, count));
          expect(plain(ours.text(key, count, count, count)), `${language} ${key} ${count}`).toBe(expected);
        }
      }
    }
  });
});
