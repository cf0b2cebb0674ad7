import * as z from 'zod/mini';
import { type ApiErrorEntry, WikiError } from './client.ts';

/** Data of an error is kept as it came; those who use a part of it check that part. */
const record = z.record(z.string(), z.unknown());

const message = z.object({ name: z.string() });

const entry = z.object({
  code: z.string(),
  text: z.optional(z.string()),
  data: z.optional(z.unknown()),
});

const envelope = z.object({
  errors: z.optional(z.array(z.unknown())),
  error: z.optional(z.unknown()),
});

/**
 * The errors of an API answer, empty when it has none. Reads `errorformat=plaintext`, and the older form as well:
 * a wiki falls back to that when it fails before it has read the parameters.
 */
export function errorsOf(answer: unknown): readonly ApiErrorEntry[] {
  const parsed = envelope.safeParse(answer);
  if (!parsed.success) return [];
  const { errors, error } = parsed.data;
  if (errors !== undefined) return errors.flatMap(one => toEntry(one));
  return error === undefined ? [] : toEntry(oldForm(error));
}

/** `{code, info, messages, …rest}` of the older form, in the shape of the newer one. */
function oldForm(error: unknown): unknown {
  const parsed = record.safeParse(error);
  if (!parsed.success) return error;
  const { code, info, ...data } = parsed.data;
  return { code, text: info, data };
}

function toEntry(error: unknown): readonly ApiErrorEntry[] {
  const parsed = entry.safeParse(error);
  if (!parsed.success) return [];
  const { code, text, data } = parsed.data;
  const fields = record.safeParse(data);
  return [
    {
      code,
      text: text ?? code,
      names: fields.success ? messageNames(fields.data.messages) : [],
      data: fields.success ? fields.data : {},
    },
  ];
}

/** Names of `messages`, which is a list, or with formatversion 1 an object with numbers for keys. */
function messageNames(messages: unknown): readonly string[] {
  if (typeof messages !== 'object' || messages === null) return [];
  return Object.values(messages).flatMap(one => {
    const parsed = message.safeParse(one);
    return parsed.success ? [parsed.data.name] : [];
  });
}

/** A schema of `zod/mini`, as far as it is used to check an answer. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { message: string } };
}

/**
 * Checks an answer against the shape its request is known to give.
 * Throws {@link WikiError} of kind `shape`; `mayHaveActed` says whether the answer was that of a write.
 */
export function checked<T>(schema: Schema<T>, answer: unknown, mayHaveActed = false): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.message;
  throw new WikiError({ kind: 'shape', problem }, `Unexpected answer: ${problem}`, mayHaveActed);
}
