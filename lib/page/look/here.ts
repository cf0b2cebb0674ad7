import * as z from 'zod/mini';
import { accountParams } from '../../wiki/account.ts';
import { checked } from '../../wiki/api-answer.ts';
import { type Params, WikiError } from '../../wiki/client.ts';
import { mergeParams, type PageRead, pageParams, parsePages, titleFinder } from '../../wiki/pages.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { titleOfEntity } from '../address/entity-titles.ts';
import { kindOfPage } from '../address/page-kind.ts';
import type { PlaceSubject } from '../address/place.ts';
import { splitNamespace } from '../address/titles.ts';

/** A place with something to read: a title, a page number or a revision number. */
export type Readable = Extract<PlaceSubject, { kind: 'title' | 'page-id' | 'revision' | 'entity' }>;

/** What the address calls the page, as far as it does. */
export function titleOf(subject: PlaceSubject): string | null {
  if (subject.kind === 'title' || subject.kind === 'revision') return subject.title;
  return subject.kind === 'entity' ? titleOfEntity(subject.id) : null;
}

const fromTo = z.object({ from: z.string(), to: z.string() });

const schema = z.object({
  query: z.object({
    normalized: z.optional(z.array(fromTo)),
    redirects: z.optional(z.array(fromTo)),
    badrevids: z.optional(z.unknown()),
    pages: z.optional(
      z.array(
        z.object({
          title: z.optional(z.string()),
          pageid: z.optional(z.number()),
          missing: z.optional(z.boolean()),
          invalid: z.optional(z.boolean()),
          lastrevid: z.optional(z.number()),
          pageprops: z.optional(z.object({ wikibase_item: z.optional(z.string()) })),
          categories: z.optional(z.array(z.object({ title: z.string(), hidden: z.optional(z.boolean()) }))),
          categoryinfo: z.optional(z.object({ files: z.number(), subcats: z.number() })),
          imageinfo: z.optional(
            z.array(
              z.object({
                user: z.optional(z.string()),
                timestamp: z.optional(z.string()),
                thumburl: z.optional(z.string()),
              }),
            ),
          ),
          globalusage: z.optional(z.array(z.unknown())),
          images: z.optional(z.array(z.unknown())),
        }),
      ),
    ),
    searchinfo: z.optional(z.object({ totalhits: z.optional(z.number()) })),
    logevents: z.optional(z.array(z.object({ timestamp: z.optional(z.string()) }))),
    allimages: z.optional(z.array(z.unknown())),
  }),
  continue: z.optional(z.record(z.string(), z.unknown())),
});

/** What a wiki says about a page beside its content. */
export type HerePage = NonNullable<z.infer<typeof schema>['query']['pages']>[number];

/** An answer to {@link hereParams} or to the query for uploads. Throws {@link WikiError} of kind `shape`. */
export function hereAnswer(answer: unknown): z.infer<typeof schema> {
  return checked(schema, answer);
}

/** Longest side in pixels of a file's picture on the card. */
const thumbWidth = 320;

/**
 * The one query to the page's own wiki: the page with its content, who is signed in, and on Commons what makes facts of a
 * category or file. `besides` are other titles to read in the same request (Meta).
 */
export function hereParams(wiki: WikiId, subject: Readable, besides: readonly string[] = []): Params {
  const title = titleOf(subject);
  const base: Params = { redirects: true, prop: ['pageprops'], ppprop: 'wikibase_item' };
  const sets: Params[] = [accountParams, pageParams, base, targetOf(subject, besides)];
  if (wiki === 'commons') sets.push(commonsParams, title === null ? {} : countParams(title));
  // To tell a page that was deleted from one that never was.
  if (title !== null)
    sets.push({
      list: ['logevents'],
      leaction: 'delete/delete',
      letitle: title,
      lelimit: 1,
      leprop: ['timestamp'],
    });
  return mergeParams(...sets);
}

/**
 * The same without the lists beside the page: an API answer is all or nothing, and a list fails where the page would not
 * (the search server is down; a log takes no title that leads to another wiki).
 */
export function withoutLists(params: Params): Params {
  return { ...params, list: undefined, generator: undefined };
}

/** One of the lists beside the page failed, by the errors of MediaWiki's checks of titles and names and of CirrusSearch. */
export function isListFailure(error: unknown): boolean {
  return (
    error instanceof WikiError &&
    error.reason.kind === 'api' &&
    error.reason.errors.some(({ code }) => /^invalidtitle$|search|^baduser/.test(code))
  );
}

function targetOf(subject: Readable, besides: readonly string[]): Params {
  switch (subject.kind) {
    case 'page-id':
      return { pageids: subject.pageId };
    case 'revision':
      return { revids: subject.revision };
    case 'title':
      return { titles: [...new Set([subject.title, ...besides])] };
    case 'entity':
      return { titles: titleOfEntity(subject.id) };
  }
}

const commonsParams: Params = {
  prop: ['categories', 'categoryinfo', 'imageinfo', 'globalusage'],
  clprop: ['hidden'],
  cllimit: 100,
  iiprop: ['user', 'url'],
  iiurlwidth: thumbWidth,
  gulimit: 500,
};

/**
 * Counts the files of a category without a collection in their structured data. The keywords are CirrusSearch's:
 * https://www.mediawiki.org/wiki/Help:Extension:WikibaseCirrusSearch. A wiki without it finds no such words: zero.
 */
function countParams(title: string): Params {
  const [namespace, name] = splitNamespace(title);
  // The files a gallery shows.
  if (kindOfPage('commons', title, 'wikitext') === 'gallery') return { prop: ['images'], imlimit: 500 };
  if (namespace !== 'Category') return {};
  const quoted = name.replace(/["\\]/g, '\\$&');
  return {
    list: ['search'],
    srsearch: `incategory:"${quoted}" -haswbstatement:P195`,
    srnamespace: 6,
    srinfo: ['totalhits'],
    srprop: '',
    srlimit: 1,
  };
}

/** The page in an answer to {@link hereParams}, with what the wiki keeps about it. */
export interface HereRead {
  readonly read: PageRead | null;
  /** As the wiki writes it; null when it knows no such number. */
  readonly title: string | null;
  readonly redirectedFrom: string | null;
  readonly latest: number;
  readonly invalid: boolean;
  readonly deletedAt: string | null;
  readonly item: string | null;
  /** Those that are not hidden. */
  readonly categories: readonly string[];
  readonly allCategories: readonly string[];
  readonly counts: { readonly files: number; readonly subcategories: number } | null;
  readonly uploader: string | null;
  readonly thumb: string | null;
  readonly usedOn: number | null;
  readonly searchHits: number | null;
  /** Files that a gallery shows; null for other pages. `more`: the wiki stopped counting. */
  readonly shown: { readonly files: number; readonly more: boolean } | null;
}

/** Reads an answer to {@link hereParams}. Throws {@link WikiError} of kind `shape`. */
export function parseHere(subject: Readable, answer: unknown): HereRead {
  const { query, continue: more } = hereAnswer(answer);
  const asked = titleOf(subject);
  const byNumber = subject.kind === 'page-id' || subject.kind === 'revision';
  const wanted = byNumber || asked === null ? null : titleFinder([answer])(asked);
  const page = (query.pages ?? []).find(one => wanted === null || one.title === wanted);
  const stopped = (key: string) => more !== undefined && Object.hasOwn(more, key);
  // A page of an unknown number comes without a title.
  const title = page?.title ?? wanted;
  const read = title === null ? undefined : parsePages(answer).get(title);
  return {
    read: read ?? null,
    title,
    redirectedFrom: read?.redirectedFrom ?? null,
    latest: page?.lastrevid ?? (read?.exists ? read.revision : 0),
    // A title that leads to another wiki is in no list of pages.
    invalid: page?.invalid === true || (page === undefined && !byNumber),
    deletedAt: query.logevents?.[0]?.timestamp ?? null,
    ...keptAbout(page),
    // The wiki stopped counting: a number would be too small.
    usedOn: stopped('gucontinue') ? null : (page?.globalusage?.length ?? null),
    searchHits: query.searchinfo?.totalhits ?? null,
    shown: page?.images === undefined ? null : { files: page.images.length, more: stopped('imcontinue') },
  };
}

/** Item, categories, counts and upload of a page, as far as the wiki told. */
export function keptAbout(page: HerePage | undefined) {
  const info = page?.categoryinfo;
  const file = page?.imageinfo?.[0];
  return {
    item: page?.pageprops?.wikibase_item ?? null,
    categories: page?.categories?.filter(({ hidden }) => hidden !== true).map(({ title }) => title) ?? [],
    allCategories: page?.categories?.map(({ title }) => title) ?? [],
    counts: info === undefined ? null : { files: info.files, subcategories: info.subcats },
    uploader: file?.user ?? null,
    thumb: file?.thumburl ?? null,
  };
}
