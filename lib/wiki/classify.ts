import * as z from 'zod/mini';
import { checked, errorsOf } from './api-answer.ts';
import { WikiError } from './client.ts';
import type { Outcome } from './outcome.ts';
import { refusalOutcome } from './outcome-table.ts';
import { sites, type WikiId } from './sites.ts';

/**
 * How a write ended that threw. Whatever left the wiki's doing open is `unknown`; what failed before the write was sent
 * (its token could not be read, say) is `unreachable`. `now` in milliseconds since 1970.
 */
export function errorOutcome(error: WikiError, now: number): Outcome {
  const { reason, message: detail } = error;
  if (reason.kind === 'api') {
    const { errors, retryAfter } = reason;
    const outcome = refusalOutcome({ errors, retryAfter, now });
    return outcome.kind === 'unknown' && !error.mayHaveActed
      ? { kind: 'unreachable', answered: true, detail }
      : outcome;
  }
  if (reason.kind === 'unreachable') return { kind: 'unreachable', detail };
  if (reason.kind === 'http') {
    const { status, retryAfter } = reason;
    // Too many requests (RFC 6585): turned away at the door, so nothing was done.
    if (status === 429) return { kind: 'rate-limited', until: now + (retryAfter ?? 60_000), detail };
    if (status >= 400 && status < 500 && status !== 408) {
      return { kind: 'refused', code: `http-${status}`, detail };
    }
    if (error.mayHaveActed) return { kind: 'unknown', cause: 'http', detail };
    return {
      kind: 'unreachable',
      status,
      answered: true,
      detail,
      ...(retryAfter === null ? {} : { until: now + retryAfter }),
    };
  }
  if (error.mayHaveActed) return { kind: 'unknown', cause: reason.kind, detail };
  return { kind: 'unreachable', ...(reason.kind === 'lost' ? {} : { answered: true }), detail };
}

const editAnswer = z.object({
  edit: z.looseObject({
    result: z.string(),
    title: z.optional(z.string()),
    oldrevid: z.optional(z.number()),
    newrevid: z.optional(z.number()),
    new: z.optional(z.boolean()),
    nochange: z.optional(z.boolean()),
    code: z.optional(z.string()),
    info: z.optional(z.string()),
    captcha: z.optional(
      z.object({
        id: z.optional(z.union([z.string(), z.number()])),
        question: z.optional(z.string()),
        url: z.optional(z.string()),
      }),
    ),
  }),
});

/**
 * How an `action=edit` ended that was answered without an error. `base`: the revision the edit was made on, 0 for none.
 * Throws {@link WikiError} of kind `shape`.
 */
export function editAnswerOutcome(
  wiki: WikiId,
  answer: unknown,
  asked: { readonly title: string; readonly base: number },
  now: number,
): Outcome {
  const { edit } = checked(editAnswer, answer, true);
  const title = edit.title ?? asked.title;
  if (edit.captcha !== undefined) {
    const { id, question, url } = edit.captcha;
    return {
      kind: 'captcha',
      id: id === undefined ? null : String(id),
      question: question ?? null,
      ...(url === undefined ? {} : { image: new URL(url, `https://${sites[wiki].host}`).href }),
      detail: question ?? '',
    };
  }
  if (edit.result !== 'Success') {
    // Extensions of an older make put their refusal beside `result`, with a code or without.
    const { code = 'failure', info = code } = edit;
    const errors = [...errorsOf(answer), { code, text: info, names: [], data: edit }];
    return refusalOutcome({ errors, retryAfter: null, now });
  }
  if (edit.nochange === true) return { kind: 'no-change', title, revision: asked.base };
  if (edit.newrevid === undefined) {
    throw new WikiError({ kind: 'shape', problem: 'edit without newrevid' }, 'Unexpected answer', true);
  }
  return {
    kind: 'saved',
    title,
    revision: edit.newrevid,
    previousRevision: edit.oldrevid ?? 0,
    created: edit.new === true,
    confirmedBy: 'answer',
  };
}
