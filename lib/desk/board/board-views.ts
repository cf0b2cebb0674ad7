import * as z from 'zod/mini';
import { atMost, someText } from '../../shapes.ts';
import { checked } from '../../wiki/api-answer.ts';
import { errorOutcome } from '../../wiki/classify.ts';
import { type WikiClient, WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { type BoardFilter, type Facet, facets, type Sorting, sortings } from './board-filter.ts';

/** What is on show of the board, and how. */
export interface Arrangement {
  readonly filter: BoardFilter;
  readonly sorting: Sorting;
  readonly descending: boolean;
  /** As list, or as columns by stage. */
  readonly layout: 'list' | 'columns';
}

/** An arrangement under a name, kept in the person's own preferences on Meta, so that it follows the account. */
export interface SavedView extends Arrangement {
  readonly name: string;
}

/** The preference. MediaWiki keeps everything that begins with `userjs-` for scripts (API:Options). */
export const viewsOption = 'userjs-partnership-helpdesk-views';

/** Bytes of one preference: column `up_value` is a blob of 65,535. */
const mostBytes = 65_000;
/** Names in a list people choose from. */
export const mostViews = 50;
const nameLength = 80;

const choice = z.string().check(atMost(240));
const arrangement = {
  filter: z.pipe(
    z.object({
      text: z.string().check(atMost(500)),
      chosen: z.record(z.string(), z.array(choice).check(atMost(300))),
    }),
    z.transform(({ text, chosen }): BoardFilter => ({ text, chosen: knownFacets(chosen) })),
  ),
  sorting: z.enum(sortings),
  descending: z.boolean(),
  layout: z.enum(['list', 'columns']),
};
/** An arrangement as it was kept; facets that this panel does not know are left out. */
export const arrangementSchema = z.object(arrangement);
const view = z.object({
  name: someText(nameLength),
  ...arrangement,
});
const envelope = z.object({ version: z.literal(1), views: z.array(z.unknown()) });

/** Reads what the preference holds. A view that cannot be understood is left out; null for what is no list of views. */
export function parseViews(text: string | null): readonly SavedView[] | null {
  if (text === null || text === '') return [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const read = envelope.safeParse(given);
  if (!read.success) return null;
  return read.data.views.flatMap((one): readonly SavedView[] => {
    const found = view.safeParse(one);
    return found.success ? [found.data] : [];
  });
}

/** What the preference is to hold; null when it is more than a wiki keeps. */
export function writeViews(views: readonly SavedView[]): string | null {
  const text = JSON.stringify({ version: 1, views });
  return views.length > mostViews || new TextEncoder().encode(text).length > mostBytes ? null : text;
}

/** With one view added, or put in the place of the one of the same name. */
export function withView(views: readonly SavedView[], added: SavedView): readonly SavedView[] {
  const name = viewName(added.name);
  const named = { ...added, name };
  return views.some(one => one.name === name)
    ? views.map(one => (one.name === name ? named : one))
    : [...views, named];
}

/** With another name for one of them; the same list when there is none of that name, or one that has the new one. */
export function withRenamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const name = viewName(to);
  if (name === '' || views.some(one => one.name === name)) return views;
  return views.map(one => (one.name === from ? { ...one, name } : one));
}

/** Without the one of that name. */
export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter(one => one.name !== name);
}

/** A name as it is kept: one line, at most 80 characters; '' for none. */
export function viewName(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, nameLength);
}

/** Whether two arrangements show the same in the same way. */
export function sameArrangement(one: Arrangement, other: Arrangement): boolean {
  const choices = ({ filter: { chosen } }: Arrangement, facet: Facet) =>
    [...(chosen[facet] ?? [])].sort().join('\n');
  return (
    one.layout === other.layout &&
    one.sorting === other.sorting &&
    one.descending === other.descending &&
    one.filter.text.trim() === other.filter.text.trim() &&
    facets.every(facet => choices(one, facet) === choices(other, facet))
  );
}

function knownFacets(chosen: Readonly<Record<string, readonly string[]>>): BoardFilter['chosen'] {
  const known = facets
    .filter(facet => Object.hasOwn(chosen, facet))
    .map((facet): readonly [Facet, readonly string[]] => [facet, chosen[facet] ?? []]);
  return Object.fromEntries(known);
}

const options = z.object({
  query: z.object({ userinfo: z.object({ options: z.record(z.string(), z.unknown()) }) }),
});

/** The person's views as kept on Meta, or null when something else is kept there. One request. Throws {@link WikiError}. */
export async function readViews(
  client: WikiClient,
  signal?: AbortSignal,
): Promise<readonly SavedView[] | null> {
  const answer = await client.get({ action: 'query', meta: ['userinfo'], uiprop: ['options'] }, signal);
  const value = checked(options, answer).query.userinfo.options[viewsOption];
  return parseViews(typeof value === 'string' ? value : null);
}

export type ViewsSaved =
  | { readonly kind: 'saved'; readonly views: readonly SavedView[] }
  /** More than a preference holds: some have to go first. */
  | { readonly kind: 'too-many' }
  | { readonly kind: 'not-saved'; readonly outcome: Outcome };

/**
 * Changes the person's views: reads what is kept now, so that what another tab saved stays, and writes the whole. What is
 * kept there and is no list of views is never written over. Throws only what an aborted signal throws.
 */
export async function changeViews(
  client: WikiClient,
  user: string,
  change: (views: readonly SavedView[]) => readonly SavedView[],
  signal?: AbortSignal,
): Promise<ViewsSaved> {
  try {
    const before = await readViews(client, signal);
    if (before === null) {
      return { kind: 'not-saved', outcome: { kind: 'refused', code: 'not-views', detail: viewsOption } };
    }
    const views = change(before);
    const text = writeViews(views);
    if (text === null) return { kind: 'too-many' };
    await client.post(
      {
        action: 'options',
        optionname: viewsOption,
        optionvalue: text,
        assert: 'user',
        assertuser: user,
      },
      signal,
    );
    return { kind: 'saved', views };
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'not-saved', outcome: errorOutcome(error, client.clock.now()) };
  }
}
