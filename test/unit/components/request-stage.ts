import { readFileSync } from 'node:fs';
import { systemClock } from '../../../lib/clock.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import type { Check, HelpRequest } from '../../../lib/desk/request.ts';
import { createRequestText } from '../../../lib/desk/request-text.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import { type Params, type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import { plainRequest } from '../desk/request-arbitraries.ts';

/** Texts of pages by title. */
export type Pages = Record<string, string>;

/** English of every group that the screens of requests bring along. */
export const words = createI18n(
  'en',
  new Map([
    [
      'en',
      new Map(
        ['core', 'flag', 'request'].flatMap(group => {
          const file: unknown = JSON.parse(readFileSync(`lib/i18n/messages/${group}/en.json`, 'utf8'));
          return [...toCatalogue(file as Record<string, unknown>)];
        }),
      ),
    ],
  ]),
);

export const boxes: readonly Check[] = defaultConfig.checklist.map(box => ({
  ...box,
  state: 'to-do',
  by: '',
  at: '',
  note: '',
}));

/** The page of a request with the whole checklist, plain but for what is given. */
export function requestText(part: Partial<HelpRequest>): string {
  return createRequestText({ ...plainRequest, checks: boxes, ...part }, defaultConfig);
}

const time = (revision: number) => new Date(Date.UTC(2026, 10, 1) + revision * 60_000).toISOString();

/** A Meta in memory: lists, reads, keeps a history, and takes edits on the latest revision. */
export function metaWith(pages: Pages) {
  interface Page {
    readonly pageid: number;
    readonly revisions: { revid: number; user: string; comment: string; text: string }[];
  }
  const all = new Map<string, Page>();
  let last = 100;
  let reachable = true;
  /** What the next writes answer instead of saving. */
  const refusals: WikiError[] = [];
  const writes: Params[] = [];
  const edit = (title: string, text: string, user = 'Jonas Berg', comment = 'by hand') => {
    const page = all.get(title) ?? { pageid: all.size + 1, revisions: [] };
    all.set(title, page);
    last += 1;
    page.revisions.unshift({ revid: last, user, comment, text });
    return last;
  };
  for (const [title, text] of Object.entries(pages)) edit(title, text);

  const shown = (title: string, most: number) => {
    const page = all.get(title);
    if (page === undefined) return { ns: 0, title, missing: true };
    const revisions = page.revisions.slice(0, most).map(({ revid, user, comment, text }) => ({
      revid,
      user,
      comment,
      timestamp: time(revid),
      slots: { main: { content: text, contentmodel: 'wikitext' } },
    }));
    return { ns: 0, title, pageid: page.pageid, revisions };
  };
  const client: WikiClient = {
    wiki: 'meta',
    clock: systemClock,
    async get({ generator, titles, pageids, rvlimit }) {
      if (!reachable) throw new WikiError({ kind: 'unreachable' }, 'No network');
      const asked = (list: Params[string]) =>
        Array.isArray(list) ? list.map(String) : String(list).split('|');
      const wanted =
        generator !== undefined
          ? [...all.keys()].filter(title => !title.startsWith('Talk:'))
          : pageids !== undefined
            ? [...all]
                .filter(([, { pageid }]) => asked(pageids).includes(String(pageid)))
                .map(([title]) => title)
            : asked(titles);
      return { query: { pages: wanted.map(title => shown(title, Number(rvlimit ?? 1))) } };
    },
    async post(params) {
      writes.push(params);
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      const { title, text, summary } = params;
      const before = all.get(String(title))?.revisions[0]?.revid ?? 0;
      const revision = edit(String(title), String(text), 'Maja', String(summary));
      return {
        edit: {
          result: 'Success',
          title: String(title),
          pageid: all.get(String(title))?.pageid ?? 0,
          contentmodel: 'wikitext',
          oldrevid: before,
          newrevid: revision,
          newtimestamp: time(revision),
        },
      };
    },
  };
  return {
    client,
    writes,
    edit,
    refuse: (error: WikiError) => refusals.push(error),
    cut: () => {
      reachable = false;
    },
    mend: () => {
      reachable = true;
    },
    textOf: (title: string) => all.get(title)?.revisions[0]?.text,
  };
}
