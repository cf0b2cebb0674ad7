import { useState } from 'preact/hooks';
import { requestLimits } from '../../../../lib/desk/request/request.ts';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { TextArea } from '../../../common/TextArea.tsx';

/** One address per line. What is typed stays as typed while the list follows it. */
export function LinksField({
  links,
  onChange,
}: {
  links: readonly string[];
  onChange: (links: readonly string[]) => void;
}) {
  const { text } = useI18n();
  const [typed, setTyped] = useState(() => links.join('\n'));
  const shown = linesOf(typed).join('\n') === links.join('\n') ? typed : links.join('\n');
  return (
    <Field label={text('flag-links')} optional help={text('flag-links-help', requestLimits.links)}>
      {ids => (
        <TextArea
          {...ids}
          rows={2}
          value={shown}
          onInput={value => {
            setTyped(value);
            onChange(linesOf(value));
          }}
        />
      )}
    </Field>
  );
}

const linesOf = (text: string): readonly string[] => text.split(/\s+/).filter(line => line !== '');
