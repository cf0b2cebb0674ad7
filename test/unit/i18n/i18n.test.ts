import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../lib/i18n/catalogue.ts';
import { createI18n, type MessageKey } from '../../../lib/i18n/i18n.ts';
import { chooseLanguage, directionOf, fallbackChain } from '../../../lib/i18n/languages.ts';
import { paramsOf, parseTemplate } from '../../../lib/i18n/template.ts';

/** An i18n whose message `back` is `text`. */
function showing(text: string, language = 'en') {
  const i18n = createI18n(language, new Map([[language, new Map([['back', text]])]]));
  return (...params: (string | number)[]) => i18n.text('back', ...params);
}

describe('messages', () => {
  it('put parameters in their places, numbers the way of the language', () => {
    expect(showing('$2 of $1')('files', 1234)).toBe('1,234 of files');
    expect(showing('$1', 'de')(1234.5)).toBe('1.234,5');
  });

  it('leave a parameter that was not given in sight', () => {
    expect(showing('$1 and $2')('one')).toBe('one and $2');
  });

  it('choose plural forms, explicit ones first, the last one for want of others', () => {
    const text = '{{PLURAL:$1|0=none|$1 file|$1 files}}';
    expect([0, 1, 2].map(count => showing(text)(count))).toEqual(['none', '1 file', '2 files']);
    expect(showing('{{PLURAL:$1|always}}')(7)).toBe('always');
  });

  it('choose by gender, with the first form for people who do not say when there are two', () => {
    const shown = showing('{{GENDER:$1|his|her|their}}');
    expect([shown('male'), shown('female'), shown('unknown')]).toEqual(['his', 'her', 'their']);
    expect(showing('{{GENDER:$1|his|her}}')('unknown')).toBe('his');
  });

  it('isolate what may run the other way', () => {
    expect(showing('by {{bidi:$1}}.')('كريم')).toBe('by \u2068كريم\u2069.');
  });

  it('nest, and give nodes of the caller in the places of parameters', () => {
    const i18n = createI18n(
      'en',
      new Map([['en', new Map([['back', '{{PLURAL:$2|by $1|by $1 and others}}']])]]),
    );
    const link = { link: true };
    expect(i18n.parts('back', [link, 1])).toEqual(['by ', link]);
    expect(i18n.parts('back', [link, 3])).toEqual(['by ', link, ' and others']);
  });

  it('never turn a parameter into a template', () => {
    expect(showing('$1')('{{PLURAL:$1|a|b}} $2')).toBe('{{PLURAL:$1|a|b}} $2');
  });

  it('are looked up along the fallbacks, and show their key when nobody has them', () => {
    const egyptian = createI18n(
      'arz',
      new Map([
        ['ar', new Map([['back', 'رجوع']])],
        ['en', english],
      ]),
    );
    expect(egyptian.text('back')).toBe('رجوع');
    expect(egyptian.text('menu')).toBe('Menu');
    expect(createI18n('en', new Map()).text('menu' satisfies MessageKey)).toBe('⟨menu⟩');
  });

  it('read any text without failing, and keep text that is no template as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '|', '$', '1', 'PLURAL:', 'a', '=', ':') }),
        text => {
          const nodes = parseTemplate(text);
          if (nodes.every(node => typeof node === 'string')) expect(nodes.join('')).toBe(text);
          expect(paramsOf(nodes).size).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe('names, times and lists', () => {
  const i18n = createI18n('en', new Map([['en', english]]));
  it('name countries and languages, and show codes that have no name as they are', () => {
    expect(i18n.country('ug')).toBe('Uganda');
    expect(i18n.country('not a code')).toBe('NOT A CODE');
    expect(i18n.languageName('sw')).toBe('Swahili');
    expect(i18n.languageName('!')).toBe('!');
  });

  it('tell how long ago something was, in the largest unit that fits', () => {
    const now = Date.UTC(2026, 10, 21);
    const ago = (ms: number) => i18n.relative(now - ms, now);
    expect(ago(1000)).toBe('now');
    expect(ago(5 * 60_000)).toBe('5 minutes ago');
    expect(ago(3 * 86_400_000)).toBe('3 days ago');
    expect(ago(800 * 86_400_000)).toBe('2 years ago');
  });

  it('work for codes that Intl does not take', () => {
    expect(createI18n('be-x-old!', new Map()).number(3)).toBe('3');
    expect(createI18n('zh-classical-chinese-too-long', new Map()).number(3)).toBe('3');
  });
});

describe('languages', () => {
  it('know their direction, by script where the code has one', () => {
    expect(['ar', 'fa-AF', 'he', 'ckb', 'ks-arab'].map(directionOf)).toEqual(Array(5).fill('rtl'));
    expect(['en', 'sw', 'ks-deva', 'uz-Latn', 'az'].map(directionOf)).toEqual(Array(5).fill('ltr'));
  });

  it('fall back to relatives, then the base language, then English', () => {
    expect(fallbackChain('pt_BR')).toEqual(['pt-br', 'pt', 'en']);
    expect(fallbackChain('zh-TW')).toEqual(['zh-tw', 'zh-hant', 'zh', 'en']);
    expect(fallbackChain('en')).toEqual(['en']);
  });

  it('are chosen by the first wish that can be met', () => {
    expect(chooseLanguage(['sw', 'ar', 'en'], ['en', 'ar'])).toBe('ar');
    expect(chooseLanguage(['arz'], ['en', 'ar'])).toBe('ar');
    expect(chooseLanguage(['en-GB', 'ar'], ['en', 'ar'])).toBe('en');
    expect(chooseLanguage(['fr'], ['en', 'ar'])).toBe('en');
  });
});
