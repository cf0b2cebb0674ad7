import { opportunityCategory } from '../../lib/desk/categories.ts';
import type { Config } from '../../lib/desk/config.ts';
import { opportunityStatuses } from '../../lib/desk/opportunity/opportunity.ts';
import { countries, countryName } from '../../lib/desk/record/countries.ts';
import { partnerKinds } from '../../lib/desk/record/partner.ts';
import { opportunityDoc, sightingDoc } from './documentation.ts';
import type { WikiPage } from './page.ts';
import { type labels, words } from './words.ts';

/**
 * The templates of the records, with what MediaWiki and ParserFunctions offer on every Wikimedia wiki: no Lua, no string
 * functions. Colours are Codex tokens, so that light and dark follow the reader; the value behind each is for skins
 * that do not know them. A value always stands inside an element of its own with a direction of its own, never at the
 * start of a line.
 */
export function templates(config: Config): readonly WikiPage[] {
  const { opportunity, sighting, country } = config.templates;
  const page = (name: string, text: string): WikiPage => ({
    title: `Template:${name}`,
    text,
    model: 'wikitext',
  });
  return [
    page(opportunity, `${card(config)}<noinclude>\n{{Template:${opportunity}/doc}}\n</noinclude>`),
    page(`${opportunity}/doc`, opportunityDoc(config)),
    page(sighting, `${sightingBox(config)}<noinclude>\n{{Template:${sighting}/doc}}\n</noinclude>`),
    page(`${sighting}/doc`, sightingDoc(config)),
    page(wordsTemplate(config), wordsSwitch()),
    page(country, countrySwitch()),
    page(`${country}/List`, countryList(config)),
    page(`${country}/Next`, countryNext()),
  ];
}

export const wordsTemplate = (config: Config) => `${config.templates.opportunity}/Words`;

export const border = 'var(--border-color-base, #a2a9b1)';
export const subtle = 'var(--color-subtle, #54595d)';
export const box = `border:1px solid ${border};border-radius:2px;background-color:var(--background-color-neutral-subtle, #f8f9fa);color:var(--color-base, #202122)`;

function card(config: Config): string {
  const word = (key: string) => `{{${wordsTemplate(config)}|${key}}}`;
  const row = (param: keyof typeof labels, value: string) =>
    `{{#if:{{{${param}|}}}|<tr><th scope="row" style="text-align:start;vertical-align:top;font-weight:normal;color:${subtle};padding:0 1em 0.2em 0;white-space:nowrap">${word(`label/${param}`)}</th><td dir="auto" style="vertical-align:top;padding:0 0 0.2em;unicode-bidi:isolate;white-space:pre-line;overflow-wrap:anywhere">${value}</td></tr>}}`;
  const plain = (param: keyof typeof labels) => row(param, `{{{${param}}}}`);
  const category = (facet: 'status' | 'kind', key: string) =>
    `[[Category:${opportunityCategory(config, facet, key)}|{{{partner|}}}]]`;
  const status = `{{#switch:{{lc:{{{status|}}}}}|${opportunityStatuses.join('|')}`;
  const kind = `{{#switch:{{lc:{{{kind|}}}}}|${partnerKinds.join('|')}`;

  return [
    `<includeonly><div role="region" style="${box};padding:0.8em 1em;margin:0.5em 0 1em;max-width:52em">`,
    `<div style="color:${subtle}">${word('title')}</div>`,
    '<div style="font-size:1.3em;font-weight:bold;overflow-wrap:anywhere"><bdi dir="auto">{{{partner|}}}</bdi></div>',
    `<div style="margin:0.3em 0 0.6em">${status}=<strong>${word('status/{{lc:{{{status}}}}}')}</strong>|#default=<strong class="error">${word('status/')}</strong>}}</div>`,
    '<table role="presentation">',
    [
      row('item', '[[d:{{{item}}}|{{{item}}}]]'),
      row('kind', word('kind/{{lc:{{{kind}}}}}')),
      row('country', `{{${config.templates.country}/List|{{{country}}}}}`),
      plain('material'),
      plain('volume'),
      row('licence', word('licence/{{lc:{{{licence}}}}}')),
      plain('languages'),
      plain('links'),
      row(
        'claimed by',
        `[[User:{{{claimed by}}}|{{{claimed by}}}]]{{#if:{{{claimed until|}}}|&#32;${word('label/claimed until')}&#32;${date('claimed until')}}}`,
      ),
      plain('reason'),
      // With a colon in front, so that no value can put the page into a category or show a file.
      row('duplicate of', '[[:{{{duplicate of}}}]]'),
      row('request', '[[:{{{request}}}]]'),
    ].join('<!--\n-->'),
    '</table>',
    '</div>',
    `[[Category:${opportunityCategory(config)}|{{{partner|}}}]]<!--`,
    `-->${status}=${category('status', '{{lc:{{{status}}}}}')}|#default=${category('status', 'unknown')}}}<!--`,
    `-->${kind}=${category('kind', '{{lc:{{{kind}}}}}')}}}</includeonly>`,
  ].join('\n');
}

/** A time as people write dates, or as it stands when it is none. */
export function date(param: string): string {
  return `<span dir="auto">{{#iferror:{{#time:j F Y|{{{${param}}}}}}|{{{${param}}}}}}</span>`;
}

function sightingBox(config: Config): string {
  const word = (key: string) => `{{${wordsTemplate(config)}|${key}}}`;
  const part = (param: string, value = `{{{${param}}}}`) =>
    `{{#if:{{{${param}|}}}|&#32;· <span dir="auto" style="unicode-bidi:isolate">${value}</span>}}`;
  return [
    `<includeonly><div style="${box};padding:0.5em 1em;margin:0.5em 0;max-width:52em;overflow-wrap:anywhere">`,
    `<div style="color:${subtle}"><bdi>[[User:{{{by|}}}|{{{by|}}}]]</bdi>`,
    part('at', date('at')),
    part('page', `${word('where')} [[:{{{page}}}]]`),
    part('material'),
    part('volume'),
    part('licence', word('licence/{{lc:{{{licence}}}}}')),
    '</div>',
    '{{#if:{{{why|}}}|<div dir="auto" style="white-space:pre-line;unicode-bidi:isolate">{{{why}}}</div>}}',
    '</div></includeonly>',
  ].join('');
}

function wordsSwitch(): string {
  const cases = [...words].map(([key, text]) => `|${key}=${text}`);
  return `<includeonly>{{#switch:{{{1|}}}\n${cases.join('\n')}\n|#default={{{1|}}}\n}}</includeonly><noinclude>\nThe words that the templates of the Helpdesk show, in one place so that they can be translated together.\n</noinclude>`;
}

function countrySwitch(): string {
  const cases = [...countries.keys()].map(code => `|${code}=${countryName(code, 'en')}`);
  return `<includeonly>{{#switch:{{uc:{{{1|}}}}}\n${cases.join('\n')}\n|#default={{{1|}}}\n}}</includeonly><noinclude>\nThe name of a country by its code (ISO 3166-1, two letters).\n</noinclude>`;
}

/** As many countries of one record as get a category and a name; further ones are left as codes. */
const listed = 6;

/**
 * Names and categories of a list like `UG, KE`. Wikimedia's wikis have no function that splits a text, but `padleft` gives its
 * first characters: the codes stand at fixed places, because records write them so.
 */
function countryList(config: Config): string {
  const filler = ', --'.repeat(listed);
  const first = (length: number) => `{{padleft:|${length}|{{{1}}}${filler}}}`;
  const shown = (code: string) =>
    `{{${config.templates.country}|${code}}}[[Category:{{{in|${opportunityCategory(config)}}}}/country/${code}]]`;
  const next = (index: number): string => {
    if (index === listed) return '';
    const code = `{{${config.templates.country}/Next|before=${first(4 * index)}|all=${first(4 * index + 2)}}}`;
    return `{{#if:${code}|, ${shown(code)}${next(index + 1)}}}`;
  };
  const start = `{{${config.templates.country}/Next|before=|all=${first(2)}}}`;
  return `<includeonly>{{#if:${start}|${shown(start)}${next(1)}|{{{1|}}}}}</includeonly><noinclude>\nNames and categories of the countries in a list like <code>UG, KE</code>; <code>in</code> is the category they are below.\n</noinclude>`;
}

function countryNext(): string {
  const cases = [...countries.keys()].map(code => `|{{{before|}}} ${code}=${code}`);
  return `<includeonly>{{#switch:{{{all|}}}\n${cases.join('\n')}\n}}</includeonly><noinclude>\nThe last country code of <code>all</code>, which is <code>before</code> and one code more.\n</noinclude>`;
}
