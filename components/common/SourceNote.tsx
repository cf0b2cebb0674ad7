import { cdxIconClose } from '@wikimedia/codex-icons';
import { Button } from './Button.tsx';
import { useI18n } from './i18n-context.tsx';

export interface SourceNoteProps {
  /** Where the value came from, in the words of the wiki ("Wikidata, official website (P856)"). */
  readonly source: string;
  /** Name of the field, for the button's own name. */
  readonly field: string;
  readonly onClear: () => void;
  readonly id?: string;
}

/** The small grey line below a filled-in value: its source, and ✕ to clear the value. Filled in is not the same as true. */
export function SourceNote({ source, field, onClear, id }: SourceNoteProps) {
  const { text } = useI18n();
  return (
    <div class="hp-source" id={id}>
      <span>{text('source-from', source)}</span>
      <Button
        weight="quiet"
        size="small"
        icon={cdxIconClose}
        label={text('source-clear', field)}
        onClick={onClear}
      />
    </div>
  );
}
