/**
 * Where the templates, comments, extension tags and headings of a wikitext are, by offset (see `scan-stretch.ts`).
 */
import type { Node } from './nodes.ts';
import { type Stretch, scanStretch } from './scan-stretch.ts';
import { tagPattern, usualTags } from './tags.ts';

export interface ScanOptions {
  /** Names of the wiki's extension tags (`siteinfo` `extensiontags`, without the brackets); by default `usualTags`. */
  readonly tags?: readonly string[];
  /** Told how many characters were looked at in all: for the test that this is linear. */
  readonly onWork?: (steps: number) => void;
}

/**
 * The latest texts with their trees. Reading a record asks for one kind of template after the other, a change looks at
 * the same page before and after: the tree of a text is always the same, so it is made once.
 */
const latest: { readonly text: string; readonly tags: RegExp; readonly nodes: readonly Node[] }[] = [];
const latestKept = 4;
/** In UTF-16 units: of longer texts nothing is kept in memory. */
const longestKept = 100_000;

/** The nodes of the text in order, each with its children. Never throws, whatever the text. */
export function scan(text: string, options: ScanOptions = {}): readonly Node[] {
  const { onWork } = options;
  const tags = tagPattern(options.tags ?? usualTags);
  if (onWork !== undefined || text.length > longestKept) return scanAnew(text, tags, onWork);
  const known = latest.find(one => one.tags === tags && one.text === text);
  if (known !== undefined) return known.nodes;
  const nodes = scanAnew(text, tags);
  if (latest.length >= latestKept) latest.shift();
  latest.push({ text, tags, nodes });
  return nodes;
}

function scanAnew(text: string, tags: RegExp, onWork?: ScanOptions['onWork']): readonly Node[] {
  // MediaWiki stores line feeds only; a replacement of the same length keeps our offsets true.
  const source = text.includes('\r') ? text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n') : text;
  const nodes: Node[] = [];
  const stretches: Stretch[] = [{ from: 0, to: source.length, nodes }];
  let work = 0;
  // In order, while more are found: those of one gallery put their nodes in one list.
  for (const next of stretches) {
    work += scanStretch(source.slice(next.from, next.to), next, tags, stretches);
  }
  onWork?.(work);
  return nodes;
}
