import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { RegexRequest, RegexRunner } from '../../../../lib/batch/plan/page-operation.ts';
import { answerRegex, regexProgram } from '../../../../lib/batch/plan/regex-answer.ts';
import { type RegexThread, regexInThread, triedFirst } from '../../../../lib/batch/plan/regex-worker.ts';
import { systemClock } from '../../../../lib/clock.ts';

const request: RegexRequest = { pattern: 'a(b)', flags: 'i', replacement: '$1', text: 'xABy', timeout: 100 };

describe('the program of a thread', () => {
  it('stands on its own, and answers as the function it was made from', () => {
    const answers: unknown[] = [];
    const self = {
      onmessage: (_: { data: unknown }) => {},
      postMessage: (one: unknown) => answers.push(one),
    };
    runInNewContext(regexProgram(), { self });
    const messages = [request, { ...request, pattern: '(' }, { ...request, text: 'nothing of it' }];
    for (const data of messages) self.onmessage({ data });
    expect(JSON.parse(JSON.stringify(answers.slice(0, 1)))).toEqual([
      { kind: 'replaced', text: 'xBy', count: 1 },
    ]);
    expect(answers.map(answer => Reflect.get(Object(answer), 'kind'))).toEqual(
      messages.map(message => answerRegex(message).kind),
    );
    expect(() => self.onmessage({ data: { pattern: 'a' } })).toThrow('No text');
  });
});

describe('threads that may not be had', () => {
  const counted = (runner: RegexRunner) => {
    const asked: string[] = [];
    const replace: RegexRunner['replace'] = (one, signal) => {
      asked.push(one.pattern);
      return runner.replace(one, signal);
    };
    return { asked, runner: triedFirst({ replace }) };
  };
  const thread = (answers: boolean): RegexThread => {
    let take: (answer: unknown) => void = () => {};
    return {
      listen: listener => {
        take = listener;
      },
      send: message => take(answers ? answerRegex(message) : undefined),
      end: () => {},
    };
  };

  it('are tried once before the first pattern', async () => {
    const { asked, runner } = counted(regexInThread(() => thread(true), systemClock));
    expect(await runner.replace(request)).toEqual({ kind: 'replaced', text: 'xBy', count: 1 });
    await runner.replace(request);
    expect(asked).toEqual(['a', 'a(b)', 'a(b)']);
  });

  it.each([
    ['that may not be made', () => Promise.reject(new Error('a content security policy'))],
    [
      'that fail to start',
      (one: RegexRequest) => regexInThread(() => thread(false), systemClock).replace(one),
    ],
    ['that never answer', async () => ({ kind: 'stopped' }) as const],
  ])('run no pattern: those %s', async (_, replace) => {
    const { asked, runner } = counted({ replace });
    expect(await runner.replace(request)).toEqual({ kind: 'unavailable' });
    expect(await runner.replace(request)).toEqual({ kind: 'unavailable' });
    expect(asked).toEqual(['a']);
  });
});
