import type { TalkSection } from '../../../lib/desk/request/request-read.ts';

/** The place that says a comment was on its way: a comment holds a signature, so nobody may send it twice by mistake. */
export const sentMark = 'comment sent';

/** Whether a comment, as it was typed, stands on the talk page; indented, if it answers in a discussion. */
export function isThere(talk: readonly TalkSection[], comment: string): boolean {
  const wanted = plain(comment);
  return wanted !== '' && talk.some(({ text }) => plain(text).includes(wanted));
}

/** Lines without the colons in front of them. */
const plain = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map(line => line.replace(/^:+/, '').trim())
    .join('\n');
