import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import { savePage } from '../../wiki/page-edit.ts';
import { readPages } from '../../wiki/pages.ts';
import { parseText } from '../../wiki/parse.ts';
import { sites } from '../../wiki/sites.ts';
import { findPersonal, type PersonalFinding } from '../personal.ts';
import { FieldTextError } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import { summaryText } from '../summaries.ts';
import {
  linkToRequest,
  type Preload,
  publicText,
  publicTitle,
  readPreload,
  wikiOf,
} from './public-request-text.ts';
import type {
  PublicDeps,
  PublicDraft,
  PublicObstacle,
  PublicPreview,
  PublicResult,
} from './public-request-types.ts';
import { questions } from './request.ts';
import { changeRequest, type RequestDeps, readRequestPage } from './request-change.ts';
import { planDeed } from './request-plan.ts';
import { parseRequest } from './request-record.ts';
import type { DeedResult, SendOptions } from './request-results.ts';
import { otherNames } from './request-title.ts';

export type { Preload, PublicContent, PublicKind } from './public-request-text.ts';
export { publicTitle, readPreload, wikiOf } from './public-request-text.ts';
export type {
  PublicDeps,
  PublicDraft,
  PublicObstacle,
  PublicPreview,
  PublicResult,
} from './public-request-types.ts';

/** What would be published, with nothing sent: the wikitext, and the page that its wiki makes of it. */
export async function previewPublicRequest(
  deps: PublicDeps,
  draft: PublicDraft,
  options: SendOptions = {},
): Promise<PublicPreview> {
  const ready = await prepare(deps, draft, options);
  if (ready.kind === 'made') return { kind: 'title-exists', title: ready.title, names: [] };
  if (ready.kind !== 'text') return ready;
  return { ...ready, kind: 'preview', html: await shownAs(deps, ready, options.signal) };
}

/** How the page will look. Without it, the wikitext alone has to do: nothing depends on it. */
async function shownAs(
  { writer }: PublicDeps,
  page: { readonly title: string; readonly text: string },
  signal: AbortSignal | undefined,
): Promise<string | null> {
  try {
    return await parseText(writer.client, page, signal);
  } catch (error) {
    if (error instanceof WikiError) return null;
    throw error;
  }
}

/**
 * Publishes a request on Commons or Wikidata, linked to the request to the Helpdesk and from it. These are two edits on two
 * wikis: when the second fails the result says so, and trying again finds the page that is there and makes only the link.
 * Throws only what an aborted signal throws.
 */
export async function publishPublicRequest(
  deps: PublicDeps,
  draft: PublicDraft,
  options: SendOptions = {},
): Promise<PublicResult> {
  const { writer, desk } = deps;
  const ready = await prepare(deps, draft, options);
  if (ready.kind === 'made') return linked(deps, draft, ready.title, ready.revision, options);
  if (ready.kind !== 'text') return ready;
  const { title, text } = ready;
  const outcome = await savePage(
    writer,
    {
      title,
      text,
      summary: summaryText(desk.config, 'openRequest', draft.name, draft.request ?? ''),
      base: 'create',
      ...(options.confirmFilter === undefined ? {} : { confirmFilter: options.confirmFilter }),
      ...(options.captcha === undefined ? {} : { captcha: options.captcha }),
      ...(options.resume === true ? { resume: true } : {}),
    },
    options.signal,
  );
  if (outcome.kind === 'exists') return { kind: 'title-exists', title, names: [] };
  if (outcome.kind !== 'saved') return { kind: 'not-saved', title, text, outcome };
  return linked(deps, draft, outcome.title, outcome.revision, options);
}

/** The second half alone: the request to the Helpdesk names its public request (title with the prefix of its wiki). */
export function linkPublicRequest(
  desk: RequestDeps,
  request: string,
  page: string,
  options: SendOptions = {},
): Promise<DeedResult> {
  return changeRequest(desk, request, { kind: 'set-public-request', seen: '', page }, options);
}

async function linked(
  { desk }: PublicDeps,
  { kind, request }: PublicDraft,
  title: string,
  revision: number,
  { signal }: SendOptions,
): Promise<PublicResult> {
  const page = `${sites[wikiOf(kind)].interwiki}:${title}`;
  if (request === null) return { kind: 'published', page, title, revision, link: null };
  const link = await linkPublicRequest(desk, request, page, signal === undefined ? {} : { signal });
  const done = link.kind === 'changed' || link.kind === 'unchanged';
  return { kind: done ? 'published' : 'not-linked', page, title, revision, link };
}

type Ready =
  | { readonly kind: 'text'; readonly title: string; readonly text: string; readonly preload: Preload }
  /** An earlier try made the page: it holds the link to this very request. */
  | { readonly kind: 'made'; readonly title: string; readonly revision: number }
  | PublicObstacle;

async function prepare(deps: PublicDeps, draft: PublicDraft, options: SendOptions): Promise<Ready> {
  const { writer, desk, words } = deps;
  const { client, user } = writer;
  const title = publicTitle(desk.config, draft.kind, draft.name);
  if (title === undefined) return { kind: 'no-title' };
  const findings = options.personalChecked === true ? [] : personalIn(draft);
  if (findings.length > 0) return { kind: 'personal', findings };
  try {
    const obstacle = await cannotLink(desk, draft, title, options.signal);
    if (obstacle !== undefined) return obstacle;
    const page = (await readPages(client, [title], options.signal)).get(title);
    if (page === undefined || (!page.exists && page.invalid)) return { kind: 'no-title' };
    if (page.exists) {
      const own = draft.request !== null && page.text.includes(linkToRequest(draft.request));
      if (own) return { kind: 'made', title: page.title, revision: page.revision };
      return { kind: 'title-exists', title: page.title, names: await freeNames(deps, draft, options.signal) };
    }
    const preload = await readPreload(client, desk.config, draft.kind, options.signal);
    const text = draft.text ?? publicText(preload, draft.content, { user, request: draft.request, words });
    return { kind: 'text', title: page.title, text, preload };
  } catch (error) {
    if (error instanceof FieldTextError) return { kind: 'refused-text', refusal: error.refusal };
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** Whether the request could be linked afterwards: asked first, so that no page is made that nothing can point to. */
async function cannotLink(
  { writer, config }: RequestDeps,
  { kind, request: at }: PublicDraft,
  title: string,
  signal: AbortSignal | undefined,
): Promise<PublicObstacle | undefined> {
  if (at === null) return undefined;
  const page = await readRequestPage(writer, at, signal);
  if ('kind' in page) return { kind: 'cannot-link', why: page };
  const read = parseRequest(page.text, config);
  if (!read.ok)
    return { kind: 'cannot-link', why: { kind: 'broken-record', title: at, problems: read.problems } };
  const { request } = read;
  const deed = {
    kind: 'set-public-request',
    seen: '',
    page: `${sites[wikiOf(kind)].interwiki}:${title}`,
  } as const;
  const plan = planDeed(request, deed, { user: writer.user, now: writer.client.clock.now() }, config);
  switch (plan.kind) {
    case 'change':
    case 'unchanged':
      return undefined;
    case 'conflict': {
      const { revision, user: by, timestamp: when } = page;
      const { conflict } = plan;
      const why = { kind: 'conflict', title: at, revision, by, at: when, conflict, request, deed } as const;
      return { kind: 'cannot-link', why };
    }
    case 'unmet':
      return { kind: 'cannot-link', why: { ...plan, request } };
    default:
      return { kind: 'cannot-link', why: plan };
  }
}

async function freeNames(
  { writer, desk }: PublicDeps,
  { kind, name, content }: PublicDraft,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const { client, user } = writer;
  const year = isoTime(client.clock.now()).slice(0, 4);
  const titles = new Map<string, string>();
  for (const other of otherNames(name, year, user, content.partner)) {
    const title = publicTitle(desk.config, kind, other);
    if (title !== undefined) titles.set(title, other);
  }
  const pages = await readPages(client, [...titles.keys()], signal);
  return [...titles]
    .filter(([title]) => pages.get(title)?.exists === false)
    .map(([, other]) => other)
    .slice(0, 3);
}

function personalIn({ content, text }: PublicDraft): readonly PersonalFinding[] {
  if (text !== undefined) return findPersonal(text);
  const { title, partner, volume, answers } = content;
  return [title, partner, volume, ...questions.map(question => answers[question] ?? '')].flatMap(
    findPersonal,
  );
}
