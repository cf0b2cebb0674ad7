import { gzipSync } from 'node:zlib';
import { minifySync } from 'vite';
import type { Built } from './build.ts';

/** Bytes after gzip, as they travel. */
export interface Sizes {
  /** What every page of a wiki carries for somebody who has the gadget on. */
  readonly loader: number;
  /** What the first click loads. */
  readonly opening: number;
  /** Each part of the gadget, by page. */
  readonly parts: ReadonlyMap<string, number>;
}

/** Sizes as ResourceLoader serves them; a test on a real wiki holds this to what it serves. */
export function sizesOf(built: Built): Sizes {
  const parts = new Map(built.gadget.map(({ title, text }) => [title, servedSize(title, text)]));
  const size = (end: string) => [...parts].find(([title]) => title.endsWith(end))?.[1] ?? 0;
  return { loader: size('helpdesk-panel.js'), opening: size('-main.js'), parts };
}

/** ResourceLoader takes comments and spaces away, leaves every name, and puts the script into a function of a module. */
function servedSize(title: string, text: string): number {
  const { code, errors } = minifySync('script.js', `(function($,jQuery,require,module){${text}\n})`, {
    compress: false,
    mangle: false,
    codegen: { removeWhitespace: true, legalComments: 'none' },
  });
  if (errors.length > 0) throw new Error(`${title} cannot be read: ${errors[0]?.message}`);
  const name = title.replace(/^MediaWiki:Gadget-|\.js$/g, '');
  return gzipSync(`mw.loader.impl(function(){return["ext.gadget.${name}@00000",${code}];});`, { level: 9 })
    .length;
}
