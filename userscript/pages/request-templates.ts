import { aboutPrefix, requestCategory } from '../../lib/desk/categories.ts';
import { checklistOf } from '../../lib/desk/checklist-default.ts';
import type { Config } from '../../lib/desk/config.ts';
import { partnerKinds } from '../../lib/desk/record/partner.ts';
import { requestStatuses } from '../../lib/desk/request/request.ts';
import type { WikiPage } from './page.ts';
import { answerDoc, checkDoc, decisionDoc, requestDoc } from './request-documentation.ts';
import { type requestLabels, requestWords } from './request-words.ts';
import { box, date, wordsTemplate as opportunityWords, subtle } from './templates.ts';

/** The templates of requests; see `templates.ts` for what they may use and why they look as they do. */
export function requestTemplates(config: Config): readonly WikiPage[] {
  const { request, check, decision, answer } = config.templates;
  const documented = (name: string, text: string, doc: string): readonly WikiPage[] => [
    {
      title: `Template:${name}`,
      text: `<includeonly>${text}</includeonly><noinclude>\n{{Template:${name}/doc}}\n</noinclude>`,
      model: 'wikitext',
    },
    { title: `Template:${name}/doc`, text: doc, model: 'wikitext' },
  ];
  return [
    ...documented(request, card(config), requestDoc(config)),
    ...documented(check, checkLine(config), checkDoc(config)),
    ...documented(decision, decisionLine(config), decisionDoc(config)),
    ...documented(answer, answerBox(config), answerDoc(config)),
    { title: `Template:${request}/Words`, text: wordsSwitch(config), model: 'wikitext' },
  ];
}

const word = (config: Config, key: string) => `{{${config.templates.request}/Words|${key}}}`;

function card(config: Config): string {
  const row = (param: keyof typeof requestLabels, value: string) =>
    `{{#if:{{{${param}|}}}|<tr><th scope="row" style="text-align:start;vertical-align:top;font-weight:normal;color:${subtle};padding:0 1em 0.2em 0;white-space:nowrap">${word(config, `label/${param}`)}</th><td dir="auto" style="vertical-align:top;padding:0 0 0.2em;unicode-bidi:isolate;white-space:pre-line;overflow-wrap:anywhere">${value}</td></tr>}}`;
  const plain = (param: keyof typeof requestLabels) => row(param, `{{{${param}}}}`);
  // With a colon in front, so that no value can put the page into a category or show a file.
  const link = (param: keyof typeof requestLabels) => row(param, `[[:{{{${param}}}}]]`);
  const shared = (group: string, param: string) =>
    `{{${opportunityWords(config)}|${group}/{{lc:{{{${param}}}}}}}}`;
  const own = (group: string, param: string) => word(config, `${group}/{{lc:{{{${param}}}}}}`);
  const status = `{{#switch:{{lc:{{{status|}}}}}|${requestStatuses.join('|')}`;
  const kind = `{{#switch:{{lc:{{{kind|}}}}}|${partnerKinds.join('|')}`;
  const all = requestCategory(config);
  const sorted = (facet: 'status' | 'kind', key: string) =>
    `[[Category:${requestCategory(config, facet, key)}|{{{title|}}}]]`;
  const about = (key: string) =>
    `[[Category:${aboutPrefix(config)}${key}|{{lc:{{{status|}}}}} {{{boxes|}}}]]`;

  return [
    `<div role="region" style="${box};padding:0.8em 1em;margin:0.5em 0 1em;max-width:52em">`,
    `<div style="color:${subtle}">${word(config, 'title')}</div>`,
    '<div style="font-size:1.3em;font-weight:bold;overflow-wrap:anywhere"><bdi dir="auto">{{{title|}}}</bdi></div>',
    `<div style="margin:0.3em 0 0.6em">${status}=<strong>[[${config.pages.stages}|${own('status', 'status')}]]</strong>|#default=<strong class="error">${word(config, 'status/')}</strong>}}</div>`,
    '<table role="presentation">',
    [
      row('need', own('need', 'need')),
      row(
        'requester',
        `[[User:{{{requester}}}|{{{requester}}}]]{{#if:{{{created|}}}|&#32;${word(config, 'label/created')}&#32;${date('created')}}}`,
      ),
      row('partner', '{{{partner}}}{{#if:{{{item|}}}|&#32;([[d:{{{item}}}|{{{item}}}]])}}'),
      row('kind', shared('kind', 'kind')),
      row('country', `{{${config.templates.country}/List|{{{country}}}|in=${all}}}`),
      plain('material'),
      plain('volume'),
      row('licence', shared('licence', 'licence')),
      plain('languages'),
      plain('links'),
      link('page'),
      link('opportunity'),
      link('public request'),
      row('priority', own('priority', 'priority')),
      plain('group'),
      plain('members'),
      plain('assigned'),
      row(
        'waiting for',
        `${own('actor', 'waiting for')}{{#if:{{{waiting since|}}}|&#32;({{#iferror:{{#time:j F Y|{{{waiting since}}}}}|{{{waiting since}}}}})}}`,
      ),
      row('hold until', date('hold until')),
      plain('reason'),
      plain('results'),
      plain('boxes'),
    ].join('<!--\n-->'),
    '</table>',
    '</div>',
    `[[Category:${all}|{{{title|}}}]]<!--`,
    `-->${status}=${sorted('status', '{{lc:{{{status}}}}}')}|#default=${sorted('status', 'unknown')}}}<!--`,
    `-->${kind}=${sorted('kind', '{{lc:{{{kind}}}}}')}}}<!--`,
    `-->{{#if:{{{item|}}}|${about('{{{item}}}')}}}<!--`,
    `-->{{#if:{{{partner|}}}|${about('{{ucfirst:{{lc:{{{partner}}}}}}}')}}}`,
  ].join('\n');
}

/** Who, and when, in small print. */
function byLine(by: string, at: string): string {
  return `{{#if:{{{${by}|}}}|<span style="color:${subtle}">&#32;· <bdi>[[User:{{{${by}}}|{{{${by}}}}}]]</bdi>{{#if:{{{${at}|}}}|, ${date(at)}}}</span>}}`;
}

const text = (param: string) =>
  `<div dir="auto" style="white-space:pre-line;unicode-bidi:isolate;overflow-wrap:anywhere">{{{${param}}}}</div>`;

function checkLine(config: Config): string {
  const state = '{{lc:{{{state|}}}}}';
  const mark = `{{#switch:${state}|done|yes|x|ok=☑|not-applicable|n/a|na=–|#default=☐}}`;
  const said = `{{#switch:${state}|done|yes|x|ok=${word(config, 'state/done')}|not-applicable|n/a|na=${word(config, 'state/not-applicable')}|#default=${word(config, 'state/to-do')}}}`;
  return [
    '<div style="margin:0.3em 0;max-width:52em">',
    `<span role="img" aria-label="${said}" title="${said}">${mark}</span>&#32;`,
    `<span dir="auto" style="unicode-bidi:isolate;overflow-wrap:anywhere">{{#if:{{{text|}}}|{{{text}}}|${word(config, 'box/{{{id|}}}')}}}</span>`,
    byLine('by', 'at'),
    `{{#if:{{{note|}}}|<div style="margin-inline-start:1.6em">${text('note')}</div>}}`,
    '</div>',
  ].join('');
}

function decisionLine(config: Config): string {
  return [
    `<div style="${box};padding:0.5em 1em;margin:0.5em 0;max-width:52em">`,
    `${word(config, 'subject/{{lc:{{{subject|}}}}}')}&#32;<strong>${word(config, 'answer/{{lc:{{{answer|}}}}}')}</strong>`,
    byLine('by', 'at'),
    `{{#if:{{{text|}}}|${text('text')}}}`,
    '</div>',
  ].join('');
}

function answerBox(config: Config): string {
  const answered = `{{#if:{{{text|}}}|${text('text')}|<div style="color:${subtle}">${word(config, 'unanswered')}</div>}}`;
  const asked = `<div style="font-weight:bold">${text('question')}</div>${byLine('asked by', 'asked at')}`;
  return [
    '<div style="margin:0.3em 0 0.8em;max-width:52em">',
    `{{#if:{{{asked by|}}}|${asked}}}`,
    answered,
    `{{#if:{{{text|}}}|${byLine('by', 'at')}}}`,
    '</div>',
  ].join('');
}

function wordsSwitch(config: Config): string {
  const boxes = checklistOf(config).map(({ id, text: worded }) => `|box/${id}=${worded}`);
  const cases = [...requestWords].map(([key, value]) => `|${key}=${value}`);
  return `<includeonly>{{#switch:{{{1|}}}\n${[...cases, ...boxes].join('\n')}\n|#default={{{1|}}}\n}}</includeonly><noinclude>\nThe words that the templates of requests show, in one place so that they can be translated together.\n</noinclude>`;
}
