import * as z from 'zod/mini';
import { type CheckGroup, checkGroups, requestLimits } from '../../../../lib/desk/request/request.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { Select } from '../../../common/Select.tsx';
import { TextArea } from '../../../common/TextArea.tsx';
import { checkGroupNames } from '../../box-words.ts';
import { keptForm } from '../kept-form.ts';
import { Act, type ManageProps } from './Act.tsx';
import { Section } from './Section.tsx';

interface BoxDraft {
  readonly group: CheckGroup;
  readonly text: string;
}

const schema: z.ZodMiniType<BoxDraft> = z.object({ group: z.enum(checkGroups), text: z.string() });

/** A box of its own for this request, in one of the four groups. */
export function AddBox(props: ManageProps) {
  const { open, view, config, user } = props;
  const { text } = useI18n();
  const form = keptForm(open, 'add-box', schema, { group: 'technical', text: '' });
  const { value, begun } = form;
  const deed = { kind: 'add-box', group: value.group, text: value.text } as const;
  return (
    <Section name={text('box-add')} begun={begun} permission={permit(config, view.request, user, deed)}>
      <Field label={text('box-add-group')}>
        {ids => (
          <Select
            {...ids}
            value={value.group}
            options={checkGroups.map(group => ({ value: group, label: text(checkGroupNames[group]) }))}
            onChange={group => form.change({ group })}
          />
        )}
      </Field>
      <Field label={text('box-add-text')} help={text('box-add-text-help')}>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={requestLimits.box}
            value={value.text}
            onInput={typed => form.change({ text: typed.replace(/\n+/g, ' ') })}
          />
        )}
      </Field>
      <Act
        {...props}
        at="add-box"
        deed={value.text.trim() === '' ? null : deed}
        button={text('box-add-do')}
      />
    </Section>
  );
}
