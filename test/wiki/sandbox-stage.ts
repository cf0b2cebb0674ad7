import { beforeAll, beforeEach } from 'vitest';
import * as z from 'zod/mini';
import { apiUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox, type Session } from '../sandbox/index.ts';

/** The sandbox tested from outside: what its wikis answer to an editor. */

export const page = 'User:Amina Okello/Trial';
export let sandbox: Sandbox;
export let editor: Session;

/** Before each test of a file: the sandbox as it was seeded. */
export function useSandbox(): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
    editor = await sandbox.signIn('all', 'editor');
  });
  beforeEach(() => sandbox.reset());
}

export type Fields = Readonly<Record<string, string>>;

export function send(session: Session, wiki: WikiId, params: Fields): Promise<Response> {
  const body = new URLSearchParams({ format: 'json', formatversion: '2', ...params });
  return session.fetch(apiUrl(wiki), { method: 'POST', body });
}

export const anyAnswer = z.looseObject({
  error: z.optional(z.looseObject({ code: z.string() })),
  edit: z.optional(
    z.looseObject({
      result: z.string(),
      newrevid: z.optional(z.number()),
      captcha: z.optional(z.looseObject({ id: z.string(), question: z.string() })),
    }),
  ),
});

export async function api(session: Session, wiki: WikiId, params: Fields) {
  return anyAnswer.parse(await (await send(session, wiki, params)).json());
}

export async function token(session: Session, wiki: WikiId): Promise<string> {
  const shape = z.object({ query: z.object({ tokens: z.object({ csrftoken: z.string() }) }) });
  const answer = await (await send(session, wiki, { action: 'query', meta: 'tokens' })).json();
  return shape.parse(answer).query.tokens.csrftoken;
}

export async function edit(session: Session, text: string, more: Fields = {}, wiki: WikiId = 'meta') {
  const given = { action: 'edit', title: page, text, token: await token(session, wiki), ...more };
  return api(session, wiki, given);
}

/** The page's wikitext as anyone sees it; null when there is no such page. */
export async function textOf(title: string, wiki: WikiId = 'meta'): Promise<string | null> {
  const address = new URL(apiUrl(wiki).replace('api.php', 'index.php'));
  address.searchParams.set('title', title);
  address.searchParams.set('action', 'raw');
  const response = await sandbox.anonymous().fetch(address);
  return response.status === 404 ? null : response.text();
}

export async function whoAmI(session: Session, wiki: WikiId) {
  const shape = z.object({
    query: z.object({
      userinfo: z.object({ name: z.string(), anon: z.optional(z.boolean()), groups: z.array(z.string()) }),
    }),
  });
  const answer = await send(session, wiki, { action: 'query', meta: 'userinfo', uiprop: 'groups' });
  return shape.parse(await answer.json()).query.userinfo;
}
