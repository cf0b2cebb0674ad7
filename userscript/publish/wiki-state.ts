import { createHash } from 'node:crypto';
import type { Mwn } from 'mwn';
import * as z from 'zod/mini';
import { unwrapped } from '../../lib/desk/config.ts';
import type { WikiPage } from '../pages/page.ts';

/** In the summary of every revision that the publisher makes: how it knows its own work again. */
export const publishMark = '#helpdesk-panel-pages';

/** Who publishes, and with which rights. */
export interface Publisher {
  readonly name: string;
  readonly rights: ReadonlySet<string>;
}

/** A page as it stands on the wiki. */
export interface StandingPage {
  readonly title: string;
  readonly revision: number;
  readonly text: string;
  readonly model: string;
}

/** What the wiki says about one page to be published. */
export interface PageState {
  /** null when there is no such page. */
  readonly page: StandingPage | null;
  /** Why this account cannot save it, in the wiki's words; empty when it can. */
  readonly refusals: readonly string[];
}

const user = z.object({
  query: z.object({
    userinfo: z.object({ name: z.string(), anon: z.optional(z.boolean()), rights: z.array(z.string()) }),
  }),
});

/** Who the bot is signed in as. @throws when it is not signed in. */
export async function readPublisher(bot: Mwn): Promise<Publisher> {
  const answer = user.parse(await bot.request({ action: 'query', meta: 'userinfo', uiprop: 'rights' }));
  const { name, anon, rights } = answer.query.userinfo;
  if (anon === true) throw new Error('The publisher is not signed in.');
  return { name, rights: new Set(rights) };
}

const refusal = z.object({ code: z.string(), text: z.optional(z.string()), info: z.optional(z.string()) });
const states = z.object({
  query: z.object({
    normalized: z.optional(z.array(z.object({ from: z.string(), to: z.string() }))),
    pages: z.array(
      z.object({
        title: z.string(),
        missing: z.optional(z.boolean()),
        actions: z.optional(
          z.object({ edit: z.optional(z.array(refusal)), create: z.optional(z.array(refusal)) }),
        ),
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              slots: z.object({ main: z.object({ content: z.string(), contentmodel: z.string() }) }),
            }),
          ),
        ),
      }),
    ),
  }),
});

/** How the pages stand on the wiki, by title: one request for 25 of them. */
export async function readStates(
  bot: Mwn,
  titles: readonly string[],
): Promise<ReadonlyMap<string, PageState>> {
  const found = new Map<string, PageState>();
  for (let at = 0; at < titles.length; at += 25) {
    const answer = states.parse(
      await bot.request({
        action: 'query',
        titles: titles.slice(at, at + 25),
        prop: 'revisions|info',
        rvprop: 'ids|content|contentmodel',
        rvslots: 'main',
        intestactions: 'edit|create',
        intestactionsdetail: 'full',
        errorformat: 'plaintext',
      }),
    );
    const asked = new Map(answer.query.normalized?.map(({ from, to }) => [to, from]));
    for (const { title, missing, actions, revisions } of answer.query.pages) {
      const revision = revisions?.[0];
      const page =
        missing === true || revision === undefined
          ? null
          : {
              title,
              revision: revision.revid,
              text: revision.slots.main.content,
              model: revision.slots.main.contentmodel,
            };
      const refused = [...(actions?.edit ?? []), ...(page === null ? (actions?.create ?? []) : [])];
      const refusals = refused.map(({ code, text, info }) => text ?? info ?? code);
      found.set(asked.get(title) ?? title, { page, refusals: [...new Set(refusals)] });
    }
  }
  return found;
}

const history = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.optional(
          z.array(
            z.object({
              user: z.optional(z.string()),
              comment: z.optional(z.string()),
              sha1: z.optional(z.string()),
            }),
          ),
        ),
      }),
    ),
  }),
});

/**
 * Whether the page holds what this publisher put there last: its latest revision has the content of the publisher's own
 * latest one, whatever happened in between. A mark in somebody else's summary does not count.
 */
export async function isAsPublished(bot: Mwn, title: string, publisher: string): Promise<boolean> {
  const answer = history.parse(
    await bot.request({
      action: 'query',
      titles: title,
      prop: 'revisions',
      rvprop: 'user|comment|sha1',
      rvlimit: 50,
    }),
  );
  const revisions = answer.query.pages[0]?.revisions ?? [];
  const own = revisions.find(
    ({ user: name, comment }) => name === publisher && comment?.includes(publishMark) === true,
  );
  return own?.sha1 !== undefined && own.sha1 === revisions[0]?.sha1;
}

/** The text to save: JSON goes as it is where the page is one of JSON, else inside a tag that shows it as code. */
export function textFor(page: WikiPage, standing: StandingPage | null, rights: ReadonlySet<string>): string {
  if (page.model !== 'json') return stored(page.text);
  const asJson = standing === null ? rights.has('editcontentmodel') : standing.model === 'json';
  return stored(asJson ? page.text : `<syntaxhighlight lang="json">\n${page.text}</syntaxhighlight>`);
}

/** Whether a page holds what it should. The wiki writes JSON in its own way, so that is compared by meaning. */
export function sameContent(page: WikiPage, standing: StandingPage, text: string): boolean {
  if (page.model !== 'json') return digest(standing.text) === digest(text);
  try {
    return JSON.stringify(JSON.parse(unwrapped(standing.text))) === JSON.stringify(JSON.parse(page.text));
  } catch {
    return false;
  }
}

/** As MediaWiki stores wikitext: NFC, without blanks at the end. */
function stored(text: string): string {
  return text.normalize('NFC').replace(/\s+$/, '');
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
