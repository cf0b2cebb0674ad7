import * as z from 'zod/mini';
import type { SeenRequest } from './request-log.ts';

/** What can go wrong on the way to a wiki and back. Each is done to requests that match a rule. */
const fault = z.discriminatedUnion('kind', [
  /** The wiki acts and answers; the answer never arrives: the connection is closed (or reset) instead. */
  z.object({ kind: z.literal('lose-reply'), reset: z.optional(z.boolean()) }),
  /** The connection is closed before anything reaches the wiki. */
  z.object({ kind: z.literal('cut-request') }),
  /** The connection is reset (RST) before anything reaches the wiki. */
  z.object({ kind: z.literal('reset') }),
  /** Waits `ms` before the wiki is asked, or after it has answered; then all goes its way. */
  z.object({
    kind: z.literal('delay'),
    ms: z.number(),
    when: z.optional(z.enum(['before', 'after'])),
  }),
  /** An HTTP status of the servers in front of the wiki. `reached`: the wiki has acted all the same. */
  z.object({
    kind: z.literal('status'),
    status: z.number(),
    retryAfter: z.optional(z.union([z.number(), z.string()])),
    reached: z.optional(z.boolean()),
  }),
  /** Status 200 with a page of HTML. `reached`: the wiki has acted all the same. */
  z.object({
    kind: z.literal('not-json'),
    body: z.optional(z.string()),
    reached: z.optional(z.boolean()),
  }),
  /** The wiki acts; its answer ends after half of the promised bytes (or after `bytes`). */
  z.object({ kind: z.literal('cut-body'), bytes: z.optional(z.number()) }),
  /**
   * The answer of the action API to an error, in the error format the request asked for; the wiki is not reached.
   * `name` is the message key in `error.messages`, as Wikibase gives it below `failed-save`.
   */
  z.object({
    kind: z.literal('api-error'),
    code: z.string(),
    text: z.optional(z.string()),
    name: z.optional(z.string()),
    data: z.optional(z.record(z.string(), z.unknown())),
    retryAfter: z.optional(z.number()),
  }),
]);

/**
 * Which requests meet a fault: all conditions given must hold. Of the requests that match, the `nth` (1 = the first)
 * and the `count - 1` following ones are hit; `count` is 1 unless given, 'always' has no end.
 */
export const faultRule = z.object({
  wiki: z.optional(z.enum(['commons', 'wikidata', 'meta'])),
  host: z.optional(z.string()),
  method: z.optional(z.string()),
  path: z.optional(z.string()),
  action: z.optional(z.string()),
  /** Parameters of the query or the body: equal to a string, or `true`: present. */
  params: z.optional(z.record(z.string(), z.union([z.string(), z.literal(true)]))),
  nth: z.optional(z.number()),
  count: z.optional(z.union([z.number(), z.literal('always')])),
  fault,
});

export type Fault = z.infer<typeof fault>;
export type FaultRule = z.infer<typeof faultRule>;

/** The rules in force, each with how often it has matched. */
export class Faults {
  #rules: { id: number; rule: FaultRule; matched: number; hit: number }[] = [];
  #next = 1;

  add(rule: FaultRule): number {
    const id = this.#next++;
    this.#rules.push({ id, rule, matched: 0, hit: 0 });
    return id;
  }

  clear(): void {
    this.#rules = [];
  }

  /** How many requests a rule has hit so far; 0 for a rule that was cleared. */
  hits(id: number): number {
    return this.#rules.find(entry => entry.id === id)?.hit ?? 0;
  }

  /** The fault for a request, of the first rule that hits it. Every rule that matches counts it. */
  take(request: SeenRequest): Fault | undefined {
    let taken: Fault | undefined;
    for (const entry of this.#rules) {
      if (!matches(entry.rule, request)) continue;
      entry.matched += 1;
      const first = entry.rule.nth ?? 1;
      const count = entry.rule.count ?? 1;
      const inRange = entry.matched >= first && (count === 'always' || entry.matched < first + count);
      if (!inRange || taken !== undefined) continue;
      entry.hit += 1;
      taken = entry.rule.fault;
    }
    return taken;
  }
}

function matches(rule: FaultRule, request: SeenRequest): boolean {
  if (rule.wiki !== undefined && rule.wiki !== request.wiki) return false;
  if (rule.host !== undefined && rule.host !== request.host) return false;
  if (rule.method !== undefined && rule.method !== request.method) return false;
  if (rule.path !== undefined && rule.path !== request.path) return false;
  if (rule.action !== undefined && rule.action !== request.action) return false;
  return Object.entries(rule.params ?? {}).every(([name, wanted]) => {
    const value = request.params[name];
    return wanted === true ? value !== undefined : value === wanted;
  });
}
