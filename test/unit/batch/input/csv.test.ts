import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CsvFault,
  type CsvRow,
  csvReader,
  csvRow,
  parseCsv,
  withoutFormula,
} from '../../../../lib/batch/input/csv.ts';

const cells = (text: string, delimiter = ',') => parseCsv(text, delimiter).rows.map(row => row.cells);
const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('', '"', '""', 'a,b', 'a\nb', 'a\r\nb', '\r', ' x ', '=1+1', '\ufeff', ';\t|'),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });

describe('CSV', () => {
  it('reads quotes, line breaks in cells, and rows of any length', () => {
    expect(cells('a,"b ""c"", d",\r\n"x\ny"\n')).toEqual([['a', 'b "c", d', ''], ['x\ny']]);
    expect(cells('\ufeffa;b', ';')).toEqual([['a', 'b']]);
    expect(cells('a\rb')).toEqual([['a'], ['b']]);
    expect(cells('5" pipe,b')).toEqual([['5" pipe', 'b']]);
    expect(cells('')).toEqual([]);
    expect(cells('a,')).toEqual([['a', '']]);
    expect(cells('""')).toEqual([['']]);
  });

  it('knows the line a row begins on, over line breaks in cells', () => {
    expect(parseCsv('a\n"b\r\nc\nd"\ne').rows.map(row => row.line)).toEqual([1, 2, 5]);
  });

  it('says what is not as it should be, and reads on', () => {
    expect(parseCsv('a,"b"c,d\ne,"f')).toEqual({
      rows: [
        { cells: ['a', 'bc', 'd'], line: 1 },
        { cells: ['e', 'f'], line: 2 },
      ],
      faults: [
        { kind: 'text-after-quote', line: 1, column: 2 },
        { kind: 'quote-unclosed', line: 2, column: 2 },
      ],
    });
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (table, delimiter) => {
        const text = table.map(row => csvRow(row, { delimiter, purpose: 'data' })).join('');
        expect(parseCsv(text, delimiter)).toMatchObject({ faults: [] });
        expect(cells(text, delimiter)).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps an empty row after a cell that ends in a carriage return, also where the input is cut there', () => {
    const found: CsvRow[] = [];
    const reader = csvReader(
      ',',
      row => found.push(row),
      () => {},
    );
    for (const piece of ['"a\r"\n', '\n', 'b']) reader.push(piece);
    reader.end();
    expect(found).toEqual(parseCsv('"a\r"\n\nb').rows);
    expect(found.map(row => row.cells)).toEqual([['a\r'], [''], ['b']]);
  });

  it('gives the same wherever the input is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ' ', '""'), { maxLength: 30 }),
        fc.array(fc.nat(40)),
        (pieces, cuts) => {
          const text = pieces.join('');
          const found: CsvRow[] = [];
          const faults: CsvFault[] = [];
          const reader = csvReader(
            ',',
            row => found.push(row),
            fault => faults.push(fault),
          );
          let from = 0;
          for (const cut of [...cuts.filter(at => at <= text.length).sort((a, b) => a - b), text.length]) {
            reader.push(text.slice(from, cut));
            from = cut;
          }
          reader.end();
          expect({ rows: found, faults }).toEqual(parseCsv(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('writes no cell into a report that a spreadsheet would run', () => {
    for (const attack of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1']) {
      expect(withoutFormula(attack)).toBe(`'${attack}`);
    }
    expect(csvRow(['=1+1', 'a=b', ''], { purpose: 'report' })).toBe("'=1+1,a=b,\r\n");
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), row => {
        const read = cells(csvRow(row, { purpose: 'report' }))[0] ?? [];
        expect(read.filter(text => /^[=+\-@\t\r\n]/.test(text))).toEqual([]);
        expect(read).toHaveLength(row.length);
      }),
    );
  });
});
