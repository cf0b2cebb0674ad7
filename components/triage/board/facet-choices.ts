import { ages, type BoardResult, type Facet, none } from '../../../lib/desk/board/board-filter.ts';
import { rowStages } from '../../../lib/desk/board/board-stages.ts';
import { priorities } from '../../../lib/desk/request/request.ts';

/** One choice of a list of filters. */
export interface FacetChoice {
  readonly choice: string;
  /** Records it would show, next to what else is chosen. */
  readonly count: number;
  readonly chosen: boolean;
}

/** Lists with an order of their own; the others begin with what there is most of. */
const orders: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  sort: ['opportunity', 'request'],
  stage: rowStages,
  priority: [...priorities, none],
  waitsFor: ['staff', 'committee', 'group', 'requester', 'claimant', 'anyone', 'nobody'],
  age: [...ages, none],
};

/** Choices of a long list that are shown before somebody asks for all. */
export const fewChoices = 8;

/** Facets whose list of choices begins short. */
export const mayBeLong = (facet: Facet) => orders[facet] === undefined;

/** Whether there is anything to choose: more than one thing, or one that is chosen. */
export function hasChoices(facet: Facet, counts: BoardResult['counts'], chosen: readonly string[]): boolean {
  return chosen.length > 0 || counts[facet].size > 1;
}

/**
 * The choices of a facet that would show something, or are chosen. `nameOf` gives the words they are sorted by where they
 * have no order and there is as much of both.
 */
export function facetChoices(
  facet: Facet,
  counts: BoardResult['counts'],
  chosen: readonly string[],
  nameOf: (choice: string) => string,
): readonly FacetChoice[] {
  const found = [...counts[facet]]
    .filter(([choice, count]) => count > 0 || chosen.includes(choice))
    .map(([choice, count]) => ({ choice, count, chosen: chosen.includes(choice) }));
  // A view that was saved elsewhere may ask for what no record here has.
  for (const choice of chosen) {
    if (!counts[facet].has(choice)) found.push({ choice, count: 0, chosen: true });
  }
  const order = orders[facet];
  if (order !== undefined) return found.sort((a, b) => order.indexOf(a.choice) - order.indexOf(b.choice));
  const last = (choice: string) => Number(choice === none);
  const names = new Map(found.map(({ choice }) => [choice, nameOf(choice)]));
  return found.sort(
    (a, b) =>
      last(a.choice) - last(b.choice) ||
      b.count - a.count ||
      (names.get(a.choice) ?? '').localeCompare(names.get(b.choice) ?? ''),
  );
}

/** The first few, and what is chosen further down. */
export function shortened(choices: readonly FacetChoice[]): readonly FacetChoice[] {
  return choices.filter(({ chosen }, at) => at < fewChoices || chosen);
}
