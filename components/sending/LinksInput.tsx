import { useState } from 'preact/hooks';
import { normalizeLink } from '../../lib/desk/record/record-fields.ts';
import type { FieldIds } from '../common/Field.tsx';
import { TextArea } from '../common/TextArea.tsx';

export interface LinksInputProps extends FieldIds {
  readonly links: readonly string[];
  readonly onInput: (links: readonly string[]) => void;
  /** Whether the person is in the field: what is half typed is not judged meanwhile. */
  readonly onInside: (inside: boolean) => void;
}

/** One address per line. What is typed stays as typed while the list follows it; `www.example.org` gets its `https://` on leaving. */
export function LinksInput({ links, onInput, onInside, ...ids }: LinksInputProps) {
  const [typed, setTyped] = useState(() => links.join('\n'));
  const shown = linesOf(typed).join('\n') === links.join('\n') ? typed : links.join('\n');
  const leave = () => {
    onInside(false);
    const whole = links.map(withScheme);
    if (whole.join('\n') === links.join('\n')) return;
    setTyped(whole.join('\n'));
    onInput(whole);
  };
  return (
    <TextArea
      {...ids}
      value={shown}
      rows={2}
      onFocus={() => onInside(true)}
      onBlur={leave}
      onInput={value => {
        setTyped(value);
        onInput(linesOf(value));
      }}
    />
  );
}

const linesOf = (text: string): readonly string[] => text.split(/\s+/).filter(line => line !== '');

/** An address as people write it, with what it lacks to be opened; anything else as it is. */
export function withScheme(link: string): string {
  const bare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(:\d+)?([/?#]\S*)?$/u.test(link);
  return bare && normalizeLink(`https://${link}`) !== undefined ? `https://${link}` : link;
}
