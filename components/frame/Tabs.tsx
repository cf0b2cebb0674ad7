import { useRef } from 'preact/hooks';

export interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly selected: string;
  readonly panelId: string;
  readonly onSelect: (id: T) => void;
}

/** The name of a tab in the document, for its panel to be labelled by. */
export const tabId = (id: string) => `hp-tab-${id}`;

/** A row of tabs; arrows go from one to the next, in the direction of the language. */
export function Tabs<T extends string>({ label, tabs, selected, panelId, onSelect }: TabsProps<T>) {
  const row = useRef<HTMLDivElement>(null);
  const step = (key: string): number => {
    const towardsEnd = row.current?.matches('[dir="rtl"] *') === true ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') return key === towardsEnd ? 1 : -1;
    return 0;
  };
  return (
    // A landmark, so that nothing of the panel is out of the way of people who go by landmarks.
    <nav aria-label={label}>
      <div
        class="hp-tabs"
        role="tablist"
        aria-label={label}
        ref={row}
        onKeyDown={event => {
          const by = step(event.key);
          if (by === 0) return;
          event.preventDefault();
          const at = tabs.findIndex(tab => tab.id === selected);
          const next = tabs[(at + by + tabs.length) % tabs.length];
          if (next === undefined) return;
          onSelect(next.id);
          row.current?.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
        }}
      >
        {tabs.map(tab => (
          <button
            key={tab.id}
            id={tabId(tab.id)}
            type="button"
            role="tab"
            aria-selected={tab.id === selected}
            aria-controls={panelId}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
    </nav>
  );
}
