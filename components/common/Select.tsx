import '@wikimedia/codex/dist/modules/CdxSelect-bidi.css';
import './select.css';
import type { FieldIds } from './Field.tsx';

export interface SelectProps<T extends string> extends FieldIds {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a closed list. The browser's own menu, which every keyboard and screen reader knows. */
export function Select<T extends string>({
  id,
  describedBy,
  invalid,
  value,
  options,
  onChange,
}: SelectProps<T>) {
  return (
    <select
      id={id}
      class="cdx-select"
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={value}
      onChange={event => {
        const chosen = options[event.currentTarget.selectedIndex];
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
