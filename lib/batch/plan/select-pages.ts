import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import type { Params, WikiClient } from '../../wiki/client.ts';
import { queryAll } from '../../wiki/query.ts';

/** Which pages a batch is to work on. */
export type Selection =
  /** One title per line; blank lines and what stands twice are left out. */
  | { readonly kind: 'list'; readonly text: string }
  /** Pages in a category, and in its subcategories down to `depth` (0: only its own). `category` with or without namespace. */
  | {
      readonly kind: 'category';
      readonly category: string;
      readonly depth: number;
      readonly only: 'files' | 'pages' | 'all';
    }
  /** The wiki's own search, e.g. `incategory:"Maps" -haswbstatement:P195`. */
  | { readonly kind: 'search'; readonly text: string; readonly only: 'files' | 'pages' | 'all' }
  | { readonly kind: 'uploads'; readonly user: string };

/** What was found, in the wiki's order. */
export interface Selected {
  readonly titles: readonly string[];
  /** There are more than the limit; these are the first. */
  readonly more: boolean;
  /** Categories that were looked into, the first included; several ways to one (or a circle) count once. */
  readonly categories: number;
}

export interface SelectOptions {
  /** At most so many pages; more are not asked for. 5,000 when left out. */
  readonly limit?: number;
  /** At most so many categories; 200 when left out: a deep tree on Commons can be the whole of Commons. */
  readonly categoryLimit?: number;
  readonly onProgress?: (found: { readonly titles: number; readonly categories: number }) => void;
  readonly signal?: AbortSignal;
}

const usualLimit = 5_000;
const usualCategories = 200;

const answerSchema = z.object({
  query: z.optional(
    z.object({
      categorymembers: z.optional(z.array(z.object({ title: z.string(), type: z.string() }))),
      search: z.optional(z.array(z.object({ title: z.string() }))),
      allimages: z.optional(z.array(z.object({ title: z.string() }))),
    }),
  ),
});

type Query = NonNullable<z.infer<typeof answerSchema>['query']>;

/** Finds the pages of a selection, up to 500 per request. Throws {@link WikiError}, or what the signal gives. */
export async function selectPages(
  client: WikiClient,
  selection: Selection,
  options: SelectOptions = {},
): Promise<Selected> {
  const { limit = usualLimit } = options;
  switch (selection.kind) {
    case 'list': {
      const titles = readTitles(selection.text);
      return { titles: titles.slice(0, limit), more: titles.length > limit, categories: 0 };
    }
    case 'category':
      return selectCategory(client, selection, options);
    case 'search': {
      const namespaces = { files: [6], pages: [0], all: '*' }[selection.only];
      const params = {
        list: 'search',
        srsearch: selection.text,
        srnamespace: namespaces,
        srprop: '',
        srlimit: 500,
      };
      return collect(client, params, query => query.search ?? [], options);
    }
    case 'uploads': {
      const params = {
        list: 'allimages',
        aisort: 'timestamp',
        aidir: 'older',
        aiuser: selection.user,
        ailimit: 500,
      };
      return collect(client, params, query => query.allimages ?? [], options);
    }
  }
}

/**
 * Titles as people paste them: one per line, with link brackets, a leading colon or bullet, an address of the wiki, or underscores.
 * Each once, in their order.
 */
export function readTitles(text: string): readonly string[] {
  const titles = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const title = readTitle(line);
    if (title !== '') titles.add(title);
  }
  return [...titles];
}

function readTitle(line: string): string {
  let title = line.trim().replace(/^[*#]+\s*/, '');
  const address = /^https?:\/\/[^/\s]+\/wiki\/([^?#\s]+)/.exec(title);
  if (address?.[1] !== undefined) {
    try {
      title = decodeURIComponent(address[1]);
    } catch {
      title = address[1];
    }
  }
  title = title.replace(/^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/, '$1');
  return title
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\s_]+/g, ' ')
    .replace(/^\s*:/, '')
    .trim();
}

async function collect(
  client: WikiClient,
  params: Params,
  read: (query: Query) => readonly { readonly title: string }[],
  { limit = usualLimit, onProgress, signal }: SelectOptions,
): Promise<Selected> {
  const titles = new Set<string>();
  for await (const answer of queryAll(client, params, signal)) {
    for (const { title } of read(checked(answerSchema, answer).query ?? {})) {
      if (titles.size === limit && !titles.has(title))
        return { titles: [...titles], more: true, categories: 0 };
      titles.add(title);
    }
    onProgress?.({ titles: titles.size, categories: 0 });
  }
  return { titles: [...titles], more: false, categories: 0 };
}

/** Breadth first, so that what is nearest comes first when the limit cuts it short. */
async function selectCategory(
  client: WikiClient,
  { category, depth, only }: Selection & { readonly kind: 'category' },
  { limit = usualLimit, categoryLimit = usualCategories, onProgress, signal }: SelectOptions,
): Promise<Selected> {
  const titles = new Set<string>();
  const first = /:/.test(category) ? category : `Category:${category}`;
  const seen = new Set([first]);
  let level = [first];
  let more = false;
  const wanted = { files: ['file'], pages: ['page'], all: ['file', 'page'] }[only];
  for (let down = 0; level.length > 0 && down <= depth; down++) {
    const below: string[] = [];
    for (const title of level) {
      const params = {
        list: 'categorymembers',
        cmtitle: title,
        cmtype: down < depth ? [...wanted, 'subcat'] : wanted,
        cmprop: ['title', 'type'],
        cmlimit: 500,
      };
      for await (const answer of queryAll(client, params, signal)) {
        for (const member of checked(answerSchema, answer).query?.categorymembers ?? []) {
          if (member.type !== 'subcat') {
            if (titles.size === limit && !titles.has(member.title)) {
              return { titles: [...titles], more: true, categories: seen.size };
            }
            titles.add(member.title);
          } else if (!seen.has(member.title)) {
            if (seen.size >= categoryLimit) more = true;
            else {
              seen.add(member.title);
              below.push(member.title);
            }
          }
        }
        onProgress?.({ titles: titles.size, categories: seen.size });
      }
    }
    level = below;
  }
  return { titles: [...titles], more, categories: seen.size };
}
