import './forms.css';
import { cdxIconClose } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import type { FieldIds } from './Field.tsx';
import { Data, useI18n } from './i18n-context.tsx';
import { Lookup, type LookupOption } from './Lookup.tsx';

export interface TokenFieldProps extends FieldIds {
  /** What is chosen, in order. */
  readonly values: readonly string[];
  readonly nameOf: (value: string) => string;
  /** Everything that can be chosen. */
  readonly options: readonly LookupOption[];
  readonly onChange: (values: readonly string[]) => void;
}

/** How many offers are shown at a time: more is a list to read, not a help. */
const offers = 8;

/** A choice of several from a long list: what is chosen stands above, each with its ✕; below is a field that finds more. */
export function TokenField({ values, nameOf, options, onChange, ...ids }: TokenFieldProps) {
  const { text: message } = useI18n();
  const [text, setText] = useState('');
  const search = (asked: string) => Promise.resolve(matches(options, values, asked));
  return (
    <>
      {values.length === 0 ? null : (
        <ul class="hp-tokens">
          {values.map(value => (
            <li key={value}>
              <Data>{nameOf(value)}</Data>
              <Button
                weight="quiet"
                size="small"
                icon={cdxIconClose}
                label={message('token-remove', nameOf(value))}
                onClick={() => onChange(values.filter(other => other !== value))}
              />
            </li>
          ))}
        </ul>
      )}
      <Lookup
        {...ids}
        text={text}
        onText={setText}
        pause={0}
        search={search}
        onPick={option => {
          setText('');
          onChange([...values, option.id]);
        }}
      />
    </>
  );
}

/** Names that begin with what was typed come first, then those with a word that does; codes count as names. */
export function matches(
  options: readonly LookupOption[],
  chosen: readonly string[],
  asked: string,
): readonly LookupOption[] {
  const wanted = plain(asked);
  const ranked = options.flatMap(option => {
    if (chosen.includes(option.id)) return [];
    const name = plain(option.label);
    if (name.startsWith(wanted) || plain(option.id) === wanted) return [{ option, rank: 0 }];
    return name.split(/[\s(-]+/).some(word => word.startsWith(wanted)) ? [{ option, rank: 1 }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, offers)
    .map(({ option }) => option);
}

/** Without case and accents, so that "Osterreich" finds "Österreich". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
