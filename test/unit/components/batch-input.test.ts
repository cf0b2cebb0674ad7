import { describe, expect, it } from 'vitest';
import { kindOf, openInput } from '../../../components/batch/input-model.ts';
import { beginning, type InputSource, readCommands } from '../../../components/batch/read-input.ts';
import { detectInput } from '../../../lib/batch/input/detect.ts';
import { systemClock } from '../../../lib/clock.ts';

const pause = async () => undefined;

/** A file in pieces that cut lines, and even letters, anywhere. */
function file(text: string, cut: number): InputSource {
  const bytes = new TextEncoder().encode(text);
  return {
    kind: 'file',
    name: 'batch.txt',
    size: bytes.length,
    open: () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += cut) controller.enqueue(bytes.slice(at, at + cut));
          controller.close();
        },
      }),
  };
}

describe('the big field', () => {
  it.each([
    ['Q1\tP31\tQ5', 'v1'],
    ['qid,P31\nQ1,Q5', 'csv'],
    ['name;country\na;b\nc;d', 'table'],
    ['Q1\nQ2\nQ3', 'ids'],
    ['File:A.jpg\nFile:B.jpg', 'pages'],
    ['https://quickstatements.toolforge.org/#/v1=Q1%7CP31%7CQ5', 'v1'],
  ])('takes %j for %s', (text, kind) => {
    expect(kindOf(detectInput(text))).toBe(kind);
  });

  it('reads a file the same wherever its pieces are cut, letters of several bytes included', async () => {
    const text = 'Q1\tLar\t"متحف أوغندا"\nQ2\tP31\tQ5\nwrong line\nQ3\tLen\t"x"\n';
    const whole = await readCommands({ kind: 'text', text }, { kind: 'v1' }, { pause });
    for (const cut of [1, 3, 7, 1000]) {
      expect(await readCommands(file(text, cut), { kind: 'v1' }, { pause })).toEqual(whole);
    }
    expect(whole.commands).toHaveLength(3);
    expect(whole.problems.map(({ line }) => line)).toEqual([3]);
  });

  it('stops reading a file that is larger than any batch, and says so', async () => {
    const text = 'Q1\tP31\tQ5\n'.repeat(500);
    const read = await readCommands(file(text, 200), { kind: 'v1' }, { pause, most: 40 });
    expect(read.commands).toHaveLength(40);
    expect(read.cut).toBe(true);
  });

  it('takes only the beginning of a file to tell what it is', async () => {
    expect(await beginning(file('abc'.repeat(100), 10), 12)).toBe('abcabcabcabc');
  });

  it('gives up reading when asked to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(
      readCommands(file('Q1\tP31\tQ5\n', 4), { kind: 'v1' }, { pause, signal: stop.signal }),
    ).rejects.toThrow('enough');
  });

  it('does the same to each id of a list, wherever its pieces are cut', async () => {
    const as = { kind: 'ids', each: 'P31|Q5' } as const;
    const whole = await readCommands({ kind: 'text', text: 'Q1\n\nQ2\n' }, as, { pause });
    for (const cut of [1, 2, 3, 5]) {
      expect(await readCommands(file('Q1\n\nQ2\n', cut), as, { pause })).toEqual(whole);
      expect(await readCommands(file('Q1\r\n\r\nQ2\r\n', cut), as, { pause })).toEqual(whole);
    }
    const { commands, problems } = whole;
    expect(problems).toEqual([]);
    expect(commands.map(command => ('entity' in command ? command.entity : null))).toEqual(['Q1', 'Q2']);
    expect(commands.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('lets the person correct what it was taken for, and starts over when cleared', async () => {
    const input = openInput(systemClock);
    input.text.value = 'Q1\nQ2';
    await expect.poll(() => input.now.value).toMatchObject({ state: 'read', kind: 'ids' });
    input.takeAs('pages');
    await expect.poll(() => input.now.value).toMatchObject({ state: 'read', kind: 'pages', read: null });
    input.clear();
    await expect.poll(() => input.now.value.state).toBe('empty');
    input.dispose();
  });

  it('says when a file cannot be read', async () => {
    const input = openInput(systemClock);
    const broken = Object.assign(new Blob(['x']), {
      name: 'gone.csv',
      stream: () => {
        throw new DOMException('gone', 'NotFoundError');
      },
    });
    input.takeFile(broken);
    await expect.poll(() => input.now.value).toEqual({ state: 'unreadable', name: 'gone.csv' });
    input.dispose();
  });
});
