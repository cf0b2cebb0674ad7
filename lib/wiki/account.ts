import * as z from 'zod/mini';
import { emptyList } from '../shapes.ts';
import { checked } from './api-answer.ts';
import type { Params, WikiClient } from './client.ts';
import type { WikiId } from './sites.ts';

/** At most `hits` actions in any `seconds`. */
export interface RateLimit {
  readonly hits: number;
  readonly seconds: number;
}

/**
 * Limits as the wiki states them (`uiprop=ratelimits`): by action (`edit`, `create`, …), then by what they count for:
 * `user`, `newbie`, `ip`, `subnet`, `anon`, or the name of a group.
 */
export type RateLimits = ReadonlyMap<string, ReadonlyMap<string, RateLimit>>;

/** A block that bears on the account, as `uiprop=blockinfo` tells it. */
export interface Block {
  readonly by: string | null;
  readonly reason: string | null;
  /** Milliseconds since 1970, null when it has no end. */
  readonly until: number | null;
  /** Only for certain pages or namespaces: the panel may well work. */
  readonly partial: boolean;
}

/**
 * Who is signed in on one wiki, and whether the wiki takes edits.
 * Temporary accounts count as not signed in: what is published through the panel stands in a name that lasts and can be
 * talked to, and MediaWiki itself answers `assert=user` with "not signed in" for them. `temporary` lets the panel say so.
 */
export type Account =
  | {
      readonly wiki: WikiId;
      readonly signedIn: false;
      /** Why the wiki takes no edits at the moment, in the wiki's words; null when it does. */
      readonly readOnly: string | null;
      readonly temporary?: boolean;
    }
  | {
      readonly wiki: WikiId;
      readonly signedIn: true;
      readonly name: string;
      readonly id: number;
      readonly rights: ReadonlySet<string>;
      readonly groups: readonly string[];
      readonly block: Block | null;
      readonly limits: RateLimits;
      readonly readOnly: string | null;
    };

/** To be merged (`mergeParams`) into any `action=query`, so that knowing who is signed in costs no request of its own. */
export const accountParams: Params = {
  action: 'query',
  meta: ['userinfo', 'siteinfo'],
  uiprop: ['rights', 'groups', 'blockinfo', 'ratelimits'],
  siprop: ['general'],
};

const limit = z.object({ hits: z.number(), seconds: z.number() });

const schema = z.object({
  query: z.object({
    userinfo: z.object({
      id: z.number(),
      name: z.string(),
      anon: z.optional(z.boolean()),
      temp: z.optional(z.boolean()),
      rights: z.optional(z.array(z.string())),
      groups: z.optional(z.array(z.string())),
      blockid: z.optional(z.nullable(z.union([z.number(), z.string()]))),
      blockedby: z.optional(z.string()),
      blockreason: z.optional(z.string()),
      blockexpiry: z.optional(z.string()),
      blockpartial: z.optional(z.boolean()),
      systemblocktype: z.optional(z.string()),
      ratelimits: z.optional(
        z.union([emptyList, z.record(z.string(), z.union([emptyList, z.record(z.string(), limit)]))]),
      ),
    }),
    general: z.object({
      readonly: z.optional(z.boolean()),
      readonlyreason: z.optional(z.string()),
    }),
  }),
});

type UserInfo = z.infer<typeof schema>['query']['userinfo'];

/** The account in the answer to a query that had {@link accountParams}. Throws {@link WikiError} of kind `shape`. */
export function parseAccount(wiki: WikiId, answer: unknown): Account {
  const { userinfo, general } = checked(schema, answer).query;
  const readOnly = general.readonly === true ? (general.readonlyreason ?? '') : null;
  if (userinfo.temp === true) return { wiki, signedIn: false, readOnly, temporary: true };
  if (userinfo.anon === true || userinfo.id === 0) return { wiki, signedIn: false, readOnly };
  return {
    wiki,
    signedIn: true,
    name: userinfo.name,
    id: userinfo.id,
    rights: new Set(userinfo.rights),
    groups: userinfo.groups ?? [],
    block: blockOf(userinfo),
    limits: limitsOf(userinfo.ratelimits),
    readOnly,
  };
}

/** Asks a wiki who is signed in: one request. Throws {@link WikiError}. */
export async function readAccount(client: WikiClient, signal?: AbortSignal): Promise<Account> {
  return parseAccount(client.wiki, await client.get(accountParams, signal));
}

function blockOf(user: UserInfo): Block | null {
  if (user.blockedby === undefined && user.blockid == null && user.systemblocktype === undefined) return null;
  return {
    by: user.blockedby ?? null,
    reason: user.blockreason ?? null,
    until: parseExpiry(user.blockexpiry),
    partial: user.blockpartial === true,
  };
}

/** End of a block in milliseconds; MediaWiki writes `infinite` or `infinity` for none. */
export function parseExpiry(expiry: string | undefined): number | null {
  const time = Date.parse(expiry ?? '');
  return Number.isNaN(time) ? null : time;
}

function limitsOf(ratelimits: UserInfo['ratelimits']): RateLimits {
  const limits = new Map<string, ReadonlyMap<string, RateLimit>>();
  for (const [action, byKind] of Object.entries(ratelimits ?? {})) {
    limits.set(action, new Map(Object.entries(byKind)));
  }
  return limits;
}
