import type { Mwn } from 'mwn';
import { sites } from '../../lib/wiki/sites.ts';
import type { Built } from '../build/build.ts';
import { gadgetPages, loadablePages } from '../pages/gadget.ts';
import { metaPages } from '../pages/index.ts';
import type { WikiPage } from '../pages/page.ts';
import { type Asked, readAsked, usage } from './asked.ts';
import { lostConnection, type PageChange, type PageReport, publishPages } from './publish.ts';
import { changeText, hintsFor, reportText } from './report-words.ts';
import { type SignedIn, signIn, type Wiki } from './sign-in.ts';

/** The terminal, and what is around it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  say(text: string): void;
  /** For what went wrong. */
  complain(text: string): void;
  /** Null when nobody is there to answer. */
  ask(question: string): Promise<string | null>;
  /** The gadget's scripts, from the source at hand; takes some seconds. */
  build(): Promise<Built>;
  /** Told of the bot before it asks anything. */
  readonly prepare?: (bot: Mwn) => void;
}

/** 0: all well; 1: something could not be published; 2: asked wrongly. */
export type ExitStatus = 0 | 1 | 2;

/** Runs the publisher as its command line says. */
export async function runPublisher(args: readonly string[], around: Surroundings): Promise<ExitStatus> {
  const asked = readAsked(args);
  if (asked === null) {
    around.say(usage);
    return args.length === 0 ? 2 : 0;
  }
  if (typeof asked === 'string') {
    around.complain(`${asked}\nnpm run publish -- --help tells more.`);
    return 2;
  }
  const { PUBLISH_USER: username, PUBLISH_PASSWORD: password } = around.env;
  if (!username || !password) {
    around.complain(
      'PUBLISH_USER and PUBLISH_PASSWORD are not set: name and bot password as Special:BotPasswords on that wiki gives them.',
    );
    return 2;
  }
  const signedIn = await signIn(asked.api, { username, password }, around.prepare);
  if (signedIn.kind !== 'signed-in') {
    around.complain(`${refusal(signedIn, asked.api, username)}\nNothing was published.`);
    return 1;
  }
  const { bot, wiki } = signedIn;
  around.say(`Signed in on ${wiki.name} (${asked.api.host}) as ${wiki.account}.`);
  const pages = await pagesFor(asked, wiki, around);
  if (pages.length === 0) return 1;
  for (const title of asked.overwrite)
    if (pages.every(page => page.title !== title))
      around.complain(`--overwrite "${title}": no such page is published here.`);
  return publish(bot, pages, asked, around);
}

async function publish(
  bot: Mwn,
  pages: readonly WikiPage[],
  asked: Asked,
  around: Surroundings,
): Promise<ExitStatus> {
  const show = (change: PageChange) => around.say(changeText(change, asked.full));
  let answer: 'ask' | 'all' | 'none' = asked.yes ? 'all' : 'ask';
  let deserted = false;
  const confirm = async (change: PageChange) => {
    if (answer === 'none') return false;
    show(change);
    if (answer === 'all') return true;
    const said = await around.ask('Publish this page? [y]es, [n]o, [a]ll from here on, [q]uit: ');
    if (said === null) {
      deserted = true;
      around.complain('\nNobody is there to answer. --yes publishes without asking.');
    }
    const letter = said?.trim().toLowerCase().slice(0, 1) ?? 'q';
    if (letter === 'a') answer = 'all';
    if (letter === 'q') answer = 'none';
    return letter === 'a' || letter === 'y';
  };
  let reports: readonly PageReport[];
  try {
    reports = await publishPages(bot, pages, { dryRun: asked.dryRun, overwrite: asked.overwrite, confirm });
  } catch (error) {
    const lost = lostConnection(error);
    if (lost === undefined) throw error;
    around.complain(`The connection was lost (${lost}) before anything was published. Run it again.`);
    return 1;
  }
  for (const report of reports) {
    if (report.state === 'left-to-people' || (report.state === 'not-done' && asked.dryRun))
      show(report.change);
  }
  around.say(`\n${reportText(reports, asked.dryRun)}`);
  for (const hint of hintsFor(reports)) around.say(`\n${hint}`);
  if (asked.dryRun) around.say('\nA dry run: nothing was sent.');
  return deserted || reports.some(({ state }) => problems.has(state)) ? 1 : 0;
}

const problems: ReadonlySet<PageReport['state']> = new Set(['no-right', 'failed', 'not-reached']);

/** The pages a wiki gets; none when it can do nothing with them, which is said. */
async function pagesFor(
  { api, only }: Asked,
  { name, gadgets }: Wiki,
  around: Surroundings,
): Promise<readonly WikiPage[]> {
  const meta = api.host === sites.meta.host;
  const records = only === 'gadget' || (only === undefined && !meta) ? [] : metaPages();
  if (only === 'records') return records;
  if (!gadgets)
    around.complain(
      `${name} has no Gadgets extension: the gadget would do nothing there, and its pages are left out.`,
    );
  else around.say('Building the gadget from the source …');
  if (!gadgets && !meta) return records;
  const built = await around.build();
  return [...records, ...(gadgets ? gadgetPages(built) : []), ...(meta ? loadablePages(built) : [])];
}

/** What happened, and what to do. */
function refusal(
  failed: Exclude<SignedIn, { readonly kind: 'signed-in' }>,
  api: URL,
  username: string,
): string {
  switch (failed.kind) {
    case 'refused':
      return `${api.host} did not sign in “${username}”: ${failed.detail}\nThe name of a bot password is made of two (“Name@purpose”), and each wiki that does not share its accounts has its own: Special:BotPasswords.`;
    case 'not-now':
      return `${api.host} signs nobody in at the moment: ${failed.detail}\nRun it again later.`;
    case 'no-wiki':
      return `No wiki answers at ${api.href}: ${failed.detail}\nThe address of a wiki’s api.php stands on its page Special:Version.`;
    case 'unreachable':
      return `${api.host} could not be reached: ${failed.detail}\nLook at the address and at your connection, and run it again.`;
  }
}
