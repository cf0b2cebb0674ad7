import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../userscript/publish/asked.ts';
import type { PageChange } from '../../../userscript/publish/publish.ts';
import { changeText, hintsFor, reportText } from '../../../userscript/publish/report-words.ts';

const wiki = 'https://meta.wikimedia.org/w/api.php';

describe('the command line of the publisher', () => {
  it('is read', () => {
    const asked = readAsked([
      '--wiki',
      wiki,
      '--only',
      'gadget',
      '--dry-run',
      '--overwrite',
      'A',
      '--overwrite',
      'B',
    ]);
    expect(asked).toEqual({
      api: new URL(wiki),
      only: 'gadget',
      dryRun: true,
      yes: false,
      full: false,
      overwrite: new Set(['A', 'B']),
    });
    expect(readAsked([])).toBeNull();
    expect(readAsked(['--help'])).toBeNull();
  });

  it.each([
    [['--wikki', wiki], 'wikki'],
    [['--yes'], '--wiki is missing'],
    [['--wiki', 'meta.wikimedia.org'], 'is no address'],
    [['--wiki', 'http://meta.wikimedia.org/w/api.php'], 'only sent over https'],
    [['--wiki', 'https://meta.wikimedia.org/wiki/Main_Page'], 'that is https://meta.wikimedia.org/w/api.php'],
    [['--wiki', wiki, '--only', 'scripts'], 'not "scripts"'],
  ])('says what is wrong with %j', (args, words) => {
    expect(readAsked(args)).toContain(words);
  });
});

describe('what the publisher says', () => {
  const change = (kind: PageChange['kind'], lines: number): PageChange => ({
    title: 'MediaWiki:X.js',
    kind,
    diff: Array.from({ length: lines }, (_, at) => ({ kind: 'added', text: `line ${at}` })),
  });

  it('a long change is cut off, a short one and one wanted in full are not', () => {
    expect(changeText(change('update', 60), false).split('\n')).toHaveLength(62);
    expect(changeText(change('create', 5000), false)).toMatch(/line 11\n {2}… and 4,988 more lines/);
    expect(changeText(change('update', 5000), false)).toMatch(/line 59\n {2}… and 4,940 more lines/);
    expect(changeText(change('create', 5000), true).split('\n')).toHaveLength(5002);
  });

  it('counts what came of the pages and names those that are not as they should be', () => {
    const reports = [
      { title: 'A', state: 'unchanged' },
      { title: 'B', state: 'not-done', change: change('create', 1) },
      {
        title: 'C',
        state: 'failed',
        code: 'editconflict',
        detail: 'Somebody was faster.',
        change: change('update', 1),
      },
      { title: 'MediaWiki:D.js', state: 'no-right', reasons: ['Not you.'], change: change('update', 1) },
    ] as const;
    expect(reportText(reports, true)).toBe(
      [
        'would be made   B',
        'failed          C: Somebody was faster. (editconflict)',
        'not allowed     MediaWiki:D.js',
        '  The wiki says: Not you.',
        '',
        '4 pages: 1 as they should be, 1 would be made, 1 failed, 1 not allowed.',
      ].join('\n'),
    );
    expect(hintsFor(reports)).toHaveLength(2);
    expect(hintsFor(reports.slice(0, 2))).toEqual([]);
  });
});
