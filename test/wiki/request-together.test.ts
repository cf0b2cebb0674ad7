import { describe, expect, it } from 'vitest';
import { commentOn } from '../../lib/desk/request/request-comment.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import { talkTitle } from '../../lib/desk/request/request-title.ts';
import { savePage } from '../../lib/wiki/page-edit.ts';
import { readPages } from '../../lib/wiki/pages.ts';
import { revisionsOf } from './flag-stage.ts';
import { textOf } from './outcome-stage.ts';
import { amina, jonas, karim, maja, nia, usePeopleOfHelpdesk } from './people-stage.ts';
import {
  act,
  ask,
  asked,
  boxOf,
  depsOf,
  newTitle,
  requestAt,
  requestsPrefix,
  tick,
} from './request-stage.ts';

/** Several people on one request, on a real MediaWiki. */
usePeopleOfHelpdesk();

describe('two people on one request', () => {
  it('lose nothing in thirty rounds of ticking, talking, moving on and editing by hand', async () => {
    for (let round = 0; round < 30; round++) {
      const { title, request } = await asked(amina, { title: newTitle() });
      const mine = round % 14;
      const theirs = (round * 5 + 3) % 14;
      const byHand = async () => {
        const page = (await readPages(nia.client, [title])).get(title);
        if (page?.exists !== true) throw new Error(title);
        const text = `${page.text}\n\nBy hand, round ${round}`;
        const outcome = await savePage(nia.writer, {
          title,
          text,
          summary: '',
          base: { revision: page.revision },
        });
        return outcome.kind;
      };
      const [one, other, comment, hand, step] = await Promise.all([
        act(jonas, title, tick(boxOf(request, mine), 'Jonas')),
        act(maja, title, { ...tick(boxOf(request, theirs), 'Maja'), state: 'not-applicable' } as RequestDeed),
        commentOn(depsOf(amina), title, { heading: `Round ${round}`, text: 'Thank you' }),
        round % 3 === 0 ? byHand() : null,
        round % 2 === 0
          ? act(karim, title, { kind: 'ask', text: 'How many?' })
          : act(maja, title, { kind: 'take-step', from: 'submitted', to: 'gathering-information' }),
      ]);
      const now = await requestAt(amina, title);
      expect(comment.kind).toBe('commented');
      expect(step.kind).toBe('changed');
      if (round % 2 === 0) expect(now.asked).toMatchObject([{ text: 'How many?', by: karim.writer.user }]);
      else expect(now.status).toBe('gathering-information');
      if (mine === theirs) {
        // The same box: one is done, the other is shown what is there.
        const kinds = [one.kind, other.kind].sort();
        expect(kinds).toEqual(['changed', 'conflict']);
        const told = one.kind === 'conflict' ? one : other;
        expect(told).toMatchObject({ conflict: { kind: 'box', theirs: boxOf(now, mine) } });
      } else {
        expect([one.kind, other.kind]).toEqual(['changed', 'changed']);
        expect(boxOf(now, mine)).toMatchObject({ state: 'done', by: jonas.writer.user, note: 'Jonas' });
        expect(boxOf(now, theirs)).toMatchObject({ state: 'not-applicable', note: 'Maja' });
      }
      const settled = now.checks.filter(({ state }) => state !== 'to-do').length;
      expect(settled).toBe(mine === theirs ? 1 : 2);
      expect(await textOf(amina.client, title)).toContain(`\n|boxes = ${settled}/14\n`);
      // Who edits by hand and is too late is told by the wiki itself; otherwise it is there.
      const there = ((await textOf(amina.client, title)) ?? '').includes(`By hand, round ${round}`);
      expect(there).toBe(hand === 'saved');
      expect(await textOf(amina.client, talkTitle(title))).toContain(
        `== Round ${round} ==\nThank you [[User:`,
      );
    }
  }, 180_000);

  it('are one person, too, who ticks four boxes at once', async () => {
    const { title, request } = await asked(amina, { title: newTitle() });
    const results = await Promise.all([0, 5, 9, 13].map(box => act(maja, title, tick(boxOf(request, box)))));
    expect(results.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed', 'changed']);
    const { checks } = await requestAt(maja, title);
    expect(checks.filter(({ state }) => state === 'done')).toHaveLength(4);
  });

  it('keep what somebody wrote by hand while a box was being ticked', async () => {
    const { title, request } = await asked(amina, { title: newTitle() });
    const text = (await textOf(karim.client, title)) ?? '';
    const mended = text
      .replace('=== Technical ===', '=== Tekniskt ===\n<!-- first things first -->')
      .replace('|partner = Harbour Museum', '|partner = Harbour Museum of Kisumu <!-- its name -->');
    await karim.client.post({ action: 'edit', title, text: mended, summary: 'by hand' });
    expect(await act(maja, title, tick(boxOf(request, 2)))).toMatchObject({ kind: 'changed' });
    const after = ((await textOf(karim.client, title)) ?? '').split('\n');
    const gone = mended.split('\n').filter(line => !after.includes(line));
    expect(gone).toEqual(['|boxes = 0/14', expect.stringContaining('|id=names-and-duplicates|')]);
  });

  it('cannot be decided on by those who carry it', async () => {
    const { title } = await asked(amina, { title: newTitle() });
    await act(maja, title, { kind: 'assign', members: { add: [karim.writer.user] } });
    const decide: RequestDeed = { kind: 'decide', subject: 'feedback', answer: 'yes', text: '' };
    expect(await act(karim, title, decide)).toEqual({
      kind: 'not-allowed',
      why: { kind: 'recused', group: null },
    });
    expect(await revisionsOf(amina.client, title)).toHaveLength(2);
  });

  it('meets a page nobody can read, one that is gone, and one that was moved', async () => {
    const { title, request } = await asked(amina, { title: newTitle() });
    const moved = requestsPrefix + newTitle();
    await karim.client.post({ action: 'move', from: title, to: moved, reason: 'better name' });
    expect(await act(maja, title, tick(boxOf(request, 0)))).toMatchObject({ kind: 'changed', title: moved });
    const text = (await textOf(karim.client, moved)) ?? '';
    await karim.client.post({
      action: 'edit',
      title: moved,
      text: text.replace('\n}}', '\n'),
      summary: 'oops',
    });
    expect(await act(maja, moved, tick(boxOf(request, 1)))).toMatchObject({
      kind: 'broken-record',
      problems: [{ kind: 'unclosed' }],
    });
    await karim.client.post({ action: 'delete', title: moved, reason: 'test' });
    expect(await act(maja, moved, tick(boxOf(request, 1)))).toEqual({ kind: 'missing', title: moved });
    const again = await ask(amina, { title: moved.slice(requestsPrefix.length) });
    expect(again).toMatchObject({ kind: 'deleted-before', by: karim.writer.user, comment: 'test' });
  });
});
