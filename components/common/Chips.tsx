import './forms.css';
export interface ChipOption {
  readonly value: string;
  readonly label: string;
}

export interface ChipsProps {
  readonly options: readonly ChipOption[];
  readonly selected: readonly string[];
  readonly onChange: (selected: readonly string[]) => void;
}

/** A choice of several from a short list: checkboxes that look like chips. The order of the list is kept. */
export function Chips({ options, selected, onChange }: ChipsProps) {
  const toggle = (value: string, on: boolean) =>
    onChange(
      options.map(option => option.value).filter(other => (other === value ? on : selected.includes(other))),
    );
  return (
    <div class="hp-chips">
      {options.map(option => (
        <label key={option.value} class="hp-chip">
          <input
            type="checkbox"
            checked={selected.includes(option.value)}
            onChange={event => toggle(option.value, event.currentTarget.checked)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
