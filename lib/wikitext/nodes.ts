/** What the scanner finds. Offsets are UTF-16 units of the whole text, `end` is exclusive, children come in order. */
export type Node = BraceNode | PlainNode | HeadingNode;

/** `{{…}}` (`template`: also parser functions and magic words) or `{{{…}}}` (`argument`). */
export interface BraceNode {
  readonly kind: 'template' | 'argument';
  readonly start: number;
  readonly end: number;
  readonly children: readonly Node[];
  /** Offset of each `|` that separates its parts. */
  readonly pipes: readonly number[];
  /** For the part after each pipe: offset of the `=` between name and value, or -1 when it has none. */
  readonly equals: readonly number[];
}

/**
 * `comment`: with its line when it stands alone on it, as MediaWiki drops both. `ignored`: the tags `noinclude` and
 * `onlyinclude`, and `includeonly` with its content. `extension`: `<nowiki>…</nowiki>`, `<ref>…</ref>` and their like,
 * with children only where the content is wikitext.
 */
export interface PlainNode {
  readonly kind: 'comment' | 'ignored' | 'extension';
  readonly start: number;
  readonly end: number;
  readonly children: readonly Node[];
}

/** A heading line, from its first `=` to the line break. It starts a section only at the top of the tree. */
export interface HeadingNode {
  readonly kind: 'heading';
  readonly start: number;
  readonly end: number;
  readonly children: readonly Node[];
  readonly level: number;
  /** Its text without the `=` on both sides. */
  readonly titleStart: number;
  readonly titleEnd: number;
  /** MediaWiki's number of the section: what `section=` of the action API takes. */
  readonly index: number;
}

/** Walks a tree in the order of the text, parents first; where `visit` answers false the children are left out. */
export function walk(nodes: readonly Node[], visit: (node: Node) => boolean | undefined): void {
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (visit(node) === false) continue;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) waiting.push(child);
    }
  }
}
