import { Mwn, MwnError } from 'mwn';
import * as z from 'zod/mini';
import { lostConnection } from './publish.ts';

/** What the publisher must know of a wiki before it begins. */
export interface Wiki {
  readonly name: string;
  /** The account it is signed in with. */
  readonly account: string;
  /** Whether gadgets do anything there. */
  readonly gadgets: boolean;
}

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly bot: Mwn; readonly wiki: Wiki }
  /** The wiki did not take name and password: its words. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** The wiki signs nobody in at the moment: its words. */
  | { readonly kind: 'not-now'; readonly detail: string }
  /** Something answered, but not the API of a wiki. */
  | { readonly kind: 'no-wiki'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string };

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const about = z.object({
  query: z.object({
    general: z.object({ sitename: z.string() }),
    extensions: z.array(z.object({ name: z.optional(z.string()) })),
    userinfo: z.object({ name: z.string() }),
  }),
});

/**
 * Signs in to the wiki at `api` (the address of its api.php). `prepare` is given the bot before it asks anything.
 * @throws what is none of the failures of {@link SignedIn}.
 */
export async function signIn(
  api: URL,
  { username, password }: Credentials,
  prepare: (bot: Mwn) => void = () => {},
): Promise<SignedIn> {
  const bot = new Mwn({
    apiUrl: api.href,
    username,
    password,
    userAgent: 'partnership-helpdesk-panel publisher',
    silent: true,
    // They are for authors of bots; what a person has to know is said by us.
    suppressAPIWarnings: true,
  });
  prepare(bot);
  try {
    await bot.login();
    const answer = about.parse(
      await bot.request({ action: 'query', meta: 'siteinfo|userinfo', siprop: 'general|extensions' }),
    );
    const { general, extensions, userinfo } = answer.query;
    const gadgets = extensions.some(({ name }) => name === 'Gadgets');
    return { kind: 'signed-in', bot, wiki: { name: general.sitename, account: userinfo.name, gadgets } };
  } catch (error) {
    return failure(error);
  }
}

/** What Node and the HTTP library call an answer that came, but with a status like 404. */
const answered = new Set(['ERR_BAD_REQUEST', 'ERR_BAD_RESPONSE']);

function failure(error: unknown): SignedIn {
  if (error instanceof z.core.$ZodError) return { kind: 'no-wiki', detail: 'It answers in another way.' };
  if (error instanceof MwnError) {
    if (error.code === 'invalidjson') return { kind: 'no-wiki', detail: 'It does not answer in JSON.' };
    const detail = error.info ?? error.message;
    return { kind: error.code === 'readonly' ? 'not-now' : 'refused', detail };
  }
  const lost = lostConnection(error);
  if (lost === undefined || !(error instanceof Error)) throw error;
  return { kind: answered.has(lost) ? 'no-wiki' : 'unreachable', detail: error.message };
}
