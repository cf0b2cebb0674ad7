/** Heights of the rows of a long list: measured where they were seen, estimated where not. */
export interface RowHeights {
  /** The rows as they are now; heights measured stay with their keys. */
  setKeys<T>(rows: readonly T[], keyOf: (row: T) => string): void;
  /** A row's height was measured; true when that is news. */
  measure(index: number, height: number): boolean;
  /** Where a row begins, pixels from the start of the list. */
  top(index: number): number;
  /** The row at a distance from the start; the first or last beyond the ends. */
  at(distance: number): number;
  total(): number;
}

/** `estimate`: the height of a row that was never seen. */
export function heightsOf(estimate: number): RowHeights {
  const measured = new Map<string, number>();
  let rows: readonly unknown[] = [];
  let keys: readonly string[] = [];
  let tops: Float64Array | undefined;

  /** Worked out once for each change: ten thousand sums take less than a tenth of a millisecond. */
  function sums(): Float64Array {
    if (tops !== undefined) return tops;
    const all = new Float64Array(keys.length + 1);
    for (const [index, key] of keys.entries()) {
      all[index + 1] = (all[index] ?? 0) + (measured.get(key) ?? estimate);
    }
    tops = all;
    return all;
  }

  return {
    setKeys(next, keyOf) {
      if (next === rows) return;
      rows = next;
      keys = next.map(keyOf);
      tops = undefined;
    },
    measure(index, height) {
      const key = keys[index];
      // Rounding of fractions of pixels is no news, and would never end.
      if (key === undefined || height === 0 || Math.abs((measured.get(key) ?? estimate) - height) < 0.5)
        return false;
      measured.set(key, height);
      tops = undefined;
      return true;
    },
    top: index => sums()[Math.max(0, Math.min(index, keys.length))] ?? 0,
    at(distance) {
      const all = sums();
      let low = 0;
      let high = Math.max(0, keys.length - 1);
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((all[middle] ?? 0) <= distance) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    total: () => sums()[keys.length] ?? 0,
  };
}
