import type { Outcome } from '../../lib/wiki/outcome.ts';
import { type PageEdit, savePage } from '../../lib/wiki/page-edit.ts';
import { amina, jonas } from './people-stage.ts';

/** Pages of the tests of outcomes, and the edits of them. */

let counter = 0;

export const newTitle = () => `Outcome test ${++counter}`;

export const edit = (title: string, revision: number, more: Partial<PageEdit> = {}): PageEdit => ({
  title,
  text: 'second text',
  summary: 'outcome test',
  base: { revision },
  ...more,
});

export const creation = (title: string, more: Partial<PageEdit> = {}): PageEdit => ({
  title,
  text: 'first text',
  summary: 'outcome test',
  base: 'create',
  ...more,
});

export function saved(outcome: Outcome): Outcome & { kind: 'saved' } {
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** A page of Jonas's, and its revision. */
export async function existing(text = 'first text') {
  const title = newTitle();
  const { revision } = saved(await savePage(jonas.writer, creation(title, { text })));
  return { title, revision };
}

export async function revisionsOf(title: string): Promise<number> {
  const answer = await amina.client.get({ action: 'query', prop: 'revisions', titles: [title], rvlimit: 50 });
  return JSON.stringify(answer).split('"revid"').length - 1;
}
