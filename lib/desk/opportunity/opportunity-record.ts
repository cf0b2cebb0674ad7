import { findSections } from '../../wikitext/sections.ts';
import { splice } from '../../wikitext/splice.ts';
import { findTemplates, getParam, type Template } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { type Fields, keysOf, writeFields } from '../record/record-fields.ts';
import {
  formatParam,
  mainOf,
  paramText,
  readFields,
  repeatedParams,
  type TemplateProblem,
} from '../record/record-template.ts';
import { type Opportunity, opportunitySchema, opportunityStatuses, type Sighting } from './opportunity.ts';
import { opportunityFields, sightingFields } from './opportunity-fields.ts';

/** What makes a page unreadable as an opportunity. */
export type RecordProblem = TemplateProblem | { readonly kind: 'no-partner' };

/** A detail of a readable record that was left out; the page keeps it as it is. */
export type RecordRemark =
  | {
      readonly kind: 'unknown-value';
      readonly param: string;
      readonly value: string;
      readonly sighting?: number;
    }
  | { readonly kind: 'repeated'; readonly param: string }
  | { readonly kind: 'nameless-sighting'; readonly sighting: number };

export type RecordRead =
  | {
      readonly ok: true;
      readonly record: Opportunity;
      readonly remarks: readonly RecordRemark[];
      /** The format it is written in, where that is older than today's: '' where it says none. */
      readonly older: string | null;
      /** Parameters with nothing in them: what a later flag may fill in. A value nobody understands is not nothing. */
      readonly empty: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly problems: readonly RecordProblem[] };

/**
 * Reads the record of an opportunity out of a page. Order of parameters, comments, unknown parameters and all other text
 * are as people like them.
 */
export function parseOpportunity(text: string, config: Config): RecordRead {
  const found = mainOf(text, config.templates.opportunity, opportunitySchema);
  if (found.main === null) return { ok: false, problems: found.problems };
  const { main, older } = found;
  const problems: RecordProblem[] = [...found.problems];
  const remarks: RecordRemark[] = repeatedParams(main).map(param => ({ kind: 'repeated', param }));
  const statusText = paramText(main, 'status').toLowerCase();
  const status = opportunityStatuses.find(one => one === statusText);
  if (status === undefined) problems.push({ kind: 'unknown-status', value: statusText });
  const fields = readTemplate(main, opportunityFields, remarks);
  if (fields.partner.trim() === '') problems.push({ kind: 'no-partner' });
  if (status === undefined || problems.length > 0) return { ok: false, problems };

  const sightings = findTemplates(text, config.templates.sighting).map((template, index): Sighting => {
    const sighting = readTemplate(template, sightingFields, remarks, index);
    if (sighting.by === '') remarks.push({ kind: 'nameless-sighting', sighting: index });
    return sighting;
  });
  const empty = new Set(
    keysOf(opportunityFields)
      .map(key => opportunityFields[key].param)
      .filter(param => (getParam(main, param)?.value ?? '') === ''),
  );
  return { ok: true, record: { status, ...fields, sightings }, remarks, older, empty };
}

/**
 * The page of a new record.
 * @throws {FieldTextError} for a text the wiki could not keep; check what people typed with `checkDraft` first.
 */
export function createOpportunityText(record: Opportunity, config: Config): string {
  const { status, sightings, ...fields } = record;
  const params: readonly (readonly [string, string])[] = [
    [formatParam, opportunitySchema],
    ['status', status],
    ...writeFields(opportunityFields, fields),
  ];
  return [
    `<!-- ${config.texts.intro} -->`,
    `{{${config.templates.opportunity}`,
    ...params.map(([name, value]) => `|${name} = ${value}`.trimEnd()),
    '}}',
    '',
    `== ${config.headings.sightings} ==`,
    ...sightings.map(sighting => sightingLine(sighting, config)),
    '',
  ].join('\n');
}

/** A sighting on one line of wikitext. @throws {FieldTextError} */
export function sightingLine(sighting: Sighting, config: Config): string {
  const params = writeFields(sightingFields, sighting).map(([name, value]) => `|${name}=${value}`);
  return `{{${config.templates.sighting} ${params.join(' ')}}}`;
}

/** The one main template of a page that {@link parseOpportunity} could read. */
export function mainTemplate(text: string, config: Config): Template | undefined {
  return findTemplates(text, config.templates.opportunity)[0];
}

/**
 * The page with one more sighting, in the places it may go, best first: below the line of the last one, where people may
 * have added a remark to it; directly behind the last one; at the top of the section for them; below the record.
 */
export function withSightingLine(text: string, line: string, config: Config): readonly string[] {
  const insert = (at: number, wikitext: string) => splice(text, [{ start: at, end: at, text: wikitext }]);
  const pages: string[] = [];
  const last = findTemplates(text, config.templates.sighting).at(-1);
  if (last !== undefined) {
    const lineEnd = text.slice(last.end).search(/\r?\n|$/) + last.end;
    pages.push(insert(lineEnd, `\n${line}`), insert(last.end, `\n${line}`));
  }
  const section = findSections(text).find(({ title }) => title.trim() === config.headings.sightings);
  if (section !== undefined) {
    const before = text.charAt(section.bodyStart - 1) === '\n' ? '' : '\n';
    pages.push(insert(section.bodyStart, `${before}${line}\n`));
  }
  const end = mainTemplate(text, config)?.end ?? text.length;
  pages.push(insert(end, `\n\n== ${config.headings.sightings} ==\n${line}`));
  return pages;
}

/** Equal as records: what "parse(serialise(x)) equals x" means. */
export function sameRecord(one: Opportunity, other: Opportunity): boolean {
  return canonical(one) === canonical(other);
}

function canonical({ sightings, ...fields }: Opportunity): string {
  const ordered = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([ordered(fields), sightings.map(ordered)]).normalize('NFC');
}

function readTemplate<T extends object>(
  template: Template,
  fields: Fields<T>,
  remarks: RecordRemark[],
  sighting?: number,
): T {
  return readFields(template, fields, (param, value) => {
    remarks.push({ kind: 'unknown-value', param, value, ...(sighting === undefined ? {} : { sighting }) });
  });
}
