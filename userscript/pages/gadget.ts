import type { Built } from '../build/build.ts';
import { gadgetName } from '../build/gadget.ts';
import type { WikiPage } from './page.ts';

/** Where a wiki lists its gadgets: https://www.mediawiki.org/wiki/Extension:Gadgets */
const definitionPage = 'MediaWiki:Gadgets-definition';

/**
 * The gadget's pages, for any of the wikis: the scripts, its name in the preferences, and last the lines that make the wiki
 * serve them.
 */
export function gadgetPages({ gadget, definition, labels }: Built): readonly WikiPage[] {
  return [
    ...gadget.map(({ title, text }) => ({ title, text, model: 'javascript' as const })),
    ...[...labels].map(([language, text]) => ({
      title: `MediaWiki:Gadget-${gadgetName}${language === 'en' ? '' : `/${language}`}`,
      text,
      model: 'wikitext' as const,
    })),
    {
      title: definitionPage,
      text: definition.join('\n'),
      model: 'wikitext',
      within: standing => withDefinition(standing, definition),
    },
  ];
}

/** The pages that `mw.loader.load` reaches from every wiki; Meta alone has them. */
export function loadablePages({ pages }: Built): readonly WikiPage[] {
  return pages.map(({ title, text }) => ({ title, text, model: 'javascript' as const }));
}

/**
 * The definition page with the panel's lines. The line that people switch on is theirs once it stands there: they may have
 * made it a default, or limited it to a skin. The lines of the hidden parts follow it and are replaced as a whole.
 */
export function withDefinition(standing: string, lines: readonly string[]): string {
  const [loader = '', ...parts] = lines;
  const kept = standing.split('\n').filter(line => !isPart(line));
  const at = kept.findIndex(line => nameOf(line) === gadgetName);
  if (at >= 0) return [...kept.slice(0, at + 1), ...parts, ...kept.slice(at + 1)].join('\n');
  const before = standing.trim() === '' ? [] : [...kept.join('\n').trimEnd().split('\n')];
  return [...before, loader, ...parts].join('\n');
}

const isPart = (line: string) => nameOf(line)?.startsWith(`${gadgetName}-`) === true;

/** Name of the gadget that a line defines; undefined for headings and anything else. */
function nameOf(line: string): string | undefined {
  return /^\*+\s*([A-Za-z][\w.-]*)\s*[[|]/.exec(line)?.[1];
}
