import type { ESTree, VisitorObject } from 'vite';
import type { Edits } from './edits.ts';

/**
 * Says the simple ones of `a ?? b` without a variable for `a`: a name is asked twice, and where `b` costs nothing both
 * sides are given to a function. The others are left to the usual way.
 */
export function withoutSimpleChoices(edits: Edits): VisitorObject {
  return {
    LogicalExpression(node) {
      const { operator, left, right, start } = node;
      if (operator !== '??') return;
      if (left.type === 'Identifier') {
        edits.replace(start, start, '(');
        edits.replace(left.end, right.start, ` != null ? ${left.name} : `);
      } else if (costsNothing(right)) {
        edits.replace(start, start, 'babelHelpers.or(');
        edits.replace(left.end, right.start, ', ');
      }
    },
    'LogicalExpression:exit'({ operator, left, right, end }) {
      if (operator === '??' && (left.type === 'Identifier' || costsNothing(right))) edits.close(end, ')');
    },
  };
}

/** Whether it may be said although it is not wanted in the end. */
function costsNothing(node: ESTree.Expression): boolean {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
      return true;
    case 'UnaryExpression':
      return node.operator === 'void' && node.argument.type === 'Literal';
    case 'ArrayExpression':
      return node.elements.length === 0;
    case 'ObjectExpression':
      return node.properties.length === 0;
    default:
      return false;
  }
}
