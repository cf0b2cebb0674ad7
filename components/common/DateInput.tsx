import '@wikimedia/codex/dist/modules/CdxTextInput-bidi.css';
import type { FieldIds } from './Field.tsx';

export interface DateInputProps extends FieldIds {
  /** `2026-11-21`, empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day. The browser's own field, which writes it the way of the person's language. */
export function DateInput({ id, describedBy, invalid, value, onChange }: DateInputProps) {
  return (
    <div class={`cdx-text-input${invalid ? ' cdx-text-input--status-error' : ''}`}>
      <input
        id={id}
        class="cdx-text-input__input"
        type="date"
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onInput={event => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
