/** So many ranges are named; what follows is `…`. */
const mostRanges = 6;

/** Numbers of lines, in their order, as people write them: `2–31, 35`. */
export function lineRanges(lines: readonly number[]): string {
  const ranges: { readonly from: number; to: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && line === last.to + 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  const named = ranges
    .slice(0, mostRanges)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return [...named, ...(ranges.length > mostRanges ? ['…'] : [])].join(', ');
}
