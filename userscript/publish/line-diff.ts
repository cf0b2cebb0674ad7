/** One line of a diff: kept, added or removed. */
export interface DiffLine {
  readonly mark: ' ' | '+' | '-';
  readonly text: string;
}

/**
 * The lines that differ, with `context` lines around each change, for a terminal. Longest common subsequence over what is
 * left when equal starts and ends are cut off: quadratic in that, which suits pages that people write.
 */
export function lineDiff(before: string, after: string, context = 2): readonly DiffLine[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const lines: DiffLine[] = [
    ...a.slice(0, start).map(kept),
    ...changed(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(kept),
  ];
  const near = new Set(
    lines.flatMap(({ mark }, index) =>
      mark === ' ' ? [] : Array.from({ length: 2 * context + 1 }, (_, offset) => index - context + offset),
    ),
  );
  return lines.filter((_, index) => near.has(index));
}

const kept = (text: string): DiffLine => ({ mark: ' ', text });

function changed(a: readonly string[], b: readonly string[]): DiffLine[] {
  /** `common[i][j]`: length of what `a` from i and `b` from j have in common. */
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push(kept(left));
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ mark: '-', text: left });
      i++;
    } else if (right !== undefined) {
      lines.push({ mark: '+', text: right });
      j++;
    }
  }
  return lines;
}
