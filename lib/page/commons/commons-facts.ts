import { nameInTitle } from '../address/page-kind.ts';
import type { Fact, FactKey, FactSource } from '../facts/facts.ts';
import { type FactContext, FactList } from '../facts/gather.ts';
import { projectFacts } from '../facts/project-facts.ts';
import type { Findings } from '../look/findings.ts';
import { batchFacts } from './batch-facts.ts';
import { categoryFacts } from './category-facts.ts';
import { fileFacts } from './file-facts.ts';
import { addPartnershipCategories, addPartnershipTemplates } from './partnership.ts';
import { profileFacts } from './template-facts.ts';
import { uploadFacts } from './upload-facts.ts';

/** What a file's collection says that is about the file itself when the file says it. */
const ofTheFile: ReadonlySet<FactKey> = new Set<FactKey>(['description', 'image', 'logo', 'coordinates']);

/** All facts of what was found on Commons: those of the page, and those of the item of the partner. Pure. */
export function commonsFacts(
  found: Findings,
  partnerFacts: readonly Fact[],
  context: FactContext,
): readonly Fact[] {
  const { page, here, wikitext, uploads } = found;
  const list = new FactList();
  if (uploads !== null) {
    list.addAll(uploadFacts(uploads, context));
    list.addAll(partnerFacts);
    return list.facts;
  }
  if (page.state !== 'read') return [];
  const { kind, wiki, title } = page;
  const text = { wiki, title, wikitext };
  const allCategories = here?.allCategories ?? [];
  const titled: FactSource = { from: 'page-title', wiki, page: title };
  if (kind === 'file') {
    const { uploader = null, thumb = null, usedOn = null } = here ?? {};
    const file = { title, wikitext, media: found.media, uploader, thumb, usedOn, allCategories };
    list.addAll(fileFacts(file, context));
    list.addAll(partnerFacts.filter(fact => !ofTheFile.has(fact.key)));
    return list.facts;
  }
  list.addAll(partnerFacts);
  const name = nameInTitle(kind, title);
  const addName = () => {
    if (name !== null) list.add('name', { type: 'text', text: name, language: null }, titled);
  };
  switch (kind) {
    case 'category': {
      const { counts = null, categories: parents = [] } = here ?? {};
      list.addAll(categoryFacts({ title, wikitext, counts, parents, allParents: allCategories }));
      break;
    }
    case 'gallery': {
      const from: FactSource = { from: 'page', wiki, page: title, part: 'text' };
      const { files = 0, more = false } = here?.shown ?? {};
      if (files > 0) {
        list.add(
          'files',
          { type: 'amount', amount: files, unit: null, ...(more ? { atLeast: true } : {}) },
          from,
        );
      }
      for (const category of here?.categories ?? []) {
        list.add('parent-category', { type: 'page', wiki, title: category }, from);
      }
      addPartnershipTemplates(list, wiki, title, wikitext);
      addPartnershipCategories(list, allCategories, from);
      break;
    }
    case 'institution':
    case 'creator': {
      const key = kind === 'institution' ? 'institution-page' : 'creator-page';
      list.addAll(profileFacts(kind, text, context));
      // The item that links here may be another one than the template names.
      const { item = null } = here ?? {};
      if (item !== null) {
        const value = { type: 'item', id: item, label: context.label(item)?.best ?? null } as const;
        list.add('item', value, { from: 'sitelink', entity: item, site: 'commonswiki' });
      }
      list.add(key, { type: 'page', wiki, title }, titled);
      break;
    }
    case 'batch-upload':
      addName();
      list.addAll(batchFacts(title, wikitext, context));
      break;
    case 'campaign':
    case 'project':
      list.addAll(projectFacts(kind, text, context));
  }
  // After what item and template call it: a title is a name in one language only.
  addName();
  return list.facts;
}
