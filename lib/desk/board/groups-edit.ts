import { errorOutcome } from '../../wiki/classify.ts';
import { type WikiClient, WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import type { PageEdit } from '../../wiki/page-edit.ts';
import { type PageToEdit, readPageToEdit } from '../../wiki/page-to-edit.ts';
import { type ConfigProblem, configPage, parseConfig, type WorkingGroup } from '../config.ts';
import { inTurn } from '../in-turn.ts';
import type { RequestDeps } from '../request/request-change.ts';
import type { SendOptions } from '../request/request-results.ts';
import { type Prepared, saveAgain } from '../save-again.ts';
import { standingOf } from '../standing.ts';
import { summaryText } from '../summaries.ts';
import { checkGroup, type GroupProblem, mayKeep } from './groups.ts';
import { type GroupChange, withGroupChange } from './groups-json.ts';

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

/** What would be saved, with nothing sent. */
export type GroupPreview =
  | {
      readonly kind: 'preview';
      readonly before: string | null;
      readonly text: string;
      /** Why this account may not edit the configuration, in the wiki's words; null when it may. */
      readonly forbidden: string | null;
    }
  | Exclude<GroupPlan, { readonly kind: 'text' }>
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

/** The configuration page as the deed would make it. One request. Throws only what an aborted signal throws. */
export async function previewGroup(
  client: WikiClient,
  deed: GroupDeed,
  signal?: AbortSignal,
): Promise<GroupPreview> {
  const read = await readConfigPage(client, signal);
  if ('kind' in read) return read;
  const before = textOf(read);
  const plan = planGroup(before, deed);
  return plan.kind === 'text'
    ? { kind: 'preview', before, text: plan.text, forbidden: read.forbidden }
    : plan;
}

/**
 * Changes one working group on the configuration page; every other byte of the page stays, a page without groups gets them, a
 * missing page is made. What others do to other groups meanwhile stays, too. Only staff. Throws only what an aborted signal
 * throws.
 */
export async function changeGroup(
  deps: RequestDeps,
  deed: GroupDeed,
  options: SendOptions = {},
): Promise<GroupResult> {
  if (!standingOf(deps.config, deps.writer.user).staff) return { kind: 'not-allowed' };
  return inTurn(deps.writer, configPage, () => save(deps, deed, options), options.signal);
}

/** The page with a group changed; `base` is the revision it was read at, 0 for none. */
interface Ready {
  readonly edit: PageEdit;
  readonly base: number;
  readonly groups: readonly WorkingGroup[];
}

async function save(deps: RequestDeps, deed: GroupDeed, options: SendOptions): Promise<GroupResult> {
  const { client } = deps.writer;
  const name = deed.kind === 'close' ? deed.seen.name : deed.group.name;
  const settled = (result: GroupResult) => ({ kind: 'settled', result }) as const;
  const end = await saveAgain(
    deps,
    async (): Promise<Prepared<Ready, GroupResult>> => {
      const read = await readConfigPage(client, options.signal);
      if ('kind' in read) return settled(read);
      const { page } = read;
      const planned = planGroup(textOf(read), deed);
      if (planned.kind !== 'text') return settled(planned);
      const { text, groups } = planned;
      const base = page?.exists === true ? page.revision : 0;
      const summary = summaryText(deps.config, 'workingGroups', name, name);
      const from = base === 0 ? 'create' : { revision: base };
      return { kind: 'ready', edit: { title: configPage, text, summary, base: from }, base, groups };
    },
    options,
  );
  if (end.kind === 'settled') return end.result;
  const { outcome, sent } = end;
  if (outcome.kind === 'saved') {
    const { revision } = outcome;
    const done = { kind: 'changed', revision, groups: sent.groups, outcome } as const;
    return outcome.previousRevision === sent.base ? done : afterMerge(client, done);
  }
  if (outcome.kind === 'no-change') return { kind: 'unchanged', groups: sent.groups };
  return { kind: 'not-saved', text: sent.edit.text, outcome };
}

/** MediaWiki merges edits of different lines by itself; whether what came of it can still be read is looked at. */
async function afterMerge(
  client: WikiClient,
  done: GroupResult & { readonly kind: 'changed' },
): Promise<GroupResult> {
  const read = await readConfigPage(client);
  if ('kind' in read) return done;
  const { config, problems } = parseConfig(textOf(read));
  return problems.some(isInTheWay) ? { kind: 'broken-page' } : { ...done, groups: config.workingGroups };
}

async function readConfigPage(
  client: WikiClient,
  signal?: AbortSignal,
): Promise<PageToEdit | { readonly kind: 'unreadable'; readonly outcome: Outcome }> {
  try {
    return await readPageToEdit(client, configPage, signal);
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

const textOf = ({ page }: PageToEdit) => (page?.exists === true ? page.text : null);

/** A mistake on the page that keeps its list of groups from being read. */
function isInTheWay(problem: ConfigProblem): boolean {
  return problem.kind === 'not-json' || ('path' in problem && /^(?:workingGroups\b|$)/.test(problem.path));
}

type GroupPlan =
  | { readonly kind: 'text'; readonly text: string; readonly groups: readonly WorkingGroup[] }
  | Extract<GroupResult, { readonly kind: 'unchanged' | 'bad-group' | 'conflict' | 'broken-page' }>;

/** The configuration page with one group changed; null when there is no page. Pure. */
export function planGroup(text: string | null, deed: GroupDeed): GroupPlan {
  const { config, problems } = parseConfig(text);
  if (problems.some(isInTheWay)) return { kind: 'broken-page' };
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
  const at = before.findIndex(group => group.id === id);
  const change: GroupChange =
    wanted === null
      ? { kind: 'remove', at }
      : deed.kind === 'add'
        ? { kind: 'add', group: wanted }
        : { kind: 'change', at, group: wanted };
  const written = withGroupChange(text, change);
  if (written === undefined) return { kind: 'broken-page' };
  const after = parseConfig(written);
  const groups =
    wanted === null
      ? others
      : deed.kind === 'add'
        ? [...before, wanted]
        : before.map(group => (group.id === id ? wanted : group));
  // Nothing goes to the wiki that would not be read back as what was meant.
  const asMeant =
    after.problems.length === problems.length &&
    JSON.stringify(after.config) === JSON.stringify({ ...config, workingGroups: groups });
  return asMeant ? { kind: 'text', text: written, groups } : { kind: 'broken-page' };
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
