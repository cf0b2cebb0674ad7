import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { Params, WikiClient } from './client.ts';

/** Values one request may carry in a list (`titles`, `ids`); accounts with `apihighlimits` may more, we never need to. */
export const perRequest = 50;

const continuation = z.object({
  continue: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/**
 * Every part of a query's answer, following `continue` until the wiki says it was the last.
 * Stop iterating to stop asking. Throws {@link WikiError}.
 */
export async function* queryAll(
  client: WikiClient,
  params: Params,
  signal?: AbortSignal,
): AsyncGenerator<unknown, void, void> {
  let more: Params | undefined = {};
  while (more !== undefined) {
    const answer: unknown = await client.get({ action: 'query', ...params, ...more }, signal);
    more = checked(continuation, answer).continue;
    yield answer;
  }
}

/**
 * Several sets of parameters as one: lists are joined, each value once; a later plain value replaces an earlier one.
 * So one request can read pages, who is signed in, and more.
 */
export function mergeParams(...sets: readonly Params[]): Params {
  const merged = new Map<string, Params[string]>();
  for (const set of sets) {
    for (const [key, value] of Object.entries(set)) {
      const before = merged.get(key);
      merged.set(key, isList(before) && isList(value) ? [...new Set([...before, ...value])] : value);
    }
  }
  return Object.fromEntries(merged);
}

function isList(value: Params[string]): value is readonly (string | number)[] {
  return Array.isArray(value);
}

/** `values` in groups that fit in one request each, without repetitions. */
export function inRequests<T>(values: Iterable<T>): readonly (readonly T[])[] {
  const unique = [...new Set(values)];
  const groups: T[][] = [];
  for (let at = 0; at < unique.length; at += perRequest) groups.push(unique.slice(at, at + perRequest));
  return groups;
}
