import '@wikimedia/codex/dist/modules/CdxMessage-bidi.css';
import { cdxIconAlert, cdxIconError, cdxIconInfoFilled, cdxIconSuccess } from '@wikimedia/codex-icons';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export type NoticeType = 'notice' | 'warning' | 'error' | 'success';

const icons = {
  notice: cdxIconInfoFilled,
  warning: cdxIconAlert,
  error: cdxIconError,
  success: cdxIconSuccess,
};

export interface NoticeProps {
  readonly type?: NoticeType;
  readonly inline?: boolean;
  /** Read out when it appears. Errors are read out at once; leave out for what was there from the start. */
  readonly announce?: boolean;
  readonly id?: string;
  readonly children: ComponentChildren;
}

/** A word to the person: what is so, what went wrong, what went well. Colour is never the only sign; each type has its icon. */
export function Notice({ type = 'notice', inline = false, announce = false, id, children }: NoticeProps) {
  return (
    <div
      id={id}
      class={`cdx-message cdx-message--${inline ? 'inline' : 'block'} cdx-message--${type} hp-notice`}
      role={announce ? (type === 'error' ? 'alert' : 'status') : undefined}
    >
      <span class="cdx-message__icon--vue">
        <Icon icon={icons[type]} />
      </span>
      <div class="cdx-message__content">{children}</div>
    </div>
  );
}
