import { cdxIconArrowPrevious } from '@wikimedia/codex-icons';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';

export interface ScreenProps {
  readonly title: string;
  /** Back is back: to where the person came from. Left out where it stands beside what it was opened from. */
  readonly onBack?: (() => void) | undefined;
  /** Which step of the screen is on show: each starts at its top, for the eye and for the keyboard. */
  readonly step?: string;
  readonly children: ComponentChildren;
}

/** A screen that opens over "This page": its name, the way back, and the focus on its heading when it opens. */
export function Screen({ title, onBack, step, children }: ScreenProps) {
  const { text } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Beside a list the person is still in the list.
    if (onBack !== undefined) heading.current?.focus();
  }, []);
  useEffect(() => {
    heading.current?.closest('.hp-main')?.scrollTo(0, 0);
    // The button that led on went with the step before, and the focus with it.
    if (onBack !== undefined && isFocusLost(heading.current)) heading.current?.focus();
  }, [step]);
  return (
    <section class="hp-screen" aria-label={title}>
      <div class="hp-screen__head">
        {onBack === undefined ? null : (
          <Button weight="quiet" icon={cdxIconArrowPrevious} label={text('back')} onClick={onBack} />
        )}
        <h1 class="hp-screen__title" tabIndex={-1} ref={heading}>
          {title}
        </h1>
      </div>
      {children}
    </section>
  );
}

/** Whether the focus is nowhere in the tree (the page, or the shadow tree of a dock) that an element is in. */
export function isFocusLost(element: HTMLElement | null): boolean {
  const tree = element?.getRootNode();
  if (!(tree instanceof Document || tree instanceof ShadowRoot)) return false;
  return tree.activeElement === null || tree.activeElement === document.body;
}
