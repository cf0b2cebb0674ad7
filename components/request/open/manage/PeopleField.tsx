import { cdxIconClose } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import { sameUser } from '../../../../lib/desk/same-user.ts';
import { Button } from '../../../common/Button.tsx';
import { Field } from '../../../common/Field.tsx';
import { Data, useI18n } from '../../../common/i18n-context.tsx';
import { Lookup } from '../../../common/Lookup.tsx';
import { matches } from '../../../common/TokenField.tsx';

export interface PeopleFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly warning?: string | undefined;
  readonly people: readonly string[];
  /** Offered as one types; anybody else can be named as well. */
  readonly known: readonly string[];
  readonly onChange: (people: readonly string[]) => void;
}

/** User names: those known are offered, others are added as typed. */
export function PeopleField({ label, help, warning, people, known, onChange }: PeopleFieldProps) {
  const { text: message } = useI18n();
  const [text, setText] = useState('');
  const options = known.map(name => ({ id: name, label: name }));
  const add = (name: string) => {
    const plain = name.replaceAll('_', ' ').trim();
    setText('');
    if (plain !== '' && !people.some(one => sameUser(one, plain))) onChange([...people, plain]);
  };
  return (
    <Field label={label} help={help} warning={warning} optional>
      {ids => (
        <>
          {people.length === 0 ? null : (
            <ul class="hp-tokens">
              {people.map(name => (
                <li key={name}>
                  <Data>{name}</Data>
                  <Button
                    weight="quiet"
                    size="small"
                    icon={cdxIconClose}
                    label={message('token-remove', name)}
                    onClick={() => onChange(people.filter(other => other !== name))}
                  />
                </li>
              ))}
            </ul>
          )}
          <div class="hp-people">
            <Lookup
              {...ids}
              text={text}
              onText={setText}
              pause={0}
              search={asked => Promise.resolve(matches(options, people, asked))}
              onPick={({ id }) => add(id)}
            />
            <Button disabled={text.trim() === ''} onClick={() => add(text)}>
              {message('people-add')}
              <span class="hp-hidden"> {label}</span>
            </Button>
          </div>
        </>
      )}
    </Field>
  );
}
