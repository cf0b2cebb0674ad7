import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { editAnswerOutcome, errorOutcome } from '../../../lib/wiki/classify.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import { type Outcome, type OutcomeKind, verdicts } from '../../../lib/wiki/outcome.ts';
import { broken, cutShort, failure, json, type Reply, scripted, token } from './scripted-fetch.ts';

/** How a write ends that is answered so. */
async function outcomeOf(...replies: Reply[]): Promise<Outcome> {
  const { client, clock } = scripted(replies);
  try {
    const answer = await client.post({ action: 'edit', title: 'P' });
    return editAnswerOutcome('meta', answer, { title: 'P', base: 7 }, clock.now());
  } catch (error) {
    if (error instanceof WikiError) return errorOutcome(error, clock.now());
    throw error;
  }
}

const recording = z.object({
  name: z.string(),
  method: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  response: z.looseObject({ error: z.optional(z.looseObject({ code: z.string() })) }),
});

const folder = new URL('../../sandbox/wikibase/recordings/', import.meta.url);
const recordings = readdirSync(folder)
  .filter(name => /^\d.*\.json$/u.test(name) && !name.includes('-rest-'))
  .map(name => recording.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

async function recordedOutcome(name: string): Promise<Outcome> {
  const found = recordings.find(one => one.name === name);
  if (found === undefined) throw new Error(`no recording ${name}`);
  return outcomeOf(token, json(found.response, found.headers, found.status));
}

describe('what a real Wikibase refuses', () => {
  const expected: readonly (readonly [string, OutcomeKind])[] = [
    ['baserevid-stale-same-label-conflicts', 'edit-conflict'],
    ['baserevid-stale-editentity-conflicts', 'edit-conflict'],
    ['baserevid-not-a-revision', 'edit-conflict'],
    ['baserevid-of-another-page', 'edit-conflict'],
    ['mediainfo-stale-conflict', 'edit-conflict'],
    ['undo-conflict', 'edit-conflict'],
    ['edit-missing', 'missing'],
    ['edit-deleted', 'missing'],
    ['mediainfo-missing-page', 'missing'],
    ['edit-protected', 'protected'],
    ['edit-redirect', 'redirected'],
    ['assertuser-failed', 'another-user'],
    ['assert-user-failed', 'signed-out'],
    ['maxlag', 'lagged'],
    ['maxlag-queryservice', 'lagged'],
    ['readonly', 'read-only'],
    ['ratelimited', 'rate-limited'],
    ['blocked', 'blocked'],
    ['abusefilter-disallowed', 'abuse-filter-disallowed'],
    ['abusefilter-warning', 'abuse-filter-warning'],
    ['spamblacklist', 'spam-blacklist'],
    ['captcha', 'refused'],
    ['bad-tag', 'refused'],
    ['property-create-denied', 'refused'],
    ['edit-text-of-item-denied', 'refused'],
    ['property-label-conflict', 'bad-value'],
    ['label-too-long', 'bad-value'],
    ['sitelink-taken', 'bad-value'],
    ['sitelink-page-missing', 'bad-value'],
    ['invalid-language', 'bad-value'],
    ['claim-set-wrong-guid', 'bad-value'],
    ['claim-remove-gone', 'bad-value'],
    ['mediainfo-sitelink-refused', 'bad-value'],
  ];

  it.each(expected)('%s is %s', async (name, kind) => {
    expect((await recordedOutcome(name)).kind).toBe(kind);
  });

  it('a value of any datatype: every one is a bad value, with the name that says most', async () => {
    const invalid = recordings.filter(({ name, response }) => /^invalid-/u.test(name) && response.error);
    expect(invalid.length).toBeGreaterThan(20);
    for (const { name } of invalid) {
      const outcome = await recordedOutcome(name);
      expect([name, outcome.kind]).toEqual([name, 'bad-value']);
    }
    expect(await recordedOutcome('invalid-string-too-long')).toMatchObject({
      code: 'wikibase-validator-too-long',
    });
  });

  it('never is called saved or open when the wiki did answer with an error', async () => {
    for (const { name, method, response } of recordings) {
      if (method !== 'POST' || response.error === undefined || name === 'bad-token') continue;
      const { kind } = await recordedOutcome(name);
      expect([name, kind]).not.toEqual([name, 'unknown']);
      expect([name, verdicts[kind].done]).toEqual([name, false]);
    }
  });

  it('keeps which filter and which address it was', async () => {
    expect(await recordedOutcome('abusefilter-warning')).toMatchObject({ filter: '2' });
    expect(await recordedOutcome('abusefilter-disallowed')).toMatchObject({ filter: '1' });
    expect(await recordedOutcome('spamblacklist')).toMatchObject({ matches: ['spam.example'] });
  });

  it('tells when to come back', async () => {
    const { clock } = scripted([]);
    expect(await recordedOutcome('maxlag')).toMatchObject({ until: clock.now() + 5000 });
    expect(await recordedOutcome('ratelimited')).toMatchObject({ until: clock.now() + 60_000 });
  });
});

describe('what a wiki refuses of a page', () => {
  const filter = { abusefilter: { id: 4, description: 'Sales talk', actions: ['warn'] } };
  const blockinfo = { blockedby: 'Karim', blockreason: 'spam', blockexpiry: '2026-12-01T00:00:00Z' };
  it.each([
    [failure('protectedpage'), { kind: 'protected' }],
    [failure('cascadeprotected'), { kind: 'protected' }],
    [failure('titleprotected'), { kind: 'protected' }],
    [failure('protectednamespace-interface'), { kind: 'protected' }],
    [failure('sitejsprotected'), { kind: 'protected' }],
    [failure('abusefilter-warning', filter), { kind: 'abuse-filter-warning', filter: '4' }],
    [failure('abusefilter-warning-sales', filter), { kind: 'abuse-filter-warning', filter: '4' }],
    [failure('abusefilter-disallowed', filter), { kind: 'abuse-filter-disallowed', filter: '4' }],
    [failure('abusefilter-throttled', filter), { kind: 'abuse-filter-disallowed', filter: '4' }],
    [
      failure('spamblacklist', { spamblacklist: { matches: ['bad.example'] } }),
      { kind: 'spam-blacklist', matches: ['bad.example'] },
    ],
    [failure('titleblacklist-forbidden'), { kind: 'title-blacklist' }],
    [
      failure('blocked', { blockinfo }),
      { kind: 'blocked', by: 'Karim', reason: 'spam', until: Date.UTC(2026, 11, 1) },
    ],
    [failure('autoblocked', { blockinfo: { blockexpiry: 'infinite' } }), { kind: 'blocked', until: null }],
    [failure('globalblocking-blockedtext-user'), { kind: 'blocked', by: null }],
    [failure('articleexists'), { kind: 'exists' }],
    [failure('editconflict'), { kind: 'edit-conflict' }],
    [failure('pagedeleted'), { kind: 'deleted' }],
    [failure('missingtitle'), { kind: 'missing' }],
    [failure('contenttoobig'), { kind: 'bad-value', code: 'contenttoobig' }],
    [failure('invalidtitle'), { kind: 'bad-value', code: 'invalidtitle' }],
    [failure('permissiondenied'), { kind: 'refused', code: 'permissiondenied' }],
    [failure('something-new'), { kind: 'refused', code: 'something-new', detail: 'about something-new' }],
    [failure('internal_api_error_DBQueryError'), { kind: 'unknown', cause: 'internal-error' }],
    [
      json({ edit: { result: 'Failure', code: 'abusefilter-disallowed' } }),
      { kind: 'abuse-filter-disallowed' },
    ],
    [json({ edit: { result: 'Failure' } }), { kind: 'refused', code: 'failure' }],
    [
      json({ edit: { result: 'Failure', captcha: { type: 'question', id: '91', question: 'Two?' } } }),
      { kind: 'captcha', id: '91', question: 'Two?' },
    ],
    [
      json({ edit: { result: 'Failure', captcha: { type: 'image', id: 5, url: '/w/index.php?x=1' } } }),
      { kind: 'captcha', id: '5', question: null, image: 'https://meta.wikimedia.org/w/index.php?x=1' },
    ],
    [json({}, { 'Retry-After': '7' }, 429), { kind: 'rate-limited' }],
    [json({}, {}, 403), { kind: 'refused', code: 'http-403' }],
    [json({}, {}, 503), { kind: 'unknown', cause: 'http' }],
    [() => new Response('<html>'), { kind: 'unknown', cause: 'not-json' }],
    [json({ hello: 1 }), { kind: 'unknown', cause: 'shape' }],
    [json({ edit: { result: 'Success' } }), { kind: 'unknown', cause: 'shape' }],
    [broken, { kind: 'unknown', cause: 'lost' }],
    [cutShort, { kind: 'unknown', cause: 'lost' }],
  ] as const)('answer %# of these', async (reply, expected) => {
    expect(await outcomeOf(token, reply)).toMatchObject(expected);
  });

  it('is certain to be unsaved when the token could not even be read', async () => {
    expect(await outcomeOf(broken)).toEqual({ kind: 'unreachable', detail: expect.any(String) });
    expect(await outcomeOf(json({}, { 'Retry-After': '9' }, 503))).toMatchObject({
      kind: 'unreachable',
      status: 503,
      answered: true,
      until: scripted([]).clock.now() + 9000,
    });
    expect(await outcomeOf(failure('internal_api_error_X'))).toMatchObject({
      kind: 'unreachable',
      answered: true,
    });
  });
});

describe('what a wiki saves', () => {
  it('is a new revision, a new page, or no change', async () => {
    const success = { result: 'Success', title: 'P', pageid: 3 };
    const edit = (more: object) => outcomeOf(token, json({ edit: { ...success, ...more } }));
    expect(await edit({ oldrevid: 7, newrevid: 9 })).toEqual({
      kind: 'saved',
      title: 'P',
      revision: 9,
      previousRevision: 7,
      created: false,
      confirmedBy: 'answer',
    });
    expect(await edit({ oldrevid: 0, newrevid: 10, new: true })).toMatchObject({ created: true });
    expect(await edit({ nochange: true })).toEqual({ kind: 'no-change', title: 'P', revision: 7 });
  });
});
