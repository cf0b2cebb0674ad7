/**
 * The small part of wikitext that messages are written in, as translatewiki.net knows it: `$1`,
 * `{{PLURAL:$1|one|other}}`, `{{GENDER:$1|he|she|they}}` and `{{bidi:$1}}`; forms may nest. Anything else is text.
 */
export type TemplateNode =
  | string
  | { readonly kind: 'param'; readonly index: number }
  | { readonly kind: 'plural' | 'gender'; readonly index: number; readonly forms: readonly TemplateForm[] }
  | { readonly kind: 'bidi'; readonly index: number };

/** One alternative of PLURAL or GENDER. `exact` is the number of an explicit form, as in `0=nothing`. */
export interface TemplateForm {
  readonly exact: number | null;
  readonly nodes: readonly TemplateNode[];
}

const call = /^\{\{(PLURAL|GENDER|bidi):\$(\d+)/i;
const param = /^\$(\d+)/;

/** Reads a message into nodes. Total: what does not parse stays as text, so that a translator's slip is visible, not fatal. */
export function parseTemplate(text: string): readonly TemplateNode[] {
  return parseNodes(text, 0, false).nodes;
}

/** Reads from `start` to the end, or inside a form to the `|` or `}}` that closes it. */
function parseNodes(text: string, start: number, inForm: boolean): { nodes: TemplateNode[]; end: number } {
  const nodes: TemplateNode[] = [];
  let at = start;
  let textStart = start;
  const flush = (end: number) => {
    if (end > textStart) nodes.push(text.slice(textStart, end));
  };
  while (at < text.length) {
    const char = text.charAt(at);
    if (inForm && (char === '|' || text.startsWith('}}', at))) break;
    const node = char === '$' ? parseParam(text, at) : char === '{' ? parseCall(text, at) : null;
    if (node === null) {
      at += 1;
      continue;
    }
    flush(at);
    nodes.push(node.node);
    at = node.end;
    textStart = at;
  }
  flush(at);
  return { nodes, end: at };
}

function parseParam(text: string, at: number): { node: TemplateNode; end: number } | null {
  const match = param.exec(text.slice(at, at + 4));
  if (match?.[1] === undefined) return null;
  return { node: { kind: 'param', index: Number(match[1]) - 1 }, end: at + match[0].length };
}

function parseCall(text: string, at: number): { node: TemplateNode; end: number } | null {
  const match = call.exec(text.slice(at, at + 16));
  if (match?.[1] === undefined) return null;
  const index = Number(match[2]) - 1;
  let end = at + match[0].length;
  const forms: TemplateForm[] = [];
  while (text.charAt(end) === '|') {
    const form = parseNodes(text, end + 1, true);
    forms.push(toForm(form.nodes));
    end = form.end;
  }
  if (!text.startsWith('}}', end)) return null;
  end += 2;
  const name = match[1].toLowerCase();
  if (name === 'bidi') return { node: { kind: 'bidi', index }, end };
  return { node: { kind: name === 'plural' ? 'plural' : 'gender', index, forms }, end };
}

function toForm(nodes: readonly TemplateNode[]): TemplateForm {
  const first = nodes[0];
  const match = typeof first === 'string' ? /^(\d+)=/.exec(first) : null;
  if (typeof first !== 'string' || match === null) return { exact: null, nodes };
  return { exact: Number(match[1]), nodes: [first.slice(match[0].length), ...nodes.slice(1)] };
}

/** The numbers of the parameters a message uses, `$1` being 1; for checking translations against the source. */
export function paramsOf(nodes: readonly TemplateNode[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    found.add(node.index + 1);
    if (node.kind === 'plural' || node.kind === 'gender') {
      for (const form of node.forms) for (const index of paramsOf(form.nodes)) found.add(index);
    }
  }
  return found;
}
