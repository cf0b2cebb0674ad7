import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeV1 } from '../../../../lib/batch/handoff/quickstatements-write.ts';
import type { Command } from '../../../../lib/batch/input/commands.ts';
import { parseV1, v1Reader } from '../../../../lib/batch/input/quickstatements-v1.ts';
import { v1Commands } from './arbitraries.ts';

describe('QuickStatements V1, properties', () => {
  it('reads what it writes, with TABs and with pipes', () => {
    fc.assert(
      fc.property(v1Commands, fc.constantFrom('tab' as const, 'pipe' as const), (commands, separator) => {
        const written = writeV1(commands, separator);
        expect(written.leftOut).toEqual([]);
        const again = parseV1(written.text);
        // Text holding a quote before a pipe cannot be told from the end of a value in the form with pipes.
        fc.pre(separator === 'tab' || !stringsIn(commands).some(string => /"\s*(\||\/\*)/.test(string)));
        expect(again.problems.filter(problem => problem.severity === 'error')).toEqual([]);
        expect(again.commands).toEqual(commands);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same wherever the input is cut', () => {
    fc.assert(
      fc.property(
        v1Commands,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(400), { maxLength: 8 }),
        (commands, lineBreak, cuts) => {
          const input = `\ufeff${writeV1(commands).text.replaceAll('\n', lineBreak)}${lineBreak}nonsense`;
          const pieces: Command[] = [];
          const problems: object[] = [];
          const reader = v1Reader({
            command: found => pieces.push(found),
            problem: found => problems.push(found),
          });
          let from = 0;
          for (const cut of [...cuts.filter(at => at <= input.length).sort((a, b) => a - b), input.length]) {
            reader.push(input.slice(from, cut));
            from = cut;
          }
          reader.end();
          const whole = parseV1(input);
          expect(pieces).toEqual(whole.commands);
          expect(problems).toEqual(whole.problems);
          expect(whole.problems.at(-1)?.line).toBe(commands.length === 0 ? 2 : commands.length + 1);
        },
      ),
    );
  });

  it('never throws, and answers every line that is not empty with a command or a problem', () => {
    const piece = fc.constantFrom(
      'Q1',
      '-',
      'P31',
      '\t',
      '|',
      '||',
      '"',
      'en:',
      '/*',
      '*/',
      'CREATE',
      '@1/2',
      '~',
      '[',
      'U',
      '!',
      'S1',
      ' ',
      '\u202e',
      '+1967-01-01T00:00:00Z',
      '/11',
      'LAST',
      'R+',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 14 }),
        pieces => {
          const input = pieces.join('').replace(/[\r\n]/g, '');
          const { commands, problems } = parseV1(input);
          expect(problems.every(problem => problem.line >= 1 && problem.column >= 1)).toBe(true);
          const comment = /^\s*\/\*.*\*\/\s*$/.test(input) || input.replace(/[\t|]/g, '').trim() === '';
          if (!comment && !input.includes('/*')) expect(commands.length + problems.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Every string anywhere in a value. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
