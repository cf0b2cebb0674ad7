import * as z from 'zod/mini';
import { sites, type WikiId } from '../../lib/wiki/sites.ts';
import type { Sandbox, Session, UserKey } from '../sandbox/index.ts';
import type { Recording } from './wikibase-recordings.ts';
import { Names } from './wikibase-recordings-names.ts';

/** Who plays whom. A person of the recording without a user here was signed in nowhere. */
const cast: Readonly<Record<string, UserKey>> = {
  Admin: 'admin',
  StaffUser: 'admin',
  BotUser: 'admin',
  DemoUser: 'editor',
  SlowUser: 'newcomer',
  BlockedUser: 'newcomer',
  NewUser: 'newcomer',
};

const tokensAnswer = z.object({ query: z.object({ tokens: z.record(z.string(), z.string()) }) });

/** What came back: HTTP status, headers, and the body if it was a JSON object. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Sends the recorded requests to the sandbox, under the sandbox's names for everything. */
export class Lab {
  readonly names: Names;
  readonly sandbox: Sandbox;
  readonly #sessions = new Map<string, Promise<Session>>();

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    const { triggers, users } = sandbox;
    this.names = new Names([
      ['ABUSE-DISALLOW', triggers.filterDisallowed],
      ['ABUSE-WARN', triggers.filterWarning],
      ['http://spam.example/x', triggers.spamLink],
      ['spam.example', new URL(triggers.spamLink).host],
      // The two Wikipedias of the recording were pages of Meta.
      ['enwiki', 'metawiki'],
      ['dewiki', 'metawiki'],
      ...Object.entries(cast).map(([name, key]) => [name, users[key].name] as const),
    ]);
  }

  /** The request of a recording, sent by whoever plays its user. */
  async send(recording: Recording): Promise<Answer> {
    const wiki: WikiId = recording.site === 'commons.wikimedia.org' ? 'commons' : 'wikidata';
    this.names.site = wiki;
    if (recording.path !== undefined)
      return this.#open(wiki, recording.user, this.names.translate(recording.path));
    const { token, ...params } = recording.params;
    const sent = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, this.#param(key, value)]),
    );
    if (token !== undefined) {
      sent.token = token === 'TOKEN' ? await this.#token(wiki, recording.user, params.action ?? '') : token;
    }
    return this.call(wiki, recording.user, sent, recording.method);
  }

  /** Any request to api.php; in `params`, nothing is translated. */
  async call(
    wiki: WikiId,
    user: string | null,
    params: Readonly<Record<string, string>>,
    method: 'GET' | 'POST' = 'GET',
  ): Promise<Answer> {
    const query = new URLSearchParams({ format: 'json', formatversion: '2', ...params });
    return method === 'GET'
      ? this.#open(wiki, user, `/w/api.php?${query}`)
      : this.#open(wiki, user, '/w/api.php', query);
  }

  /** A change that the recordings take for granted. @throws Error when the wiki refuses it. */
  async change(
    wiki: WikiId,
    user: string,
    params: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown>> {
    const token = await this.#token(wiki, user, params.action ?? '');
    const { body } = await this.call(wiki, user, { ...params, token }, 'POST');
    if (body.error !== undefined) throw new Error(`${JSON.stringify(params)}: ${JSON.stringify(body.error)}`);
    return body;
  }

  /** Uploads a file to Commons. */
  async upload(user: string, name: string, text: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const form = new FormData();
    const token = await this.#token('commons', user, 'upload');
    const params = { action: 'upload', format: 'json', filename: name, text, ignorewarnings: '1', token };
    for (const [key, value] of Object.entries(params)) form.set(key, value);
    form.set('file', new Blob([bytes], { type: 'image/png' }), name);
    const { body } = await this.#open('commons', user, '/w/api.php', form);
    if (body.error !== undefined) throw new Error(`${name}: ${JSON.stringify(body.error)}`);
  }

  async #open(
    wiki: WikiId,
    user: string | null,
    path: string,
    body?: FormData | URLSearchParams,
  ): Promise<Answer> {
    this.names.site = wiki;
    const { fetch } = await this.#session(wiki, user);
    const url = `https://${sites[wiki].host}${path}`;
    const response = await fetch(url, body === undefined ? {} : { method: 'POST', body });
    const text = await response.text();
    const parsed = z.safeParse(
      z.record(z.string(), z.unknown()),
      text.startsWith('{') ? JSON.parse(text) : {},
    );
    return { status: response.status, headers: response.headers, body: parsed.data ?? {} };
  }

  async #session(wiki: WikiId, user: string | null): Promise<Session> {
    const key = user === null ? undefined : cast[user];
    if (key === undefined) return this.sandbox.anonymous();
    const id = `${wiki} ${key}`;
    const session = this.#sessions.get(id) ?? this.sandbox.signIn(wiki, key);
    this.#sessions.set(id, session);
    return session;
  }

  async #token(wiki: WikiId, user: string | null, action: string): Promise<string> {
    const type = action === 'rollback' ? 'rollback' : 'csrf';
    const { body } = await this.call(wiki, user, { action: 'query', meta: 'tokens', type });
    return tokensAnswer.parse(body).query.tokens[`${type}token`] ?? '';
  }

  #param(key: string, value: string): string {
    const isRevision = ['baserevid', 'undo', 'undoafter', 'fromrev'].includes(key);
    return isRevision ? (this.names.live('revision', value) ?? value) : this.names.translate(value);
  }
}
