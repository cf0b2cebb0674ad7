import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import { savePage } from '../../wiki/page-edit.ts';
import { readPages } from '../../wiki/pages.ts';
import { lastDeletion } from '../deletion.ts';
import { isoTime } from '../record/iso-time.ts';
import { sameUser } from '../same-user.ts';
import { summaryText } from '../summaries.ts';
import { requestTitle } from '../titles.ts';
import type { HelpRequest } from './request.ts';
import type { RequestDeps } from './request-change.ts';
import { checkRequestDraft, personalInRequestDraft, requestOf } from './request-draft.ts';
import type { RequestDraft } from './request-draft-types.ts';
import { parseRequest, sameRequest } from './request-record.ts';
import type { CreateObstacle, CreatePreview, CreateResult, SendOptions } from './request-results.ts';
import { createRequestText } from './request-text.ts';
import { verified } from './request-text-change.ts';
import { otherNames, titleOfDraft } from './request-title.ts';

/** What the person decided after an earlier try. */
export interface CreateOptions extends SendOptions {
  /** They know that a page of this name was deleted before and make it all the same. */
  readonly recreate?: boolean;
}

/** What asking for help would publish, with nothing sent: the title, the wikitext, the request it holds. */
export async function previewRequest(
  deps: RequestDeps,
  draft: RequestDraft,
  options: CreateOptions = {},
): Promise<CreatePreview> {
  const ready = await prepare(deps, draft, options);
  if (ready.kind === 'ready') return { ...ready, kind: 'preview' };
  if (ready.kind !== 'made') return ready;
  const { title, request, text } = ready;
  return { kind: 'preview', title, request, text };
}

/**
 * Publishes a request: its page with everything the form said, an empty checklist and the committee's section. Never
 * writes over a page: one of the same name comes back as `title-exists`, with names that are free. An earlier try of the
 * very same request that did reach the wiki comes back as `created`. Throws only what an aborted signal throws.
 */
export async function createRequest(
  deps: RequestDeps,
  draft: RequestDraft,
  options: CreateOptions = {},
): Promise<CreateResult> {
  const { writer, config } = deps;
  const ready = await prepare(deps, draft, options);
  if (ready.kind === 'made') {
    const { title, revision, request, text } = ready;
    return {
      kind: 'created',
      title,
      revision,
      request,
      text,
      outcome: { kind: 'no-change', title, revision },
    };
  }
  if (ready.kind !== 'ready') return ready;
  const { title, text, request } = ready;
  const outcome = await savePage(
    writer,
    {
      title,
      text,
      summary: summaryText(config, 'request', request.title),
      base: 'create',
      ...(options.confirmFilter === undefined ? {} : { confirmFilter: options.confirmFilter }),
      ...(options.captcha === undefined ? {} : { captcha: options.captcha }),
      ...(options.resume === true ? { resume: true } : {}),
    },
    options.signal,
  );
  switch (outcome.kind) {
    case 'saved':
      return { kind: 'created', title: outcome.title, revision: outcome.revision, request, text, outcome };
    case 'exists': {
      // Somebody made a page of this name in that very moment.
      const taken = await lookAtTaken(deps, draft, title, request, options.signal);
      return taken.kind === 'made' ? { ...taken, kind: 'created', outcome } : taken;
    }
    default:
      return { kind: 'not-saved', title, text, outcome };
  }
}

type Ready =
  | { readonly kind: 'ready'; readonly title: string; readonly text: string; readonly request: HelpRequest }
  | Made
  | CreateObstacle;

/** The very same request is there already: an earlier try reached the wiki and nobody could tell. */
interface Made {
  readonly kind: 'made';
  readonly title: string;
  readonly revision: number;
  readonly text: string;
  readonly request: HelpRequest;
}

async function prepare(deps: RequestDeps, draft: RequestDraft, options: CreateOptions): Promise<Ready> {
  const { writer, config } = deps;
  const { client, user } = writer;
  const problems = checkRequestDraft(draft);
  if (problems.length > 0) return { kind: 'bad-draft', problems };
  const title = requestTitle(config, titleOfDraft(draft));
  if (title === undefined) return { kind: 'bad-draft', problems: [{ kind: 'no-title' }] };
  const findings = options.personalChecked === true ? [] : personalInRequestDraft(draft);
  if (findings.length > 0) return { kind: 'personal', findings };

  const request = requestOf(draft, user, client.clock.now(), config);
  const made = verified(createRequestText(request, config), request, config);
  if (!made.ok) return { kind: 'not-changed', title, problem: made.problem };
  try {
    const page = (await readPages(client, [title], options.signal)).get(title);
    if (page === undefined || (!page.exists && page.invalid)) {
      return { kind: 'bad-draft', problems: [{ kind: 'no-title' }] };
    }
    if (page.exists) return await lookAtTaken(deps, draft, title, request, options.signal);
    if (options.recreate !== true) {
      const deletion = await lastDeletion(client, title, options.signal);
      if (deletion !== undefined) return { kind: 'deleted-before', title, ...deletion };
    }
    return { kind: 'ready', title: page.title, text: made.text, request: made.request };
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** What stands under a title that is taken, and names that are free. */
async function lookAtTaken(
  { writer, config }: RequestDeps,
  draft: RequestDraft,
  title: string,
  request: HelpRequest,
  signal: AbortSignal | undefined,
): Promise<Made | CreateObstacle> {
  const { client, user } = writer;
  const year = isoTime(client.clock.now()).slice(0, 4);
  const names = otherNames(titleOfDraft(draft), year, user, draft.partner);
  const titles = new Map(
    names.flatMap(name => {
      const one = requestTitle(config, name);
      return one === undefined ? [] : [[one, name] as const];
    }),
  );
  try {
    const pages = await readPages(client, [title, ...titles.keys()], signal);
    const page = pages.get(title);
    const read = page?.exists === true ? parseRequest(page.text, config) : undefined;
    if (page?.exists === true && read?.ok === true && isSame(read.request, request)) {
      const { revision, text } = page;
      return { kind: 'made', title, revision, text, request: read.request };
    }
    const free = [...titles].filter(([one]) => pages.get(one)?.exists === false).map(([, name]) => name);
    const size = read?.ok === true ? read.request.size : null;
    return { kind: 'title-exists', title, size, names: free.slice(0, mostNames) };
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** As many names as are worth choosing from. */
const mostNames = 3;

/** The same person asked the very same, whenever that was. */
function isSame(there: HelpRequest, wanted: HelpRequest): boolean {
  const { created, waitingSince } = there;
  return (
    sameUser(there.requester, wanted.requester) && sameRequest(there, { ...wanted, created, waitingSince })
  );
}
