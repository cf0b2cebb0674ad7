import type { WikiClient } from '../../wiki/client.ts';
import { readPages } from '../../wiki/pages.ts';
import { sites, type WikiId } from '../../wiki/sites.ts';
import type { Config } from '../config.ts';
import { encodeField } from '../record/field-text.ts';
import type { ValueWords } from '../record/value-words.ts';
import { titleName } from '../titles.ts';
import type { HelpRequest } from './request.ts';

/**
 * Public requests on other wikis: a batch upload on Commons, an import of data into Wikidata. Their forms are those
 * wikis' own, so the text they begin with is read from there at run time; ours is for when there is none.
 */
export type PublicKind = 'batch-upload' | 'data-import';

/** What a public request says; a draft has it, and so has a request that was made. */
export type PublicContent = Pick<
  HelpRequest,
  'title' | 'partner' | 'item' | 'material' | 'volume' | 'licence' | 'languages' | 'links' | 'answers'
>;

/** The wikitext a public request begins with. */
export interface Preload {
  readonly kind: PublicKind;
  /** Title of the page it was read from; null for our own. */
  readonly title: string | null;
  readonly text: string;
}

/** The wiki of a public request. */
export function wikiOf(kind: PublicKind): WikiId {
  return kind === 'batch-upload' ? 'commons' : 'wikidata';
}

/** The title of a public request with this name; undefined when nothing of the name can stand in a title. */
export function publicTitle(config: Config, kind: PublicKind, name: string): string | undefined {
  const page = kind === 'batch-upload' ? config.elsewhere.batchUploading : config.elsewhere.datasetImports;
  const last = titleName(name, 255 - new TextEncoder().encode(`${page}/`).length);
  return last === '' ? undefined : `${page}/${last}`;
}

/** The text to begin with, from the wiki or our own. One request. Throws {@link WikiError}. */
export async function readPreload(
  client: WikiClient,
  config: Config,
  kind: PublicKind,
  signal?: AbortSignal,
): Promise<Preload> {
  const { batchUploadingPreload, datasetImportsPreload } = config.elsewhere;
  const title = kind === 'batch-upload' ? batchUploadingPreload : datasetImportsPreload;
  const page = (await readPages(client, [title], signal, { redirects: true })).get(title);
  if (page?.exists !== true) return { kind, title: null, text: ownPreload };
  return { kind, title: page.title, text: forInclusion(page.text) };
}

/**
 * The wikitext of a public request: the preload with its placeholders filled in (`$partner`, `$description` …). One
 * that has none of ours is kept as it is, and what we know stands below it. Whatever people typed goes in as inert text.
 */
export function publicText(
  preload: Preload,
  content: PublicContent,
  about: {
    readonly user: string;
    /** Title on Meta; null when there is no request to the Helpdesk. */
    readonly request: string | null;
    readonly words: ValueWords;
  },
): string {
  const values = valuesOf(content, about);
  const own = (text: string) => fill(withoutEmptyRows(text, values), values);
  const filled = preload.title === null ? own(preload.text) : fill(preload.text, values);
  if (filled.used) return `${filled.text.trim()}\n`;
  return `${preload.text.trim()}\n\n${own(ownSummary).text.trim()}\n`;
}

/** Link to the request on Meta as it stands in the page: how a later try knows that this page is its own. */
export function linkToRequest(title: string): string {
  return `[[${sites.meta.interwiki}:${title}]]`;
}

const labels: readonly (readonly [string, string])[] = [
  ['Partner', '$partner'],
  ['Material', '$material'],
  ['How much', '$volume'],
  ['Rights', '$licence'],
  ['Languages', '$languages'],
  ['Links', '$links'],
  ['Timing', '$timeline'],
  ['Request to the Helpdesk', '$request'],
];

/** What we know, as a list below the form of another wiki. */
const ownSummary = [
  '$description',
  '',
  ...labels.map(([label, placeholder]) => `* '''${label}:''' ${placeholder}`),
].join('\n');

const ownPreload = [
  '== $title ==',
  ownSummary,
  "* '''Asked by:''' [[User:$user|$user]]",
  '',
  '=== Opinions ===',
  '',
  '=== Progress ===',
  '{| class="wikitable"',
  '! Assigned to !! Progress !! Account !! Category',
  '|-',
  '| || || ||',
  '|}',
].join('\n');

function valuesOf(
  { title, partner, item, material, volume, licence, languages, links, answers }: PublicContent,
  {
    user,
    request,
    words,
  }: { readonly user: string; readonly request: string | null; readonly words: ValueWords },
): ReadonlyMap<string, string> {
  const about = encodeField(partner);
  const answer = (text: string | undefined) => encodeField(text ?? '');
  const rights = [licence === null ? '' : words.value('licence', licence), answers.rights ?? '']
    .filter(text => text !== '')
    .map(text => encodeField(text))
    .join('. ');
  const named = (field: 'material' | 'languages', keys: readonly string[]) =>
    encodeField(keys.map(key => words.value(field, key)).join(', '));
  return new Map([
    ['1', encodeField(title)],
    ['title', encodeField(title)],
    ['partner', item === null ? about : `${about} ([[${sites.wikidata.interwiki}:${item}|${item}]])`.trim()],
    ['item', item ?? ''],
    ['material', named('material', material)],
    ['volume', encodeField(volume)],
    ['licence', rights],
    ['license', rights],
    ['languages', named('languages', languages)],
    ['links', links.map(link => encodeField(link)).join(' ')],
    ['description', answer(answers.description)],
    ['timeline', answer(answers.timeline)],
    ['request', request === null ? '' : linkToRequest(request)],
    ['user', encodeField(user)],
  ]);
}

/** Our own rows (`* '''Label:''' $name`) without those about which nothing is known. */
function withoutEmptyRows(text: string, values: ReadonlyMap<string, string>): string {
  return text
    .split('\n')
    .filter(line => values.get(/^\* '''.+''' \$([a-z]+)$/.exec(line)?.[1] ?? '') !== '')
    .join('\n');
}

/** Fills in the placeholders that are known; others, and dollar signs, stay. */
function fill(
  text: string,
  values: ReadonlyMap<string, string>,
): { readonly text: string; readonly used: boolean } {
  let used = false;
  const filled = text.replace(/\$(\d|[a-z]+)/gi, (whole: string, name: string) => {
    const value = values.get(name.toLowerCase());
    if (value === undefined) return whole;
    used = true;
    return value;
  });
  return { text: filled, used };
}

/** As MediaWiki preloads a page: what is meant for inclusion, without what is not. */
function forInclusion(text: string): string {
  const only = [...text.matchAll(/<onlyinclude>([\s\S]*?)<\/onlyinclude>/gi)].map(([, part = '']) => part);
  const kept = only.length > 0 ? only.join('') : text;
  return kept.replace(/<noinclude>[\s\S]*?<\/noinclude>/gi, '').replace(/<\/?includeonly>/gi, '');
}
