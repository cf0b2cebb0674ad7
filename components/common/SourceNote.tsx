import './forms.css';
import { cdxIconClose, cdxIconUndo } from '@wikimedia/codex-icons';
import { Button } from './Button.tsx';
import { useI18n } from './i18n-context.tsx';

export interface SourceNoteProps {
  /** Where the value came from, in the words of the wiki ("Wikidata, official website (P856)"). */
  readonly source: string;
  /** Name of the field, for the button's own name. */
  readonly field: string;
  readonly onClear: () => void;
  /** The person changed or emptied the value: puts back what came from there. Absent while it is as it was filled in. */
  readonly onPutBack?: (() => void) | undefined;
  readonly id?: string;
}

/**
 * The small grey line below a filled-in value: its source, and ✕ to clear the value. Filled in is not the same as true.
 * Once changed, the line says so and the same button, which keeps the focus, puts the value back.
 */
export function SourceNote({ source, field, onClear, onPutBack, id }: SourceNoteProps) {
  const { text } = useI18n();
  const changed = onPutBack !== undefined;
  return (
    <div class="hp-source" id={id}>
      <span>{text(changed ? 'source-changed' : 'source-from', source)}</span>
      <Button
        weight="quiet"
        size="small"
        icon={changed ? cdxIconUndo : cdxIconClose}
        label={text(changed ? 'source-put-back' : 'source-clear', field)}
        onClick={onPutBack ?? onClear}
      />
    </div>
  );
}
