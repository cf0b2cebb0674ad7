/** Which rows of a long list are worth drawing. */
export interface RowWindow {
  /** Number of the first row, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Empty room above and below, in pixels, so that the scroll bar tells the truth. */
  readonly above: number;
  readonly below: number;
}

/** Rows drawn beyond what can be seen, so that scrolling by keyboard never meets an empty place. */
const margin = 8;

/**
 * The rows to draw of `count` rows of the same height; sizes in pixels. Before the list has been laid out (`height` 0) the
 * first few are drawn.
 */
export function windowOfRows(count: number, rowHeight: number, scrolled: number, height: number): RowWindow {
  const seen = Math.ceil(Math.max(height, rowHeight) / rowHeight);
  const last = Math.max(0, count - seen);
  const first = Math.min(last, Math.max(0, Math.floor(scrolled / rowHeight)));
  const from = Math.max(0, first - margin);
  const to = Math.min(count, first + seen + margin + 1);
  return { from, to, above: from * rowHeight, below: (count - to) * rowHeight };
}

/** How far to scroll so that a row can be seen whole; the present place when it can be already. */
export function scrollToRow(row: number, rowHeight: number, scrolled: number, height: number): number {
  const top = row * rowHeight;
  if (top < scrolled) return top;
  return top + rowHeight > scrolled + height ? top + rowHeight - height : scrolled;
}
