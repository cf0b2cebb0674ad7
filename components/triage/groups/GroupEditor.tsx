import { useMemo } from 'preact/hooks';
import { groupSize } from '../../../lib/desk/board/groups.ts';
import type { Config, WorkingGroup } from '../../../lib/desk/config.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { PeopleField } from '../../common/people/PeopleField.tsx';
import { namesBeyond, useNames, withTyped } from '../../common/people/user-names.ts';
import { Select } from '../../common/Select.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { TokenField } from '../../common/TokenField.tsx';
import { languageCodes } from '../../flag/language-codes.ts';
import { UnsentKept } from '../../sending/UnsentKept.tsx';
import { PublishSteps } from '../publish/PublishSteps.tsx';
import type { PublishParts } from '../publish/part-job.ts';
import { groupJob } from './group-job.ts';
import { groupProblemWords } from './group-words.ts';
import type { GroupsModel } from './groups-model.ts';
import { TopicsField } from './TopicsField.tsx';

export interface GroupEditorProps {
  readonly groups: GroupsModel;
  readonly config: Config;
  readonly parts: PublishParts;
  readonly user: string;
  /** The configuration on the wiki is not what it was: it is to be read again. */
  readonly onChanged: () => void;
}

/** A working group to be changed or made; what is typed stays until it is saved or left. */
export function GroupEditor({ groups, config, parts, user, onChanged }: GroupEditorProps) {
  const i18n = useI18n();
  const { text, languageName } = i18n;
  const draft = groups.draft.value;
  const step = groups.step.value;
  const isNew = step.kind === 'edit' && step.seen === null;
  const { change, publish } = groups;
  const saved = publish.stage.value.kind === 'saved';
  const problems = saved ? [] : groups.problems(config.workingGroups);
  const ofMembers = problems.filter(
    ({ kind }) => kind !== 'no-name' && kind !== 'same-id' && kind !== 'bad-id',
  );
  const noName = problems.some(({ kind }) => kind === 'no-name');
  const deed = saved ? null : groups.deed(config.workingGroups);
  const known = useMemo(() => peopleOf(config), [config]);
  const languages = useMemo(
    () =>
      languageCodes
        .map(id => ({ id, label: languageName(id) }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    [languageName],
  );
  const names = useNames(namesBeyond(withTyped(draft.members, groups.typed.value), known));
  const editing = publish.stage.value.kind === 'idle';
  return (
    <section aria-labelledby="hp-group-edit">
      <h2 id="hp-group-edit">
        {isNew ? text('groups-new') : <Rich k="groups-edit" with={[<Data key="name">{draft.name}</Data>]} />}
      </h2>
      {!editing ? null : (
        <div class="hp-form hp-groups__form">
          <Field label={text('groups-name')} help={noName ? text('groups-no-name') : undefined}>
            {ids => <TextInput {...ids} value={draft.name} onInput={name => change({ name })} />}
          </Field>
          <Field label={text('groups-kind')} help={text('groups-kind-help')}>
            {ids => (
              <Select
                {...ids}
                value={draft.kind}
                options={[
                  { value: 'standing', label: text('groups-standing') },
                  { value: 'task-force', label: text('groups-task-force') },
                ]}
                onChange={(kind: WorkingGroup['kind']) => change({ kind })}
              />
            )}
          </Field>
          <PeopleField
            label={text('groups-members')}
            help={text('groups-members-help', groupSize.least, groupSize.most)}
            people={draft.members}
            typed={groups.typed.value}
            known={known}
            onChange={groups.setMembers}
          />
          {ofMembers.map(problem => (
            <Notice
              key={`${problem.kind} ${'name' in problem ? problem.name : ''}`}
              type={problem.kind === 'too-few' ? 'warning' : 'error'}
              announce
            >
              {groupProblemWords(i18n, problem)}
            </Notice>
          ))}
          <Field label={text('groups-languages')} help={text('groups-languages-help')} optional>
            {ids => (
              <TokenField
                {...ids}
                values={draft.languages}
                nameOf={languageName}
                options={languages}
                onChange={chosen => change({ languages: [...chosen] })}
              />
            )}
          </Field>
          <TopicsField topics={draft.topics} onChange={topics => change({ topics: [...topics] })} />
          <Field label={text('groups-page')} help={text('groups-page-help')} optional>
            {ids => <TextInput {...ids} value={draft.page} onInput={page => change({ page })} />}
          </Field>
        </div>
      )}
      <PublishSteps
        model={publish}
        user={user}
        done="groups-saved"
        begin={
          <>
            {groups.begun.value ? <UnsentKept keeping={groups.keeping.value} /> : null}
            <div class="hp-buttons">
              <Button onClick={groups.back}>{text('part-cancel')}</Button>
              <Button
                action="progressive"
                disabled={deed === null || !names.ok}
                onClick={async () => {
                  if (!(await names.settle())) return;
                  // Asked anew: a letter may have been typed since this was drawn.
                  const wanted = groups.deed(config.workingGroups);
                  if (wanted !== null) await publish.preview(groupJob(parts, wanted, onChanged));
                }}
              >
                {text('groups-preview')}
              </Button>
            </div>
          </>
        }
      />
    </section>
  );
}

/** Everybody the configuration names, each once. */
function peopleOf({ roles, workingGroups }: Config): readonly string[] {
  const all = [
    ...roles.staff,
    ...roles.committee,
    ...roles.organizers,
    ...workingGroups.flatMap(({ members }) => members),
  ];
  return [...new Set(all)].sort((one, other) => one.localeCompare(other));
}
