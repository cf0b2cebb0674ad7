import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';

const folder = new URL('../../corpus/', import.meta.url);

/** The pages of test/corpus: invented, but built like those of Commons, Wikidata and Meta. */
export const corpus: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter(name => name.endsWith('.wikitext'))
    .sort()
    .map(name => [name.replace('.wikitext', ''), readFileSync(new URL(name, folder), 'utf8')]),
);

export function page(name: string): string {
  const text = corpus.get(name);
  if (text === undefined) throw new Error(`no page ${name} in test/corpus`);
  return text;
}

/** Everything that means something to the preprocessor, in pieces that meet in unlucky ways. */
const pieces =
  '{{|}}|{{{|}}}|{|}|[[|]]|[|]|-{|}-|-|=|==|===|<!--|-->|<!--c-->|<nowiki>|</nowiki>|<NOWIKI >|<nowiki/>|<ref>|</ref>|<ref name=a>|' +
  '<pre>|</pre >|<noinclude>|</noinclude>|<includeonly>|</includeonly>|<onlyinclude>|<gallery>|</gallery>|<|>|a|T|d=1| x |{{T|é😀|' +
  '\u200F| \t|subst:|#if:|{{T}}|{{t_|Template:|~~~~|\u2028|\0';
const tokens = [
  ...pieces.split('|'),
  '|',
  '|',
  '\n',
  '\n',
  '\r\n',
  '\n== h ==\n',
  '\n<!-- c -->\n',
  '{{T|d=1}}',
  '{{{1|}}}',
];

/** Wikitext nobody would write, of up to some 40 pieces. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...tokens) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 40,
    },
  )
  .map(parts => parts.join(''));

/** A page of the corpus with a stretch of hostile text put in somewhere. */
export const damagedPage: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...corpus.values()), fc.nat(), hostileText)
  .map(([text, at, damage]) => {
    const place = text.length === 0 ? 0 : at % text.length;
    return text.slice(0, place) + damage + text.slice(place);
  });
