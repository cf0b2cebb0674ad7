import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCategory, moveCategory, removeCategory } from '../../../../lib/batch/plan/category-text.ts';
import type { RegexRunner, TextOperation } from '../../../../lib/batch/plan/page-operation.ts';
import { changeText, textSignature } from '../../../../lib/batch/plan/page-text.ts';
import { answerRegex } from '../../../../lib/batch/plan/regex-answer.ts';
import { type RegexThread, regexInThread } from '../../../../lib/batch/plan/regex-worker.ts';
import { readTitles } from '../../../../lib/batch/plan/select-pages.ts';
import { systemClock } from '../../../../lib/clock.ts';
import { findCategories } from '../../../../lib/wikitext/links.ts';

const prefixes = ['Kategorie', 'Category'];
const names = (text: string) => findCategories(text, prefixes).map(({ name }) => name);

const regex: RegexRunner = {
  replace: async request => {
    const result = answerRegex(request);
    return result;
  },
};
const context = { categoryPrefixes: prefixes, templatePrefixes: ['Template'], regex };
const change = (text: string, ...operations: TextOperation[]) =>
  changeText(
    text,
    operations.map((operation, index) => ({ index, line: 1, operation })),
    context,
  );

describe('categories on a page', () => {
  it('are added behind the last one, or at the end, in the wiki’s own words', () => {
    expect(addCategory('Text\n\n[[Category:A]]\nend', 'B', 'k', prefixes)).toEqual({
      kind: 'changed',
      text: 'Text\n\n[[Category:A]]\n[[Kategorie:B|k]]\nend',
    });
    expect(addCategory('Text', 'category:b_c', undefined, prefixes)).toEqual({
      kind: 'changed',
      text: 'Text\n\n[[Kategorie:B c]]',
    });
    expect(addCategory('[[category: b_c|x]]', 'B c', undefined, prefixes)).toEqual({ kind: 'already-so' });
  });

  it('are removed with their line, but not out of templates and comments', () => {
    expect(removeCategory('a\n[[Category:A]]\n[[Category:B]]\n', 'A', prefixes)).toEqual({
      kind: 'changed',
      text: 'a\n[[Category:B]]\n',
    });
    const inside = '{{Box|x=[[Category:A]]}}';
    expect(removeCategory(inside, 'A', prefixes)).toEqual({ kind: 'inside', found: '[[Category:A]]' });
    expect(removeCategory('[[:Category:A]]', 'A', prefixes).kind).toBe('not-there');
  });

  it('keep their sort key and namespace when they move, and never stand twice', () => {
    expect(moveCategory('[[Kategorie:A|{{x}}]]', 'A', 'B', undefined, prefixes)).toEqual({
      kind: 'changed',
      text: '[[Kategorie:B|{{x}}]]',
    });
    expect(moveCategory('[[Category:A]]\n[[Category:B]]', 'A', 'B', undefined, prefixes)).toEqual({
      kind: 'changed',
      text: '[[Category:B]]',
    });
  });

  it.each(['a]]b', 'a|b', '{{x}}', 'a\nb', '<b>', ''])('refuse what cannot be a title: %s', name => {
    expect(addCategory('x', name, undefined, prefixes).kind).toBe('unsafe');
  });

  it('change nothing but themselves, on any page', () => {
    const piece = fc.constantFrom(
      'text',
      '\n',
      '[[Category:A]]',
      '[[Category:B|k]]',
      '{{T|',
      '}}',
      '<!--',
      '-->',
      '<nowiki>',
      '[[',
      ']]',
      '== h ==\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('A', 'B', 'C'), (pieces, name) => {
        const text = pieces.join('');
        const added = addCategory(text, name, undefined, prefixes);
        if (added.kind === 'changed') {
          expect(names(added.text)).toEqual([...names(text), name]);
          expect(addCategory(added.text, name, undefined, prefixes)).toEqual({ kind: 'already-so' });
        }
        const removed = removeCategory(text, name, prefixes);
        if (removed.kind === 'changed') {
          expect(names(removed.text)).toEqual(names(text).filter(one => one !== name));
        }
      }),
    );
  });
});

describe('operations on wikitext', () => {
  it('go one after the other; one that fails leaves the text to the next', async () => {
    const result = await change(
      '{{Artwork|medium=oil}}',
      { kind: 'set-parameter', template: 'Book', parameter: 'x', value: 'y' },
      { kind: 'set-parameter', template: 'artwork', parameter: 'medium', value: 'oak' },
      { kind: 'set-parameter', template: 'artwork', parameter: 'medium', value: 'no', where: 'missing' },
      { kind: 'replace-text', find: 'OAK', replacement: 'ash $& $1', ignoreCase: true },
    );
    expect(result.text).toBe('{{Artwork|medium=ash $& $1}}');
    expect(result.lines.map(line => line.result)).toEqual(['refused', 'change', 'no-change', 'change']);
    expect(result.problems).toMatchObject([{ key: 'template-missing', found: 'Book' }]);
  });

  it('never empty a page, and say when much goes', async () => {
    const emptied = await change('all of it', { kind: 'replace-text', find: 'all of it', replacement: ' ' });
    expect(emptied).toMatchObject({ text: 'all of it', problems: [{ key: 'page-becomes-empty' }] });
    const much = await change(`${'x'.repeat(1000)}y`, { kind: 'replace-text', find: 'x', replacement: '' });
    expect(much.problems).toMatchObject([{ key: 'change-large', severity: 'warning' }]);
  });

  it('warn of characters no one can see', async () => {
    const result = await change('a', { kind: 'replace-text', find: 'a', replacement: 'a\u202e' });
    expect(result.problems).toMatchObject([{ key: 'suspicious-characters' }]);
  });

  it('take patterns with groups, and say which are none', async () => {
    const dated = await change('1902-05', {
      kind: 'replace-pattern',
      pattern: '(\\d{4})-(\\d\\d)',
      flags: '',
      replacement: '$2/$1',
    });
    expect(dated.text).toBe('05/1902');
    const broken = await change('x', { kind: 'replace-pattern', pattern: '(', flags: '', replacement: '' });
    expect(broken.problems).toMatchObject([{ key: 'pattern-invalid' }]);
  });
});

describe('a pattern that never ends', () => {
  it('is stopped with its thread, and the next one gets a new thread', async () => {
    let threads = 0;
    let ended = 0;
    const open = (): RegexThread => {
      threads += 1;
      let take: (answer: unknown) => void = () => {};
      return {
        // What takes for ever in a thread is silence to us.
        send: message => {
          if (!JSON.stringify(message).includes('(a+)+')) take(answerRegex(message));
        },
        listen: listener => {
          take = listener;
        },
        end: () => {
          ended += 1;
        },
      };
    };
    const runner = regexInThread(open, systemClock);
    const endless = {
      pattern: '(a+)+$',
      flags: '',
      replacement: '',
      text: 'aaaaaaaaaaaaaaaaab',
      timeout: 20,
    };
    const plain = { pattern: 'a', flags: '', replacement: 'c', text: 'ab', timeout: 1000 };
    const [one, two] = await Promise.all([runner.replace(endless), runner.replace(plain)]);
    expect(one).toEqual({ kind: 'stopped' });
    expect(two).toEqual({ kind: 'replaced', text: 'cb', count: 1 });
    expect([threads, ended]).toEqual([2, 1]);
  });
});

describe('what a person sees of a change', () => {
  it('is the same wherever it stands, and another when the change is another', () => {
    const before = 'a\nb\nc';
    expect(textSignature(before, 'a\nB\nc')).toBe(textSignature('x\na\nb\nc\ny', 'x\na\nB\nc\ny'));
    expect(textSignature(before, 'a\nB\nc')).not.toBe(textSignature('a\nb2\nc', 'a\nB\nc'));
  });
});

describe('a pasted list of titles', () => {
  it('is read however people paste it', () => {
    const text = [
      'File:A b.jpg',
      '* [[:File:A_b.jpg|that one]]',
      'https://commons.wikimedia.org/wiki/File:C%C3%A9.jpg',
      '',
      '\u200eFile:D.jpg ',
    ].join('\n');
    expect(readTitles(text)).toEqual(['File:A b.jpg', 'File:Cé.jpg', 'File:D.jpg']);
  });
});
