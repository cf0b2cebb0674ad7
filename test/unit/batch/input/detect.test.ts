import { describe, expect, it } from 'vitest';
import { detectInput } from '../../../../lib/batch/input/detect.ts';
import { launchLink, readLaunchLink } from '../../../../lib/batch/input/launch-link.ts';

describe('telling what was pasted', () => {
  it.each<[string, string, object]>([
    ['nothing', ' \n ', { kind: 'empty' }],
    ['commands with TABs', 'CREATE\nLAST\tLen\t"x"\nQ1\tP31\tQ5', { kind: 'v1' }],
    ['commands with pipes', 'Q1|P31|Q5||Q2|P31|Q5', { kind: 'v1' }],
    ['commands, half of them wrong', 'Q1\tP31\tQ5\nnonsense', { kind: 'v1' }],
    ['a removal', '-Q1\tP31\tQ5', { kind: 'v1' }],
    [
      'CSV for QuickStatements',
      '\ufeffqid,P31,Len\nQ1,Q5,x',
      { kind: 'quickstatements-csv', delimiter: ',' },
    ],
    ['the same from a spreadsheet', 'qid\tP31\nQ1\tQ5', { kind: 'quickstatements-csv', delimiter: '\t' }],
    ['a table with commas', 'name,place\nA,"B, C"\nD,E', { kind: 'table', delimiter: ',', columns: 2 }],
    [
      'a table with semicolons and commas in text',
      'name;note\nA;b, c\nD;e, f',
      { kind: 'table', delimiter: ';' },
    ],
    [
      'a table from a spreadsheet',
      'Q42\tDouglas\t1952\nQ43\tOther\t1953',
      { kind: 'table', delimiter: '\t', columns: 3 },
    ],
    ['a table of ids and labels', 'item,label\nQ1,x\nQ2,y', { kind: 'table' }],
    ['titles', 'File:A, b.jpg\nFile:C.jpg\nFile:D.jpg', { kind: 'list', of: 'titles' }],
    ['one title with a comma', 'Kampala, Uganda', { kind: 'list', of: 'titles' }],
    ['ids', 'Q1\nQ2\nM3', { kind: 'list', of: 'ids' }],
    [
      'a launch link',
      'https://quickstatements.toolforge.org/#/v1=CREATE%7C%7CLAST%7CLen%7C%22x%22',
      { kind: 'launch-link' },
    ],
  ])('%s', (_, text, expected) => {
    const found = detectInput(text);
    expect(found).toMatchObject(expected);
    expect(found.reasons.length).toBeGreaterThan(0);
  });

  it('gives its reasons', () => {
    expect(detectInput('Q1\tP31\tQ5\nnonsense').reasons).toEqual([
      { key: 'lines-are-commands', count: 1, of: 2 },
    ]);
    expect(detectInput('a,b\nc,d\ne').kind).toBe('list');
    expect(detectInput(`a;b\n${'c;d\n'.repeat(50_000)}`).reasons).toEqual([
      { key: 'lines-have-columns', columns: 2, count: 200, of: 200 },
      { key: 'beginning-only', characters: 65_536 },
    ]);
  });
});

describe('launch links', () => {
  it('carry any commands there and back', () => {
    const text = 'CREATE||LAST|Len|"ウガンダ & co = #1"';
    expect(readLaunchLink(launchLink(text))).toEqual({ ok: true, dialect: 'v1', text });
    expect(readLaunchLink(' #/v1=CREATE ')).toEqual({ ok: true, dialect: 'v1', text: 'CREATE' });
    expect(readLaunchLink('https://quickstatements.toolforge.org/#/v1=CREATE&batchname=x')).toMatchObject({
      text: 'CREATE',
    });
    expect(readLaunchLink('#/csv=qid%2CP31')).toEqual({ ok: true, dialect: 'csv', text: 'qid,P31' });
  });

  it('are told from other addresses, and say when they are torn', () => {
    expect(readLaunchLink('https://example.org/')).toBeUndefined();
    expect(readLaunchLink('#/v1=%E3%82')).toEqual({ ok: false, why: 'broken-encoding' });
  });
});
