import type { ESTree, VisitorObject } from 'vite';
import type { Edits, ReadScript } from './edits.ts';

/** A class around the place that is looked at. */
interface ClassAround {
  readonly names: ReadonlySet<string>;
  /** What its private names get in front. */
  readonly mark: string;
}

/**
 * Makes private names of classes into ordinary ones: `#path` becomes `$path`, and in a class that extends another, which
 * may have the same name, `$NameOfTheClass_path` (or `$1_path`, for a class without a name). They are private to the compiler, which has checked them by now.
 * @throws when there is such a name already.
 */
export function withoutPrivateNames({ code }: ReadScript, edits: Edits): VisitorObject {
  const around: ClassAround[] = [];
  const free = new Set<string>();
  let nameless = 0;
  const enter = ({ id, superClass, body }: ESTree.Class) => {
    const names = new Set<string>();
    for (const part of body.body)
      if ('key' in part && part.key.type === 'PrivateIdentifier') names.add(part.key.name);
    if (superClass !== null && id === null) nameless += 1;
    around.push({ names, mark: superClass === null ? '$' : `$${id?.name ?? nameless}_` });
  };
  const leave = () => {
    around.pop();
  };
  return {
    ClassDeclaration: enter,
    'ClassDeclaration:exit': leave,
    ClassExpression: enter,
    'ClassExpression:exit': leave,
    PrivateIdentifier: ({ start, end, name }) => {
      const owner = around.findLast(({ names }) => names.has(name));
      const plain = `${owner?.mark ?? '$'}${name}`;
      // Each name is looked for once: the script is long.
      if (!free.has(plain) && code.includes(`.${plain}`))
        throw new Error(`There is a property ${plain} besides #${name}`);
      free.add(plain);
      // `#path in object` asks for the name itself.
      const asText = code[start - 1] !== '.' && /^\s+in\s/.test(code.slice(end, end + 20));
      edits.replace(start, end, asText ? JSON.stringify(plain) : plain);
    },
  };
}
