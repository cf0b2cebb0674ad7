import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { checkGroup, type GroupProblem, mayKeep, newGroupId } from '../../../lib/desk/board/groups.ts';
import type { GroupDeed } from '../../../lib/desk/board/groups-edit.ts';
import type { WorkingGroup } from '../../../lib/desk/config.ts';
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
  readonly publish: PublishModel;
  edit(group: WorkingGroup): void;
  add(kind: WorkingGroup['kind']): void;
  close(group: WorkingGroup): void;
  change(part: Partial<WorkingGroup>): void;
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

/** The screen of the groups: a list, and a form whose content stays until it is saved or left. */
export function openGroups(): GroupsModel {
  const step = signal<GroupsStep>({ kind: 'list' });
  const draft = signal<WorkingGroup>(empty);
  const publish = openPublish();
  const to = (next: GroupsStep, group: WorkingGroup) => {
    publish.close();
    draft.value = group;
    step.value = next;
  };
  const others = (groups: readonly WorkingGroup[]) => {
    const now = step.value;
    return now.kind === 'edit' && now.seen !== null ? groups.filter(({ id }) => id !== now.seen?.id) : groups;
  };
  const named = computed(() => ({ ...draft.value, name: draft.value.name.trim() }));
  const problems = (groups: readonly WorkingGroup[]) => {
    const group = named.value;
    const id = group.id === '' ? newGroupId(group.name, groups) : group.id;
    return checkGroup({ ...group, id }, others(groups));
  };
  return {
    step,
    draft,
    publish,
    edit: group => to({ kind: 'edit', seen: group }, group),
    add: kind => to({ kind: 'edit', seen: null }, { ...empty, kind }),
    close: group => to({ kind: 'close', seen: group }, group),
    change(part) {
      draft.value = { ...draft.peek(), ...part };
    },
    back: () => to({ kind: 'list' }, empty),
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
