import { describe, expect, it } from 'vitest';
import { parseV1 } from '../../../../lib/batch/input/quickstatements-v1.ts';

const one = (text: string) => {
  const { commands, problems } = parseV1(text);
  expect(problems).toEqual([]);
  expect(commands).toHaveLength(1);
  return commands[0];
};
const problemsOf = (text: string) =>
  parseV1(text).problems.map(({ key, line, column, right }) => ({ key, line, column, right }));
const item = (id: string) => ({
  kind: 'value',
  datavalue: { type: 'wikibase-entityid', value: { 'entity-type': 'item', id } },
});
const text = (value: string) => ({ kind: 'value', datavalue: { type: 'string', value } });

describe('QuickStatements V1, what each line says', () => {
  it('reads a statement with qualifiers, several references, a rank and a summary', () => {
    expect(
      one(
        'Q1\tP31\tQ5\tP580\t+1967-01-17T00:00:00Z/11\tS248\tQ2\ts854\t"https://a.example"\t!S248\tQ3\tR+ /* from the register */',
      ),
    ).toEqual({
      kind: 'add-statement',
      entity: 'Q1',
      property: 'P31',
      value: item('Q5'),
      qualifiers: [{ property: 'P580', value: expect.objectContaining({ kind: 'value' }) }],
      references: [
        [
          { property: 'P248', value: item('Q2') },
          { property: 'P854', value: text('https://a.example') },
        ],
        [{ property: 'P248', value: item('Q3') }],
      ],
      rank: 'preferred',
      line: 1,
      index: 0,
      summary: 'from the register',
    });
  });

  it('reads creation, merging into the older item, and removal by id', () => {
    expect(one('create')).toEqual({ kind: 'create-item', line: 1, index: 0 });
    expect(one('CREATE_PROPERTY\tstring')).toMatchObject({ kind: 'create-property', datatype: 'string' });
    expect(one('MERGE\tQ5\tQ90')).toMatchObject({ from: 'Q90', into: 'Q5' });
    expect(one('MERGE\tQ90\tQ5')).toMatchObject({ from: 'Q90', into: 'Q5' });
    expect(one('-STATEMENT\tQ42$0A0A0A0A-1111-2222-3333-444455556666')).toMatchObject({
      kind: 'remove-statement-by-id',
      entity: 'Q42',
    });
  });

  it('reads terms and sitelinks, in either way of writing languages and sites', () => {
    expect(one('Q1\tLen\t"Uganda Museum"')).toMatchObject({
      kind: 'set-label',
      language: 'en',
      text: 'Uganda Museum',
    });
    expect(one('Q1\tDzh_hans\t"x"')).toMatchObject({ kind: 'set-description', language: 'zh-hans' });
    expect(one('LAST\tAde\t"x"')).toMatchObject({ kind: 'add-alias', entity: 'LAST' });
    expect(one('Q1\tSzh-min-nanwiki\t"X"')).toMatchObject({ kind: 'set-sitelink', site: 'zh_min_nanwiki' });
    expect(one('-Q1\tLen\t"x"')).toMatchObject({ kind: 'remove-label', text: 'x' });
    const withoutText = one('Q1\tLen\t""');
    expect(withoutText).toMatchObject({ kind: 'remove-label' });
    expect(withoutText).not.toHaveProperty('text');
  });

  it('tells S248 the source from Senwiki the sitelink, and P-ids from M-ids', () => {
    expect(one('M99\tP180\tQ146\tS248\tQ2')).toMatchObject({
      entity: 'M99',
      references: [[{ property: 'P248' }]],
    });
    expect(one('m99\tp180\tq146')).toMatchObject({ entity: 'M99', property: 'P180', value: item('Q146') });
  });

  it('reads !P as a statement of its own', () => {
    expect(one('Q1\t!P31\tQ5')).toMatchObject({ property: 'P31', separate: true });
  });

  it('keeps all S columns up to the next !S in one reference, also around a qualifier', () => {
    const command = one('Q1\tP31\tQ5\tS248\tQ2\tP580\tsomevalue\tS813\tnovalue');
    expect(command).toMatchObject({ references: [[{ property: 'P248' }, { property: 'P813' }]] });
  });
});

describe('QuickStatements V1, cutting lines', () => {
  it('cuts at TABs only when there is one, so that text keeps its pipes', () => {
    expect(one('Q1\tLen\t"a|b || c"')).toMatchObject({ text: 'a|b || c' });
  });

  it('cuts pasted links at || and |, but not inside quotes', () => {
    const { commands, problems } = parseV1(
      'CREATE||LAST|Len|"a | b"||LAST|P31|Q5|S854|"https://a.example/x||y"',
    );
    expect(problems).toEqual([]);
    expect(commands.map(command => command.kind)).toEqual(['create-item', 'set-label', 'add-statement']);
    expect(commands.map(command => command.line)).toEqual([1, 2, 3]);
    expect(commands[1]).toMatchObject({ text: 'a | b' });
    expect(commands[2]).toMatchObject({ references: [[{ value: text('https://a.example/x||y') }]] });
  });

  it('takes a comment only outside quotes', () => {
    expect(one('Q1\tLen\t"a /* b" /* real */')).toMatchObject({ text: 'a /* b', summary: 'real' });
    expect(one('Q1\tLen\t"a /* b */"')).toMatchObject({ text: 'a /* b */' });
    expect(one('CREATE /* new */')).toMatchObject({ kind: 'create-item', summary: 'new' });
  });

  it('skips a byte order mark, empty lines and lines that are only a comment, and takes any line break', () => {
    const { commands, problems } = parseV1('\ufeffCREATE\r\n\r\n/* note */\rLAST\tLen\t"x"\n');
    expect(problems).toEqual([]);
    expect(commands.map(command => [command.kind, command.line])).toEqual([
      ['create-item', 1],
      ['set-label', 4],
    ]);
  });
});

describe('QuickStatements V1, values', () => {
  const value = (notation: string) => {
    const command = one(`Q1\tP1\t${notation}`);
    return command?.kind === 'add-statement' && command.value.kind === 'value'
      ? command.value.datavalue
      : command;
  };
  const quantity = (amount: string, more: object = {}) => ({
    type: 'quantity',
    value: { amount, unit: '1', ...more },
  });

  it('reads quantities in all notations, exactly', () => {
    expect(value('10')).toEqual(quantity('+10'));
    expect(value('-3.50')).toEqual(quantity('-3.50'));
    expect(value('-0')).toEqual(quantity('+0'));
    expect(value('10U11573')).toEqual(quantity('+10', { unit: 'http://www.wikidata.org/entity/Q11573' }));
    expect(value('1.2~0.3')).toEqual(quantity('+1.2', { upperBound: '+1.5', lowerBound: '+0.9' }));
    expect(value('0.1~0.2')).toEqual(quantity('+0.1', { upperBound: '+0.3', lowerBound: '-0.1' }));
    expect(value('10[9,12.5]U1')).toEqual(
      quantity('+10', { upperBound: '+12.5', lowerBound: '+9', unit: 'http://www.wikidata.org/entity/Q1' }),
    );
    expect(value('12345678901234567890.123')).toEqual(quantity('+12345678901234567890.123'));
  });

  it('reads times with precision, before the common era, in the Julian calendar', () => {
    expect(value('+1967-01-17T00:00:00Z/11')).toMatchObject({
      value: { time: '+1967-01-17T00:00:00Z', precision: 11 },
    });
    expect(value('-0044-03-15T00:00:00Z/11/J')).toMatchObject({
      value: { time: '-0044-03-15T00:00:00Z', calendarmodel: 'http://www.wikidata.org/entity/Q1985786' },
    });
    expect(value('1967-00-00T00:00:00Z')).toMatchObject({
      value: { time: '+1967-00-00T00:00:00Z', precision: 9 },
    });
    expect(value('+00000001994-01-01T00:00:00Z/9')).toMatchObject({
      value: { time: '+1994-01-01T00:00:00Z' },
    });
  });

  it('reads coordinates, text in a language, entities of every kind', () => {
    expect(value('@ 0.3359 / -32.5825')).toMatchObject({
      value: { latitude: 0.3359, longitude: -32.5825, precision: 0.000001 },
    });
    expect(value('zh-hans:"你好"')).toEqual({
      type: 'monolingualtext',
      value: { text: '你好', language: 'zh-hans' },
    });
    expect(value('L5-F2')).toMatchObject({ value: { 'entity-type': 'form', id: 'L5-F2' } });
    expect(value('L5-S2')).toMatchObject({ value: { 'entity-type': 'sense' } });
  });

  it('reads text without escaping, and three quotes as one', () => {
    expect(value('"a "b" c"')).toEqual({ type: 'string', value: 'a "b" c' });
    expect(value('"""https://a.example"""')).toEqual({ type: 'string', value: 'https://a.example' });
    expect(value('" padded "')).toEqual({ type: 'string', value: 'padded' });
    expect(value('"e\u0301"')).toEqual({ type: 'string', value: '\u00e9' });
  });
});

describe('QuickStatements V1, wrong lines', () => {
  it.each<[string, string, number, string]>([
    ['Q1 P31 Q5', 'columns-by-spaces', 1, 'Q1\tP31\tQ5'],
    ['Douglas Adams\tP31\tQ5', 'entity-unreadable', 1, 'Q42'],
    ['Q1\tP31', 'too-few-columns', 3, 'Q1\tP31\tQ5'],
    ['Q1\tPx\tQ5', 'property-unreadable', 2, 'P31'],
    ['Q1\tP31\tQ5\tP580', 'value-missing', 5, ''],
    ['Q1\tP31\tQ5\t580\tQ1', 'key-unreadable', 4, 'P580, S248, !S248'],
    ['Q1\tP217\tABC', 'value-unquoted', 3, '"ABC"'],
    ['Q1\tP217\t“ABC”', 'quotes-typographic', 3, '"ABC"'],
    ['Q1\tP217\t"ABC', 'quote-unclosed', 3, '"ABC"'],
    ['Q1\tP217\t""', 'text-empty', 3, ''],
    ['Q1\tLen\tUganda', 'term-not-text', 3, '"Uganda"'],
    ['Q1\tLen\t"x"\tS248\tQ1', 'term-too-many-columns', 4, ''],
    ['Q1\tAen\t""', 'term-empty', 3, ''],
    ['Q1\tP571\t+1967-01-17T00:00:00Z/14', 'time-precision', 3, '+1967-01-17T00:00:00Z/11'],
    ['Q1\tP571\t+1967-01-17T12:00:00Z/11', 'time-of-day', 3, '+1967-01-17T00:00:00Z/11'],
    ['Q1\tP571\t+1967-00-00T00:00:00Z/11', 'time-month', 3, '+1967-00-00T00:00:00Z/9'],
    ['Q1\tP571\t+1967-02-30T00:00:00Z/11', 'time-day', 3, ''],
    ['Q1\tP571\t1967-1-7', 'time-unreadable', 3, '+1967-01-07T00:00:00Z/11'],
    ['Q1\tP571\t+0000-00-00T00:00:00Z/9', 'time-year-zero', 3, '-0001-00-00T00:00:00Z/9'],
    ['Q1\tP1082\t1,000', 'quantity-unreadable', 3, '1000'],
    ['Q1\tP1082\t12,5', 'quantity-unreadable', 3, '12.5'],
    ['Q1\tP1082\t10[11,12]', 'quantity-bounds', 3, ''],
    ['Q1\tP1082\t10~-1', 'quantity-bounds', 3, '10~1'],
    ['Q1\tP2048\t10Umetre', 'unit-unreadable', 3, '10U11573'],
    ['Q1\tP2048\t10UQ11573', 'unit-unreadable', 3, '10U11573'],
    ['Q1\tP625\t@0.3,32.5', 'coordinate-unreadable', 3, '@0.3359/32.5825'],
    ['Q1\tP625\t@132.5/0.3', 'coordinate-range', 3, '@0.3/132.5'],
    ['MERGE\tQ1', 'too-few-columns', 3, 'MERGE\tQ1\tQ2'],
    ['MERGE\tQ1\tP2', 'merge-not-items', 3, 'Q1'],
    ['MERGE\tQ1\tQ1', 'merge-with-itself', 3, ''],
    ['CREATE\tQ1', 'too-many-columns', 2, 'CREATE'],
    ['-CREATE', 'removal-impossible', 1, 'CREATE'],
    ['STATEMENT\tQ1$x', 'statement-id-without-removal', 1, '-STATEMENT'],
    ['CREATE_LEXEME\tQ7725\tQ1084\ten:"water"', 'lexeme-command', 1, ''],
    ['L1\tLemma_en\t"water"', 'lexeme-command', 1, ''],
    ['-Q1\tP31\tQ5\tR+', 'rank-on-removal', 4, ''],
    ['Q1\tP31\tQ5\tR+\tR-', 'rank-twice', 5, ''],
    ['Q1\tP217\t"a\u0007b"', 'control-character', 3, ''],
  ])('%j', (line, key, column, right) => {
    const { commands, problems } = parseV1(`CREATE\n${line}\nCREATE`);
    expect(problems.map(problem => ({ ...problem, found: '' }))).toEqual([
      { severity: 'error', key, line: 2, column, right, found: '' },
    ]);
    expect(commands.map(command => [command.line, command.index])).toEqual([
      [1, 0],
      [3, 1],
    ]);
  });

  it('takes lines with doubtful characters, and says so', () => {
    expect(problemsOf('Q42\u200e\tP31\tQ5')).toEqual([
      { key: 'invisible-character', line: 1, column: 1, right: '' },
    ]);
    expect(parseV1('Q42\u200e\tP31\tQ5').commands).toMatchObject([{ entity: 'Q42' }]);
    expect(problemsOf('Q1\tLen\t"a\u202eb"').map(problem => problem.key)).toEqual(['bidi-control']);
    expect(problemsOf('Q1\tLen\t"a\u00a0b"').map(problem => problem.key)).toEqual(['no-break-space']);
    expect(problemsOf('Q1\tP571\t+1967-03-17T00:00:00Z').map(problem => problem.key)).toEqual([
      'time-precision-assumed',
    ]);
  });
});
