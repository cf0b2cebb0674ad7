/** What every script on a wiki says about itself. */
export interface About {
  readonly version: string;
  /** Address of the page about the panel. */
  readonly home: string;
  readonly what: string;
}

/**
 * A script as a page of a wiki: with where it comes from, and kept from the wiki's own hands. On saving, MediaWiki replaces
 * signatures and `subst:` in scripts too, and finds categories and templates in them; nowiki stops that.
 * @throws when the wiki would not keep the script as it is.
 */
export function scriptPage(code: string, about: About): string {
  const body = code
    .replace(/<\/(?=nowiki)/gi, '<\\/')
    // They only occur in texts and patterns, where an escape means the same.
    .replace(unsafe, escaped)
    .trim();
  const head = [
    '/**',
    ` * Partnership helpdesk panel ${about.version}: ${about.what}`,
    ` * ${about.home}`,
    ' *',
    ' * Generated from the source of the panel: what is changed here is lost when the next version is published.',
    ' * Licence: GPL-2.0-or-later. Contains Preact, Preact Signals, zod and Codex icons (MIT), m3api and idb (ISC),',
    ' * Codex styles and design tokens (GPL-2.0-or-later).',
    ' */',
  ].join('\n');
  const page = `${head}\n// <nowiki>\n${body}\n// </nowiki>`;
  if (page !== page.normalize('NFC'))
    throw new Error(`${about.what}: the wiki would change characters of it`);
  return page;
}

/** Characters that a wiki drops or replaces, or that a reader of the source would not see. */
const unsafe = /[^\P{C}\t\n]|\uFFFD/gu;

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map(at => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
