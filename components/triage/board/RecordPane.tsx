import { cdxIconArrowDown, cdxIconArrowPrevious, cdxIconArrowUp, cdxIconClose } from '@wikimedia/codex-icons';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import type { RecordProps } from './board-slots.ts';
import type { BoardUi } from './board-ui.ts';

export interface RecordPaneProps {
  readonly ui: BoardUi;
  readonly title: string;
  /** Whether the list can be seen beside it. */
  readonly beside: boolean;
  readonly Record: ComponentType<RecordProps>;
}

/** Milliseconds within which a record that is just coming gets the focus on its heading. */
const headingWithin = 3_000;

/** The open record with the ways back and on. The focus goes to its heading when somebody opened it. */
export function RecordPane({ ui, title, beside, Record }: RecordPaneProps) {
  const { text, number } = useI18n();
  const { board, focus } = ui;
  const pane = useRef<HTMLElement>(null);
  const wished = focus.value?.on === 'record';
  useEffect(() => {
    const element = pane.current;
    if (!wished || element === null || focus.peek()?.on !== 'record') return;
    focus.value = null;
    element.scrollTo(0, 0);
    return focusHeading(element);
  }, [wished, focus, title]);
  const rows = board.result.value?.rows ?? [];
  const at = rows.findIndex(row => row.title === title);
  return (
    <section class="hp-recordpane" aria-label={text('board-record')} tabIndex={-1} ref={pane}>
      <div class="hp-recordpane__head">
        {beside ? (
          <Button weight="quiet" icon={cdxIconClose} label={text('board-back')} onClick={ui.close} />
        ) : (
          <Button weight="quiet" icon={cdxIconArrowPrevious} onClick={ui.close}>
            {text('back')}
          </Button>
        )}
        {at === -1 ? null : (
          <span class="hp-recordpane__place">
            <Button
              weight="quiet"
              icon={cdxIconArrowUp}
              label={text('board-previous')}
              disabled={at === 0}
              onClick={() => board.move(-1)}
            />
            <span class="hp-help">{text('board-position', number(at + 1), number(rows.length))}</span>
            <Button
              weight="quiet"
              icon={cdxIconArrowDown}
              label={text('board-next')}
              disabled={at === rows.length - 1}
              onClick={() => board.move(1)}
            />
          </span>
        )}
      </div>
      <Record key={title} title={title} wanted={ui.wanted} />
    </section>
  );
}

/** Puts the focus on the pane, and on the heading in it as soon as that is there, unless somebody moved on meanwhile. */
function focusHeading(pane: HTMLElement): () => void {
  const find = () => {
    const heading = pane.querySelector<HTMLElement>('h1, h2');
    if (heading === null) return false;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading.focus();
    return true;
  };
  if (find()) return () => undefined;
  pane.focus();
  const observer = new MutationObserver(() => {
    const root = pane.getRootNode();
    const stays = (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === pane;
    if (!stays || find()) end();
  });
  const timer = setTimeout(() => end(), headingWithin);
  const end = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  observer.observe(pane, { childList: true, subtree: true });
  return end;
}
