import { parseSync, Visitor } from 'vite';

/** What the loops go over instead: a name that no script uses. */
const helper = '__ownKeys';

/**
 * Makes each `for (… in object)` of a script look at the object's own keys only. Libraries loop over plain objects so, and
 * on a page where somebody extended `Object.prototype` they would find strangers among them.
 */
export function ownKeysOnly(code: string): string {
  const { program, errors } = parseSync('script.js', code);
  if (errors.length > 0) throw new Error(`The script cannot be read: ${errors[0]?.message}`);
  const inserted: { readonly at: number; readonly until: number; readonly text: string }[] = [];
  new Visitor({
    ForInStatement({ left, right }) {
      inserted.push({ at: left.end, until: right.start, text: ` of ${helper}((` });
      inserted.push({ at: right.end, until: right.end, text: '))' });
    },
  }).visit(program);
  if (inserted.length === 0) return code;
  let result = '';
  let from = 0;
  for (const { at, until, text } of inserted.sort((a, b) => a.at - b.at)) {
    result += code.slice(from, at) + text;
    from = until;
  }
  result += code.slice(from);
  // A block, so that the name stays inside where a script is not a function of its own.
  return `{\nconst ${helper} = (object) => object == null ? [] : Object.keys(object);\n${result.trim()}\n}`;
}
