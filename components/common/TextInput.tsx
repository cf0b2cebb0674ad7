import '@wikimedia/codex/dist/modules/CdxTextInput-bidi.css';
import type { FieldIds } from './Field.tsx';

export interface TextInputProps extends FieldIds {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Direction of what is typed; `auto` by its first letter. */
  readonly dir?: 'auto' | 'ltr';
  readonly onEnter?: () => void;
}

/** One line of text. */
export function TextInput({
  id,
  describedBy,
  invalid,
  value,
  onInput,
  dir = 'auto',
  onEnter,
}: TextInputProps) {
  return (
    <div class={`cdx-text-input${invalid ? ' cdx-text-input--status-error' : ''}`}>
      <input
        id={id}
        class="cdx-text-input__input"
        type="text"
        dir={dir}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        autocomplete="off"
        onInput={event => onInput(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && onEnter !== undefined) {
            event.preventDefault();
            onEnter();
          }
        }}
      />
    </div>
  );
}
