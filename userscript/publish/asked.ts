import { parseArgs } from 'node:util';

/** What the publisher was asked for. */
export interface Asked {
  readonly api: URL;
  readonly only: 'records' | 'gadget' | undefined;
  readonly dryRun: boolean;
  /** Nobody is asked page by page. */
  readonly yes: boolean;
  /** Changes are shown in whole. */
  readonly full: boolean;
  readonly overwrite: ReadonlySet<string>;
}

export const usage = `Puts the pages of the helpdesk panel on a wiki: on Meta the records' templates, categories, lists, documentation
and configuration, the gadget, and the script for those without it; on any other wiki the gadget.

  npm run publish -- --wiki https://meta.wikimedia.org/w/api.php [--only records|gadget] [--dry-run] [--yes] [--full] [--overwrite TITLE]...

  --wiki ADDRESS     the wiki's api.php
  --only             not all of that
  --dry-run          show what would change, send nothing
  --yes              do not ask page by page
  --full             show each change in whole, however long
  --overwrite TITLE  this page may be overwritten although people changed it; once for each page

Signs in with a bot password (Special:BotPasswords) from PUBLISH_USER and PUBLISH_PASSWORD.`;

/** Reads a command line; null asks for help, and a text says what is wrong with it. */
export function readAsked(args: readonly string[]): Asked | null | string {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (values.help || args.length === 0) return null;
  const { wiki, only } = values;
  if (wiki === undefined) return '--wiki is missing: the address of the wiki’s api.php.';
  if (only !== undefined && only !== 'records' && only !== 'gadget')
    return `--only takes "records" or "gadget", not "${only}".`;
  const example = 'https://meta.wikimedia.org/w/api.php';
  if (!URL.canParse(wiki)) return `"${wiki}" is no address. One looks like ${example}.`;
  const api = new URL(wiki);
  if (api.protocol !== 'https:') return 'A password is only sent over https.';
  if (!api.pathname.endsWith('/api.php'))
    return `"${wiki}" is not the address of a wiki’s api.php. On Wikimedia’s wikis that is https://${api.host}/w/api.php.`;
  const { 'dry-run': dryRun, yes, full, overwrite } = values;
  return { api, only, dryRun, yes, full, overwrite: new Set(overwrite) };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      wiki: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      only: { type: 'string' },
      yes: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      overwrite: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
