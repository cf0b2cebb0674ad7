import { opportunityCategory } from '../../lib/desk/categories.ts';
import { checklistOf } from '../../lib/desk/checklist-default.ts';
import { type Config, configPage, summaryKinds } from '../../lib/desk/config.ts';
import { opportunityStatuses } from '../../lib/desk/opportunity/opportunity.ts';
import { partnerKinds } from '../../lib/desk/record/partner.ts';
import { builtInSummaries } from '../../lib/desk/summaries.ts';
import type { WikiPage } from './page.ts';
import { words } from './words.ts';

const word = (key: string): string => words.get(key) ?? key;

/** The list that people read without the panel, the page about the panel, and its configuration. */
export function projectPages(config: Config): readonly WikiPage[] {
  return [
    { title: config.pages.opportunities, text: list(config), model: 'wikitext' },
    { title: config.pages.panel, text: about(config), model: 'wikitext' },
    {
      title: configPage,
      text: `${JSON.stringify(whole(config), null, '\t')}\n`,
      model: 'json',
      onlyOnce: true,
    },
  ];
}

/** The configuration with what is built in, for people to see what they can change. */
function whole(config: Config): object {
  const summaries = Object.fromEntries(
    summaryKinds.map(kind => [kind, config.summaries[kind] ?? builtInSummaries[kind]]),
  );
  return { ...config, summaries, checklist: checklistOf(config) };
}

/**
 * What core MediaWiki can list by itself: counts of categories, the pages below a title, and the latest changes in a
 * category, whose edit summaries name the partners.
 */
function list(config: Config): string {
  const facet = (name: 'status' | 'kind', keys: readonly string[]) =>
    keys.map(key => {
      const category = opportunityCategory(config, name, key);
      return `|-\n| [[:Category:${category}|${word(`${name}/${key}`)}]] || style="text-align:end" | {{PAGESINCATEGORY:${category}|pages}}`;
    });
  const table = (heading: string, rows: readonly string[]) =>
    `{| class="wikitable"\n! scope="col" | ${heading} !! scope="col" | Partners\n${rows.join('\n')}\n|}\n`;
  const all = opportunityCategory(config);
  return [
    `Possible content partners that people have flagged for the [[${config.pages.helpdesk}|Helpdesk]]. Anyone may flag one with the [[${config.pages.panel}|helpdesk panel]], and anyone may mend a record by hand.`,
    '',
    `All in all: [[:Category:${all}|{{PAGESINCATEGORY:${all}|pages}}]].`,
    '',
    '== By status ==',
    table('Status', facet('status', opportunityStatuses)),
    '== By kind of partner ==',
    table('Kind', facet('kind', partnerKinds)),
    '== Latest changes ==',
    `{{Special:RecentChangesLinked/Category:${all}|namespace=0|limit=30}}`,
    '',
    '== All records ==',
    'Records are named after the item of the partner on Wikidata or, without one, after its name.',
    '',
    `{{Special:PrefixIndex/${config.pages.opportunities}/|hideredirects=1|stripprefix=1}}`,
    '',
  ].join('\n');
}

function about(config: Config): string {
  return [
    `The '''helpdesk panel''' opens beside a page on Commons, Wikidata or Meta. It shows what the page says about a possible content partner, lets you flag the partner for the [[${config.pages.helpdesk}|Helpdesk]], and helps you ask for help.`,
    '',
    '* It works as you: every edit is yours, in your name, and can be seen and undone like any other.',
    `* The records are ordinary pages: [[${config.pages.opportunities}|possible partners]] and [[${config.pages.requests}|requests]]. There is no other database.`,
    '* Contact details of persons are kept out of the records. What you type stays in your browser until you publish it.',
    `* Names of pages, people with a role, and limits are set in [[${configPage}]].`,
    '',
  ].join('\n');
}

/** The categories of statuses and kinds, each saying what it holds. Those of countries come into being when needed. */
export function categories(config: Config): readonly WikiPage[] {
  const all = opportunityCategory(config);
  const below = (facet: 'status' | 'kind', key: string, text: string): WikiPage => ({
    title: `Category:${opportunityCategory(config, facet, key)}`,
    text: `${text}\n\nPages get here by the template of their record.\n\n[[Category:${all}|${facet} ${key}]]\n`,
    model: 'wikitext',
  });
  return [
    {
      title: `Category:${all}`,
      text: `Records of possible content partners. See the [[${config.pages.opportunities}|list]].\n`,
      model: 'wikitext',
    },
    ...opportunityStatuses.map(key =>
      below('status', key, `Possible content partners with the status: ${word(`status/${key}`)}.`),
    ),
    below(
      'status',
      'unknown',
      'Records of possible content partners whose status is not one of those in the documentation. Please mend them.',
    ),
    ...partnerKinds.map(key =>
      below('kind', key, `Possible content partners of this kind: ${word(`kind/${key}`)}.`),
    ),
  ];
}
