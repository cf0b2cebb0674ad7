import type { Plugin } from 'vite';

/**
 * Leaves out what Codex' style sheets say of classes that no script of ours puts on anything: icons drawn by style alone,
 * links that look like buttons, what its own components do while they come and go.
 */
export function pruneClasses(): Plugin {
  return {
    name: 'prune-codex-classes',
    enforce: 'post',
    generateBundle(_, files) {
      const all = Object.values(files);
      const isUsed = usedIn(all.map(file => (file.type === 'chunk' ? file.code : '')).join('\n'));
      for (const file of all) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = withoutUnused(String(file.source), isUsed);
      }
    },
  };
}

/** Whether scripts may use a class: it stands in them, or begins as a name does that they put together (`cdx-icon--${size}`). */
export function usedIn(scripts: string): (name: string) => boolean {
  const names = new Set(Array.from(scripts.matchAll(/cdx-[\w-]*\w(?!\$\{)/g), ([name]) => name));
  const beginnings = new Set(Array.from(scripts.matchAll(/(cdx-[\w-]+)\$\{/g), ([, begin = '']) => begin));
  return name => names.has(name) || [...beginnings].some(begin => name.startsWith(begin));
}

/** A style sheet without the rules that need a class of Codex which is not used. */
export function withoutUnused(css: string, isUsed: (name: string) => boolean): string {
  let result = '';
  let at = 0;
  while (at < css.length) {
    const open = endOf(css, at, '{;');
    const prelude = css.slice(at, open);
    if (css[open] !== '{') {
      result += css.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    const close = closingOf(css, open);
    const body = css.slice(open + 1, close);
    const rule = css.slice(at, close + 1);
    at = close + 1;
    if (/^\s*@(?:media|supports|layer|container)\b/.test(prelude)) {
      const kept = withoutUnused(body, isUsed);
      if (kept.trim() !== '') result += `${prelude}{${kept}}`;
    } else if (/^\s*@/.test(prelude)) result += rule;
    else {
      const kept = selectorsOf(prelude).filter(selector => classesOf(selector).every(isUsed));
      if (kept.length > 0) result += `${kept.join(',')}{${body}}`;
    }
  }
  return result;
}

/** The classes of Codex that an element must have; what stands in brackets (`:not(…)`) is not asked of it. */
function classesOf(selector: string): readonly string[] {
  let plain = selector;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, '');
  }
  return Array.from(plain.matchAll(/\.(cdx-[\w-]+)/g), ([, name = '']) => name);
}

function selectorsOf(prelude: string): readonly string[] {
  const selectors: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < prelude.length; i++) {
    if (prelude[i] === '(') depth++;
    else if (prelude[i] === ')') depth--;
    else if (prelude[i] === ',' && depth === 0) {
      selectors.push(prelude.slice(from, i));
      from = i + 1;
    }
  }
  return [...selectors, prelude.slice(from)];
}

/** Where one of these characters stands outside of quotes, from `at` on; the end when none does. */
function endOf(css: string, at: number, ends: string): number {
  let quote = '';
  for (let i = at; i < css.length; i++) {
    const char = css.charAt(i);
    if (quote !== '') {
      if (char === '\\') i++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (ends.includes(char)) return i;
  }
  return css.length;
}

/** The bracket that closes the one at `open`. */
function closingOf(css: string, open: number): number {
  let depth = 0;
  for (let i = open; i < css.length; i = endOf(css, i + 1, '{}')) {
    depth += css[i] === '{' ? 1 : -1;
    if (depth === 0) return i;
  }
  throw new Error(`A rule has no end: ${css.slice(open, open + 80)}`);
}
