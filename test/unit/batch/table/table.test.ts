import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { readCell } from '../../../../lib/batch/table/table-cells.ts';
import { tableCommands } from '../../../../lib/batch/table/table-commands.ts';
import { presetMapping, tableMappingSchema } from '../../../../lib/batch/table/table-mapping.ts';
import { openTexts } from '../../../../lib/batch/table/table-matches.ts';
import { layoutOf, readTable, tableReader } from '../../../../lib/batch/table/table-read.ts';
import { namesEachRow } from '../../../../lib/batch/table/table-subjects.ts';
import { matchKey, type RowSubject } from '../../../../lib/batch/table/table-types.ts';
import { systemClock } from '../../../../lib/clock.ts';
import { openStore } from '../../../../lib/store/database.ts';
import { openMappings } from '../../../../lib/store/mappings.ts';

const read = (datatype: string, cell: string) =>
  readCell(cell, { datatype, language: 'sv', matched: text => (text === 'museum' ? 'Q33506' : undefined) });
const datavalue = (datatype: string, cell: string) => {
  const result = read(datatype, cell);
  return result.ok && result.value.kind === 'value' ? result.value.datavalue.value : result;
};

describe('a cell', () => {
  it('is read as people write it', () => {
    expect(datavalue('time', '1902')).toMatchObject({ time: '+1902-00-00T00:00:00Z', precision: 9 });
    expect(datavalue('time', '1902-05-17')).toMatchObject({ time: '+1902-05-17T00:00:00Z', precision: 11 });
    expect(datavalue('time', '-50')).toMatchObject({ time: '-0050-00-00T00:00:00Z' });
    expect(datavalue('quantity', '1 200,5')).toMatchObject({ amount: '+1200.5' });
    expect(datavalue('globe-coordinate', '59,33 18,06')).toMatchObject({ latitude: 59.33, longitude: 18.06 });
    expect(datavalue('globe-coordinate', '0.3321, 32.5705')).toMatchObject({ latitude: 0.3321 });
    expect(datavalue('wikibase-item', 'https://www.wikidata.org/wiki/Q42')).toMatchObject({ id: 'Q42' });
    expect(datavalue('wikibase-item', 'museum')).toMatchObject({ id: 'Q33506' });
    expect(datavalue('monolingualtext', 'Namn')).toEqual({ text: 'Namn', language: 'sv' });
    expect(datavalue('commonsMedia', 'File:A_b.jpg')).toBe('A b.jpg');
    expect(datavalue('external-id', ' 12 ')).toBe('12');
    expect(read('item', 'novalue')).toEqual({ ok: true, value: { kind: 'novalue' } });
  });

  it.each([
    ['time', '03/04/1902'],
    ['time', '1902-13-40'],
    ['quantity', 'many'],
    ['globe-coordinate', '91, 200'],
    ['globe-coordinate', 'north'],
  ])('is not guessed at: %s %s', (datatype, cell) => {
    expect(read(datatype, cell)).toMatchObject({ ok: false, why: 'unreadable' });
  });
});

const heritage = [
  'Name;Type;Municipality;Coordinates;WLM ID;Source;Notes',
  'Old mill;mill;Wakiso;0.33, 32.57;UG-1;https://register.example/1;x',
  'New mill;mill;Wakiso;north;UG-2;;',
  ';;;;;;',
  'Fort;fort|ruin;Wakiso;0.4, 32.6;UG-3;;;too much',
].join('\n');

describe('a table of any size', () => {
  it('is read as far as wanted, wherever its pieces are cut, and says that there is more', () => {
    const lines = ['item;P217', ...Array.from({ length: 30 }, (_, at) => `Q${at + 1};"NMM ""${at}"" b"`)];
    const text = lines.join('\n');
    const whole = readTable(text, ';');
    expect(whole.table.rows).toHaveLength(30);
    for (const cut of [1, 7, 1000]) {
      const reader = tableReader(';', 12);
      for (let at = 0; at < text.length; at += cut) reader.push(text.slice(at, at + cut));
      expect(reader.full).toBe(true);
      expect(reader.end()).toEqual({
        table: { header: ['item', 'P217'], rows: whole.table.rows.slice(0, 12) },
        problems: [],
      });
    }
    const exact = tableReader(';', 30);
    exact.push(text);
    expect(exact.end().table).toEqual(whole.table);
    expect(exact.full).toBe(false);
  });

  it('needs no question to the wikis where each row says by an id what it is about', () => {
    const named = readTable('item;P217\nQ1;a\nhttps://www.wikidata.org/wiki/Q2;b\nM3;c', ';').table;
    const columns = [{ kind: 'subject' }, { kind: 'ignore' }] as const;
    expect(namesEachRow(named, { columns })).toBe(true);
    expect(namesEachRow(readTable('item;P217\nQ1;a\nA.jpg;b', ';').table, { columns })).toBe(false);
    expect(namesEachRow(named, { columns: [{ kind: 'ignore' }] })).toBe(false);
  });
});

describe('a table of monuments', () => {
  const { table, problems } = readTable(heritage, ';');
  const mapping = presetMapping('heritage-list', table, {
    language: 'en',
    register: 'P2186',
    constants: [['P17', 'Q1036']],
  });
  const datatypes = new Map([
    ['P31', 'wikibase-item'],
    ['P17', 'wikibase-item'],
    ['P131', 'wikibase-item'],
    ['P625', 'globe-coordinate'],
    ['P2186', 'external-id'],
    ['P854', 'url'],
  ]);

  it('is mapped by the names of its columns', () => {
    expect(mapping.columns.map(use => ('property' in use ? use.property : use.kind))).toEqual([
      'label',
      'P31',
      'P131',
      'P625',
      'P2186',
      'P854',
      'ignore',
    ]);
    expect(mapping).toMatchObject({ key: 'P2186', create: true });
    expect(problems).toMatchObject([{ key: 'cell-beyond-header', line: 5 }]);
  });

  it('lists what has to be matched, the most frequent first', () => {
    const open = openTexts(table, mapping, datatypes);
    expect(open.map(({ property, text, cells }) => [property, text, cells])).toEqual([
      ['P131', 'Wakiso', 3],
      ['P31', 'mill', 2],
      ['P31', 'fort|ruin', 1],
    ]);
  });

  it('becomes commands: new items, items that are there, and rows that wait for a person', () => {
    const matches = new Map([
      [matchKey('P31', 'mill'), 'Q44494'],
      [matchKey('P131', 'Wakiso'), 'Q3894'],
    ]);
    const ambiguous = {
      severity: 'error',
      key: 'subject-ambiguous',
      line: 5,
      column: 5,
      found: 'UG-3',
      right: 'Q1 Q2',
    } as const;
    const subjects = new Map<number, RowSubject>([
      [2, { kind: 'new' }],
      [3, { kind: 'entity', id: 'Q7' }],
      [5, { kind: 'problem', problem: ambiguous }],
    ]);
    const made = tableCommands(table, mapping, { datatypes, matches, subjects });
    expect(made.commands.map(({ kind, line }) => [kind, line])).toEqual([
      ['create-item', 2],
      ['set-label', 2],
      ['add-statement', 2],
      ['add-statement', 2],
      ['add-statement', 2],
      ['add-statement', 2],
      ['add-statement', 2],
      ['set-label', 3],
      ['add-statement', 3],
      ['add-statement', 3],
      ['add-statement', 3],
      ['add-statement', 3],
    ]);
    expect(made.commands.map(({ index }) => index)).toEqual(made.commands.map((_, index) => index));
    expect(made.commands[2]).toMatchObject({
      entity: 'LAST',
      references: [[{ property: 'P854' }]],
    });
    expect(made.commands[8]).toMatchObject({ entity: 'Q7', references: [] });
    expect(made.problems).toMatchObject([
      { key: 'cell-unreadable', line: 3, column: 4, found: 'north' },
      { key: 'subject-ambiguous', line: 5 },
    ]);
  });

  it('is known again by its layout, with the mapping chosen before', async () => {
    const store = openStore({ factory: new IDBFactory() });
    const mappings = openMappings(store, systemClock);
    await mappings.write(layoutOf(table), mapping);
    const again = layoutOf({ header: table.header.map(name => ` ${name.toUpperCase()}`) });
    expect(await mappings.read(again, tableMappingSchema)).toEqual(mapping);
    await mappings.write(layoutOf(table), { columns: 'damaged' });
    expect(await mappings.read(again, tableMappingSchema)).toBeUndefined();
    expect(await mappings.read('[]', tableMappingSchema)).toBeUndefined();
  });
});
