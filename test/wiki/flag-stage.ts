import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { defaultConfig } from '../../lib/desk/config.ts';
import { type FlagDeps, flagPartner } from '../../lib/desk/opportunity/flag.ts';
import type { FlagDraft, Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import { parseOpportunity } from '../../lib/desk/opportunity/opportunity-record.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { metaPages } from '../../userscript/pages/index.ts';
import { publishPages } from '../../userscript/publish/publish.ts';
import { openBot } from '../sandbox/bot.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { type Person, textOf } from './outcome-stage.ts';

/** What the tests of flagging share: a draft, a flagger, and looking at what came of it. */

export const prefix = `${defaultConfig.pages.opportunities}/`;

export const draft: FlagDraft = {
  partner: 'Harbour Museum',
  item: null,
  kind: 'museum',
  country: ['UG', 'KE', 'SE'],
  material: ['photographs', 'maps'],
  volume: 'about 4,000',
  licence: 'unclear',
  languages: ['sw'],
  links: ['https://example.org/?a=1&b=2'],
  why: 'Two lines\nof reasons.',
  page: 'd:Q110000002',
};

export function flaggerOf({ writer }: Person): FlagDeps {
  return { writer, config: defaultConfig, random: Math.random };
}

/** The record on a page, which must be one. */
export async function recordAt(client: WikiClient, title: string): Promise<Opportunity> {
  const text = await textOf(client, title);
  if (text === null) throw new Error(`No page ${title}`);
  const read = parseOpportunity(text, defaultConfig);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.record;
}

const history = z.object({
  query: z.object({
    pages: z.array(
      z.object({ revisions: z.optional(z.array(z.object({ user: z.string(), comment: z.string() }))) }),
    ),
  }),
});

/** The revisions of a page, newest first; none when there is no page. */
export async function revisionsOf(client: WikiClient, title: string) {
  const answer = await client.get({
    action: 'query',
    prop: 'revisions',
    titles: [title],
    rvprop: ['user', 'comment'],
    rvlimit: 50,
  });
  return history.parse(answer).query.pages[0]?.revisions ?? [];
}

/** The templates of the records, on Meta of the sandbox. */
export async function publishTemplates(sandbox: Sandbox): Promise<void> {
  const bot = await openBot(
    { proxyPort: sandbox.proxyPort, ca: await readFile(sandbox.caFile, 'utf8') },
    'meta',
    'seeder',
  );
  await publishPages(bot, metaPages(), { confirm: () => true });
}

/** Flags the draft, changed by `more`. */
export const flag = (person: Person, more: Partial<FlagDraft> = {}, options = {}) =>
  flagPartner(flaggerOf(person), { ...draft, ...more }, options);

/** The same, where nothing may go wrong. */
export async function flagged(person: Person, more: Partial<FlagDraft> = {}) {
  const result = await flag(person, more, { personalChecked: true });
  if (result.kind !== 'flagged') throw new Error(JSON.stringify(result));
  return result;
}

const parsed = z.object({
  parse: z.object({
    text: z.string(),
    categories: z.array(z.object({ category: z.string() })),
    links: z.array(z.object({ title: z.string() })),
    templates: z.array(z.object({ title: z.string() })),
    externallinks: z.array(z.string()),
    images: z.array(z.string()),
    iwlinks: z.array(z.object({ title: z.string() })),
    sections: z.array(z.unknown()),
    properties: z.record(z.string(), z.unknown()),
  }),
});

/** What MediaWiki makes of a wikitext. */
export async function rendered(client: WikiClient, text: string, title = `${prefix}X`) {
  const answer = await client.post({
    action: 'parse',
    title,
    text,
    contentmodel: 'wikitext',
    pst: true,
    prop: [
      'text',
      'categories',
      'links',
      'templates',
      'externallinks',
      'images',
      'iwlinks',
      'sections',
      'properties',
    ],
    disablelimitreport: true,
    wrapoutputclass: '',
  });
  return parsed.parse(answer).parse;
}

let counter = 0;
/** A partner that nobody has flagged in this run. */
export const newName = () => `Museum of tests ${++counter}`;
