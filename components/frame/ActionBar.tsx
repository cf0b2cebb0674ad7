import type { ComponentChildren } from 'preact';

/** The bottom of a screen, always in reach: the one main action, and the way back beside it. */
export function ActionBar({ children }: { children: ComponentChildren }) {
  return <div class="hp-actions">{children}</div>;
}
