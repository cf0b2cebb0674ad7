import { removeTemplate, setParams } from '../../wikitext/change.ts';
import { findTemplates } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { FieldTextError } from '../record/field-text.ts';
import { keysOf, writeField } from '../record/record-fields.ts';
import { formatParam } from '../record/record-template.ts';
import type { Opportunity, Sighting } from './opportunity.ts';
import { opportunityFields, sightingFields } from './opportunity-fields.ts';
import {
  mainTemplate,
  parseOpportunity,
  type RecordProblem,
  sameRecord,
  sightingLine,
  withSightingLine,
} from './opportunity-record.ts';

/** A change of a record: some fields, and at most one thing done to its sightings. */
export interface OpportunityChange {
  readonly set?: Partial<Omit<Opportunity, 'sightings'>>;
  readonly sighting?:
    | { readonly add: Sighting }
    | { readonly replace: number; readonly by: Sighting }
    | { readonly remove: number };
}

/** Why a change was not written. */
export type ChangeProblem =
  | { readonly kind: 'broken'; readonly problems: readonly RecordProblem[] }
  /** Something a person typed cannot be kept on a wiki. */
  | { readonly kind: 'refused-text'; readonly error: FieldTextError }
  /** The page would not read back as the record it should be: something around the record is in the way. */
  | { readonly kind: 'not-reproducible' };

export type ChangedText =
  | { readonly ok: true; readonly text: string; readonly record: Opportunity }
  | { readonly ok: false; readonly problem: ChangeProblem };

/**
 * The page with its record changed; every byte outside the change stays. Nothing comes back that does not read as
 * exactly the record that was wanted (DESIGN 5).
 */
export function changeOpportunityText(text: string, change: OpportunityChange, config: Config): ChangedText {
  const before = parseOpportunity(text, config);
  if (!before.ok) return { ok: false, problem: { kind: 'broken', problems: before.problems } };
  const wanted: Opportunity = {
    ...before.record,
    ...change.set,
    sightings: changedSightings(before.record.sightings, change.sighting),
  };
  try {
    const withFields = setFields(text, before.record, wanted, config);
    const pages =
      withFields === undefined
        ? []
        : setSighting(withFields, before.record.sightings, change.sighting, config);
    for (const page of pages) {
      const changed = verified(page, wanted, config);
      if (changed.ok) return changed;
    }
    return { ok: false, problem: { kind: 'not-reproducible' } };
  } catch (error) {
    if (error instanceof FieldTextError) return { ok: false, problem: { kind: 'refused-text', error } };
    throw error;
  }
}

/** `text` with the record it holds, if that is the one wanted. */
export function verified(text: string, wanted: Opportunity, config: Config): ChangedText {
  // The wiki stores NFC: what is compared is what will be there.
  const after = parseOpportunity(text.normalize('NFC'), config);
  if (!after.ok || !sameRecord(after.record, wanted)) {
    return { ok: false, problem: { kind: 'not-reproducible' } };
  }
  return { ok: true, text, record: after.record };
}

function changedSightings(
  sightings: readonly Sighting[],
  change: OpportunityChange['sighting'],
): readonly Sighting[] {
  if (change === undefined) return sightings;
  if ('add' in change) return [...sightings, change.add];
  if ('remove' in change) return sightings.filter((_, index) => index !== change.remove);
  return sightings.map((sighting, index) => (index === change.replace ? change.by : sighting));
}

const order = [formatParam, 'status', ...keysOf(opportunityFields).map(key => opportunityFields[key].param)];

function setFields(
  text: string,
  before: Opportunity,
  wanted: Opportunity,
  config: Config,
): string | undefined {
  const main = mainTemplate(text, config);
  if (main === undefined) return undefined;
  const { status, sightings: _, ...fields } = wanted;
  const values: (readonly [string, string])[] = status === before.status ? [] : [['status', status]];
  for (const key of keysOf(fields)) {
    if (String(before[key]) === String(wanted[key])) continue;
    values.push(writeField(opportunityFields, key, fields[key]));
  }
  if (values.length === 0) return text;
  const changed = setParams(text, main, values, { order });
  return changed.ok ? changed.text : undefined;
}

/** The pages that the change of sightings may give, best first. */
function setSighting(
  text: string,
  before: readonly Sighting[],
  change: OpportunityChange['sighting'],
  config: Config,
): readonly string[] {
  if (change === undefined) return [text];
  if ('add' in change) return withSightingLine(text, sightingLine(change.add, config), config);
  const index = 'remove' in change ? change.remove : change.replace;
  const template = findTemplates(text, config.templates.sighting)[index];
  if (template === undefined) return [];
  if ('remove' in change) {
    const removed = removeTemplate(text, template);
    return removed.ok ? [removed.text] : [];
  }
  // Only what differs: a value that people wrote in their own way stays as they wrote it.
  const old = before[index];
  const values = keysOf(sightingFields)
    .filter(key => String(old?.[key]) !== String(change.by[key]))
    .map(key => writeField(sightingFields, key, change.by[key]));
  if (values.length === 0) return [text];
  const changed = setParams(text, template, values, {
    order: keysOf(sightingFields).map(key => sightingFields[key].param),
  });
  return changed.ok ? [changed.text] : [];
}
