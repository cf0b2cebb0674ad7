import { type ESTree, Visitor, type VisitorObject } from 'vite';
import type { Edits, ReadScript } from './edits.ts';

/** A function around the place that is looked at. */
interface Frame {
  readonly arrow: boolean;
  /** Becomes a generator. */
  readonly changes: boolean;
  usesThis: boolean;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface FunctionNode extends Range {
  readonly type: string;
  readonly async: boolean;
  readonly generator: boolean;
  readonly body: (Range & { readonly type: string }) | null;
}

/**
 * Makes `async` functions into ones that run a generator: `async f() { await x; }` becomes
 * `f() { return babelHelpers.async(function* () { yield x; }); }`.
 * Generators and functions with a `for await` are left to the usual way: they are few.
 * @throws when one uses `arguments` or `super`, which a generator inside it would not have.
 */
export function withoutAsync({ code, program }: ReadScript, edits: Edits): VisitorObject {
  const left = leftAlone(program);
  const frames: (Frame & { readonly opening?: { text: string } })[] = [];
  /** Where an `await` needs no brackets when it becomes a `yield`, which binds less. */
  const bare = new Set<number>();

  const cannot = (what: string, { start }: Range): never => {
    throw new Error(`Not known how to lower ${what}: ${code.slice(start, start + 80)}`);
  };
  const enter = (node: FunctionNode) => {
    const { body } = node;
    const changes = node.async && body !== null && !left.has(node.start);
    const arrow = node.type === 'ArrowFunctionExpression';
    const frame = { arrow, changes, usesThis: false };
    if (!changes) {
      frames.push(frame);
      return;
    }
    const keyword = /^async\s+/.exec(code.slice(node.start, node.start + 40));
    if (keyword !== null) edits.replace(node.start, node.start + keyword[0].length, '');
    const block = body.type === 'BlockStatement' || body.type === 'FunctionBody';
    const at = block ? body.start + 1 : body.start;
    const text = `${block ? ' return ' : ''}babelHelpers.async(function* () {${block ? '' : ' return '}`;
    frames.push({ ...frame, opening: edits.replace(at, at, text) });
  };
  const leave = (node: FunctionNode) => {
    const frame = frames.pop();
    const { body } = node;
    if (frame === undefined || !frame.changes || body === null) return;
    const self = frame.usesThis ? ', this' : '';
    const block = body.type === 'BlockStatement' || body.type === 'FunctionBody';
    edits.close(block ? body.end - 1 : body.end, block ? `}${self}); ` : `; }${self})`);
  };
  /** Tells every function up to the one that this belongs to. */
  const seen = (tell: (frame: Frame) => void) => {
    for (const frame of [...frames].reverse()) {
      tell(frame);
      if (!frame.arrow) return;
    }
  };
  const method = ({ start, key, value }: Range & { readonly key: Range; readonly value: unknown }) => {
    const changes =
      typeof value === 'object' &&
      value !== null &&
      'async' in value &&
      value.async === true &&
      'start' in value &&
      typeof value.start === 'number' &&
      !left.has(value.start);
    const keyword = changes ? /\basync\s*/.exec(code.slice(start, key.start)) : null;
    // An async function that is merely the value of a property has its own keyword, after the key.
    if (keyword !== null) edits.replace(start + keyword.index, start + keyword.index + keyword[0].length, '');
  };
  const mayStandBare = (node: (Range & { readonly type: string }) | null | undefined) => {
    if (node?.type === 'AwaitExpression') bare.add(node.start);
  };

  return {
    FunctionDeclaration: node => enter(node),
    'FunctionDeclaration:exit': node => leave(node),
    FunctionExpression: node => enter(node),
    'FunctionExpression:exit': node => leave(node),
    ArrowFunctionExpression: node => enter({ ...node, generator: false }),
    'ArrowFunctionExpression:exit': node => leave({ ...node, generator: false }),
    MethodDefinition: method,
    Property: method,
    ThisExpression: () =>
      seen(frame => {
        frame.usesThis = true;
      }),
    Super: node =>
      seen(frame => {
        if (frame.changes) cannot('super in an async function', node);
      }),
    Identifier: node => {
      if (node.name !== 'arguments') return;
      seen(frame => {
        if (frame.changes) cannot('arguments in an async function', node);
      });
    },
    ExpressionStatement: ({ expression }) => mayStandBare(expression),
    VariableDeclarator: ({ init }) => mayStandBare(init),
    ReturnStatement: ({ argument }) => mayStandBare(argument),
    AwaitExpression: node => {
      if (frames.at(-1)?.changes !== true) return;
      edits.replace(node.start, node.start + 'await'.length, bare.has(node.start) ? 'yield' : '(yield');
    },
    'AwaitExpression:exit': node => {
      if (frames.at(-1)?.changes === true && !bare.has(node.start)) edits.close(node.end, ')');
    },
  };
}

/** Where the functions begin that are generators, or wait in the head of a loop. */
function leftAlone(program: ESTree.Program): ReadonlySet<number> {
  const found = new Set<number>();
  const around: number[] = [];
  const enter = ({ start, async, generator }: FunctionNode) => {
    around.push(start);
    if (async && generator) found.add(start);
  };
  const leave = () => {
    around.pop();
  };
  new Visitor({
    FunctionDeclaration: node => enter(node),
    'FunctionDeclaration:exit': leave,
    FunctionExpression: node => enter(node),
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: node => enter({ ...node, generator: false }),
    'ArrowFunctionExpression:exit': leave,
    ForOfStatement: node => {
      const inner = around.at(-1);
      if (node.await && inner !== undefined) found.add(inner);
    },
  }).visit(program);
  return found;
}
