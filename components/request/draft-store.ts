import * as z from 'zod/mini';
import { questions } from '../../lib/desk/request/request.ts';
import type { DraftField, RequestForm } from '../../lib/desk/request/request-draft-types.ts';
import { requestDraftSchema, requestFormSchema } from '../../lib/desk/request/request-form-schema.ts';
import { factSourceSchema } from '../../lib/page/facts/fact-source-schema.ts';
import { mapOf } from '../../lib/shapes.ts';
import type { AskPrefill, AskSource } from './prefill-request.ts';

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
  /** What it began with and from where, so that each value keeps its source; undefined in a draft of an older panel. */
  readonly filled?: AskPrefill | undefined;
}

const fields = [
  ...(['need', 'title', 'partner', 'item', 'kind', 'country', 'material', 'volume'] as const),
  ...(['licence', 'languages', 'links', 'page', 'opportunity'] as const),
  ...questions.map(question => `answers.${question}` as const),
] satisfies readonly DraftField[];

const sourceSchema: z.ZodMiniType<AskSource> = z.union([
  z.object({ from: z.literal('fact'), source: factSourceSchema }),
  z.object({ from: z.enum(['signals', 'here']) }),
  z.object({ from: z.enum(['opportunity', 'request']), title: z.string() }),
]);

const filledSchema: z.ZodMiniType<AskPrefill> = z.object({
  draft: requestDraftSchema,
  sources: mapOf(z.enum(fields), sourceSchema),
});

/** What a stored form must look like; one of another shape is shown as text to copy, never thrown away. */
export const storedAskSchema: z.ZodMiniType<StoredAsk> = z.object({
  form: requestFormSchema,
  step: z._default(z.enum(askSteps), 'partner'),
  open: z._default(z.boolean(), false),
  sent: z._default(z.boolean(), false),
  // Sources that this panel does not know cost the small grey words, never the draft.
  filled: z.catch(z.optional(filledSchema), undefined),
});
