import { findTemplates } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { formatParam } from '../record/record-template.ts';
import {
  type NotUnderstood,
  paramsOf,
  rewriteEach,
  rewritesOf,
  type TodaysForm,
  unknownFormat,
  unknownParams,
} from '../record/todays-form.ts';
import { type Opportunity, opportunitySchema } from './opportunity.ts';
import { verified } from './opportunity-change.ts';
import { opportunityFields, sightingFields } from './opportunity-fields.ts';
import { parseOpportunity, type RecordRemark } from './opportunity-record.ts';

const mainParams = [formatParam, 'status', ...paramsOf(opportunityFields)];
const sightingParams = paramsOf(sightingFields);

/** The page of an opportunity of an older format in today's; undefined when it cannot be read. Pure. */
export function opportunityInTodaysForm(text: string, config: Config): TodaysForm | undefined {
  const read = parseOpportunity(text, config);
  if (!read.ok) return undefined;
  const { older, record, remarks } = read;
  if (older === null) return { kind: 'today' };
  const { opportunity, sighting } = config.templates;
  const left = [
    ...unknownFormat(older),
    ...remarks.map(notUnderstood),
    ...findTemplates(text, opportunity).flatMap(main => unknownParams(main, mainParams)),
    ...findTemplates(text, sighting).flatMap(one => unknownParams(one, sightingParams)),
  ];
  if (left.length > 0) return { kind: 'not-understood', left };
  const written = rewritten(text, record, config);
  const checked = written === undefined ? undefined : verified(written, record, config);
  return checked?.ok === true
    ? { kind: 'older', text: checked.text }
    : { kind: 'not-understood', left: [{ param: opportunity, value: '' }] };
}

function rewritten(text: string, { status }: Opportunity, { templates }: Config): string | undefined {
  const page = rewriteEach(
    text,
    templates.opportunity,
    main => [[formatParam, opportunitySchema], ['status', status], ...rewritesOf(main, opportunityFields)],
    mainParams,
  );
  if (page === undefined) return undefined;
  return rewriteEach(page, templates.sighting, one => rewritesOf(one, sightingFields), sightingParams);
}

function notUnderstood(remark: RecordRemark): NotUnderstood {
  switch (remark.kind) {
    case 'unknown-value':
      return { param: remark.param, value: remark.value };
    case 'repeated':
      return { param: remark.param, value: '' };
    case 'nameless-sighting':
      return { param: sightingFields.by.param, value: '' };
  }
}
