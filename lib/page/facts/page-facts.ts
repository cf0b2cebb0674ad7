import { nameInTitle } from '../address/page-kind.ts';
import type { CommonsReader } from '../commons/commons-reader.ts';
import type { Findings } from '../look/findings.ts';
import type { Fact } from './facts.ts';
import { type FactContext, FactList } from './gather.ts';
import { itemFacts } from './item-facts.ts';
import { projectFacts } from './project-facts.ts';

/** All facts of what was found: those of the page, and those of the item of the partner. Pure. */
export function factsOfPage(
  found: Findings,
  context: FactContext,
  commons: CommonsReader | null,
): readonly Fact[] {
  const { page, partner, wikitext } = found;
  const partnerFacts = partner === null ? [] : itemFacts(partner, context);
  if (commons !== null) return commons.commonsFacts(found, partnerFacts, context);
  if (page.state !== 'read') return [];
  const { kind, wiki, title } = page;
  const list = new FactList();
  list.addAll(partnerFacts);
  if (['affiliate', 'campaign', 'grant', 'hub', 'project'].includes(kind)) {
    list.addAll(projectFacts(kind, { wiki, title, wikitext }, context));
  }
  // After what the item calls it: a title is a name in one language only.
  const name = nameInTitle(kind, title);
  if (name !== null) {
    const source = { from: 'page-title', wiki, page: title } as const;
    list.add('name', { type: 'text', text: name, language: null }, source);
  }
  return list.facts;
}
