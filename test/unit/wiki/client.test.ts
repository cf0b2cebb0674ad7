import { describe, expect, it } from 'vitest';
import { WikiError, type WikiErrorCause } from '../../../lib/wiki/client.ts';
import { broken, cutShort, failure, json, scripted, token } from './scripted-fetch.ts';

async function errorOf(work: Promise<unknown>): Promise<WikiError> {
  const error = await work.then(
    () => undefined,
    reason => reason,
  );
  expect(error).toBeInstanceOf(WikiError);
  if (!(error instanceof WikiError)) throw new Error('not a WikiError');
  return error;
}

const kindOf = async (work: Promise<unknown>): Promise<WikiErrorCause['kind']> =>
  (await errorOf(work)).reason.kind;

describe('a request', () => {
  it('goes to the wiki with cookies, a name for the agent, and asks for plain errors', async () => {
    const { client, sent } = scripted([json({ query: {} })], { wiki: 'commons' });
    await client.get({ action: 'query', titles: ['A', 'B'], redirects: false, maxlag: undefined });
    const [one] = sent;
    expect(`${one?.url.origin}${one?.url.pathname}`).toBe('https://commons.wikimedia.org/w/api.php');
    expect(one?.method).toBe('GET');
    expect(one?.credentials).toBe('include');
    expect(one?.headers.get('api-user-agent')).toMatch(/^panel-test\/1\.0 \(test\)/u);
    expect(one?.headers.has('user-agent')).toBe(false);
    expect(one?.params).toEqual({
      action: 'query',
      titles: 'A|B',
      format: 'json',
      formatversion: '2',
      errorformat: 'plaintext',
      errorsuselocal: '',
    });
  });

  it('says where it comes from on other wikis only', async () => {
    const env = { origin: 'https://commons.wikimedia.org' };
    const home = scripted([json({})], { wiki: 'commons', env });
    await home.client.get({ action: 'query' });
    expect(home.sent[0]?.params.origin).toBeUndefined();
    const away = scripted([json({})], { wiki: 'meta', env });
    await away.client.get({ action: 'query' });
    expect(away.sent[0]?.url.searchParams.get('origin')).toBe('https://commons.wikimedia.org');
  });

  it('that is too long for an address goes as a POST, without a token', async () => {
    const { client, sent } = scripted([json({})]);
    await client.get({ action: 'query', titles: Array.from({ length: 50 }, () => 'ж'.repeat(100)) });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.params.token).toBeUndefined();
  });

  it('keeps a value with a bar in it apart from the list', async () => {
    const { client, sent } = scripted([json({})]);
    await client.get({ action: 'query', titles: ['A|B', 'C'] });
    expect(sent[0]?.params.titles).toBe('\x1fA|B\x1fC');
  });
});

describe('a write', () => {
  it('reads the token once and uses it from then on', async () => {
    const { client, sent } = scripted([token, json({ edit: 1 }), json({ edit: 2 })]);
    await client.post({ action: 'edit', text: 'a' });
    await client.post({ action: 'edit', text: 'b' });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
    expect(sent[1]?.params.token).toBe('abc+\\');
    expect(sent[1]?.url.searchParams.get('action')).toBe('edit');
  });

  it('goes out again with a new token when the wiki refused the old one', async () => {
    const fresh = json({ query: { tokens: { csrftoken: 'new+\\' } } });
    const { client, sent } = scripted([token, failure('badtoken'), fresh, json({ edit: 1 })]);
    await expect(client.post({ action: 'edit' })).resolves.toEqual({ edit: 1 });
    expect(sent.map(({ params }) => params.token)).toEqual([undefined, 'abc+\\', undefined, 'new+\\']);
  });

  it('ends when the new token is refused too', async () => {
    const { client, sent } = scripted([token, failure('badtoken'), token, failure('badtoken')]);
    const { reason } = await errorOf(client.post({ action: 'edit' }));
    expect(reason.kind === 'api' && reason.errors[0]?.code).toBe('badtoken');
    expect(sent).toHaveLength(4);
  });

  it.each(['assertuserfailed', 'assertnameduserfailed', 'readonly', 'ratelimited', 'maxlag'])(
    'is not sent again by itself after %s',
    async code => {
      const { client, sent } = scripted([token, failure(code, {}, { 'Retry-After': '0' })]);
      expect(await kindOf(client.post({ action: 'edit' }))).toBe('api');
      expect(sent).toHaveLength(2);
    },
  );

  it('that was done is not sent again because its answer names a time to come back', async () => {
    const { client, sent } = scripted([token, json({ edit: 1 }, { 'Retry-After': '0' })]);
    await expect(client.post({ action: 'edit' })).resolves.toEqual({ edit: 1 });
    expect(sent).toHaveLength(2);
  });

  it('is lost when it was rejected or its answer cut, and may have been done', async () => {
    for (const reply of [broken, cutShort]) {
      const { client, sent } = scripted([token, reply]);
      const error = await errorOf(client.post({ action: 'edit' }));
      expect(error.reason).toEqual({ kind: 'lost' });
      expect(error.mayHaveActed).toBe(true);
      expect(sent).toHaveLength(2);
    }
  });

  it('whose token could not be read has certainly not been done', async () => {
    for (const reply of [broken, json({}, {}, 503), () => new Response('<html>')]) {
      const { client } = scripted([reply]);
      expect((await errorOf(client.post({ action: 'edit' }))).mayHaveActed).toBe(false);
    }
  });

  it('is not begun when it was given up before, and not cut once it is on its way', async () => {
    const early = new AbortController();
    early.abort(new Error('left'));
    const { client, sent } = scripted([token]);
    await expect(client.post({ action: 'edit' }, early.signal)).rejects.toThrow('left');
    expect(sent).toHaveLength(0);

    const late = new AbortController();
    const under = scripted([
      token,
      one => {
        late.abort(new Error('left'));
        expect(one.signal?.aborted).toBe(false);
        return Response.json({ edit: 1 });
      },
    ]);
    await expect(under.client.post({ action: 'edit' }, late.signal)).resolves.toEqual({ edit: 1 });
  });

  it('is lost when it takes too long', async () => {
    const patience = new AbortController();
    const { client } = scripted(
      [
        token,
        one =>
          new Promise((_resolve, reject) => {
            one.signal?.addEventListener('abort', () => reject(one.signal?.reason));
            patience.abort(new Error('too long'));
          }),
      ],
      { env: { timeout: () => patience.signal } },
    );
    expect(await kindOf(client.post({ action: 'edit' }))).toBe('lost');
  });
});

describe('a failure', () => {
  it('of a read is unreachable, whether refused or cut: nothing can have changed', async () => {
    for (const reply of [broken, cutShort]) {
      const { client } = scripted([reply]);
      const error = await errorOf(client.get({ action: 'query' }));
      expect(error.reason).toEqual({ kind: 'unreachable' });
      expect(error.mayHaveActed).toBe(false);
    }
  });

  it('of a read that was given up is the reason for giving up', async () => {
    const stop = new AbortController();
    const { client } = scripted([
      () => {
        stop.abort(new Error('moved on'));
        throw new TypeError('aborted');
      },
    ]);
    await expect(client.get({ action: 'query' }, stop.signal)).rejects.toThrow('moved on');
  });

  it('by HTTP status tells when to come back, in seconds or as a date', async () => {
    const at = new Date(scripted([]).clock.now() + 90_000).toUTCString();
    for (const [value, expected] of [
      ['30', 30_000],
      [at, 90_000],
      ['soon', null],
    ] as const) {
      const { client } = scripted([json({}, { 'Retry-After': value }, 503)]);
      const { reason } = await errorOf(client.get({ action: 'query' }));
      expect(reason).toEqual({ kind: 'http', status: 503, retryAfter: expected });
    }
  });

  it('with a page instead of JSON, or JSON that is no object, is not-json', async () => {
    for (const text of ['<!DOCTYPE html><title>Wi-Fi</title>', '', '"hello"', 'null']) {
      const { client } = scripted([() => new Response(text)]);
      expect(await kindOf(client.get({ action: 'query' }))).toBe('not-json');
    }
  });

  it('of the API keeps every code and message name, those of the header too', async () => {
    const messages = [{ name: 'wikibase-api-failed-save' }, { name: 'actionthrottledtext', parameters: [] }];
    const { client } = scripted([
      token,
      json(
        { errors: [{ code: 'failed-save', text: 'The save has failed.', data: { messages } }] },
        { 'MediaWiki-API-Error': 'failed-save, ratelimited' },
      ),
    ]);
    const { reason } = await errorOf(client.post({ action: 'wbeditentity' }));
    if (reason.kind !== 'api') throw new Error(reason.kind);
    expect(reason.errors).toHaveLength(1);
    expect(reason.errors[0]?.names).toEqual([
      'wikibase-api-failed-save',
      'actionthrottledtext',
      'failed-save',
      'ratelimited',
    ]);
  });

  it('of the API in the old form, or by header alone, is understood', async () => {
    const old = scripted([
      json({ error: { code: 'maxlag', info: 'Waiting', lag: 7 } }, { 'Retry-After': '5' }),
    ]);
    const { reason } = await errorOf(old.client.get({ action: 'query' }));
    if (reason.kind !== 'api') throw new Error(reason.kind);
    expect(reason.errors[0]).toEqual({ code: 'maxlag', text: 'Waiting', names: [], data: { lag: 7 } });
    expect(reason.retryAfter).toBe(5000);

    const bare = scripted([json({}, { 'MediaWiki-API-Error': 'internal_api_error_DBQueryError' }, 500)]);
    const other = await errorOf(bare.client.get({ action: 'query' }));
    expect(other.reason.kind === 'api' && other.reason.errors[0]?.code).toBe(
      'internal_api_error_DBQueryError',
    );
  });
});
