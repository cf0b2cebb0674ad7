import type { Fact, FactKey, FactSource } from '../facts/facts.ts';
import { type FactContext, FactList, sameValue } from '../facts/gather.ts';
import { fileFacts } from './file-facts.ts';
import { isShared, type UploadedFile, type UploadsRead } from './uploads.ts';

/** What uploads may have in common that tells of a partner. */
const shareable: ReadonlySet<FactKey> = new Set<FactKey>([
  'collection',
  'source',
  'author',
  'licence',
  'partnership-template',
  'partnership-category',
  'shared-category',
]);

/** How many files a person uploaded, the latest of them, and what most of those share, the most common first. */
export function uploadFacts(uploads: UploadsRead, context: FactContext): readonly Fact[] {
  const { user, total, more, files } = uploads;
  const list = new FactList();
  const listed: FactSource = {
    from: 'page',
    wiki: 'commons',
    page: `Special:ListFiles/${user}`,
    part: 'uploads',
  };
  list.add('uploader', { type: 'user', name: user }, listed);
  list.add(
    'uploads',
    { type: 'amount', amount: total, unit: null, ...(more ? { atLeast: true } : {}) },
    listed,
  );
  for (const file of files.slice(0, 3)) {
    list.add('latest-upload', { type: 'page', wiki: 'commons', title: file.title }, listed);
  }
  const said: { fact: Fact; files: number }[] = [];
  for (const file of files) {
    for (const fact of saidBy(file, context)) {
      const same = said.find(one => one.fact.key === fact.key && sameValue(one.fact, fact));
      if (same === undefined) said.push({ fact, files: 1 });
      else same.files++;
    }
  }
  said.sort((one, other) => other.files - one.files);
  for (const one of said) {
    if (!isShared(one.files, files.length)) continue;
    const source: FactSource = { from: 'uploads', user, files: one.files, of: files.length };
    list.addAll([{ ...one.fact, source, alsoFrom: [], ended: false }]);
  }
  return list.facts;
}

/** What one file says, each thing once; of the address it comes from only the website, which other files may share. */
function saidBy(file: UploadedFile, context: FactContext): readonly Fact[] {
  const list = new FactList();
  const from: FactSource = { from: 'page', wiki: 'commons', page: file.title, part: 'category' };
  for (const fact of fileFacts(file, context)) {
    if (!shareable.has(fact.key)) continue;
    if (fact.key === 'source' && fact.value.type === 'url') {
      list.add('source', { type: 'url', url: new URL('/', fact.value.url).href }, fact.source);
    } else list.addAll([fact]);
  }
  for (const title of file.categories) {
    list.add('shared-category', { type: 'page', wiki: 'commons', title }, from);
  }
  return list.facts;
}
