import * as z from 'zod/mini';
import type { FlagDraft } from '../../lib/desk/opportunity/opportunity.ts';
import { licences, materials, partnerKinds } from '../../lib/desk/record/partner.ts';
import { factSourceSchema } from '../../lib/page/facts/fact-source-schema.ts';
import { mapOf, textLike } from '../../lib/shapes.ts';
import { filledFields } from './filled-fields.ts';
import type { Prefill } from './prefill.ts';

/** A draft of a flag as it lies in the browser. */
export interface StoredFlag {
  readonly draft: FlagDraft;
  /** The form was open when it was last seen: it opens again with the page. */
  readonly open: boolean;
  /** It was on its way to the wiki when it was last seen: the next try looks there first. */
  readonly sent: boolean;
  /** What it began with and from where, so that each value keeps its source; undefined in a draft of an older panel. */
  readonly filled?: Prefill | undefined;
}

const texts = z.array(z.string());

const draftSchema: z.ZodMiniType<FlagDraft> = z.object({
  partner: z.string(),
  item: z.nullable(textLike(/^Q[1-9]\d*$/)),
  kind: z.nullable(z.enum(partnerKinds)),
  country: texts,
  material: z.array(z.enum(materials)),
  volume: z.string(),
  licence: z.nullable(z.enum(licences)),
  languages: texts,
  links: texts,
  why: z.string(),
  page: z.string(),
});

const filledSchema: z.ZodMiniType<Prefill> = z.object({
  draft: draftSchema,
  sources: mapOf(z.enum(filledFields), factSourceSchema),
});

/** What a stored draft must look like; one of another shape is shown as text to copy, never thrown away. */
export const storedFlagSchema: z.ZodMiniType<StoredFlag> = z.object({
  draft: draftSchema,
  open: z.boolean(),
  sent: z.boolean(),
  // Sources that this panel does not know cost the small grey words, never the draft.
  filled: z.catch(z.optional(filledSchema), undefined),
});
