import * as z from 'zod/mini';
import type { FlagDraft } from '../../lib/desk/opportunity/opportunity.ts';
import { licences, materials, partnerKinds } from '../../lib/desk/record/partner.ts';

/** A draft of a flag as it lies in the browser. */
export interface StoredFlag {
  readonly draft: FlagDraft;
  /** The form was open when it was last seen: it opens again with the page. */
  readonly open: boolean;
  /** It was on its way to the wiki when it was last seen: the next try looks there first. */
  readonly sent: boolean;
}

const texts = z.array(z.string());

/** What a stored draft must look like; one of another shape is shown as text to copy, never thrown away. */
export const storedFlagSchema: z.ZodMiniType<StoredFlag> = z.object({
  draft: z.object({
    partner: z.string(),
    item: z.nullable(z.string().check(z.regex(/^Q[1-9]\d*$/))),
    kind: z.nullable(z.enum(partnerKinds)),
    country: texts,
    material: z.array(z.enum(materials)),
    volume: z.string(),
    licence: z.nullable(z.enum(licences)),
    languages: texts,
    links: texts,
    why: z.string(),
    page: z.string(),
  }),
  open: z.boolean(),
  sent: z.boolean(),
});
