import type { WikiId } from '../../wiki/sites.ts';
import { campaignTitle } from '../address/page-kind.ts';
import type { PageKind } from '../look/look-types.ts';
import type { Fact, FactSource } from './facts.ts';
import { type FactContext, FactList } from './gather.ts';
import { linkedFacts } from './linked-facts.ts';

/** What a page of the movement says: an affiliate, a campaign, a grant, a page of the Hub or any other project. */
export function projectFacts(
  kind: PageKind,
  page: { readonly wiki: WikiId; readonly title: string; readonly wikitext: string },
  context: FactContext,
): readonly Fact[] {
  const { wiki, title, wikitext } = page;
  const list = new FactList();
  const source: FactSource = { from: 'page-title', wiki, page: title };
  // `Wikimedia Sverige/Projects` is a page of Wikimedia Sverige.
  const root = { type: 'page', wiki, title: title.split('/')[0] ?? title } as const;
  if (kind === 'affiliate') list.add('affiliate', root, source);
  if (kind === 'grant') list.add('grant', { ...root, title }, source);
  if (kind === 'campaign') {
    list.add('campaign', root, source);
    const name = campaignTitle.exec(title)?.[1] ?? '';
    const year = /\b(20\d\d)\b/.exec(name)?.[1];
    if (year !== undefined) list.add('date', { type: 'date', date: year, precision: 'year' }, source);
    const place = / in (?:the )?(\S.*)$/.exec(name)?.[1];
    if (place !== undefined) list.add('place', { type: 'text', text: place.trim(), language: 'en' }, source);
  }
  list.addAll(linkedFacts(wiki, title, wikitext, context));
  return list.facts;
}
