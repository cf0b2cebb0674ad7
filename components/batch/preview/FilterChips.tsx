import { useI18n } from '../../common/i18n-context.tsx';

export interface FilterChipsProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly count: number }[];
  readonly selected: string;
  readonly onSelect: (value: string) => void;
}

/** A choice of one from a few filters, each with how many it shows. */
export function FilterChips({ label, options, selected, onSelect }: FilterChipsProps) {
  const { number } = useI18n();
  return (
    <fieldset class="hp-filters">
      <legend class="hp-hidden">{label}</legend>
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          class="hp-filter"
          aria-pressed={option.value === selected}
          onClick={() => onSelect(option.value)}
        >
          {option.label} <span class="hp-filter__count">{number(option.count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
