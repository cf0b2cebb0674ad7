import * as z from 'zod/mini';
import type { RequestForm } from '../../lib/desk/request-draft-types.ts';
import { requestFormSchema } from '../../lib/desk/request-form-schema.ts';

/** Screens of the form for help, in order. A small question has one of its own. */
export const askSteps = ['partner', 'material', 'why', 'rights', 'you', 'review', 'question'] as const;
export type AskStep = (typeof askSteps)[number];

/** A request for help as it lies in the browser while it is filled in. */
export interface StoredAsk {
  readonly form: RequestForm;
  readonly step: AskStep;
  /** The form was open when it was last seen: it opens again with the page. */
  readonly open: boolean;
  /** It was on its way to the wiki when it was last seen: the next try looks there first. */
  readonly sent: boolean;
}

/** What a stored form must look like; one of another shape is shown as text to copy, never thrown away. */
export const storedAskSchema: z.ZodMiniType<StoredAsk> = z.object({
  form: requestFormSchema,
  step: z._default(z.enum(askSteps), 'partner'),
  open: z._default(z.boolean(), false),
  sent: z._default(z.boolean(), false),
});
