import * as z from 'zod/mini';
import { type Actor, actors } from '../../../../lib/desk/request/request.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';
import { turnOf } from '../../../../lib/desk/request/stages.ts';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { Select } from '../../../common/Select.tsx';
import { actorNames, turnNames } from '../../turn-words.ts';
import { keptForm } from '../kept-form.ts';
import { telling, tellingShape } from '../Tell.tsx';
import { Act, type ManageProps } from './Act.tsx';
import { Section } from './Section.tsx';

interface WaitingDraft {
  readonly seen: Actor | null;
  readonly waitingFor: Actor | null;
  readonly tell: boolean;
  readonly note: string | null;
}

const schema: z.ZodMiniType<WaitingDraft> = z.object({
  seen: z.nullable(z.enum(actors)),
  waitingFor: z.nullable(z.enum(actors)),
  ...tellingShape,
});

/** Who has to act now, when it is not simply who the stage says. */
export function WaitingForm(props: ManageProps) {
  const { open, view, config, user } = props;
  const { text } = useI18n();
  const { request } = view;
  const { waitingFor: now } = request;
  const form = keptForm(open, 'waiting', schema, { seen: now, waitingFor: now, ...telling });
  const { seen, waitingFor } = form.value;
  const turn = turnOf(request);
  return (
    <Section
      name={text('waiting')}
      now={turn === null ? undefined : text(turnNames[turn])}
      begun={form.begun}
      permission={permit(config, request, user, { kind: 'set-waiting', seen: now, waitingFor: now })}
    >
      <Field label={text('waiting-who')}>
        {ids => (
          <Select
            {...ids}
            value={waitingFor ?? ''}
            options={[
              { value: '', label: text('waiting-stage') },
              ...actors.map(actor => ({ value: actor, label: text(actorNames[actor]) })),
            ]}
            onChange={chosen => form.change({ waitingFor: chosen === '' ? null : chosen })}
          />
        )}
      </Field>
      <Act
        {...props}
        at="waiting"
        deed={seen === waitingFor ? null : { kind: 'set-waiting', seen, waitingFor }}
        button={text('waiting-do')}
        tell={{
          value: form.value,
          proposal: {
            to: waitingFor === 'requester' ? [request.requester] : [],
            heading: text('note-waiting-heading'),
            text: text('note-waiting'),
          },
          onChange: form.change,
        }}
      />
    </Section>
  );
}
