import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { checkGroup, type GroupProblem, mayKeep, newGroupId } from '../../../lib/desk/board/groups.ts';
import type { GroupDeed } from '../../../lib/desk/board/groups-edit.ts';
import type { WorkingGroup } from '../../../lib/desk/config.ts';
import { withTyped } from '../../common/people/user-names.ts';
import type { Keeping, Unsent } from '../../request/open/unsent.ts';
import { openPublish, type PublishModel } from '../publish/publish-model.ts';

/** What is being done on the screen of the groups. */
export type GroupsStep =
  | { readonly kind: 'list' }
  /** `seen`: the group as it was when it was opened; null for a new one. */
  | { readonly kind: 'edit'; readonly seen: WorkingGroup | null }
  | { readonly kind: 'close'; readonly seen: WorkingGroup };

export interface GroupsModel {
  readonly step: ReadonlySignal<GroupsStep>;
  readonly draft: ReadonlySignal<WorkingGroup>;
  /** A member's name that stands in the field and was not added yet: it counts. */
  readonly typed: ReadonlySignal<string>;
  /** Something was typed since the form was opened, or left in it by an earlier panel. */
  readonly begun: ReadonlySignal<boolean>;
  /** Whether what was typed outlives the panel. */
  readonly keeping: ReadonlySignal<Keeping>;
  readonly publish: PublishModel;
  edit(group: WorkingGroup): void;
  add(kind: WorkingGroup['kind']): void;
  close(group: WorkingGroup): void;
  change(part: Partial<WorkingGroup>): void;
  setMembers(members: readonly string[], typed: string): void;
  back(): void;
  /** What is wrong with the draft beside the other groups. */
  problems(groups: readonly WorkingGroup[]): readonly GroupProblem[];
  /** What saving would do; null while something keeps the draft from it. */
  deed(groups: readonly WorkingGroup[]): GroupDeed | null;
}

const empty: WorkingGroup = {
  id: '',
  name: '',
  kind: 'standing',
  members: [],
  languages: [],
  topics: [],
  page: '',
};

const group = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['standing', 'task-force']),
  members: z.array(z.string()),
  languages: z.array(z.string()),
  topics: z.array(z.string()),
  page: z.string(),
});
const left = z.object({ seen: z.nullable(group), draft: group, typed: z.string() });
const at = 'group';

/** The screen of the groups: a list, and a form whose content stays, in `unsent` too, until it is saved or left. */
export function openGroups(unsent: Unsent): GroupsModel {
  const step = signal<GroupsStep>({ kind: 'list' });
  const draft = signal<WorkingGroup>(empty);
  const typed = signal('');
  const begun = signal(false);
  const publishing = openPublish();
  const to = (next: GroupsStep, group: WorkingGroup, name = '') => {
    publishing.close();
    batch(() => {
      draft.value = group;
      typed.value = name;
      begun.value = false;
      step.value = next;
    });
  };
  const toList = () => {
    to({ kind: 'list' }, empty);
    unsent.keep(at, '');
  };
  const keep = () => {
    const now = step.peek();
    if (now.kind !== 'edit') return;
    begun.value = true;
    unsent.keep(at, JSON.stringify({ seen: now.seen, draft: draft.peek(), typed: typed.peek() }));
  };
  // What was left in an earlier panel opens again, unless somebody is at something else by then.
  void unsent.read().then(texts => {
    const found = leftIn(texts.get(at));
    if (found === undefined || step.peek().kind !== 'list') return;
    to({ kind: 'edit', seen: found.seen }, found.draft, found.typed);
    begun.value = true;
  });
  const publish: PublishModel = {
    ...publishing,
    async save(decisions) {
      await publishing.save(decisions);
      if (publishing.stage.peek().kind === 'saved') unsent.keep(at, '');
    },
    // Saved and looked at, it is one of the list.
    close() {
      if (publishing.stage.peek().kind === 'saved') toList();
      else publishing.close();
    },
  };
  const others = (groups: readonly WorkingGroup[]) => {
    const now = step.value;
    return now.kind === 'edit' && now.seen !== null ? groups.filter(({ id }) => id !== now.seen?.id) : groups;
  };
  const named = computed(() => ({
    ...draft.value,
    name: draft.value.name.trim(),
    members: [...withTyped(draft.value.members, typed.value)],
  }));
  const problems = (groups: readonly WorkingGroup[]) => {
    const group = named.value;
    const id = group.id === '' ? newGroupId(group.name, groups) : group.id;
    return checkGroup({ ...group, id }, others(groups));
  };
  return {
    step,
    draft,
    typed,
    begun,
    keeping: unsent.state,
    publish,
    edit: group => to({ kind: 'edit', seen: group }, group),
    add: kind => to({ kind: 'edit', seen: null }, { ...empty, kind }),
    close: group => to({ kind: 'close', seen: group }, group),
    change(part) {
      draft.value = { ...draft.peek(), ...part };
      keep();
    },
    setMembers(members, name) {
      batch(() => {
        draft.value = { ...draft.peek(), members: [...members] };
        typed.value = name;
      });
      keep();
    },
    back: toList,
    problems,
    deed(groups) {
      const now = step.value;
      if (now.kind === 'list') return null;
      if (now.kind === 'close') return { kind: 'close', seen: now.seen };
      if (!mayKeep(problems(groups))) return null;
      const group = named.value;
      return now.seen === null
        ? { kind: 'add', group: { ...group, id: newGroupId(group.name, groups) } }
        : { kind: 'change', seen: now.seen, group };
    },
  };
}

/** What was left in the form; undefined for nothing, and for what an older panel kept differently. */
function leftIn(text: string | undefined): z.infer<typeof left> | undefined {
  if (text === undefined) return undefined;
  try {
    return left.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
