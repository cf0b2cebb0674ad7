import * as z from 'zod/mini';
import { licences, materials, partnerKinds } from '../../../../lib/desk/record/partner.ts';
import { keysOf } from '../../../../lib/desk/record/record-fields.ts';
import { needs, requestSizes } from '../../../../lib/desk/request/request.ts';
import type { DeedOf, RequestDetails } from '../../../../lib/desk/request/request-deeds.ts';

/** What a request was about when it began to be corrected, and as it shall be. */
export interface DetailsDraft {
  readonly seen: RequestDetails;
  readonly wanted: RequestDetails;
}

const details: z.ZodMiniType<RequestDetails> = z.object({
  need: z.enum(needs),
  size: z.enum(requestSizes),
  title: z.string(),
  partner: z.string(),
  item: z.nullable(z.string()),
  kind: z.nullable(z.enum(partnerKinds)),
  country: z.array(z.string()),
  material: z.array(z.enum(materials)),
  volume: z.string(),
  licence: z.nullable(z.enum(licences)),
  languages: z.array(z.string()),
  links: z.array(z.string()),
  page: z.string(),
  opportunity: z.string(),
});

export const detailsSchema: z.ZodMiniType<DetailsDraft> = z.object({ seen: details, wanted: details });

/** The part of a request that can be corrected. */
export function detailsOf(request: RequestDetails): RequestDetails {
  const { need, size, title, partner, item, kind, country, material, volume, licence } = request;
  const { languages, links, page, opportunity } = request;
  return {
    ...{ need, size, title, partner, item, kind, country, material, volume, licence },
    ...{ languages, links, page, opportunity },
  };
}

/** Fields that shall say something else than they said. */
function touched({ seen, wanted }: DetailsDraft): readonly (keyof RequestDetails)[] {
  return keysOf(wanted).filter(key => JSON.stringify(wanted[key]) !== JSON.stringify(seen[key]));
}

/** What the form shows: what was touched as it shall be, all else as it stands now. */
export function shownDetails(now: RequestDetails, draft: DetailsDraft): RequestDetails {
  return { ...detailsOf(now), ...pick(draft.wanted, touched(draft)) };
}

/** The deed that corrects what was touched, and nothing else; null when nothing was. */
export function detailsDeed(draft: DetailsDraft): DeedOf<'edit-details'> | null {
  const keys = touched(draft);
  if (keys.length === 0) return null;
  return { kind: 'edit-details', seen: pick(draft.seen, keys), set: pick(draft.wanted, keys) };
}

function pick(from: RequestDetails, keys: readonly (keyof RequestDetails)[]): Partial<RequestDetails> {
  const some: { -readonly [K in keyof RequestDetails]?: RequestDetails[K] } = {};
  const put = <K extends keyof RequestDetails>(key: K) => {
    some[key] = from[key];
  };
  for (const key of keys) put(key);
  return some;
}
