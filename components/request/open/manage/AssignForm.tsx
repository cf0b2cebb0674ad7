import * as z from 'zod/mini';
import { groupSize } from '../../../../lib/desk/board/groups.ts';
import type { Config } from '../../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../../lib/desk/request/request.ts';
import type { DeedOf } from '../../../../lib/desk/request/request-deeds.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';
import { sameUser } from '../../../../lib/desk/same-user.ts';
import type { I18n } from '../../../../lib/i18n/i18n.ts';
import { useI18n } from '../../../common/i18n-context.tsx';
import { PeopleField } from '../../../common/people/PeopleField.tsx';
import { namesBeyond, useNames, withTyped } from '../../../common/people/user-names.ts';
import { keptForm } from '../kept-form.ts';
import { type Proposal, telling, tellingShape } from '../Tell.tsx';
import { Act, type ManageProps } from './Act.tsx';
import { GroupField } from './GroupField.tsx';
import { changedPeople, changeTo, knownPeople, nobodyChanged, type PeopleChange } from './people.ts';
import { Section } from './Section.tsx';

interface AssignDraft {
  /** Null while nothing else was chosen. */
  readonly group: { readonly seen: string; readonly id: string } | null;
  readonly members: PeopleChange;
  readonly assigned: PeopleChange;
  /** Names that stand in the fields and were not added yet. */
  readonly typed: { readonly members: string; readonly assigned: string };
  readonly tell: boolean;
  readonly note: string | null;
}

const noneTyped = { members: '', assigned: '' };
const people = z.object({ add: z.array(z.string()), remove: z.array(z.string()) });
const schema: z.ZodMiniType<AssignDraft> = z.object({
  group: z.nullable(z.object({ seen: z.string(), id: z.string() })),
  members: people,
  assigned: people,
  typed: z._default(z.object({ members: z.string(), assigned: z.string() }), noneTyped),
  ...tellingShape,
});

const at = 'assign';
const noChange: AssignDraft = {
  group: null,
  members: nobodyChanged,
  assigned: nobodyChanged,
  typed: noneTyped,
  ...telling,
};

export interface AssignProps extends ManageProps {
  /** All requests that are known, so that a group with less to do is proposed first. */
  readonly others: readonly HelpRequest[];
}

/** Who carries a request: a working group, a task force of people, and who of them is in charge. */
export function AssignForm(props: AssignProps) {
  const { open, view, config, user, others } = props;
  const i18n = useI18n();
  const { text, list } = i18n;
  const { request } = view;
  const form = keptForm(open, at, schema, noChange);
  const { value } = form;
  const wanted = withTypedNames(request, value);
  const known = knownPeople(config, request);
  const members = changedPeople(request.members, value.members);
  const assigned = changedPeople(request.assigned, value.assigned);
  const group = value.group?.id ?? request.group;
  const deed = deedOf(wanted);
  const outOfSay = recusedBy(config, request, group, changedPeople(request.members, wanted.members));
  const names = useNames(namesBeyond([...wanted.members.add, ...wanted.assigned.add], known));
  const now = list(
    [groupName(config, request.group), ...request.members, ...request.assigned].filter(name => name !== ''),
  );
  return (
    <Section
      name={text('assign')}
      now={now === '' ? text('assign-nobody') : <bdi>{now}</bdi>}
      begun={form.begun}
      permission={permit(config, request, user, { kind: 'assign' })}
    >
      <GroupField
        config={config}
        request={request}
        others={others}
        value={group}
        onChange={id =>
          form.change({
            group: id === request.group ? null : { seen: value.group?.seen ?? request.group, id },
          })
        }
      />
      <PeopleField
        label={text('assign-members')}
        help={text('assign-members-help', groupSize.least, groupSize.most)}
        warning={
          members.length > 0 && (members.length < groupSize.least || members.length > groupSize.most)
            ? text('assign-size', members.length, groupSize.least, groupSize.most)
            : undefined
        }
        people={members}
        typed={value.typed.members}
        known={known}
        onChange={(all, typed) =>
          form.change({
            members: changeTo(request.members, all),
            typed: { ...value.typed, members: typed },
          })
        }
      />
      <PeopleField
        label={text('assign-people')}
        help={text('assign-people-help')}
        people={assigned}
        typed={value.typed.assigned}
        known={known}
        onChange={(all, typed) =>
          form.change({
            assigned: changeTo(request.assigned, all),
            typed: { ...value.typed, assigned: typed },
          })
        }
      />
      {outOfSay.length === 0 ? null : <p class="hp-help">{text('assign-recused', list(outOfSay))}</p>}
      <Act
        {...props}
        at={at}
        deed={deed}
        button={text('assign-do')}
        blocked={!names.ok}
        ready={names.settle}
        tell={{
          value,
          proposal: proposalOf(i18n, config, request, wanted),
          onChange: form.change,
        }}
      />
    </Section>
  );
}

/** What was typed and not added counts as added. */
function withTypedNames({ members, assigned }: HelpRequest, value: AssignDraft): AssignDraft {
  const { typed } = value;
  const all = (now: readonly string[], change: PeopleChange, name: string) =>
    changeTo(now, withTyped(changedPeople(now, change), name));
  return {
    ...value,
    members: all(members, value.members, typed.members),
    assigned: all(assigned, value.assigned, typed.assigned),
  };
}

function deedOf({ group, members, assigned }: AssignDraft): DeedOf<'assign'> | null {
  const some = (change: PeopleChange) => change.add.length + change.remove.length > 0;
  if (group === null && !some(members) && !some(assigned)) return null;
  return {
    kind: 'assign',
    ...(group === null ? {} : { group }),
    ...(some(members) ? { members } : {}),
    ...(some(assigned) ? { assigned } : {}),
  };
}

const groupName = (config: Config, id: string) =>
  config.workingGroups.find(group => group.id === id)?.name ?? id;

/** Members of the committee who will have no say about this request any more, and had one. */
function recusedBy(
  config: Config,
  request: HelpRequest,
  group: string,
  members: readonly string[],
): readonly string[] {
  const inGroup = (id: string, task: readonly string[]) => [
    ...(config.workingGroups.find(one => one.id === id)?.members ?? []),
    ...task,
  ];
  const before = inGroup(request.group, request.members);
  const after = inGroup(group, members);
  return config.roles.committee.filter(
    name => after.some(one => sameUser(one, name)) && !before.some(one => sameUser(one, name)),
  );
}

/** Whoever asked hears it, and everybody who has it now and had not before. */
function proposalOf(
  { text, list }: I18n,
  config: Config,
  request: HelpRequest,
  { group, members, assigned }: AssignDraft,
): Proposal {
  const chosen = group === null ? undefined : config.workingGroups.find(({ id }) => id === group.id);
  const names = [chosen?.name ?? '', ...members.add, ...assigned.add].filter(name => name !== '');
  return {
    to: [request.requester, ...(chosen?.members ?? []), ...members.add, ...assigned.add],
    heading: text('note-assign-heading'),
    text: names.length === 0 ? '' : text('note-assign', list(names)),
  };
}
