import { parseSync, Visitor } from 'vite';
import { Edits } from './edits.ts';

/**
 * Shortens what `a ?? b` is lowered to: `(_a = a) !== null && _a !== void 0 ? _a : b` asks twice what `!= null` asks once.
 */
export function shortChoices(code: string): string {
  const { program, errors } = parseSync('script.js', code, { sourceType: 'script' });
  if (errors.length > 0) throw new Error(`The script cannot be read: ${errors[0]?.message}`);
  const edits = new Edits();
  new Visitor({
    LogicalExpression({ operator, left, right }) {
      if (operator !== '&&' || left.type !== 'BinaryExpression' || right.type !== 'BinaryExpression') return;
      if (left.operator !== '!==' || right.operator !== '!==') return;
      const asked = nameIn(left.left);
      if (asked === undefined || right.left.type !== 'Identifier' || right.left.name !== asked) return;
      if (code.slice(left.right.start, left.right.end) !== 'null') return;
      if (code.slice(right.right.start, right.right.end) !== 'void 0') return;
      edits.replace(left.left.end, right.end, ' != null');
    },
  }).visit(program);
  return edits.apply(code);
}

/** The variable that is compared, perhaps right after it was set. */
function nameIn(expression: unknown): string | undefined {
  if (typeof expression !== 'object' || expression === null || !('type' in expression)) return undefined;
  if (expression.type === 'Identifier' && 'name' in expression && typeof expression.name === 'string')
    return expression.name;
  if (expression.type === 'ParenthesizedExpression' && 'expression' in expression)
    return nameIn(expression.expression);
  if (expression.type === 'AssignmentExpression' && 'left' in expression) return nameIn(expression.left);
  return undefined;
}
