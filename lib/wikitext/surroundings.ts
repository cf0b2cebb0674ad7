import { type BraceNode, type Node, walk } from './nodes.ts';
import { type ScanOptions, scan } from './scan.ts';
import type { Edit } from './splice.ts';

export interface Replaced {
  readonly text: string;
  /** The template that filled the whole stretch before, and the one that does now. */
  readonly before: BraceNode | undefined;
  readonly after: BraceNode | undefined;
}

/**
 * The text with one stretch replaced, or undefined if that would change what anything outside the stretch is: a `<nowiki>` that
 * would swallow the rest of the page, braces that would find each other, a heading that would vanish.
 */
export function replaceAlone(text: string, edit: Edit, options?: ScanOptions): Replaced | undefined {
  const changed = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  const newEnd = edit.start + edit.text.length;
  const before = outside(scan(text, options), edit.start, edit.end, newEnd - edit.end);
  const after = outside(scan(changed, options), edit.start, newEnd, 0);
  const same =
    before.found.length === after.found.length && before.found.every((n, i) => n === after.found[i]);
  return same ? { text: changed, before: before.whole, after: after.whole } : undefined;
}

/** What there is outside a stretch, as numbers to compare, with the offsets behind the stretch moved by `shift`. */
function outside(
  nodes: readonly Node[],
  start: number,
  end: number,
  shift: number,
): { readonly found: readonly number[]; readonly whole: BraceNode | undefined } {
  const found: number[] = [];
  let whole: BraceNode | undefined;
  const moved = (at: number): number => (at >= end ? at + shift : at);
  walk(nodes, node => {
    if (node.start >= start && node.end <= end) {
      if (node.kind === 'template' && node.start === start && node.end === end) whole = node;
      return false;
    }
    // Something that ends where an insertion begins stays where it is; what starts there moves.
    const nodeEnd = node.end > end ? node.end + shift : node.end;
    found.push(kinds.indexOf(node.kind), moved(node.start), nodeEnd);
    if ('level' in node) found.push(node.level, node.index);
    if ('pipes' in node) {
      found.push(node.pipes.length);
      for (const pipe of node.pipes) found.push(moved(pipe));
      for (const sign of node.equals) found.push(sign < 0 ? sign : moved(sign));
    }
    return true;
  });
  return { found, whole };
}

const kinds: readonly Node['kind'][] = ['template', 'argument', 'comment', 'ignored', 'extension', 'heading'];
