import * as z from 'zod/mini';

/**
 * Shapes for which zod has classes of its own, said with `refine` and `custom`, which are needed anyway. Whatever of zod is used
 * anywhere comes with the first opening of the panel, and these would be a tenth of it. For the same reason shapes told apart by
 * a key are a plain `union`, the most frequent first.
 */

/** Text that fits a pattern, of at most so many UTF-16 units. */
export function textLike(pattern: RegExp, longest = Number.POSITIVE_INFINITY) {
  return z.string().check(z.refine(text => text.length <= longest && pattern.test(text)));
}

/** Text of at most so many UTF-16 units, with something in it. */
export const someText = (longest: number) => textLike(/[\s\S]/, longest);

/** For texts and lists: no longer than this. */
export function atMost(length: number) {
  return z.refine<{ readonly length: number }>(value => value.length <= length);
}

/** A whole number from 1 to `most`. */
export function countTo(most: number) {
  return z.number().check(z.refine(number => Number.isInteger(number) && number >= 1 && number <= most));
}

/** What PHP writes for an empty map. */
export const emptyList = z.custom<[]>(value => Array.isArray(value) && value.length === 0);

/** A list of two. What the parts of it would fill in or leave out is not done: they are kept as they are. */
export function pairOf<A, B>(first: z.ZodMiniType<A>, second: z.ZodMiniType<B>) {
  return z.custom<[A, B]>(
    value =>
      Array.isArray(value) &&
      value.length === 2 &&
      first.safeParse(value[0]).success &&
      second.safeParse(value[1]).success,
  );
}

/** A `Map`, as IndexedDB keeps one. What its parts would fill in or leave out is not done. */
export function mapOf<K, V>(key: z.ZodMiniType<K>, value: z.ZodMiniType<V>) {
  return z.custom<Map<K, V>>(
    given =>
      given instanceof Map &&
      [...given].every(([one, other]) => key.safeParse(one).success && value.safeParse(other).success),
  );
}
