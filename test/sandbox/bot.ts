import { Mwn } from 'mwn';
import { apiUrl, type WikiId } from '../../lib/wiki/sites.ts';
import { type Loopback, loopbackAgent } from './loopback.ts';
import { type UserKey, userOf } from './users.ts';

/**
 * mwn, signed in to a sandbox wiki. It reaches nothing but the sandbox.
 * @throws MwnError when the wiki refuses the sign-in.
 */
export async function openBot(place: Loopback, wiki: WikiId, key: UserKey): Promise<Mwn> {
  const { name, password } = userOf(key);
  const bot = new Mwn({
    apiUrl: apiUrl(wiki),
    username: name,
    password,
    userAgent: 'partnership-helpdesk-panel sandbox',
    defaultParams: { assert: 'user' },
    silent: true,
    // It warns of signing in with the main account, which is what a sandbox is for.
    suppressAPIWarnings: true,
  });
  // Not setRequestOptions: it merges the agent's fields into the one shared default agent instead of replacing it.
  bot.requestOptions = { ...bot.requestOptions, httpsAgent: loopbackAgent(place), proxy: false };
  await bot.login();
  return bot;
}
