import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * A part of the panel that is loaded when it is opened brings the groups of messages it names. A text of another group would
 * stand there as a bare key until something else has brought that group. So: what a part imports may name only texts of its groups,
 * and of those that are always there.
 */

const messages = 'lib/i18n/messages';

const groupOfKey = new Map(
  readdirSync(messages).flatMap(group => {
    const texts: unknown = JSON.parse(readFileSync(join(messages, group, 'en.json'), 'utf8'));
    return Object.keys(Object(texts)).map(key => [key, group] as const);
  }),
);

/** The files a file imports when it starts; what it imports later brings groups of its own. */
function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']+\.tsx?)';/gm)]
    .map(match => normalize(join(dirname(file), match[1] ?? '')))
    .filter(path => existsSync(path));
}

const reached = new Map<string, ReadonlySet<string>>();

function reach(file: string): ReadonlySet<string> {
  const known = reached.get(file);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const left = [file];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    left.push(...importsOf(next));
  }
  reached.set(file, found);
  return found;
}

const components = readdirSync('components', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name))
  .map(name => join('components', name));

interface Part {
  readonly file: string;
  /** Where it is loaded from. */
  readonly from: string;
  readonly groups: ReadonlySet<string>;
}

const parts: readonly Part[] = components.flatMap(from =>
  [...readFileSync(from, 'utf8').matchAll(/deferred\(([^;]*?)\);\n/g)].map(([, call = '']) => {
    const path = /import\('([^']+)'\)/.exec(call)?.[1] ?? '';
    const names = /messages:\s*\[([^\]]*)\]/.exec(call)?.[1] ?? '';
    return {
      file: normalize(join(dirname(from), path)),
      from,
      groups: new Set(['core', ...[...names.matchAll(/'(\w+)'/g)].map(one => one[1] ?? '')]),
    };
  }),
);

/** The groups that are there when a part is shown: its own, and those of what it is shown in. */
function groupsAt({ from, groups }: Part): ReadonlySet<string> {
  const around = parts.filter(one => one.from !== from && reach(one.file).has(from));
  return new Set([...groups, ...around.flatMap(one => [...groupsAt(one)])]);
}

const root = 'components/frame/Frame.tsx';

/** Keys of messages in a source: what it hands to `text` or `Rich`, and all that stands in a table of keys. */
function keysIn(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  const pattern = /\bMessageKey\b/.test(source)
    ? /['"]([a-z][a-z0-9-]+)['"](?!:| \?)/g
    : /(?:\btext\(|\bk=\{?)\s*['"]([a-z][a-z0-9-]+)['"]/g;
  return [...source.matchAll(pattern)].map(([, key = '']) => key);
}

describe('what is loaded when it is opened', () => {
  it('is found by this test', () => {
    expect(parts.length).toBeGreaterThan(10);
  });

  it.each([...parts, { file: root, from: root, groups: new Set(['core']) }])(
    '$file brings every text it shows',
    part => {
      const there = groupsAt(part);
      const bare = [...reach(part.file)].flatMap(file =>
        keysIn(file).flatMap(key => {
          const group = groupOfKey.get(key);
          return group === undefined || there.has(group) ? [] : [`${file}: ${key} (${group})`];
        }),
      );
      expect(bare).toEqual([]);
    },
  );
});
