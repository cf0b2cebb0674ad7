import { expect, it } from 'vitest';
import { giveRoles, requestAt, talkAt } from './follow-stage.ts';
import { historyOnMeta } from './record.ts';
import { kinds, lookAgain, scene } from './request-together-rounds.ts';
import { freshForEach, sandbox } from './stage.ts';

/**
 * Two people in two browsers of their own, and a third who edits the pages by hand, at the same request at the same moment,
 * round after round: whatever they do, nothing is lost, nothing is there twice, and whoever comes second is told so.
 */
const rounds = 30;

freshForEach(giveRoles);

it(`loses nothing in ${rounds} rounds, and explains every conflict`, async () => {
  const all = await scene();
  const { title, maja, jonas } = all;
  for (let round = 0; round < rounds; round++) {
    await lookAgain(all);
    const act = kinds[round % kinds.length];
    if (act === undefined) throw new Error('No such round');
    await act(all, round);
  }
  const request = await requestAt(sandbox, title);
  const { revisions } = await historyOnMeta(sandbox, title);
  expect(request.checks.slice(0, 12).map(({ state }) => state)).toEqual(Array(12).fill('done'));
  const page = revisions[0]?.text ?? '';
  const talk = await talkAt(sandbox, title);
  const times = (text: string, part: string) => text.split(part).length - 1;
  for (let round = 0; round < rounds; round++) {
    switch (round % kinds.length) {
      case 0:
        expect(times(page, `By hand in round ${round}.`)).toBe(1);
        break;
      case 2:
        for (const said of [`${maja.name} was here.`, `${jonas.name} was here.`, 'by hand.']) {
          expect(times(talk, `Round ${round}: ${said}`)).toBe(1);
        }
        break;
      case 3:
        // In the heading that is made of it, and in the comment.
        expect(times(talk, `Beside the step of round ${round}.`)).toBe(2);
        break;
      default:
    }
  }
  // Nobody’s edit was made twice: each tick has its one revision.
  expect(revisions.filter(({ comment }) => comment.startsWith('Checklist: ☑')).length).toBeLessThanOrEqual(
    12 + rounds / 5,
  );
}, 400_000);
