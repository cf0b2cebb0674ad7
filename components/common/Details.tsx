import { cdxIconExpand } from '@wikimedia/codex-icons';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

export interface DetailsProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
  readonly children: ComponentChildren;
}

/** Something that is there for whoever opens it. */
export function Details({ summary, open = false, onToggle, children }: DetailsProps) {
  return (
    <details
      class="hp-details"
      open={open}
      onToggle={event => {
        if (event.currentTarget.open !== open) onToggle?.(event.currentTarget.open);
      }}
    >
      <summary>
        <span class="hp-details__mark">
          <Icon icon={cdxIconExpand} size="x-small" />
        </span>
        <span>{summary}</span>
      </summary>
      <div class="hp-details__body">{children}</div>
    </details>
  );
}
