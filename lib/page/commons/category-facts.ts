import { findTemplates, getParam } from '../../wikitext/templates.ts';
import { splitNamespace } from '../address/titles.ts';
import type { Fact, FactSource } from '../facts/facts.ts';
import { FactList } from '../facts/gather.ts';
import { addPartnershipCategories, addPartnershipTemplates } from './partnership.ts';

/** What was read of a category on Commons. */
export interface CategoryRead {
  /** With `Category:`. */
  readonly title: string;
  readonly wikitext: string;
  /** null when the wiki does not tell (an empty category). */
  readonly counts: { readonly files: number; readonly subcategories: number } | null;
  /** With `Category:`, hidden ones left out. */
  readonly parents: readonly string[];
  /** Those that are hidden, too. */
  readonly allParents?: readonly string[];
}

/** Templates that say the content belongs in another category; the first parameter says in which. */
const movedTemplates = /^(?:Category ?redirect|Cat-?redirect|Seecat|Catredir)$/i;

/** What a category says by itself; what its item says comes from `itemFacts`. */
export function categoryFacts(category: CategoryRead): readonly Fact[] {
  const { title, counts } = category;
  const list = new FactList();
  const from: FactSource = { from: 'page', wiki: 'commons', page: title, part: 'category' };
  list.add(
    'name',
    { type: 'text', text: splitNamespace(title)[1], language: null },
    { from: 'page-title', wiki: 'commons', page: title },
  );
  list.add('category', { type: 'page', wiki: 'commons', title }, from);
  if (counts !== null) {
    list.add('files', { type: 'amount', amount: counts.files, unit: null }, from);
    list.add('subcategories', { type: 'amount', amount: counts.subcategories, unit: null }, from);
  }
  for (const parent of category.parents) {
    list.add('parent-category', { type: 'page', wiki: 'commons', title: parent }, from);
  }
  addPartnershipTemplates(list, 'commons', title, category.wikitext);
  addPartnershipCategories(list, category.allParents ?? [], from);
  return list.facts;
}

/** The category this one says its content belongs in, with `Category:`; null when it does not. */
export function movedCategory(wikitext: string): string | null {
  const template = findTemplates(wikitext).find(one => movedTemplates.test(one.name));
  const target = template === undefined ? undefined : getParam(template, '1')?.value;
  if (target === undefined || target === '') return null;
  const name = target.replace(/^:?\s*category\s*:/i, '').trim();
  return name === '' ? null : `Category:${name}`;
}
