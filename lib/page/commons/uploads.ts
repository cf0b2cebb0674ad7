import type { EntityId } from '../../wiki/entity-types.ts';
import { parsePages } from '../../wiki/pages.ts';
import { entityIn } from '../look/entity-content.ts';
import { hereAnswer, keptAbout } from '../look/here.ts';
import { collectionsOfFile, type FileRead } from './file-facts.ts';

/** The visible categories of a file, beside what files are read for. */
export interface UploadedFile extends FileRead {
  readonly categories: readonly string[];
}

/** A person's uploads on Commons. */
export interface UploadsRead {
  readonly user: string;
  readonly total: number;
  /** There are more than `total`: the wiki stopped counting. */
  readonly more: boolean;
  /** The latest ones, newest first. */
  readonly files: readonly UploadedFile[];
}

/** Reads an answer to `uploadsParams`. Throws {@link WikiError} of kind `shape`. */
export function parseUploads(user: string, answer: unknown): UploadsRead {
  const { query, continue: more } = hereAnswer(answer);
  const contents = parsePages(answer);
  const files = (query.pages ?? []).flatMap(page => {
    const read = contents.get(page.title ?? '');
    if (read === undefined || !read.exists) return [];
    const { categories, allCategories } = keptAbout(page);
    const file: UploadedFile = {
      title: read.title,
      wikitext: read.text,
      media: entityIn(read.slots.get('mediainfo')?.content),
      uploader: null,
      thumb: null,
      usedOn: null,
      categories,
      allCategories,
    };
    return [{ file, at: page.imageinfo?.[0]?.timestamp ?? '', pageId: read.pageId }];
  });
  // Two of the same second: the later page number is the later upload.
  files.sort((one, other) => compare(other.at, one.at) || other.pageId - one.pageId);
  return {
    user,
    total: Math.max(query.allimages?.length ?? 0, files.length),
    more: more !== undefined && Object.hasOwn(more, 'aicontinue'),
    files: files.map(({ file }) => file),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Of so many files, those that make a thing shared: half, and three at least. */
export function isShared(files: number, of: number): boolean {
  return files >= 3 && files * 2 >= of;
}

/** The item of the collection that the uploads share; null when they share none. `now` in milliseconds. */
export function collectionOfUploads({ files }: UploadsRead, now: number): EntityId | null {
  const counts = new Map<EntityId, number>();
  for (const { media } of files) {
    for (const id of new Set(collectionsOfFile(media, now))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best !== undefined && isShared(best[1], files.length) ? best[0] : null;
}
