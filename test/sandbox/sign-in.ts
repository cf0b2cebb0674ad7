import * as z from 'zod/mini';
import { apiUrl, type WikiId } from '../../lib/wiki/sites.ts';
import type { SandboxUser } from './users.ts';

const tokenAnswer = z.object({ query: z.object({ tokens: z.object({ logintoken: z.string() }) }) });
const loginAnswer = z.object({
  clientlogin: z.object({ status: z.string(), message: z.optional(z.string()) }),
});

/**
 * Signs a user in to one wiki through `request`, which must keep cookies; "keep me signed in" is ticked.
 * @throws Error with the wiki's words when it refuses.
 */
export async function signIn(request: typeof fetch, wiki: WikiId, user: SandboxUser): Promise<void> {
  const post = async (params: Record<string, string>): Promise<unknown> => {
    const response = await request(apiUrl(wiki), {
      method: 'POST',
      body: new URLSearchParams({ format: 'json', formatversion: '2', ...params }),
    });
    return response.json();
  };
  const { query } = tokenAnswer.parse(await post({ action: 'query', meta: 'tokens', type: 'login' }));
  const answer = await post({
    action: 'clientlogin',
    username: user.name,
    password: user.password,
    rememberMe: '1',
    logintoken: query.tokens.logintoken,
    loginreturnurl: apiUrl(wiki),
  });
  const outcome = loginAnswer.safeParse(answer);
  if (outcome.data?.clientlogin.status !== 'PASS') {
    throw new Error(`${user.name} could not sign in to ${wiki}: ${JSON.stringify(answer)}`);
  }
}
