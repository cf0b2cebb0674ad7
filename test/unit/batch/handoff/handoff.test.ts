import { describe, expect, it } from 'vitest';
import { toOpenRefine, toQuickStatements } from '../../../../lib/batch/handoff/handoff.ts';
import { parseCsv } from '../../../../lib/batch/input/csv.ts';
import { countGroups } from '../../../../lib/batch/input/group.ts';
import { readLaunchLink } from '../../../../lib/batch/input/launch-link.ts';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';

const commands = (text: string) => {
  const { commands: found, problems } = parseV1(text);
  expect(problems).toEqual([]);
  return found;
};

describe('handing over to QuickStatements', () => {
  it('gives a link and a file with the same commands', () => {
    const given = commands('CREATE\nLAST\tLen\t"Uganda Museum"\nQ1\tP31\tQ5\tS248\tQ2 /* list */');
    const { link, file, leftOut } = toQuickStatements(given, 'heritage');
    expect(leftOut).toEqual([]);
    expect(file).toMatchObject({ name: 'heritage.txt', type: 'text/plain' });
    expect(parseV1(file.text).commands).toEqual(given);
    const read = readLaunchLink(link ?? '');
    expect(read?.ok === true && parseV1(read.text).commands).toEqual(given);
  });

  it('gives no link for what an address cannot hold, or QuickStatements would tear', () => {
    expect(toQuickStatements(commands('Q1\tLen\t"a|b"'), 'x').link).toBeNull();
    expect(toQuickStatements(commands('Q1\tP31\tQ5\n'.repeat(1000)), 'x').link).toBeNull();
    expect(toQuickStatements([], 'x')).toMatchObject({ link: null, file: { text: '' } });
  });
});

describe('handing over to OpenRefine', () => {
  it('gives a table with a row for each line, in its own notations', () => {
    const { text, leftOut, name } = toOpenRefine(
      commands(
        [
          'CREATE',
          'LAST\tLen\t"Museum"',
          'Q1\tP31\tLAST\tP580\t+1967-00-00T00:00:00Z/9\tS248\tQ2\tR+',
          'Q1\tP625\t@0.3359/32.5825',
          'Q1\tP2048\t10~0.5U11573',
          'Q1\tP571\t-0044-03-15T00:00:00Z/11/J',
          'Q1\tP1448\tde:"Haus"',
          '-Q1\tP31\tQ5',
          'MERGE\tQ8\tQ9',
        ].join('\n'),
      ),
      'museums',
    );
    expect(name).toBe('museums.csv');
    const [header = [], ...rows] = parseCsv(text).rows.map(row => row.cells);
    const asRecords = rows.map(row =>
      Object.fromEntries(
        header.map((column, i) => [column, row[i]] as const).filter(([, cell]) => cell !== ''),
      ),
    );
    expect(asRecords).toEqual([
      { entity: 'new 1', 'label (en)': 'Museum' },
      {
        entity: 'Q1',
        P31: 'new 1',
        'P31 > P580': '1967',
        'P31 > reference 1 > P248': 'Q2',
        'P31 > rank': 'preferred',
      },
      { entity: 'Q1', P625: '0.3359,32.5825' },
      { entity: 'Q1', P2048: '10±0.5', 'P2048 unit': 'Q11573' },
      { entity: 'Q1', P571: '-0044-03-15_Q1985786' },
      { entity: 'Q1', 'P1448 (de)': 'Haus' },
    ]);
    expect(leftOut.map(({ line }) => line)).toEqual([8, 9]);
  });
});

it('counts edits as one for each entity, whatever its lines', () => {
  expect(
    countGroups(commands('Q1\tP31\tQ5\nQ2\tP31\tQ5\nQ1\tP17\tQ1\nCREATE\nLAST\tLen\t"x"\nMERGE\tQ8\tQ9')),
  ).toBe(4);
});
