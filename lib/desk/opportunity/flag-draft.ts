import { findPersonal, type PersonalFinding } from '../personal.ts';
import { type FieldRefusal, normalizeField, refuseField } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import { normalizeLink } from '../record/record-fields.ts';
import { type FlagDraft, opportunityLimits as limits, type Sighting } from './opportunity.ts';

/** What has to be mended in the form before anything can be saved. */
export type DraftProblem =
  | { readonly kind: 'no-partner' }
  /** Nothing of the name can stand in a title. */
  | { readonly kind: 'no-title' }
  | { readonly kind: 'refused'; readonly field: keyof FlagDraft; readonly refusal: FieldRefusal }
  | { readonly kind: 'too-many'; readonly field: keyof FlagDraft; readonly limit: number }
  /** Not an address that people can open. */
  | { readonly kind: 'bad-link'; readonly index: number };

/** Contact details seen in one field. */
export interface DraftFinding extends PersonalFinding {
  readonly field: 'partner' | 'volume' | 'why';
}

/** Everything that stands in the way of saving this draft; empty when nothing does. */
export function checkDraft(draft: FlagDraft): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  const text = (field: 'partner' | 'volume' | 'why' | 'page', limit: number, oneLine: boolean) => {
    const refusal = refuseField(draft[field], { limit, oneLine });
    if (refusal !== undefined) problems.push({ kind: 'refused', field, refusal });
  };
  if (draft.partner.trim() === '') problems.push({ kind: 'no-partner' });
  text('partner', limits.partner, true);
  text('volume', limits.volume, true);
  text('why', limits.why, false);
  text('page', 300, true);
  for (const field of ['country', 'languages', 'links'] as const) {
    if (draft[field].length > limits[field]) problems.push({ kind: 'too-many', field, limit: limits[field] });
  }
  for (const [index, link] of draft.links.entries()) {
    if (normalizeLink(link) === undefined) problems.push({ kind: 'bad-link', index });
  }
  return problems;
}

/** Contact details in the texts of a draft. */
export function personalInDraft(draft: FlagDraft): readonly DraftFinding[] {
  return (['partner', 'volume', 'why'] as const).flatMap(field =>
    findPersonal(draft[field]).map(finding => ({ ...finding, field })),
  );
}

/** The sighting a draft makes. `at` is milliseconds since 1970. The draft has passed {@link checkDraft}. */
export function sightingOf(draft: FlagDraft, by: string, at: number): Sighting {
  return {
    by,
    at: isoTime(at),
    page: normalizeField(draft.page),
    material: draft.material,
    volume: normalizeField(draft.volume),
    licence: draft.licence,
    why: normalizeField(draft.why),
  };
}
