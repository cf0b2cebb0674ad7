import '@wikimedia/codex/dist/modules/CdxButton-bidi.css';
import type { Icon as CodexIcon } from '@wikimedia/codex-icons';
import type { ComponentChildren, KeyboardEventHandler, Ref } from 'preact';
import { Icon } from './Icon.tsx';

export interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly onClick: () => void;
  readonly action?: 'default' | 'progressive' | 'destructive';
  readonly weight?: 'normal' | 'primary' | 'quiet';
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: CodexIcon;
  /** The name of a button that shows only its icon. */
  readonly label?: string;
  readonly disabled?: boolean;
  /** It is at work: stays reachable for the keyboard, does nothing more when pressed. */
  readonly busy?: boolean;
  readonly expanded?: boolean;
  /** A button that stays in: whether it is. */
  readonly pressed?: boolean;
  readonly controls?: string;
  readonly hasPopup?: 'menu' | 'listbox';
  readonly class?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLButtonElement>;
}

/** A button in the look of Codex. */
export function Button(props: ButtonProps) {
  const { action = 'default', weight = 'normal', size = 'medium', icon, label, busy = false } = props;
  const classes = [
    'cdx-button',
    `cdx-button--action-${action}`,
    `cdx-button--weight-${weight}`,
    `cdx-button--size-${size}`,
    label === undefined ? '' : 'cdx-button--icon-only',
    props.class ?? '',
  ];
  return (
    <button
      type="button"
      class={classes.filter(name => name !== '').join(' ')}
      aria-label={label}
      title={label}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      aria-controls={props.controls}
      aria-haspopup={props.hasPopup}
      aria-disabled={busy ? 'true' : undefined}
      disabled={props.disabled ?? false}
      ref={props.buttonRef ?? null}
      onClick={() => {
        if (!busy) props.onClick();
      }}
      onKeyDown={props.onKeyDown}
    >
      {icon === undefined ? null : <Icon icon={icon} size={size === 'small' ? 'small' : 'medium'} />}
      {props.children === undefined ? null : <span>{props.children}</span>}
    </button>
  );
}
