import type { ComponentChildren } from 'preact';

/**
 * The bottom of a screen, always in reach. Either the one main action and before it the way back, or the main action first
 * and after it what else can be done.
 */
export function ActionBar({ children }: { children: ComponentChildren }) {
  return <div class="hp-actions">{children}</div>;
}
