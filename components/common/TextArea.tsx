import '@wikimedia/codex/dist/modules/CdxTextArea-bidi.css';
import './forms.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldIds } from './Field.tsx';
import { useI18n } from './i18n-context.tsx';

export interface TextAreaProps extends FieldIds {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Most that can be kept, in UTF-16 units as the records count; a counter shows near the end, nothing is cut off. */
  readonly limit?: number;
  readonly rows?: number;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/** From this part of the limit on the counter is shown. */
const nearTheLimit = 0.9;

/** Several lines of text; grows with what is in it. */
export function TextArea(props: TextAreaProps) {
  const { id, describedBy, invalid, value, onInput, limit, rows = 3, onFocus, onBlur } = props;
  const { text } = useI18n();
  const area = useRef<HTMLTextAreaElement>(null);
  // The height follows the text, whoever changed it.
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.style.blockSize = 'auto';
    // Two pixels for the border: scrollHeight knows the padding only.
    if (element.scrollHeight > 0) element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [value]);
  const left = limit === undefined ? undefined : limit - value.length;
  return (
    <div class={`cdx-text-area${invalid ? ' cdx-text-area--status-error' : ''}`}>
      <textarea
        ref={area}
        id={id}
        class="cdx-text-area__textarea hp-autosize"
        dir="auto"
        rows={rows}
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onInput={event => onInput(event.currentTarget.value)}
        onFocus={onFocus}
        onBlur={onBlur}
      />
      {limit !== undefined && left !== undefined && left < limit * (1 - nearTheLimit) ? (
        <div class="hp-counter" role="status">
          {left >= 0 ? text('counter-left', left) : text('counter-over', -left)}
        </div>
      ) : null}
    </div>
  );
}
