import * as z from 'zod/mini';
import { type Priority, priorities } from '../../../../lib/desk/request/request.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { Select } from '../../../common/Select.tsx';
import { priorityNames } from '../deed-words.ts';
import { keptForm } from '../kept-form.ts';
import { Act, type ManageProps } from './Act.tsx';
import { Section } from './Section.tsx';

/** What was on show when the choice was made, and the choice. */
interface PriorityDraft {
  readonly seen: Priority | null;
  readonly priority: Priority | null;
}

const schema: z.ZodMiniType<PriorityDraft> = z.object({
  seen: z.nullable(z.enum(priorities)),
  priority: z.nullable(z.enum(priorities)),
});

/** How much a request matters beside others. */
export function PriorityForm(props: ManageProps) {
  const { open, view, config, user } = props;
  const { text } = useI18n();
  const { priority } = view.request;
  const form = keptForm(open, 'priority', schema, { seen: priority, priority });
  const { value, begun } = form;
  const deed = begun ? ({ kind: 'set-priority', ...value } as const) : null;
  const wanted = { kind: 'set-priority', seen: priority, priority } as const;
  return (
    <Section
      name={text('priority')}
      now={text(priorityNames[priority ?? 'none'])}
      begun={begun}
      permission={permit(config, view.request, user, wanted)}
    >
      <Field label={text('priority')}>
        {ids => (
          <Select
            {...ids}
            value={value.priority ?? ''}
            options={[
              { value: '', label: text(priorityNames.none) },
              ...priorities.map(one => ({ value: one, label: text(priorityNames[one]) })),
            ]}
            onChange={chosen => form.change({ priority: chosen === '' ? null : chosen })}
          />
        )}
      </Field>
      <Act {...props} at="priority" deed={deed} button={text('priority-do')} />
    </Section>
  );
}
