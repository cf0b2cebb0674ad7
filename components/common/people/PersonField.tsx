import { mayBeUserName } from '../../../lib/wiki/user-names.ts';
import { Field } from '../Field.tsx';
import { useI18n } from '../i18n-context.tsx';
import { Lookup } from '../Lookup.tsx';
import { matches } from '../TokenField.tsx';
import { namesSaid } from './names-said.tsx';
import type { NamesNow } from './user-names.ts';

export interface PersonFieldProps {
  readonly label: string;
  readonly help?: string;
  /** As typed. */
  readonly value: string;
  /** Offered as one types. */
  readonly known: readonly string[];
  /** What is known of the name, from the form that is about to use it. */
  readonly names: NamesNow;
  readonly onChange: (value: string) => void;
}

/** One user name: those known are offered, and the wiki is asked whether there is such a user. */
export function PersonField({ label, help, value, known, names, onChange }: PersonFieldProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const said = namesSaid(i18n, names);
  const options = known.map(name => ({ id: name, label: name }));
  const bad = value.trim() !== '' && !mayBeUserName(value);
  return (
    <Field
      label={label}
      help={help}
      warning={said.warning}
      error={bad ? text('typed-bad-user', value.trim()) : said.error}
    >
      {ids => (
        <>
          <Lookup
            {...ids}
            text={value}
            onText={onChange}
            pause={0}
            free
            search={asked => Promise.resolve(matches(options, [], asked))}
            onPick={({ id }) => onChange(id)}
          />
          {names.asking ? (
            <div class="hp-help" role="status">
              {text('people-asking')}
            </div>
          ) : null}
        </>
      )}
    </Field>
  );
}
