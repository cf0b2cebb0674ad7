import type { Outcome } from '../../wiki/outcome.ts';
import { type PageEdit, savePage, type Writer } from '../../wiki/page-edit.ts';
import type { Config } from '../config.ts';
import { inTurn } from '../in-turn.ts';
import { findPersonal } from '../personal.ts';
import { type DeskDeps, type FoundPage, type Prepared, readLatest, saveAgain } from '../save-again.ts';
import { summaryText } from '../summaries.ts';
import type { DeedPlan } from './deed-plan.ts';
import { type RequestDeed, textsOfDeed } from './request-deeds.ts';
import { planDeed } from './request-plan.ts';
import { parseRequest } from './request-record.ts';
import type { DeedResult, NotTried, SendOptions } from './request-results.ts';
import { type ChangedRequest, changeRequestText, withBoxesCounted } from './request-text-change.ts';

/** What changing a request needs. */
export type RequestDeps = DeskDeps;

interface Ready {
  readonly page: FoundPage;
  readonly plan: DeedPlan & { readonly kind: 'change' };
  readonly changed: ChangedRequest & { readonly ok: true };
  readonly edit: PageEdit;
}

type Planned = Prepared<Ready, DeedResult>;

/**
 * Does one thing to a request. Reads the page, plans the deed on what stands there now, changes only what it takes and
 * saves. Someone else's edit in between means reading again and planning again: a deed that still makes sense is done,
 * one that meets somebody else's on the very same thing comes back as `conflict`. A lost reply is settled by `savePage`. At
 * most one revision comes of it, and one more when the wiki merged two ticks and the count of boxes needs mending.
 * Throws only what an aborted signal throws.
 */
export async function changeRequest(
  deps: RequestDeps,
  title: string,
  deed: RequestDeed,
  options: SendOptions = {},
): Promise<DeedResult> {
  const findings = options.personalChecked === true ? [] : textsOfDeed(deed).flatMap(findPersonal);
  if (findings.length > 0) return { kind: 'personal', findings };
  return inTurn(deps.writer, title, () => saveDeed(deps, title, deed, options), options.signal);
}

async function saveDeed(
  deps: RequestDeps,
  title: string,
  deed: RequestDeed,
  options: SendOptions,
): Promise<DeedResult> {
  const end = await saveAgain(deps, () => planOn(deps, title, deed, options.signal), options);
  if (end.kind === 'settled') return end.result;
  const { outcome, sent } = end;
  const { page, changed } = sent;
  const { request, text } = changed;
  switch (outcome.kind) {
    case 'saved': {
      if (outcome.previousRevision !== page.revision) return afterMerge(deps, outcome, sent);
      const { revision, previousRevision } = outcome;
      return { kind: 'changed', title: outcome.title, revision, previousRevision, request, text, outcome };
    }
    case 'no-change':
      return { kind: 'unchanged', title: page.title, revision: outcome.revision, request, text };
    default:
      return { kind: 'not-saved', title: page.title, text, outcome };
  }
}

/** What a deed would make of a page, with nothing read or sent: for a preview. `now` is milliseconds since 1970. */
export function previewDeed(
  config: Config,
  text: string,
  deed: RequestDeed,
  user: string,
  now: number,
): (ChangedRequest & { readonly ok: true }) | Exclude<DeedPlan, { readonly kind: 'change' }> | NoPreview {
  const read = parseRequest(text, config);
  if (!read.ok) return { kind: 'not-changed', problem: { kind: 'broken', problems: read.problems } };
  const plan = planDeed(read.request, deed, { user, now }, config);
  if (plan.kind !== 'change') return plan;
  const changed = changeRequestText(text, plan.change, config);
  return changed.ok ? changed : { kind: 'not-changed', problem: changed.problem };
}

type NoPreview = Omit<NotTried & { readonly kind: 'not-changed' }, 'title'>;

async function planOn(
  { writer, config }: RequestDeps,
  title: string,
  deed: RequestDeed,
  signal: AbortSignal | undefined,
): Promise<Planned> {
  const settled = (result: DeedResult): Planned => ({ kind: 'settled', result });
  const page = await readRequestPage(writer, title, signal);
  if ('kind' in page) return settled(page);
  const { revision, text } = page;
  const read = parseRequest(text, config);
  if (!read.ok) return settled({ kind: 'broken-record', title: page.title, problems: read.problems });
  const { request } = read;
  const { client, user } = writer;
  const plan = planDeed(request, deed, { user, now: client.clock.now() }, config);
  switch (plan.kind) {
    case 'unchanged':
      return settled({ kind: 'unchanged', title: page.title, revision, request, text });
    case 'conflict': {
      const { conflict } = plan;
      const who = { by: page.user, at: page.timestamp };
      return settled({ kind: 'conflict', title: page.title, revision, ...who, conflict, request, deed });
    }
    case 'unmet':
      return settled({ kind: 'unmet', conditions: plan.conditions, request });
    case 'not-allowed':
    case 'bad-input':
      return settled(plan);
  }
  const changed = changeRequestText(text, plan.change, config);
  if (!changed.ok) return settled({ kind: 'not-changed', title: page.title, problem: changed.problem });
  const edit = {
    title: page.title,
    text: changed.text,
    summary: summaryText(config, plan.summary, changed.request.title, plan.detail),
    base: { revision },
  };
  return { kind: 'ready', page, plan, changed, edit };
}

/** The page of a request at its latest revision, or why there is none to change. One request. */
export async function readRequestPage(
  { client }: Pick<Writer, 'client'>,
  title: string,
  signal?: AbortSignal,
): Promise<FoundPage | NotTried> {
  const page = await readLatest(client, title, signal);
  if ('kind' in page) return page;
  return page.redirect ? { kind: 'missing', title } : page;
}

/**
 * MediaWiki merges two edits by itself when they touch different lines. Both are there then; only the count of boxes may
 * be wrong, because two ticks that each make one more of the same number look like the same line to it. What is on the page
 * is read again, and the count mended.
 */
async function afterMerge(
  { writer, config }: RequestDeps,
  outcome: Outcome & { readonly kind: 'saved' },
  { plan, changed }: Ready,
): Promise<DeedResult> {
  const { title, revision, previousRevision } = outcome;
  const mine: DeedResult = {
    kind: 'changed',
    title,
    revision,
    previousRevision,
    request: changed.request,
    text: changed.text,
    outcome,
  };
  const page = await readRequestPage(writer, title);
  if ('kind' in page) return mine;
  const read = parseRequest(page.text, config);
  if (!read.ok) return mine;
  const both: DeedResult = { ...mine, revision: page.revision, request: read.request, text: page.text };
  const counted = withBoxesCounted(page.text, config);
  if (counted === undefined || counted === page.text) return both;
  const mended = await savePage(writer, {
    title,
    text: counted,
    summary: summaryText(config, plan.summary, read.request.title, plan.detail),
    base: { revision: page.revision },
    minor: true,
  });
  // Not mended, the page still says all there is to say: the count is for lists, and the next tick mends it.
  return mended.kind === 'saved' ? { ...both, revision: mended.revision, text: counted } : both;
}
