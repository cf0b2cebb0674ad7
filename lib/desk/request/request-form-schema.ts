import * as z from 'zod/mini';
import { licences, materials, partnerKinds } from '../record/partner.ts';
import { needs, questions } from './request.ts';
import type { RequestDraft, RequestForm } from './request-draft-types.ts';

const privateText = z.object({ onlyByEmail: z.string() });

/** What of a form becomes public, as it is kept in this browser. */
export const requestDraftSchema: z.ZodMiniType<RequestDraft> = z.object({
  need: z.enum(needs),
  title: z._default(z.string(), ''),
  partner: z._default(z.string(), ''),
  item: z._default(z.nullable(z.string()), null),
  kind: z._default(z.nullable(z.enum(partnerKinds)), null),
  country: z._default(z.array(z.string()), []),
  material: z._default(z.array(z.enum(materials)), []),
  volume: z._default(z.string(), ''),
  licence: z._default(z.nullable(z.enum(licences)), null),
  languages: z._default(z.array(z.string()), []),
  links: z._default(z.array(z.string()), []),
  answers: z._default(z.partialRecord(z.enum(questions), z.string()), {}),
  page: z._default(z.string(), ''),
  opportunity: z._default(z.string(), ''),
});

/** A form as it is kept in this browser while it is filled in. What an older panel did not know yet comes out empty. */
export const requestFormSchema: z.ZodMiniType<RequestForm> = z.object({
  draft: requestDraftSchema,
  contact: z._default(
    z.object({ name: privateText, email: privateText, phone: privateText, partnerContact: privateText }),
    {
      name: { onlyByEmail: '' },
      email: { onlyByEmail: '' },
      phone: { onlyByEmail: '' },
      partnerContact: { onlyByEmail: '' },
    },
  ),
});
