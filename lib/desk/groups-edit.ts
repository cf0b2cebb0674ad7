import { errorOutcome } from '../wiki/classify.ts';
import { WikiError } from '../wiki/client.ts';
import type { Outcome } from '../wiki/outcome.ts';
import { savePage } from '../wiki/page-edit.ts';
import { readPages } from '../wiki/pages.ts';
import { configPage, parseConfig, summaryText, unwrapped, type WorkingGroup } from './config.ts';
import { checkGroup, type GroupProblem, mayKeep } from './groups.ts';
import { mayHaveMoved, mostTries, pauseBefore, type RequestDeps } from './request-change.ts';
import type { SendOptions } from './request-results.ts';
import { standingOf } from './roles.ts';

/** What staff do to the working groups. `seen`: the group as it was in front of them. */
export type GroupDeed =
  | { readonly kind: 'add'; readonly group: WorkingGroup }
  | { readonly kind: 'change'; readonly seen: WorkingGroup; readonly group: WorkingGroup }
  /** A task force ends with its work. */
  | { readonly kind: 'close'; readonly seen: WorkingGroup };

export type GroupResult =
  | {
      readonly kind: 'changed';
      readonly revision: number;
      readonly groups: readonly WorkingGroup[];
      readonly outcome: Outcome;
    }
  | { readonly kind: 'unchanged'; readonly groups: readonly WorkingGroup[] }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'bad-group'; readonly problems: readonly GroupProblem[] }
  /** Somebody changed the same group; null when it is gone. */
  | { readonly kind: 'conflict'; readonly seen: WorkingGroup; readonly theirs: WorkingGroup | null }
  /** The configuration page is no JSON, or its list of groups cannot be read: people mend it by hand. */
  | { readonly kind: 'broken-page' }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome }
  | { readonly kind: 'not-saved'; readonly text: string; readonly outcome: Outcome };

/**
 * Changes one working group on the configuration page; everything else on the page stays as it means, a page without
 * groups gets them, a missing page is made. Only staff. Throws only what an aborted signal throws.
 */
export async function changeGroup(
  { writer, config, random }: RequestDeps,
  deed: GroupDeed,
  options: SendOptions = {},
): Promise<GroupResult> {
  const { client, user } = writer;
  if (!standingOf(config, user).staff) return { kind: 'not-allowed' };
  for (let tries = 1; ; tries++) {
    let page: Awaited<ReturnType<typeof readPages>> extends ReadonlyMap<string, infer P>
      ? P | undefined
      : never;
    try {
      page = (await readPages(client, [configPage], options.signal)).get(configPage);
    } catch (error) {
      if (!(error instanceof WikiError)) throw error;
      return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
    }
    const before = page?.exists === true ? page.text : null;
    const planned = planGroup(before, deed);
    if (planned.kind !== 'text') return planned;
    const name = deed.kind === 'close' ? deed.seen.name : deed.group.name;
    const outcome = await savePage(
      writer,
      {
        title: configPage,
        text: planned.text,
        summary: summaryText(config, 'workingGroups', name, name),
        base: page?.exists === true ? { revision: page.revision } : 'create',
      },
      options.signal,
    );
    if (outcome.kind === 'saved') {
      return { kind: 'changed', revision: outcome.revision, groups: planned.groups, outcome };
    }
    if (outcome.kind === 'no-change') return { kind: 'unchanged', groups: planned.groups };
    if (!mayHaveMoved.has(outcome.kind) || tries >= mostTries) {
      return { kind: 'not-saved', text: planned.text, outcome };
    }
    await client.clock.sleep(pauseBefore(tries, random), options.signal);
  }
}

type GroupPlan =
  | { readonly kind: 'text'; readonly text: string; readonly groups: readonly WorkingGroup[] }
  | Extract<GroupResult, { readonly kind: 'unchanged' | 'bad-group' | 'conflict' | 'broken-page' }>;

/** The configuration page with one group changed; null when there is no page. Pure. */
export function planGroup(text: string | null, deed: GroupDeed): GroupPlan {
  const { config, problems } = parseConfig(text);
  const unreadable = problems.some(
    problem =>
      problem.kind === 'not-json' || ('path' in problem && /^(?:workingGroups\b|$)/.test(problem.path)),
  );
  if (unreadable) return { kind: 'broken-page' };
  const before = config.workingGroups;
  const id = deed.kind === 'add' ? deed.group.id : deed.seen.id;
  const theirs = before.find(group => group.id === id) ?? null;
  const wanted = deed.kind === 'close' ? null : deed.group;
  if (deed.kind === 'add' ? theirs !== null && same(theirs, deed.group) : same(theirs, wanted)) {
    return { kind: 'unchanged', groups: before };
  }
  if (deed.kind !== 'add' && !same(theirs, deed.seen)) return { kind: 'conflict', seen: deed.seen, theirs };
  const others = deed.kind === 'add' ? before : before.filter(group => group.id !== id);
  const found = wanted === null ? [] : checkGroup(wanted, others);
  if (!mayKeep(found)) return { kind: 'bad-group', problems: found };
  const groups =
    wanted === null
      ? others
      : deed.kind === 'add'
        ? [...before, wanted]
        : before.map(group => (group.id === id ? wanted : group));
  const written = withGroups(text, groups);
  return written === undefined ? { kind: 'broken-page' } : { kind: 'text', text: written, groups };
}

/** The page with its list of groups replaced, in the wrapping it has. */
function withGroups(text: string | null, groups: readonly WorkingGroup[]): string | undefined {
  const json = text === null ? '{}' : unwrapped(text);
  const given: unknown = JSON.parse(json);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const entries = Object.entries(given).filter(([key]) => key !== 'workingGroups');
  const place = Object.keys(given).indexOf('workingGroups');
  entries.splice(place === -1 ? entries.length : place, 0, ['workingGroups', groups]);
  // Tabs, as MediaWiki itself writes pages of JSON.
  const written = JSON.stringify(Object.fromEntries(entries), null, '\t');
  return text === null ? written : text.replace(json, () => (json === text ? written : `\n${written}\n`));
}

function same(one: WorkingGroup | null, other: WorkingGroup | null): boolean {
  if (one === null || other === null) return one === other;
  const plain = (group: WorkingGroup) =>
    JSON.stringify([
      group.id,
      group.name,
      group.kind,
      group.members,
      group.languages,
      group.topics,
      group.page,
    ]);
  return plain(one) === plain(other);
}
