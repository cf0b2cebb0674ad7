import { readFileSync } from 'node:fs';
import { systemClock } from '../../../lib/clock.ts';
import { checklistOf } from '../../../lib/desk/checklist-default.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import type { Check, HelpRequest } from '../../../lib/desk/request/request.ts';
import { createRequestText } from '../../../lib/desk/request/request-text.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import { type Params, type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import { plainRequest } from '../desk/request/plain-request.ts';

/** Texts of pages by title. */
export type Pages = Record<string, string>;

/** English of every group that the screens of requests bring along. */
export const words = createI18n(
  'en',
  new Map([
    [
      'en',
      new Map(
        ['core', 'forms', 'known', 'flag', 'request'].flatMap(group => {
          const file: unknown = JSON.parse(readFileSync(`lib/i18n/messages/${group}/en.json`, 'utf8'));
          return [...toCatalogue(file as Record<string, unknown>)];
        }),
      ),
    ],
  ]),
);

export const boxes: readonly Check[] = checklistOf(defaultConfig).map(box => ({
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

/** What MediaWiki says when later edits touched what is to be undone. */
const undoFailure = () =>
  new WikiError(
    {
      kind: 'api',
      errors: [{ code: 'undofailure', text: 'It could not be undone', names: [], data: {} }],
      retryAfter: null,
      response: {},
    },
    'undofailure',
  );

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

  const shown = (title: string, most: number, from = Number.POSITIVE_INFINITY) => {
    const page = all.get(title);
    if (page === undefined) return { ns: 0, title, missing: true };
    const until = page.revisions.filter(({ revid }) => revid <= from);
    const revisions = until.slice(0, most).map(({ revid, user, comment, text }, at) => ({
      revid,
      parentid: until[at + 1]?.revid ?? 0,
      user,
      comment,
      timestamp: time(revid),
      slots: { main: { content: text, contentmodel: 'wikitext' } },
    }));
    return { ns: 0, title, pageid: page.pageid, lastrevid: page.revisions[0]?.revid ?? 0, revisions };
  };
  const client: WikiClient = {
    wiki: 'meta',
    clock: systemClock,
    async get({ generator, titles, pageids, revids, rvlimit, rvstartid }) {
      if (!reachable) throw new WikiError({ kind: 'unreachable' }, 'No network');
      const asked = (list: Params[string]) =>
        Array.isArray(list) ? list.map(String) : String(list).split('|');
      const wanted =
        generator !== undefined
          ? [...all.keys()].filter(title => !title.startsWith('Talk:'))
          : revids !== undefined
            ? [...all]
                .filter(([, { revisions }]) => asked(revids).includes(String(revisions[0]?.revid)))
                .map(([title]) => title)
            : pageids !== undefined
              ? [...all]
                  .filter(([, { pageid }]) => asked(pageids).includes(String(pageid)))
                  .map(([title]) => title)
              : asked(titles);
      const from = rvstartid === undefined ? Number.POSITIVE_INFINITY : Number(rvstartid);
      return { query: { pages: wanted.map(title => shown(title, Number(rvlimit ?? 1), from)) } };
    },
    async post(params) {
      writes.push(params);
      const refusal = refusals.shift();
      if (refusal !== undefined) throw refusal;
      const { title, summary, undo } = params;
      const [latest, parent] = all.get(String(title))?.revisions ?? [];
      const before = latest?.revid ?? 0;
      if (undo !== undefined && before !== undo) throw undoFailure();
      const text = undo === undefined ? params.text : parent?.text;
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
