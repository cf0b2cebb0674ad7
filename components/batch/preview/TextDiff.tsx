import { useMemo } from 'preact/hooks';
import { type DiffLine, diffLines } from '../../common/line-diff.ts';

/** A change of wikitext, line by line. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => comparable(before, after), [before, after]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too
    <div class="hp-code hp-textdiff" tabIndex={0}>
      {lines.map((line, index) => {
        const key = `${index} ${line.text}`;
        if (line.kind === 'added') return <ins key={key} dir="auto">{`+ ${line.text}`}</ins>;
        if (line.kind === 'removed') return <del key={key} dir="auto">{`− ${line.text}`}</del>;
        return <div key={key} dir="auto">{`  ${line.text}`}</div>;
      })}
    </div>
  );
}

/** Longer comparisons would hold up the panel; their time grows with the product of the lines that differ. */
const mostCompared = 1_500;

/** The comparison, or of a page that changes nearly everywhere its first lines before and after. */
function comparable(before: string, after: string): readonly DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  if (Math.max(a.length, b.length) - head - tail <= mostCompared) return diffLines(before, after);
  const some = (lines: readonly string[], kind: DiffLine['kind']) =>
    lines.slice(head, head + 200).map((text): DiffLine => ({ kind, text }));
  return [...some(a, 'removed'), ...some(b, 'added'), { kind: 'same', text: '…' }];
}
