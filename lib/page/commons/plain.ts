import { findTemplates, getParam, type Template } from '../../wikitext/templates.ts';
import type { FactText } from '../facts/facts.ts';

/** A value written as `{{en|1=…}}`: language templates are named by their code; `{{tl|…}}` links to a template. */
const languageCode = /^(?!tl$)[a-z]{2,3}(?:-[a-z]{2,8})?$/;

/** Templates that only say who or what by linking to a page of that name: `{{Creator:Hans Gude}}`, `{{tl|PD-old}}`. */
const linkingTemplate = /^(?:Creator|Institution):(.+)$/;
const linkToTemplate = /^T[lp]x?$/;

/** Characters of a value that are looked at: a card shows a line or two. */
const longest = 4000;

/**
 * What people read of a short piece of wikitext, such as a template's parameter: links by their text, formatting and
 * comments away, `{{Creator:X}}` and `{{Institution:X}}` as X, of language templates the best language. Other templates
 * are left out: what they would say is known to the wiki only. Null when nothing is left.
 */
export function plainText(value: string, languages: readonly string[]): FactText | null {
  const wikitext = value.slice(0, longest);
  const translated = bestTranslation(wikitext, languages);
  if (translated !== null) return translated;
  const text = tidy(withoutTemplates(wikitext));
  return text === '' ? null : { type: 'text', text, language: null };
}

/** The first http(s) address in a piece of wikitext; null without one. */
export function firstAddress(wikitext: string): string | null {
  return /https?:\/\/[^\s<>[\]{}|"']+/i.exec(wikitext)?.[0].replace(/[.,;:]+$/, '') ?? null;
}

function bestTranslation(wikitext: string, languages: readonly string[]): FactText | null {
  const texts = new Map<string, string>();
  for (const template of topLevel(findTemplates(wikitext))) {
    const language = template.name.charAt(0).toLowerCase() + template.name.slice(1);
    const value = languageCode.test(language) ? getParam(template, '1')?.value : undefined;
    if (value === undefined) continue;
    const text = tidy(withoutTemplates(value));
    if (text !== '' && !texts.has(language)) texts.set(language, text);
  }
  const wanted = [...languages.map(one => one.toLowerCase()), 'en', ...texts.keys()];
  const language = wanted.find(one => texts.has(one));
  const text = language === undefined ? undefined : texts.get(language);
  return language === undefined || text === undefined ? null : { type: 'text', text, language };
}

function withoutTemplates(wikitext: string): string {
  let plain = '';
  let at = 0;
  for (const template of topLevel(findTemplates(wikitext))) {
    const named = linkToTemplate.test(template.name)
      ? getParam(template, '1')?.value
      : linkingTemplate.exec(template.name)?.[1];
    plain += wikitext.slice(at, template.start) + (named ?? '');
    at = template.end;
  }
  return plain + wikitext.slice(at);
}

/** Templates that stand in no other one. */
export function topLevel(templates: readonly Template[]): readonly Template[] {
  let end = 0;
  return templates.filter(template => {
    if (template.start < end) return false;
    end = template.end;
    return true;
  });
}

const entities: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

function tidy(text: string): string {
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<ref\b[^<>]*(?:\/>|>[\s\S]*?<\/ref\s*>)/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1')
    .replace(/\[https?:\/\/[^\s\]]+ ([^\]]*)\]/gi, '$1')
    .replace(/\[(https?:\/\/[^\s\]]+)\]/gi, '$1')
    .replace(/'{2,}/g, '')
    .replace(/&([a-z]+);/g, (whole, name: string) => entities.get(name) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
