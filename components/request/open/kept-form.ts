import type * as z from 'zod/mini';
import type { OpenRequest } from './open-types.ts';

/** A small form of an open request, kept as one text at its place until it is saved. */
export interface KeptForm<T> {
  readonly value: T;
  /** Something in it differs from how it begins. */
  readonly begun: boolean;
  change(part: Partial<T>): void;
  clear(): void;
}

/** The form at a place; `empty` is how it begins, and what a text that an older panel kept differently turns into. */
export function keptForm<T extends object>(
  open: OpenRequest,
  at: string,
  schema: z.ZodMiniType<T>,
  empty: NoInfer<T>,
): KeptForm<T> {
  const text = open.texts.value.get(at);
  const value = text === undefined ? empty : (read(text, schema) ?? empty);
  return {
    value,
    begun: text !== undefined,
    change(part) {
      const next = { ...value, ...part };
      open.type(at, JSON.stringify(next) === JSON.stringify(empty) ? '' : JSON.stringify(next));
    },
    clear: () => open.type(at, ''),
  };
}

function read<T>(text: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
