import type { RegexResult } from './page-operation.ts';

/**
 * What the thread does with a message: the replacing itself. It may never come back; that is why it is a thread of its own.
 * Throws on a message that is no request.
 *
 * The text of this function is what a page of a wiki makes its thread from ({@link regexProgram}): it stands on its own, takes no
 * name from outside, and has no syntax newer than ES2016, for which the build would bring helpers.
 */
export function answerRegex(message: unknown): RegexResult {
  const read = (name: string): string => {
    const value: unknown = Reflect.get(Object(message), name);
    if (typeof value !== 'string') throw new TypeError(`No ${name} in the request`);
    return value;
  };
  const text = read('text');
  let regex: RegExp;
  try {
    regex = new RegExp(read('pattern'), `${read('flags').replace(/g/g, '')}g`);
  } catch (error) {
    return { kind: 'invalid', detail: error instanceof Error ? error.message : '' };
  }
  let count = 0;
  for (const _ of text.matchAll(regex)) count += 1;
  return { kind: 'replaced', text: text.replace(regex, read('replacement')), count };
}

/** The program of a thread that answers each message, for where no file of it can be loaded. Depends on nothing but the build. */
export function regexProgram(): string {
  return `self.onmessage = event => self.postMessage((${answerRegex})(event.data));`;
}
