import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeQuickStatementsCsv } from '../../../../lib/batch/handoff/quickstatements-csv-write.ts';
import { writeV1 } from '../../../../lib/batch/handoff/quickstatements-write.ts';
import type { Command } from '../../../../lib/batch/input/commands.ts';
import { parseQuickStatementsCsv } from '../../../../lib/batch/input/quickstatements-csv.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';
import { sharedCommands } from './arbitraries.ts';

const read = (text: string) => {
  const { commands, problems } = parseQuickStatementsCsv(text);
  expect(problems).toEqual([]);
  return commands;
};
/** Commands without the line they came from: a row holds several, V1 one a line. */
const unplaced = (commands: readonly Command[]) => commands.map(command => ({ ...command, line: 0 }));
/** The same commands as V1. */
const asV1 = (text: string) => unplaced(parseV1(text).commands);

describe('CSV for QuickStatements', () => {
  it('reads statements with qualifiers, references and summaries', () => {
    const csv =
      'qid,P31,qal580,S248,s813,S854,#\nQ1,Q5,+1967-00-00T00:00:00Z/9,Q2,+2026-01-02T00:00:00Z/11,"""https://a.example""",from a list';
    expect(unplaced(read(csv))).toEqual(
      asV1(
        'Q1\tP31\tQ5\tP580\t+1967-00-00T00:00:00Z/9\tS248\tQ2\tS813\t+2026-01-02T00:00:00Z/11\t!S854\t"https://a.example" /* from a list */',
      ),
    );
  });

  it('creates an item for an empty qid, and passes over rows with nothing', () => {
    const csv = 'qid,Len,P31\n,Uganda Museum,Q33506\n,,\nQ1,,Q5\n';
    expect(unplaced(read(csv))).toEqual(
      asV1('CREATE\nLAST\tLen\t"Uganda Museum"\nLAST\tP31\tQ33506\nQ1\tP31\tQ5'),
    );
    expect(read(csv).map(command => command.line)).toEqual([2, 2, 2, 4]);
  });

  it('reads removal columns, and text that is no value', () => {
    expect(unplaced(read('qid,-P31,P217,-Len\nQ1,Q5,INV 7,old'))).toEqual(
      asV1('-Q1\tP31\tQ5\nQ1\tP217\t"INV 7"\n-Q1\tLen\t"old"'),
    );
  });

  it('reads terms with and without quotes, whatever they look like', () => {
    expect(unplaced(read('qid,Len,Den\nQ1,2001,"""Q42"""'))).toEqual(asV1('Q1\tLen\t"2001"\nQ1\tDen\t"Q42"'));
  });

  it('does not hang a qualifier or source on a statement it does not belong to', () => {
    const { commands, problems } = parseQuickStatementsCsv(
      'qid,P31,qal580,P17,qal580,S248,s854\nQ1,Q5,,,Q9,Q2,',
    );
    expect(unplaced(commands)).toEqual(asV1('Q1\tP31\tQ5'));
    expect(problems.map(({ key, column, line }) => [key, line, column])).toEqual([
      ['cell-without-statement', 2, 5],
      ['cell-without-statement', 2, 6],
    ]);
  });

  it('begins a reference with the first cell that is filled', () => {
    expect(unplaced(read('qid,P31,S248,s854,S248,s813\nQ1,Q5,Q2,"""u""",,"""v"""'))).toEqual(
      asV1('Q1\tP31\tQ5\tS248\tQ2\tS854\t"u"\t!S813\t"v"'),
    );
  });

  it.each<[string, string, number, number]>([
    ['item,P31\nQ1,Q5', 'header-missing', 1, 1],
    ['qid,qal580,P31\nQ1,,Q5', 'header-needs-statement', 1, 2],
    ['qid,Len,S248\nQ1,x,', 'header-needs-statement', 1, 3],
    ['qid,Country\nQ1,Q5', 'header-unreadable', 1, 2],
    ['qid,P31\nUganda,Q5', 'entity-unreadable', 2, 1],
    ['qid,P31\nQ1,Q5,Q6', 'cell-beyond-header', 2, 3],
    ['qid,P571\nQ1,1967-01-17', 'time-unreadable', 2, 2],
    ['qid,P571\nQ1,"a\u0007"', 'control-character', 2, 2],
    ['qid,P31\nQ1,"Q5', 'quote-unclosed', 2, 2],
    ['qid,Len\nQ1,"a\nb"', 'line-break-in-text', 2, 2],
  ])('%j', (csv, key, line, column) => {
    const { problems } = parseQuickStatementsCsv(csv);
    expect(
      problems.map(problem => [problem.severity, problem.key, problem.line, problem.column]),
    ).toContainEqual(['error', key, line, column]);
  });

  it('keeps the good lines beside wrong ones', () => {
    const { commands, problems } = parseQuickStatementsCsv('qid,P31,qal580\nQ1,Q5,@9\nxx,Q5\nQ3,Q5');
    expect(unplaced(commands)).toEqual(asV1('Q3\tP31\tQ5'));
    expect(problems.map(problem => problem.line)).toEqual([2, 3]);
  });

  it('reads what it writes, and what V1 says in other words', () => {
    fc.assert(
      fc.property(sharedCommands, commands => {
        const csv = writeQuickStatementsCsv(commands);
        expect(csv.leftOut).toEqual([]);
        const again = parseQuickStatementsCsv(csv.text);
        expect(again.problems.filter(problem => problem.severity === 'error')).toEqual([]);
        expect(unplaced(again.commands)).toEqual(unplaced(commands));
        expect(unplaced(parseV1(writeV1(commands).text).commands)).toEqual(unplaced(again.commands));
      }),
      { numRuns: 300 },
    );
  });

  it('lists what CSV cannot say', () => {
    const { commands } = parseV1(
      'CREATE\nMERGE\tQ1\tQ2\nQ1\tP31\tQ5\tR+\nQ1\t!P31\tQ5\nCREATE_PROPERTY\tstring\nLAST\tLen\t"x"',
    );
    const { text, leftOut } = writeQuickStatementsCsv(commands);
    expect(text).toBe('""\r\n'.replace('""', 'qid'));
    expect(leftOut.map(({ line, why }) => [line, why]).sort()).toEqual([
      [1, 'create-alone'],
      [2, 'not-in-csv'],
      [3, 'rank'],
      [4, 'separate'],
      [5, 'not-in-csv'],
      [6, 'not-in-csv'],
    ]);
  });
});
