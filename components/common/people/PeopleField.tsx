import '../forms.css';
import { cdxIconClose } from '@wikimedia/codex-icons';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { Data, useI18n } from '../i18n-context.tsx';
import { Lookup } from '../Lookup.tsx';
import { matches } from '../TokenField.tsx';
import { namesSaid } from './names-said.tsx';
import { namesBeyond, useNames, withTyped } from './user-names.ts';

export interface PeopleFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly warning?: string | undefined;
  readonly people: readonly string[];
  /** What stands in the field and was not added yet; whoever saves counts it in ({@link withTyped}). */
  readonly typed: string;
  /** Offered as one types, and not asked for; anybody else can be named as well. */
  readonly known: readonly string[];
  readonly onChange: (people: readonly string[], typed: string) => void;
}

/** User names: those known are offered, others are added as typed, and the wiki is asked whether there is such a user. */
export function PeopleField({ label, help, warning, people, typed, known, onChange }: PeopleFieldProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const names = useNames(namesBeyond(withTyped(people, typed), known));
  const said = namesSaid(i18n, names);
  const options = known.map(name => ({ id: name, label: name }));
  const add = (name: string) => onChange(withTyped(people, name), '');
  return (
    <Field label={label} help={help} warning={warning ?? said.warning} error={said.error} optional>
      {ids => (
        <>
          {people.length === 0 ? null : (
            <ul class="hp-tokens">
              {people.map(name => (
                <li key={name} class={isWrong(name) ? 'hp-tokens__wrong' : ''}>
                  <Data>{name}</Data>
                  <Button
                    weight="quiet"
                    size="small"
                    icon={cdxIconClose}
                    label={text('token-remove', name)}
                    onClick={() =>
                      onChange(
                        people.filter(other => other !== name),
                        typed,
                      )
                    }
                  />
                </li>
              ))}
            </ul>
          )}
          <div class="hp-people">
            <Lookup
              {...ids}
              text={typed}
              onText={name => onChange(people, name)}
              pause={0}
              free
              search={asked => Promise.resolve(matches(options, people, asked))}
              onPick={({ id }) => add(id)}
              onEnter={() => add(typed)}
            />
            <Button disabled={typed.trim() === ''} onClick={() => add(typed)}>
              {text('people-add')}
              <span class="hp-hidden"> {label}</span>
            </Button>
          </div>
          {names.asking ? (
            <div class="hp-help" role="status">
              {text('people-asking')}
            </div>
          ) : null}
        </>
      )}
    </Field>
  );

  function isWrong(name: string): boolean {
    return names.nobody.includes(name) || names.noNames.includes(name);
  }
}
