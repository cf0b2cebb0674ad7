import type { ComponentChild } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { scrollToRow, windowOfRows } from './window-of-rows.ts';

export interface LongListProps<T> {
  /** Names the list. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Key of the row the keyboard is on; kept in sight. */
  readonly current: string | null;
  /** In pixels, the same for every row. */
  readonly rowHeight: number;
  readonly row: (item: T) => ComponentChild;
}

/**
 * Thousands of rows, of which only those in sight are in the document. A screen reader is told the length of the whole and
 * the place of each row in it.
 */
export function LongList<T>({ label, items, keyOf, current, rowHeight, row }: LongListProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(0);
  const currentAt = current === null ? -1 : items.findIndex(item => keyOf(item) === current);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (element === null || currentAt === -1) return;
    const to = scrollToRow(currentAt, rowHeight, element.scrollTop, element.clientHeight);
    if (to !== element.scrollTop) element.scrollTo(0, to);
  }, [currentAt, rowHeight]);

  const { from, to, above, below } = windowOfRows(items.length, rowHeight, scrolled, height);
  return (
    <div class="hp-longlist" ref={frame} onScroll={event => setScrolled(event.currentTarget.scrollTop)}>
      <ul aria-label={label} style={{ paddingBlock: `${above}px ${below}px` }}>
        {items.slice(from, to).map((item, at) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={from + at + 1}
            aria-current={from + at === currentAt ? 'true' : undefined}
            style={{ blockSize: `${rowHeight}px` }}
          >
            {row(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
