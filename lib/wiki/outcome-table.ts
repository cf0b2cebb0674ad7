import * as z from 'zod/mini';
import { parseExpiry } from './account.ts';
import type { ApiErrorEntry } from './client.ts';
import type { Outcome } from './outcome.ts';

/** What the wiki said when it refused a write. */
export interface Refusal {
  readonly errors: readonly ApiErrorEntry[];
  /** Milliseconds, from Retry-After. */
  readonly retryAfter: number | null;
  readonly now: number;
}

type Make = (refusal: Refusal, key: string, detail: string) => Outcome;

/**
 * One row: error codes and message names, and what they mean. A name that ends in `*` stands for all that begin so.
 * The first row that knows any code or name of a refusal decides, so that a cause stands before the codes Wikibase wraps
 * causes in (`failed-save`, `permissiondenied`, `modification-failed`).
 */
type Row = readonly [names: string, make: Make];

/** MediaWiki's limits count by the minute, and `ratelimited` comes without Retry-After. */
const usualWindow = 60_000;
/** What `maxlag` answers ask for at least (API:Etiquette). */
const shortestLag = 5_000;

const plain =
  (
    kind:
      | 'edit-conflict'
      | 'exists'
      | 'protected'
      | 'title-blacklist'
      | 'signed-out'
      | 'another-user'
      | 'missing'
      | 'deleted',
  ): Make =>
  (_refusal, _key, detail) => ({ kind, detail });

const withCode =
  (kind: 'bad-value' | 'refused'): Make =>
  ({ errors }, key, detail) => ({ kind, code: mostTelling(errors, key), detail });

const rows: readonly Row[] = [
  ['assertnameduserfailed', plain('another-user')],
  ['assertuserfailed notloggedin mustbeloggedin', plain('signed-out')],
  ['readonly readonlytext', (_refusal, _key, detail) => ({ kind: 'read-only', detail })],
  [
    'maxlag',
    ({ now, retryAfter }, _key, detail) => ({
      kind: 'lagged',
      until: now + Math.max(shortestLag, retryAfter ?? 0),
      detail,
    }),
  ],
  [
    'ratelimited actionthrottled actionthrottledtext',
    ({ now, retryAfter }, _key, detail) => ({
      kind: 'rate-limited',
      until: now + (retryAfter ?? usualWindow),
      detail,
    }),
  ],
  [
    'blocked autoblocked systemblocked blockedtext* autoblockedtext* systemblockedtext* blocked-* globalblocking-* wikimedia-globalblocking-* torblock-*',
    blocked,
  ],
  [
    'protectedpage* protectednamespace* cascadeprotected* titleprotected protectedtitle protectedinterface namespaceprotected custom*protected site*protected semiprotected*',
    plain('protected'),
  ],
  ['abusefilter-warning*', filtered('abuse-filter-warning')],
  ['abusefilter-*', filtered('abuse-filter-disallowed')],
  ['spamblacklist spam-blacklisted* spamprotection* spamdetected blockedexternaldomains-*', spam],
  ['titleblacklist-*', plain('title-blacklist')],
  ['captcha-*', (_refusal, _key, detail) => ({ kind: 'captcha', id: null, question: null, detail })],
  ['articleexists edit-already-exists', plain('exists')],
  ['pagedeleted edit-gone-missing', plain('deleted')],
  ['badtags tags-apply-*', (_refusal, _key, detail) => ({ kind: 'refused', code: 'badtags', detail })],
  // A base that is gone or of another page: to be read anew, as after any conflict.
  ['editconflict edit-conflict wikibase-api-editconflict undofailure nosuchrevid', plain('edit-conflict')],
  ['missingtitle nocreate-missing no-such-entity badid_*', plain('missing')],
  ['unresolved-redirect', (_refusal, _key, detail) => ({ kind: 'redirected', to: null, detail })],
  [
    'contenttoobig invalidtitle invalid-title pagecannotexist contentmodel-mismatch invalid-json* invalidjson* parseerror emptypage',
    withCode('bad-value'),
  ],
  [
    'wikibase-validator-* modification-failed invalid-claim invalid-snak invalid-guid param-illegal badvalue badinteger no-external-page not-recognized* not-supported unknown_* inconsistent-*',
    withCode('bad-value'),
  ],
  [
    // MediaWiki threw in the middle of its work; it may have saved before.
    'internal_api_error_*',
    (_refusal, _key, detail) => ({ kind: 'unknown', cause: 'internal-error', detail }),
  ],
];

/** The outcome of a write the wiki refused; `refused` with its code when no row knows it. */
export function refusalOutcome(refusal: Refusal): Outcome {
  const keys = refusal.errors.flatMap(({ code, names }) => [code, ...names]);
  const detail = [...new Set(refusal.errors.map(({ text }) => text))].join('\n');
  for (const [names, make] of rows) {
    const key = keys.find(one => matches(names, one));
    if (key !== undefined) return make(refusal, key, detail);
  }
  return withCode('refused')(refusal, keys[0] ?? '', detail);
}

function matches(names: string, key: string): boolean {
  return names.split(' ').some(name => {
    const [start = '', end] = name.split('*');
    return end === undefined ? key === start : key.startsWith(start) && key.endsWith(end);
  });
}

/** Wrappers that say nothing of the cause. */
const wrappers = /^(wikibase-api-|failed-save$|permissiondenied$|modification-failed$)/;

/** The name that says most: `wikibase-validator-too-long` rather than `modification-failed`. */
function mostTelling(errors: readonly ApiErrorEntry[], key: string): string {
  const keys = errors.flatMap(({ code, names }) => [...names, code]);
  return keys.find(one => !wrappers.test(one)) ?? key;
}

const blockData = z.object({
  blockinfo: z.object({
    blockedby: z.optional(z.string()),
    blockreason: z.optional(z.string()),
    blockexpiry: z.optional(z.string()),
  }),
});

function blocked({ errors }: Refusal, _key: string, detail: string): Outcome {
  for (const { data } of errors) {
    const parsed = blockData.safeParse(data);
    if (!parsed.success) continue;
    const { blockedby, blockreason, blockexpiry } = parsed.data.blockinfo;
    return {
      kind: 'blocked',
      detail,
      by: blockedby ?? null,
      reason: blockreason ?? null,
      ...(blockexpiry === undefined ? {} : { until: parseExpiry(blockexpiry) }),
    };
  }
  return { kind: 'blocked', detail, by: null, reason: null };
}

const filterData = z.object({
  abusefilter: z.object({
    id: z.optional(z.union([z.string(), z.number()])),
    description: z.optional(z.string()),
  }),
});

/** Wikibase hands on only the message, whose parameters are the description and the number of the filter. */
const filterMessages = z.object({
  messages: z.array(z.object({ name: z.string(), parameters: z.array(z.unknown()) })),
});

function filtered(kind: 'abuse-filter-warning' | 'abuse-filter-disallowed'): Make {
  return ({ errors }, _key, detail) => {
    for (const { data } of errors) {
      const parsed = filterData.safeParse(data);
      if (!parsed.success) continue;
      const { id, description } = parsed.data.abusefilter;
      return { kind, filter: String(id ?? description ?? ''), detail };
    }
    for (const { data } of errors) {
      const parsed = filterMessages.safeParse(data);
      const message = parsed.data?.messages.find(({ name }) => name.startsWith('abusefilter-'));
      const [description, id] = message?.parameters ?? [];
      if (message !== undefined) return { kind, filter: String(id ?? description ?? ''), detail };
    }
    return { kind, filter: '', detail };
  };
}

const spamData = z.object({ spamblacklist: z.object({ matches: z.array(z.string()) }) });

const spamMessages = z.object({
  messages: z.array(z.object({ parameters: z.array(z.unknown()) })),
});

const listParameter = z.object({ list: z.array(z.string()) });

function spam({ errors }: Refusal, _key: string, detail: string): Outcome {
  const matches = errors.flatMap(({ data }) => {
    const direct = spamData.safeParse(data);
    if (direct.success) return direct.data.spamblacklist.matches;
    const parameters = spamMessages.safeParse(data).data?.messages.flatMap(one => one.parameters) ?? [];
    return parameters.flatMap(one => listParameter.safeParse(one).data?.list ?? []);
  });
  return { kind: 'spam-blacklist', matches: [...new Set(matches)], detail };
}
