import { useId } from 'preact/hooks';

/** One of a few answers, all in sight. */
export function Choice<T extends string>({
  value,
  options,
  onChange,
}: {
  value: T | null;
  options: readonly { readonly value: T; readonly label: string }[];
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <div class="hp-choice">
      {options.map(option => (
        <label key={option.value} class="hp-box__line">
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
