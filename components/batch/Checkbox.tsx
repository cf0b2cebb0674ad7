import { useEffect, useRef } from 'preact/hooks';

export interface CheckboxProps {
  readonly label: string;
  /** Read out, but not shown: the row beside it says what it is about. */
  readonly hidden?: boolean;
  readonly checked: boolean;
  /** Some of what it stands for is ticked. */
  readonly mixed?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A box to tick. */
export function Checkbox({
  label,
  hidden = false,
  checked,
  mixed = false,
  disabled = false,
  onChange,
}: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label class="hp-check">
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <span class={hidden ? 'hp-hidden' : ''}>{label}</span>
    </label>
  );
}
