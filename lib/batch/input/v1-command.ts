import type { Rank } from '../../wiki/entity-types.ts';
import { type Command, type CommandSnak, type CommandValue, propertyDatatypes } from './commands.ts';
import { numberOfId, readEntityId, type TargetId } from './entity-ids.ts';
import { type CellProblem, type LineProblem, wrong } from './problems.ts';
import { type CellUse, inspect, looksSuspicious } from './suspicious-characters.ts';
import { readTerm, termPattern } from './term-command.ts';
import type { V1Columns } from './v1-columns.ts';
import { readQuotedText, readValue } from './value-text.ts';

/** Commands QuickStatements has for lexemes; their entities are not ours to plan. */
const lexemeCommand = /^(CREATE_LEXEME|ADD_FORM|ADD_SENSE|LEMMA_.*|LEXICAL_CATEGORY|LANGUAGE)$/i;
const statementId = /^((?:[QPM]|L)\d+(?:-[FS]\d+)?)\$[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i;
const keyPattern = /^(!?)([PS])([1-9]\d*)$/i;

/** Ranks as users of QuickStatements write them, in a column of their own; no other key begins with R. */
const ranks: ReadonlyMap<string, Rank> = new Map([
  ['R+', 'preferred'],
  ['R0', 'normal'],
  ['R-', 'deprecated'],
  ['RPREFERRED', 'preferred'],
  ['RNORMAL', 'normal'],
  ['RDEPRECATED', 'deprecated'],
]);

/**
 * Reads the columns of one command. Gives undefined for an empty or a wrong line; what is wrong was reported.
 *
 * Where the tools differ:
 * - Ids and keywords in either case (version 3 turns them to upper case, the older wants them so).
 * - `MERGE` goes from the higher number to the lower, whatever the order (both).
 * - All S columns up to the next `!S` are one reference, also with a qualifier between them (version 3).
 * - A key without a value is an error; version 3 drops it silently.
 * - `STATEMENT` without the minus does nothing useful in either, so it is an error here.
 */
export function readColumns(
  cut: V1Columns,
  line: number,
  index: number,
  report: (problem: LineProblem) => void,
): Command | undefined {
  return new V1Command(cut, line, index, report).read();
}

class V1Command {
  private readonly columns: readonly string[];
  private readonly summary: string | undefined;
  private failed = false;

  constructor(
    cut: V1Columns,
    private readonly line: number,
    private readonly index: number,
    private readonly send: (problem: LineProblem) => void,
  ) {
    this.columns = cut.columns;
    this.summary = cut.comment === '' ? undefined : cut.comment;
    if (cut.columns.some(looksSuspicious)) this.columns = cut.columns.map((text, i) => this.clean(text, i));
    let filled = this.columns.length;
    while (filled > 0 && this.columns[filled - 1]?.trim() === '') filled -= 1;
    if (filled < this.columns.length) this.columns = this.columns.slice(0, filled);
  }

  read(): Command | undefined {
    const first = this.columns[0]?.trim() ?? '';
    if (this.columns.length === 0 || this.failed) return undefined;
    const command = this.dispatch(first);
    return this.failed ? undefined : command;
  }

  private dispatch(first: string): Command | undefined {
    const keyword = first.toUpperCase();
    const count = this.columns.length;
    switch (keyword) {
      case 'CREATE':
        if (count > 1) return this.fail(1, wrong('too-many-columns', this.columns[1] ?? '', 'CREATE'));
        return { kind: 'create-item', ...this.source() };
      case 'CREATE_PROPERTY':
        return this.createProperty();
      case 'MERGE':
        return this.merge();
      case 'STATEMENT':
        return this.fail(0, wrong('statement-id-without-removal', first, '-STATEMENT'));
      case '-STATEMENT':
        return this.removeById();
      case '-CREATE':
      case '-CREATE_PROPERTY':
      case '-MERGE':
        return this.fail(0, wrong('removal-impossible', first, keyword.slice(1)));
    }
    if (lexemeCommand.test(keyword) || lexemeCommand.test(this.columns[1]?.trim() ?? '')) {
      return this.fail(0, wrong('lexeme-command', first));
    }
    return this.onEntity(first);
  }

  private createProperty(): Command | undefined {
    const datatype = this.columns[1]?.trim() ?? '';
    if (this.columns.length > 2) return this.fail(2, wrong('too-many-columns', this.columns[2] ?? ''));
    const known = propertyDatatypes.find(name => name.toLowerCase() === datatype.toLowerCase());
    if (known === undefined)
      return this.fail(1, wrong('datatype-unknown', datatype, propertyDatatypes.join(', ')));
    return { kind: 'create-property', datatype: known, ...this.source() };
  }

  private merge(): Command | undefined {
    const count = this.columns.length;
    if (count !== 3) {
      const key = count < 3 ? 'too-few-columns' : 'too-many-columns';
      return this.fail(Math.min(count, 3), wrong(key, this.columns[3] ?? '', 'MERGE\tQ1\tQ2'));
    }
    const ids: string[] = [];
    for (let i = 1; i <= 2; i++) {
      const id = readEntityId(this.columns[i]?.trim() ?? '');
      if (id?.[0] !== 'Q') return this.fail(i, wrong('merge-not-items', this.columns[i] ?? '', 'Q1'));
      ids.push(id);
    }
    const [a = '', b = ''] = ids;
    if (a === b) return this.fail(2, wrong('merge-with-itself', b));
    const [into, from] = numberOfId(a) < numberOfId(b) ? [a, b] : [b, a];
    return { kind: 'merge', from, into, ...this.source() };
  }

  private removeById(): Command | undefined {
    if (this.columns.length > 2) return this.fail(2, wrong('too-many-columns', this.columns[2] ?? ''));
    const id = this.columns[1]?.trim() ?? '';
    const match = statementId.exec(id);
    const entity = readEntityId(match?.[1] ?? '');
    if (entity === undefined) {
      return this.fail(1, wrong('statement-id-unreadable', id, 'Q1$01234567-89AB-CDEF-0123-456789ABCDEF'));
    }
    return { kind: 'remove-statement-by-id', entity, id, ...this.source() };
  }

  private onEntity(first: string): Command | undefined {
    const removal = first.charCodeAt(0) === 45;
    const entityText = removal ? first.slice(1).trim() : first;
    const entity: TargetId | undefined = /^LAST$/i.test(entityText) ? 'LAST' : readEntityId(entityText);
    const count = this.columns.length;
    if (entity === undefined) {
      const spaced = count === 1 && /^-?(?:[QPML][1-9][\d-FS]*|LAST) +!?[PLADS]\S* +\S/i.test(first);
      const key = spaced ? 'columns-by-spaces' : 'entity-unreadable';
      return this.fail(0, wrong(key, first, spaced ? first.replace(/ +/, '\t').replace(/ +/, '\t') : 'Q42'));
    }
    if (count < 3) {
      return this.fail(count, wrong('too-few-columns', this.columns.join(' '), `${entityText}\tP31\tQ5`));
    }
    const second = this.columns[1]?.trim() ?? '';
    const term = termPattern.exec(second);
    if (term !== null) {
      if (count > 3) return this.fail(3, wrong('term-too-many-columns', this.columns[3] ?? ''));
      const text = readQuotedText(this.columns[2] ?? '');
      if (typeof text !== 'string') return this.fail(2, text);
      const command = readTerm(term, text, removal, entity, this.source());
      return 'kind' in command ? command : this.fail(command.key === 'term-empty' ? 2 : 1, command);
    }
    return this.statement(second, removal, entity);
  }

  private statement(second: string, removal: boolean, entity: TargetId): Command | undefined {
    const key = keyPattern.exec(second);
    if (key === null || key[2]?.toUpperCase() !== 'P') {
      return this.fail(1, wrong('property-unreadable', second, 'P31'));
    }
    const separate = key[1] === '!';
    if (separate && removal) return this.fail(1, wrong('removal-impossible', second, second.slice(1)));
    const value = this.value(2);
    const qualifiers: CommandSnak[] = [];
    const references: CommandSnak[][] = [];
    let rank: Rank | undefined;
    let open: CommandSnak[] | undefined;
    let at = 3;
    while (at < this.columns.length) {
      const text = this.columns[at]?.trim() ?? '';
      const asked = ranks.get(text.toUpperCase());
      if (asked !== undefined) {
        if (rank !== undefined) this.fail(at, wrong('rank-twice', text));
        if (removal) this.fail(at, wrong('rank-on-removal', text));
        rank = asked;
        at += 1;
        continue;
      }
      const pair = keyPattern.exec(text);
      const isQualifier = pair?.[2]?.toUpperCase() === 'P';
      if (pair === null || (isQualifier && pair[1] === '!')) {
        return this.fail(at, wrong('key-unreadable', text, 'P580, S248, !S248'));
      }
      const pairValue = this.value(at + 1);
      if (pairValue !== undefined) {
        const snak: CommandSnak = { property: `P${pair[3]}`, value: pairValue };
        if (isQualifier) qualifiers.push(snak);
        else {
          if (open === undefined || pair[1] === '!') {
            open = [];
            references.push(open);
          }
          open.push(snak);
        }
      }
      at += 2;
    }
    if (value === undefined) return undefined;
    const property = `P${key[3]}`;
    const body = { entity, property, value, qualifiers, references, ...this.source() };
    if (removal) return { kind: 'remove-statement', ...body };
    return {
      kind: 'add-statement',
      ...body,
      ...(rank === undefined ? undefined : { rank }),
      ...(separate ? { separate: true } : undefined),
    };
  }

  private value(column: number): CommandValue | undefined {
    const read = readValue(this.columns[column] ?? '', problem => this.report(column, problem));
    return 'kind' in read ? read : this.fail(column, read);
  }

  private source(): { readonly line: number; readonly index: number; readonly summary?: string } {
    const { line, index, summary } = this;
    return summary === undefined ? { line, index } : { line, index, summary };
  }

  private clean(text: string, column: number): string {
    const use: CellUse = text.indexOf('"') >= 0 ? 'text' : 'code';
    return inspect(text, use, problem => this.report(column, problem));
  }

  private report(column: number, problem: CellProblem): void {
    if (problem.severity === 'error') this.failed = true;
    this.send({ ...problem, line: this.line, column: column + 1 });
  }

  private fail(column: number, problem: CellProblem): undefined {
    this.report(column, problem);
    this.failed = true;
    return undefined;
  }
}
