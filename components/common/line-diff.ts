/** One line of a comparison. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Up to so many cells (lines of the one times lines of the other) every line is compared with every other: half a second at most. */
const tableCells = 4_000_000;

/**
 * What changed from one text to another, line by line, with `context` unchanged lines around each change; a gap is a
 * line of kind `same` with the text `…`. The longest common subsequence of what differs; where that would be too much work
 * (more than `cells` comparisons), lines that stand once in both hold it together (patience diff), and what lies between
 * two of them and is still too large counts as replaced.
 */
export function diffLines(
  before: string,
  after: string,
  context = 2,
  cells = tableCells,
): readonly DiffLine[] {
  return withContext(compared(before.split('\n'), after.split('\n'), cells), context);
}

function compared(a: readonly string[], b: readonly string[], cells: number): DiffLine[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return [
    ...a.slice(0, head).map(same),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), cells),
    ...a.slice(a.length - tail).map(same),
  ];
}

function middle(a: readonly string[], b: readonly string[], cells: number): DiffLine[] {
  if (a.length * b.length <= cells) return longestCommon(a, b);
  const lines: DiffLine[] = [];
  const anchors = anchorsOf(a, b);
  let from: Anchor = [0, 0];
  const upTo = ([i, j]: Anchor) => {
    const one = a.slice(from[0], i);
    const other = b.slice(from[1], j);
    if (anchors.length > 0) lines.push(...compared(one, other, cells));
    else lines.push(...one.map(removed), ...other.map(added));
    from = [i, j];
  };
  for (const anchor of anchors) {
    upTo(anchor);
    lines.push(same(a[anchor[0]] ?? ''));
    from = [anchor[0] + 1, anchor[1] + 1];
  }
  upTo([a.length, b.length]);
  return lines;
}

/** Where one line stands in the one text and in the other. */
type Anchor = readonly [inOne: number, inOther: number];

/** Lines that stand exactly once in each, as many as come in the same order in both (patience sorting). */
function anchorsOf(a: readonly string[], b: readonly string[]): readonly Anchor[] {
  const inOther = onlyOnce(b);
  const pairs = [...onlyOnce(a)].flatMap(([line, i]): Anchor[] => {
    const j = inOther.get(line);
    return j === undefined ? [] : [[i, j]];
  });
  interface Card {
    readonly pair: Anchor;
    readonly below: Card | undefined;
  }
  /** Each pile's top; their places in the other text rise from pile to pile. */
  const tops: Card[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((tops[half]?.pair[1] ?? 0) < pair[1]) low = half + 1;
      else high = half;
    }
    tops[low] = { pair, below: tops[low - 1] };
  }
  const found: Anchor[] = [];
  for (let card = tops.at(-1); card !== undefined; card = card.below) found.push(card.pair);
  return found.reverse();
}

/** Lines that stand once, with their places, from the top. */
function onlyOnce(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (places.has(line)) repeated.add(line);
    else places.set(line, index);
  }
  for (const line of repeated) places.delete(line);
  return places;
}

const same = (text: string): DiffLine => ({ kind: 'same', text });
const removed = (text: string): DiffLine => ({ kind: 'removed', text });
const added = (text: string): DiffLine => ({ kind: 'added', text });

function longestCommon(a: readonly string[], b: readonly string[]): DiffLine[] {
  // lengths[i][j]: longest common subsequence of a from i and b from j.
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
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
      lines.push(removed(one));
      i++;
    } else if (other !== undefined) {
      lines.push(added(other));
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
