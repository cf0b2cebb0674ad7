import { requestCategory } from '../../lib/desk/categories.ts';
import type { Config } from '../../lib/desk/config.ts';
import { partnerKinds } from '../../lib/desk/record/partner.ts';
import { type RequestStatus, requestStatuses } from '../../lib/desk/request/request.ts';
import { type Step, stages, steps } from '../../lib/desk/request/stages.ts';
import type { WikiPage } from './page.ts';
import { conditionWords, requestWords } from './request-words.ts';
import { words } from './words.ts';

const word = (key: string): string => requestWords.get(key) ?? key;

/** The list of requests that people read without the panel, and the page that tells how a request goes on. */
export function requestProjectPages(config: Config): readonly WikiPage[] {
  return [
    { title: config.pages.requests, text: list(config), model: 'wikitext' },
    { title: config.pages.stages, text: stagesPage(config), model: 'wikitext' },
  ];
}

function list(config: Config): string {
  const all = requestCategory(config);
  const row = (facet: 'status' | 'kind', key: string, name: string) => {
    const category = requestCategory(config, facet, key);
    return `|-\n| [[:Category:${category}|${name}]] || style="text-align:end" | {{PAGESINCATEGORY:${category}|pages}}`;
  };
  const table = (heading: string, rows: readonly string[]) =>
    `{| class="wikitable"\n! scope="col" | ${heading} !! scope="col" | Requests\n${rows.join('\n')}\n|}\n`;
  return [
    `What people have asked the [[${config.pages.helpdesk}|Helpdesk]] for. Anyone may ask with the [[${config.pages.panel}|helpdesk panel]]; [[${config.pages.stages}|this is how it goes on]] from there.`,
    '',
    `All in all: [[:Category:${all}|{{PAGESINCATEGORY:${all}|pages}}]].`,
    '',
    '== By stage ==',
    table(
      'Stage',
      requestStatuses.map(key => row('status', key, word(`status/${key}`))),
    ),
    '== By kind of partner ==',
    table(
      'Kind',
      partnerKinds.map(key => row('kind', key, words.get(`kind/${key}`) ?? key)),
    ),
    '== Latest changes ==',
    `{{Special:RecentChangesLinked/Category:${all}|namespace=0|limit=30}}`,
    '',
    '== All requests ==',
    `{{Special:PrefixIndex/${config.pages.requests}/|hideredirects=1|stripprefix=1}}`,
    '',
  ].join('\n');
}

/** The table of `lib/desk/request/stages.ts`, which the panel goes by, for people to read. */
function stagesPage(config: Config): string {
  const name = (status: RequestStatus) => word(`status/${status}`);
  const who = (actors: readonly string[]) => actors.map(actor => word(`actor/${actor}`)).join(', ');
  const conditions = ({ needs }: Step) =>
    needs.length === 0 ? 'nothing more' : needs.map(need => conditionWords[need]).join('; ');
  const sections = stages.map(({ status, turn, open }) => {
    const rows = steps
      .filter(({ from }) => from === status)
      .map(step => `|-\n| ${name(step.to)} || ${who(step.by)} || ${conditions(step)}`);
    return [
      `== ${name(status)} ==`,
      `<code>${status}</code>. ${open ? `It is the turn of: ${turn === null ? 'nobody' : word(`actor/${turn}`)}.` : 'It is closed; nobody has to act.'}`,
      '',
      `{| class="wikitable"\n! scope="col" | Can become !! scope="col" | By !! scope="col" | When\n${rows.join('\n')}\n|}`,
      '',
    ].join('\n');
  });
  return [
    `How a request to the [[${config.pages.helpdesk}|Helpdesk]] goes on. The [[${config.pages.panel}|helpdesk panel]] goes by this very table; a wiki is open, and the history of each page tells what was done.`,
    '',
    'A request on hold goes back to where it was held. Whoever is in the working group of a request takes no part in decisions of the committee on it.',
    '',
    ...sections,
  ].join('\n');
}

/** The categories of stages and kinds. Those of countries and partners come into being when needed. */
export function requestCategories(config: Config): readonly WikiPage[] {
  const all = requestCategory(config);
  const below = (facet: 'status' | 'kind', key: string, text: string): WikiPage => ({
    title: `Category:${requestCategory(config, facet, key)}`,
    text: `${text}\n\nPages get here by the template of their request.\n\n[[Category:${all}|${facet} ${key}]]\n`,
    model: 'wikitext',
  });
  return [
    {
      title: `Category:${all}`,
      text: `Requests to the Helpdesk. See the [[${config.pages.requests}|list]].\n`,
      model: 'wikitext',
    },
    ...requestStatuses.map(key => below('status', key, `Requests at this stage: ${word(`status/${key}`)}.`)),
    below(
      'status',
      'unknown',
      'Requests whose status is not one of those in the documentation. Please mend them.',
    ),
    ...partnerKinds.map(key =>
      below('kind', key, `Requests about partners of this kind: ${words.get(`kind/${key}`) ?? key}.`),
    ),
  ];
}
