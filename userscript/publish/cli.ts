import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Mwn } from 'mwn';
import { sites } from '../../lib/wiki/sites.ts';
import { buildUserscript } from '../build/build.ts';
import { gadgetPages, loadablePages } from '../pages/gadget.ts';
import { metaPages } from '../pages/index.ts';
import type { WikiPage } from '../pages/page.ts';
import { type PageChange, type PageReport, publishPages } from './publish.ts';

const usage = `Puts the pages of the helpdesk panel on a wiki: on Meta the records' templates, categories, lists, documentation
and configuration, the gadget, and the script for those without it; on any other wiki the gadget.

  npm run publish -- --wiki https://meta.wikimedia.org/w/api.php [--only records|gadget] [--dry-run] [--yes] [--overwrite TITLE]...

  --only             not all of that
  --dry-run          show what would change, send nothing
  --yes              do not ask page by page
  --overwrite TITLE  this page may be overwritten although people changed it; once for each page

Signs in with a bot password (Special:BotPasswords) from PUBLISH_USER and PUBLISH_PASSWORD.`;

/** Runs the publisher; gives the exit status: 0 all well, 1 something could not be published, 2 asked wrongly. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      wiki: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      only: { type: 'string' },
      yes: { type: 'boolean', default: false },
      overwrite: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const { PUBLISH_USER: username, PUBLISH_PASSWORD: password } = process.env;
  if (values.help || values.wiki === undefined) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const { only } = values;
  if (only !== undefined && only !== 'records' && only !== 'gadget') {
    console.error(usage);
    return 2;
  }
  const api = new URL(values.wiki);
  if (api.protocol !== 'https:') {
    console.error('A password is only sent over https.');
    return 2;
  }
  if (username === undefined || password === undefined) {
    console.error('PUBLISH_USER and PUBLISH_PASSWORD are not set.');
    return 2;
  }
  const bot = new Mwn({
    apiUrl: api.href,
    username,
    password,
    userAgent: 'partnership-helpdesk-panel publisher',
    silent: true,
  });
  await bot.login();

  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const show = (change: PageChange) => {
    console.log(`\n${headings[change.kind]}: ${change.title}`);
    for (const { mark, text } of change.diff) console.log(`${mark} ${text}`);
  };
  try {
    const reports = await publishPages(bot, await pagesFor(api.host === sites.meta.host, only), {
      dryRun: values['dry-run'],
      overwrite: new Set(values.overwrite),
      confirm: async change => {
        show(change);
        return (
          values.yes || /^y(?:es)?$/i.test((await terminal.question('Publish this page? [y/N] ')).trim())
        );
      },
    });
    for (const report of reports) {
      if (
        report.state !== 'unchanged' &&
        report.state !== 'not-reached' &&
        (values['dry-run'] || report.state === 'left-to-people')
      )
        show(report.change);
    }
    console.log(`\n${reports.map(line).join('\n')}`);
    for (const hint of hints(reports)) console.log(`\n${hint}`);
    return reports.some(({ state }) => problems.has(state)) ? 1 : 0;
  } finally {
    terminal.close();
  }
}

/** The pages a wiki gets. The scripts are built from the source at hand. */
async function pagesFor(meta: boolean, only: 'records' | 'gadget' | undefined): Promise<readonly WikiPage[]> {
  const records = only === 'gadget' || (only === undefined && !meta) ? [] : metaPages();
  if (only === 'records') return records;
  const built = await buildUserscript();
  return [...records, ...gadgetPages(built), ...(meta ? loadablePages(built) : [])];
}

const problems: ReadonlySet<PageReport['state']> = new Set(['no-right', 'failed', 'not-reached']);

/** What to do about what went wrong. */
function hints(reports: readonly PageReport[]): readonly string[] {
  const refused = reports.filter(({ state }) => state === 'no-right').map(({ title }) => title);
  const found: string[] = [];
  if (refused.some(title => title.startsWith('MediaWiki:') && title.endsWith('.js')))
    found.push(
      'Scripts of the gadget: for interface administrators (rights editinterface and editsitejs; grants of a bot password: editinterface, editsiteconfig).',
    );
  if (refused.includes('MediaWiki:Gadgets-definition'))
    found.push('MediaWiki:Gadgets-definition: the right editinterface (administrators).');
  if (reports.some(({ state }) => state === 'not-reached'))
    found.push('The connection was lost. Run it again: what is done is done, and it goes on from there.');
  return found;
}

const headings: Readonly<Record<PageChange['kind'], string>> = {
  create: 'New',
  update: 'Changed',
  edited: 'Changed by people since it was published',
};

function line(report: PageReport): string {
  switch (report.state) {
    case 'no-right':
      return `not allowed      ${report.title}: ${report.reasons.join(' ')}`;
    case 'failed':
      return `failed           ${report.title}: ${report.code}: ${report.detail}`;
    case 'not-reached':
      return `not reached      ${report.title}: ${report.detail}`;
    case 'left-to-people':
      return `left to people   ${report.title}: to overwrite it, add --overwrite "${report.title}"`;
    default:
      return `${report.state.padEnd(16)} ${report.title}`;
  }
}

main(process.argv.slice(2)).then(
  status => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
