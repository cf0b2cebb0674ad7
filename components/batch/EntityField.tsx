import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { searchEntities } from '../../lib/wiki/entity-search.ts';
import { Field } from '../common/Field.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Lookup } from '../common/Lookup.tsx';
import { useLabel } from './preview/labels-context.ts';

export interface EntityFieldProps {
  readonly label: string;
  readonly type: 'item' | 'property';
  /** An id, or whatever else was typed. */
  readonly value: string;
  /** Its name, where it is at hand. */
  readonly name?: string | undefined;
  /** Wikidata, for finding by name. */
  readonly client: WikiClient;
  /** While nothing is chosen. */
  readonly help?: ComponentChildren;
  readonly error?: ComponentChildren;
  readonly optional?: boolean;
  /** With the name when one was chosen from the offers; without when something was typed. */
  readonly onChange: (value: string, name?: string) => void;
}

const isId = (text: string) => /^[PQ][1-9]\d*$/.test(text);

/** An item or a property of Wikidata, found by its name; who knows its id may type that, and sees the name below. */
export function EntityField(props: EntityFieldProps) {
  const { label, type, value, client, help, error, optional = false, onChange } = props;
  const { language } = useI18n();
  const [typed, setTyped] = useState(props.name ?? value);
  const name = useLabel(value);
  // What goes by a name shows its id, and the other way round.
  const other = typed.trim().toUpperCase() === value ? name?.text : isId(value) ? value : undefined;
  return (
    <Field
      label={label}
      optional={optional}
      help={other === undefined ? help : <bdi dir="auto">{other}</bdi>}
      error={error}
    >
      {ids => (
        <Lookup
          {...ids}
          text={typed}
          onText={text => {
            setTyped(text);
            const id = text.trim().toUpperCase();
            onChange(isId(id) ? id : text.trim());
          }}
          search={async (words, signal) =>
            (await searchEntities(client, words, { type, language }, signal)).map(
              ({ id, label: found, description }) => ({
                id,
                label: found ?? id,
                ...(description === null ? {} : { description }),
              }),
            )
          }
          onPick={one => {
            setTyped(one.label);
            onChange(one.id, one.label);
          }}
        />
      )}
    </Field>
  );
}
