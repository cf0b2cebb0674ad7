import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { heightsOf } from './row-heights.ts';

export interface VirtualListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Height of a row that was not seen yet, pixels. */
  readonly estimate: number;
  readonly children: (row: T, index: number) => ComponentChildren;
}

/** Rows drawn beyond the edges, so that a quick scroll or Tab meets no gap. */
const beyond = 6;

/**
 * A long list of which only the rows in sight are drawn, in the scroll area of the panel. Rows may be of any height: each is
 * measured when it is seen. The row with the focus stays drawn wherever the list is scrolled; arrows up and down, Home and
 * End go from row to row, Tab through the controls of a row. A screen reader is told the place of each row and how many there are.
 */
export function VirtualList<T>({ label, rows, keyOf, estimate, children }: VirtualListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(heightsOf(estimate));
  const [window, setWindow] = useState({ top: 0, height: 800 });
  const [focused, setFocused] = useState<number | null>(null);
  const [, redraw] = useState(0);
  heights.current.setKeys(rows, keyOf);

  // The scroll area is the panel's; the list takes its own place in it into account.
  useEffect(() => {
    const area = list.current?.closest<HTMLElement>('.hp-main') ?? null;
    if (area === null) return;
    const look = () => {
      const own = list.current?.getBoundingClientRect();
      if (own === undefined) return;
      setWindow({ top: area.getBoundingClientRect().top - own.top, height: area.clientHeight });
    };
    look();
    area.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(area);
    return () => {
      area.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, []);

  const first = Math.max(0, heights.current.at(window.top) - beyond);
  const last = Math.min(rows.length - 1, heights.current.at(window.top + window.height) + beyond);
  const drawn: number[] = [];
  for (let index = first; index <= last; index++) drawn.push(index);
  if (focused !== null && focused < rows.length && (focused < first || focused > last)) drawn.push(focused);

  // Rows open and close by themselves, without the list being drawn again: each drawn row is watched for its height.
  const watch = useRef<ResizeObserver | null>(null);
  const watched = useRef(new Set<Element>());
  const measure = () => {
    let changed = false;
    for (const item of list.current?.querySelectorAll<HTMLElement>(':scope > li[data-index]') ?? []) {
      const index = Number(item.dataset.index);
      if (heights.current.measure(index, item.getBoundingClientRect().height)) changed = true;
    }
    if (changed) redraw(count => count + 1);
  };
  useLayoutEffect(() => {
    measure();
    watch.current ??= new ResizeObserver(measure);
    for (const item of list.current?.querySelectorAll(':scope > li[data-index]') ?? []) {
      if (watched.current.has(item)) continue;
      watched.current.add(item);
      watch.current.observe(item);
    }
    for (const item of watched.current) {
      if (item.isConnected) continue;
      watched.current.delete(item);
      watch.current.unobserve(item);
    }
  });
  useEffect(() => () => watch.current?.disconnect(), []);

  const go = (index: number) => {
    const to = Math.min(rows.length - 1, Math.max(0, index));
    setFocused(to);
    const area = list.current?.closest<HTMLElement>('.hp-main');
    const top = heights.current.top(to);
    if (area !== null && area !== undefined) {
      const start = area.scrollTop - window.top;
      const height = heights.current.top(to + 1) - top;
      if (top < window.top) area.scrollTop = start + top;
      else if (top + height > window.top + window.height - 80)
        area.scrollTop = start + top + height - window.height + 80;
    }
    // Drawn by then: state is put before the next frame.
    requestAnimationFrame(() =>
      list.current
        ?.querySelector<HTMLElement>(`:scope > li[data-index="${to}"] :is(input, button, a)`)
        ?.focus({ preventScroll: true }),
    );
  };

  const steps: Readonly<Record<string, (at: number) => number>> = {
    ArrowDown: at => at + 1,
    ArrowUp: at => at - 1,
    Home: () => 0,
    End: () => rows.length - 1,
  };

  return (
    <ul
      class="hp-virtual"
      aria-label={label}
      ref={list}
      style={{ blockSize: `${heights.current.total()}px` }}
      onFocusIn={event => {
        const item =
          event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-index]') : null;
        if (item !== null) setFocused(Number(item.dataset.index));
      }}
      onFocusOut={event => {
        if (!(event.relatedTarget instanceof Node) || list.current?.contains(event.relatedTarget) !== true)
          setFocused(null);
      }}
      onKeyDown={event => {
        const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
        const typing =
          event.target instanceof Element &&
          event.target.matches('input:not([type=checkbox]), textarea, select, pre, .hp-code');
        if (
          step === undefined ||
          focused === null ||
          typing ||
          event.altKey ||
          event.ctrlKey ||
          event.metaKey
        )
          return;
        event.preventDefault();
        go(step(focused));
      }}
    >
      {drawn.map(index => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={keyOf(row)}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            style={{ insetBlockStart: `${heights.current.top(index)}px` }}
          >
            {children(row, index)}
          </li>
        );
      })}
    </ul>
  );
}
