import type { PageChange, PageReport } from './publish.ts';

/** A change on a screen: what a person reads before they say yes. */
const shortLines = 60;

const headings: Readonly<Record<PageChange['kind'], string>> = {
  create: 'New page',
  update: 'Changed',
  edited: 'Changed by people since it was published',
};

const marks = { added: '+', removed: '-', same: ' ' } as const;

/** A change, line by line; a long one is cut off unless it is wanted in `full`. */
export function changeText({ title, kind, diff }: PageChange, full: boolean): string {
  const most = full || diff.length <= shortLines ? diff.length : shortLines / (kind === 'create' ? 5 : 1);
  const left = diff.length - most;
  return [
    `\n${headings[kind]}: ${title}`,
    ...diff.slice(0, most).map(({ kind: one, text }) => `${marks[one]} ${text}`.trimEnd()),
    ...(left > 0 ? [`  … and ${left.toLocaleString('en')} more lines (--full shows them)`] : []),
  ].join('\n');
}

/** What came of every page: one line for each that is not simply as it should be, and a count at the end. */
export function reportText(reports: readonly PageReport[], dryRun: boolean): string {
  const told = reports.filter(({ state }) => state !== 'unchanged');
  const counts = new Map<string, number>();
  for (const report of reports) {
    const word = wordFor(report, dryRun);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sum = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
  return [
    ...told.map(report => `${wordFor(report, dryRun).padEnd(15)} ${report.title}${detailOf(report)}`),
    ...reasonsOf(reports).map(reason => `  The wiki says: ${reason}`),
    ...(told.length > 0 ? [''] : []),
    `${reports.length} pages: ${sum}.`,
  ].join('\n');
}

/** Why pages may not be saved; once each, for mostly all have the same. */
function reasonsOf(reports: readonly PageReport[]): readonly string[] {
  return [...new Set(reports.flatMap(report => (report.state === 'no-right' ? report.reasons : [])))];
}

function wordFor(report: PageReport, dryRun: boolean): string {
  switch (report.state) {
    case 'unchanged':
      return 'as they should be';
    case 'not-done':
      if (!dryRun) return 'not published';
      return report.change.kind === 'create' ? 'would be made' : 'would change';
    case 'no-right':
      return 'not allowed';
    case 'not-reached':
      return 'not reached';
    case 'left-to-people':
      return 'left to people';
    default:
      return report.state;
  }
}

function detailOf(report: PageReport): string {
  switch (report.state) {
    case 'failed':
      return `: ${report.detail} (${report.code})`;
    case 'not-reached':
      return `: ${report.detail}`;
    default:
      return '';
  }
}

/** What to do next, one thing at a time. */
export function hintsFor(reports: readonly PageReport[]): readonly string[] {
  const titles = (state: PageReport['state']) =>
    reports.filter(report => report.state === state).map(({ title }) => title);
  const refused = titles('no-right');
  const theirs = titles('left-to-people');
  const found: string[] = [];
  if (refused.some(title => title.startsWith('MediaWiki:') && title.endsWith('.js')))
    found.push(
      'Scripts of the gadget are for interface administrators (rights editinterface and editsitejs). A bot password needs the grants “Edit the MediaWiki namespace and sitewide/user JSON” and “Edit sitewide and user CSS/JS” as well.',
    );
  if (refused.some(title => title.startsWith('MediaWiki:') && !title.endsWith('.js')))
    found.push(
      'Other pages that begin with MediaWiki: are for administrators (right editinterface). A bot password needs the grant “Edit the MediaWiki namespace and sitewide/user JSON”.',
    );
  if (theirs.length > 0)
    found.push(
      `People changed pages since they were published, and they were left alone. To overwrite one all the same, look at its change above and add:\n${theirs.map(title => `  --overwrite "${title}"`).join('\n')}`,
    );
  if (titles('failed').length > 0)
    found.push('What failed was not saved. Run it again: pages that are as they should be are left alone.');
  if (titles('not-reached').length > 0)
    found.push('The connection was lost. Run it again: what is done is done, and it goes on from there.');
  return found;
}
