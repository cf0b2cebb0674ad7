import type { ComponentChild } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { scrollToRow, windowOfRows } from './window-of-rows.ts';

export interface LongListProps<T> {
  /** Names the list. */
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Key of the row the keyboard is on: brought into sight when it changes, and never taken out of the document. */
  readonly current: string | null;
  /** In pixels, the same for every row. */
  readonly rowHeight: number;
  readonly row: (item: T) => ComponentChild;
  /** What the list was made for; another one (an object or text) is read from its beginning. */
  readonly about?: unknown;
}

/**
 * Thousands of rows, of which only those in sight are in the document. A screen reader is told the length of the whole and
 * the place of each row in it.
 */
export function LongList<T>({ label, items, keyOf, current, rowHeight, row, about }: LongListProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [firstSeen, setFirstSeen] = useState(0);
  const [height, setHeight] = useState(0);
  const before = useRef(about);
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
    if (before.current !== about) frame.current?.scrollTo(0, 0);
    before.current = about;
  }, [about]);
  // Only when the keyboard moves: rows that come or go above must not move the list under somebody who reads further down.
  useEffect(() => {
    const element = frame.current;
    if (element === null || currentAt === -1) return;
    const to = scrollToRow(currentAt, rowHeight, element.scrollTop, element.clientHeight);
    if (to !== element.scrollTop) element.scrollTo(0, to);
  }, [current, rowHeight, height === 0]);

  const { from, to } = windowOfRows(items.length, rowHeight, firstSeen * rowHeight, height);
  const drawn = Array.from({ length: to - from }, (_, at) => from + at);
  // The focus would be lost with the row that has it, and the way in by the Tab key with the first.
  const kept = Math.max(0, currentAt);
  if (kept < from) drawn.unshift(kept);
  if (kept >= to) drawn.push(kept);
  return (
    <div
      class="hp-longlist"
      ref={frame}
      onScroll={event => setFirstSeen(Math.floor(event.currentTarget.scrollTop / rowHeight))}
    >
      <ul aria-label={label} style={{ blockSize: `${items.length * rowHeight}px` }}>
        {drawn.map(at => {
          const item = items[at];
          if (item === undefined) return null;
          return (
            <li
              key={keyOf(item)}
              aria-setsize={items.length}
              aria-posinset={at + 1}
              aria-current={at === currentAt ? 'true' : undefined}
              style={{ insetBlockStart: `${at * rowHeight}px`, blockSize: `${rowHeight}px` }}
            >
              {row(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
