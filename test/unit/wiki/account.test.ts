import { describe, expect, it } from 'vitest';
import { accountParams, parseAccount, readAccount } from '../../../lib/wiki/account.ts';
import { WikiError } from '../../../lib/wiki/client.ts';
import { mergeParams } from '../../../lib/wiki/query.ts';
import { json, scripted } from './scripted-fetch.ts';

const answer = (userinfo: object, general: object = {}) => ({ query: { userinfo, general } });
const amina = {
  id: 3,
  name: 'Amina Okello',
  groups: ['*', 'user'],
  rights: ['edit', 'createpage'],
  ratelimits: [],
};

describe('who is signed in', () => {
  it('comes with rights, groups and limits, in one request', async () => {
    const ratelimits = { edit: { user: { hits: 90, seconds: 60 } }, upload: [] };
    const { client, sent } = scripted([json(answer({ ...amina, ratelimits }))], { wiki: 'wikidata' });
    const account = await readAccount(client);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.params).toMatchObject({ meta: 'userinfo|siteinfo' });
    expect(account).toEqual({
      wiki: 'wikidata',
      signedIn: true,
      name: 'Amina Okello',
      id: 3,
      rights: new Set(['edit', 'createpage']),
      groups: ['*', 'user'],
      block: null,
      limits: new Map([
        ['edit', new Map([['user', { hits: 90, seconds: 60 }]])],
        ['upload', new Map()],
      ]),
      readOnly: null,
    });
  });

  it('can be no one, or a temporary account, which is no one to publish as', () => {
    expect(parseAccount('meta', answer({ id: 0, name: '192.0.2.1', anon: true }))).toEqual({
      wiki: 'meta',
      signedIn: false,
      readOnly: null,
    });
    expect(parseAccount('meta', answer({ ...amina, name: '~2026-7', temp: true }))).toMatchObject({
      signedIn: false,
      temporary: true,
    });
  });

  it('may be blocked, for a while or for ever, from all or a few pages', () => {
    const blocked = { blockid: 5, blockedby: 'Karim', blockreason: 'spam' };
    const blockOf = (more: object) => {
      const account = parseAccount('meta', answer({ ...amina, ...blocked, ...more }));
      return account.signedIn ? account.block : undefined;
    };
    expect(blockOf({ blockexpiry: 'infinite' })).toEqual({
      by: 'Karim',
      reason: 'spam',
      until: null,
      partial: false,
    });
    expect(blockOf({ blockexpiry: '2026-12-01T00:00:00Z', blockpartial: true })).toMatchObject({
      until: Date.UTC(2026, 11, 1),
      partial: true,
    });
  });

  it('is told together with the reason why the wiki takes no edits', () => {
    const general = { readonly: true, readonlyreason: 'Moving house' };
    expect(parseAccount('meta', answer(amina, general)).readOnly).toBe('Moving house');
    expect(parseAccount('meta', answer(amina, { readonly: false })).readOnly).toBeNull();
  });

  it('is not guessed from an answer of another shape', () => {
    expect(() => parseAccount('meta', { query: { userinfo: {} } })).toThrow(WikiError);
    expect(() => parseAccount('meta', {})).toThrow(WikiError);
  });

  it('can be asked together with pages', () => {
    const merged = mergeParams(accountParams, {
      action: 'query',
      titles: ['A'],
      meta: ['tokens', 'siteinfo'],
    });
    expect(merged).toMatchObject({ titles: ['A'], meta: ['userinfo', 'siteinfo', 'tokens'] });
  });
});
