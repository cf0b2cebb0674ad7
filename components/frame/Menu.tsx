import { cdxIconEllipsis } from '@wikimedia/codex-icons';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../common/Button.tsx';

export interface MenuEntry {
  readonly label: string;
  readonly onChoose: () => void;
}

/** The ⋮ of the header: a menu button with the keys people know (arrows, Home, End, Escape). */
export function Menu({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  useEffect(() => {
    if (open) items()[0]?.focus();
  });

  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  const move = (to: (index: number, count: number) => number) => {
    const all = items();
    const next = to(
      all.findIndex(item => item.matches(':focus')),
      all.length,
    );
    all[(next + all.length) % all.length]?.focus();
  };

  return (
    <div
      class="hp-menu"
      ref={root}
      onFocusOut={event => {
        const to = event.relatedTarget;
        if (open && !(to instanceof Node && root.current?.contains(to))) close(false);
      }}
    >
      <Button
        weight="quiet"
        icon={cdxIconEllipsis}
        label={label}
        hasPopup="menu"
        expanded={open}
        buttonRef={button}
        onClick={() => setOpen(!open)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      />
      {open ? (
        <div
          class="hp-menu__list"
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={event => {
            if (event.key === 'ArrowDown') move(index => index + 1);
            else if (event.key === 'ArrowUp') move(index => index - 1);
            else if (event.key === 'Home') move(() => 0);
            else if (event.key === 'End') move((_, count) => count - 1);
            else if (event.key === 'Escape') close(true);
            else return;
            event.preventDefault();
          }}
        >
          {entries.map(entry => (
            <button
              key={entry.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class="hp-menu__item"
              onClick={() => {
                close(true);
                entry.onChoose();
              }}
            >
              {entry.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
