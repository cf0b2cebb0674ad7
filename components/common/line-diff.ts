/** One line of a comparison. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * What changed from one text to another, line by line, with `context` unchanged lines around each change; a gap is a
 * line of kind `same` with the text `…`. Longest common subsequence on what differs, so it is meant for records and
 * pages of some hundred changed lines, not for books.
 */
export function diffLines(before: string, after: string, context = 2): readonly DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const lines: DiffLine[] = [
    ...a.slice(0, head).map(same),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
  return withContext(lines, context);
}

const same = (text: string): DiffLine => ({ kind: 'same', text });

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  // lengths[i][j]: longest common subsequence of a from i and b from j.
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const one = a[i];
    const other = b[j];
    if (one !== undefined && one === other) {
      lines.push(same(one));
      i++;
      j++;
    } else if (one !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: one });
      i++;
    } else if (other !== undefined) {
      lines.push({ kind: 'added', text: other });
      j++;
    }
  }
  return lines;
}

function withContext(lines: readonly DiffLine[], context: number): readonly DiffLine[] {
  const near = (index: number) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(line => line.kind !== 'same');
  const shown: DiffLine[] = [];
  let gap = false;
  for (const [index, line] of lines.entries()) {
    if (near(index)) {
      shown.push(line);
      gap = false;
    } else if (!gap) {
      shown.push(same('…'));
      gap = true;
    }
  }
  return shown;
}
