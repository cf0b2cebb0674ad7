import { gzipSync } from 'node:zlib';
import type { Built } from './build.ts';

/** Bytes after gzip, as they travel. */
export interface Sizes {
  /** What every page of a wiki carries for somebody who has the gadget on. */
  readonly loader: number;
  /** What the first click loads. */
  readonly opening: number;
  /** Each part of the gadget, by page. */
  readonly parts: ReadonlyMap<string, number>;
  /** Everything there is, in one script. */
  readonly whole: number;
}

/** Sizes of a build that was minified: the wiki minifies what it serves. */
export function sizesOf(built: Built): Sizes {
  const parts = new Map(built.gadget.map(({ title, text }) => [title, gzipped(text)]));
  const size = (end: string) => [...parts].find(([title]) => title.endsWith(end))?.[1] ?? 0;
  return {
    loader: size('helpdesk-panel.js'),
    opening: size('-main.js'),
    parts,
    whole: gzipped(built.pages[0]?.text ?? ''),
  };
}

function gzipped(text: string): number {
  return gzipSync(withoutComments(text), { level: 9 }).length;
}

/** ResourceLoader drops the header. */
function withoutComments(text: string): string {
  return text.replace(/^\/\*\*[\s\S]*?\*\/\n/, '').replace(/^\/\/ <\/?nowiki>\n?/gm, '');
}
