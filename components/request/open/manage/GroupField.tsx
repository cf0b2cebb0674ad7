import { suggestGroups } from '../../../../lib/desk/board/groups.ts';
import type { Config } from '../../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../../lib/desk/request/request.ts';
import { Button } from '../../../common/Button.tsx';
import { Field } from '../../../common/Field.tsx';
import { Data, useI18n } from '../../../common/i18n-context.tsx';
import { Select } from '../../../common/Select.tsx';
import { groupReasonWords } from '../../../triage/groups/group-reason-words.ts';

export interface GroupFieldProps {
  readonly config: Config;
  readonly request: HelpRequest;
  readonly others: readonly HelpRequest[];
  /** Id of the group; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Most groups that are proposed at a time. */
const mostProposed = 3;

/** A working group: those that fit by topic and language are proposed with the reason, all can be chosen. */
export function GroupField({ config, request, others, value, onChange }: GroupFieldProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const proposed = suggestGroups(config, request, others)
    .filter(({ group }) => group.id !== value)
    .slice(0, mostProposed);
  const known = config.workingGroups.some(({ id }) => id === value) || value === '';
  return (
    <>
      <Field label={text('assign-group')} optional>
        {ids => (
          <Select
            {...ids}
            value={value}
            options={[
              { value: '', label: text('assign-no-group') },
              ...config.workingGroups.map(({ id, name }) => ({ value: id, label: name })),
              // A group that the configuration does not know any more stays what the record says.
              ...(known ? [] : [{ value, label: value }]),
            ]}
            onChange={onChange}
          />
        )}
      </Field>
      {proposed.length === 0 ? null : (
        <>
          <p class="hp-help">{text('assign-proposed')}</p>
          <ul class="hp-list">
            {proposed.map(({ group, reasons, load }) => (
              <li key={group.id}>
                <Button size="small" onClick={() => onChange(group.id)}>
                  <Data>{group.name}</Data>
                </Button>{' '}
                <span class="hp-help">
                  {i18n.list(reasons.map(reason => groupReasonWords(i18n, reason)))}
                  {others.length === 0 ? null : ` · ${text('assign-load', load)}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
