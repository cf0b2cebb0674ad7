import type { Command } from './commands.ts';
import type { TargetId } from './entity-ids.ts';
import { type CellProblem, wrong } from './problems.ts';
import { isLanguage } from './value-text.ts';

/**
 * `Len`, `Den`, `Aen`, `Senwiki`: the letter, then a language or a site. A site may hold digits, but `S248` is a
 * source and `L99` a lexeme, so the second character is a letter.
 */
export const termPattern = /^([LADSlads])([a-z][a-z0-9_-]*)$/i;

/**
 * Makes the command for a term or a sitelink.
 *
 * - An empty text on adding removes a label, description or sitelink, as in QuickStatements (which saves it empty);
 *   there is no empty alias.
 * - A removal with text removes only what says just that, with empty quotes whatever stands there. (QuickStatements
 *   3 never looks at the text, and so removes what someone else has written since.)
 * - `_` and `-`: languages have hyphens (`zh-hans`), sites underscores (`zh_min_nanwiki`), whichever was typed.
 */
export function readTerm(
  match: RegExpExecArray,
  text: string,
  removal: boolean,
  entity: TargetId,
  source: { readonly line: number; readonly index: number; readonly summary?: string },
): Command | CellProblem {
  const letter = match[1]?.toUpperCase();
  const rest = match[2]?.toLowerCase() ?? '';
  if (letter === 'S') {
    const site = rest.replaceAll('-', '_');
    if (text !== '' && !removal) return { kind: 'set-sitelink', entity, site, title: text, ...source };
    return {
      kind: 'remove-sitelink',
      entity,
      site,
      ...(text === '' ? undefined : { title: text }),
      ...source,
    };
  }
  const language = rest.replaceAll('_', '-');
  if (!isLanguage(language) || language.endsWith('-')) return wrong('language-unreadable', rest, 'en');
  if (letter === 'A') {
    if (text === '') return wrong('term-empty', match[0]);
    return { kind: removal ? 'remove-alias' : 'add-alias', entity, language, text, ...source };
  }
  const what = letter === 'L' ? 'label' : 'description';
  if (text !== '' && !removal) return { kind: `set-${what}`, entity, language, text, ...source };
  return { kind: `remove-${what}`, entity, language, ...(text === '' ? undefined : { text }), ...source };
}
