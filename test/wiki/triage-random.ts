import * as z from 'zod/mini';
import type { WikiClient } from '../../lib/wiki/client.ts';

/** What the tests of staff at work at once share: dice, two people at it, and every revision that came of it. */

/** The whole life of a small random number generator, so that a failure can be run again. */
export interface Dice {
  readonly seed: number;
  /** From 0 to below 1. */
  roll(): number;
  pick<T>(list: readonly T[]): T;
}

export function dice(seed: number): Dice {
  let state = seed;
  const roll = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    seed,
    roll,
    pick(list) {
      const found = list[Math.floor(roll() * list.length)];
      if (found === undefined) throw new RangeError('empty');
      return found;
    },
  };
}

/** Several people at the same time, each doing `rounds` things one after the other; what came of all. */
export async function atOnce<P, R>(
  people: readonly P[],
  rounds: number,
  act: (person: P, round: number) => Promise<R>,
): Promise<readonly R[]> {
  const work = async (person: P) => {
    const done: R[] = [];
    for (let round = 0; round < rounds; round++) done.push(await act(person, round));
    return done;
  };
  return (await Promise.all(people.map(work))).flat();
}

export interface SavedRevision {
  readonly revision: number;
  readonly user: string;
  readonly text: string;
  readonly minor: boolean;
}

const history = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.array(
          z.object({
            revid: z.number(),
            user: z.string(),
            minor: z.boolean(),
            slots: z.object({ main: z.object({ content: z.string() }) }),
          }),
        ),
      }),
    ),
  }),
  continue: z.optional(z.object({ rvcontinue: z.string() })),
});

/** Every revision of a page, oldest first. */
export async function textsOf(client: WikiClient, title: string): Promise<readonly SavedRevision[]> {
  const all: SavedRevision[] = [];
  let from: string | undefined;
  do {
    const answer = history.parse(
      await client.get({
        action: 'query',
        titles: [title],
        prop: 'revisions',
        rvprop: ['ids', 'user', 'flags', 'content'],
        rvslots: 'main',
        rvlimit: 50,
        rvdir: 'newer',
        ...(from === undefined ? {} : { rvcontinue: from }),
      }),
    );
    for (const { revid, user, minor, slots } of answer.query.pages[0]?.revisions ?? []) {
      all.push({ revision: revid, user, minor, text: slots.main.content });
    }
    from = answer.continue?.rvcontinue;
  } while (from !== undefined);
  return all;
}
