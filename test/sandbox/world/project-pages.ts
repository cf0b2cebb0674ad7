import { triggers } from '../triggers.ts';
import type { PageSeed } from './shapes.ts';

/** Pages in the MediaWiki namespace that every site has: its guards. */
export const guards: readonly PageSeed[] = [
  {
    title: 'MediaWiki:Spam-blacklist',
    text: `# One pattern per line.\n\\b${new URL(triggers.spamLink).host.replaceAll('.', '\\.')}\\b\n`,
  },
  { title: 'MediaWiki:Titleblacklist', text: `.*${triggers.blacklistedTitle}.* <casesensitive>\n` },
];

export const wikidataPages: readonly PageSeed[] = [
  { title: 'User:Amina Okello', text: 'Amina on Wikidata.\n', by: 'editor' },
  { title: 'MediaWiki:Mainpage', text: 'Wikidata:Main Page' },
  { title: 'Wikidata:Main Page', text: 'Items about everything.\n' },
  { title: 'Wikidata:Project chat', text: 'Talk about everything.\n' },
];
