import * as z from 'zod/mini';
import { checked } from './api-answer.ts';
import type { WikiClient } from './client.ts';
import { inRequests } from './query.ts';

/**
 * Whether a text can be a user name at all.
 * Source: https://www.mediawiki.org/wiki/Manual:$wgInvalidUsernameCharacters, and what no title may contain.
 */
export function mayBeUserName(text: string): boolean {
  return text.trim() !== '' && text.length <= 235 && !/[#<>[\]{}|/@\p{Cc}]/u.test(text);
}

/** A name as the wiki writes it, and whether it is anybody's. `no-name`: the wiki would not take it as one. */
export interface UserNameFound {
  readonly name: string;
  readonly is: 'somebody' | 'nobody' | 'no-name';
}

const local = z.object({
  query: z.object({
    users: z.array(
      z.object({
        name: z.string(),
        missing: z.optional(z.boolean()),
        invalid: z.optional(z.boolean()),
      }),
    ),
  }),
});

const everywhere = z.object({
  query: z.optional(z.object({ globaluserinfo: z.optional(z.object({ missing: z.optional(z.boolean()) })) })),
});

/**
 * Which of these names are anybody's: one request for fifty, and one for each that this wiki does not know, since somebody
 * may never have been there. Where accounts are not shared between wikis the latter finds nobody. Throws {@link WikiError}.
 */
export async function findUserNames(
  client: WikiClient,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<readonly UserNameFound[]> {
  const found: UserNameFound[] = [];
  for (const some of inRequests(names.filter(mayBeUserName))) {
    const answer = await client.get({ action: 'query', list: 'users', ususers: some }, signal);
    for (const { name, missing, invalid } of checked(local, answer).query.users) {
      const here = missing !== true && invalid !== true;
      const is = invalid === true ? 'no-name' : here ? 'somebody' : await elsewhere(client, name, signal);
      found.push({ name, is });
    }
  }
  return found;
}

async function elsewhere(
  client: WikiClient,
  name: string,
  signal: AbortSignal | undefined,
): Promise<'somebody' | 'nobody'> {
  const answer = await client.get({ action: 'query', meta: 'globaluserinfo', guiuser: name }, signal);
  const user = checked(everywhere, answer).query?.globaluserinfo;
  return user === undefined || user.missing === true ? 'nobody' : 'somebody';
}
