import { errorOutcome } from '../wiki/classify.ts';
import { WikiError } from '../wiki/client.ts';
import { savePage } from '../wiki/page-edit.ts';
import { type PageRead, readPages } from '../wiki/pages.ts';
import { type Config, summaryText } from './config.ts';
import type { Opportunity } from './opportunity.ts';
import { type ChangedText, changeOpportunityText, type OpportunityChange } from './opportunity-change.ts';
import type { OpportunityDeed } from './opportunity-deeds.ts';
import { planOpportunityDeed } from './opportunity-plan.ts';
import { parseOpportunity } from './opportunity-record.ts';
import type { OpportunityPlan, OpportunityResult } from './opportunity-results.ts';
import { findPersonal } from './personal.ts';
import { mayHaveMoved, mostTries, pauseBefore, type RequestDeps } from './request-change.ts';
import type { SendOptions } from './request-results.ts';
import { isOpportunityTitle } from './titles.ts';

/** What acting on an opportunity needs: the same as acting on a request. The writer is one on Meta. */
export type OpportunityDeps = RequestDeps;

type Found = PageRead & { readonly exists: true };

type Prepared =
  | {
      readonly kind: 'ready';
      readonly page: Found;
      readonly plan: OpportunityPlan & { readonly kind: 'change' };
      readonly changed: ChangedText & { readonly ok: true };
    }
  | { readonly kind: 'settled'; readonly result: OpportunityResult };

/**
 * Does one thing to an opportunity, as one edit. Somebody else's edit in between means reading and planning again: what
 * still makes sense is done, what meets their change of the same thing comes back as `conflict` with both versions.
 * Throws only what an aborted signal throws.
 */
export async function changeOpportunity(
  deps: OpportunityDeps,
  title: string,
  deed: OpportunityDeed,
  options: SendOptions = {},
): Promise<OpportunityResult> {
  const { writer, config, random } = deps;
  const typed = deed.kind === 'not-now' && options.personalChecked !== true ? findPersonal(deed.reason) : [];
  if (typed.length > 0) return { kind: 'personal', title, findings: typed };
  for (let tries = 1; ; tries++) {
    const prepared = await prepare(deps, title, deed, options.signal);
    if (prepared.kind === 'settled') return prepared.result;
    const { page, plan, changed } = prepared;
    const outcome = await savePage(
      writer,
      {
        title: page.title,
        text: changed.text,
        summary: summaryText(config, plan.summary, changed.record.partner, plan.detail),
        base: { revision: page.revision },
        ...(options.confirmFilter === undefined ? {} : { confirmFilter: options.confirmFilter }),
        ...(options.captcha === undefined ? {} : { captcha: options.captcha }),
        ...(options.resume === true ? { resume: true } : {}),
      },
      options.signal,
    );
    if (outcome.kind === 'saved') {
      const { revision, previousRevision } = outcome;
      // The wiki merged somebody's edit of other lines: what stands there is theirs and ours.
      const record =
        previousRevision === page.revision
          ? changed.record
          : ((await readRecord(deps, page.title)) ?? changed.record);
      return { kind: 'changed', title: outcome.title, revision, previousRevision, record, outcome };
    }
    if (outcome.kind === 'no-change') {
      const { revision } = outcome;
      return { kind: 'unchanged', title: page.title, revision, record: changed.record };
    }
    if (!mayHaveMoved.has(outcome.kind) || tries >= mostTries) {
      return { kind: 'not-saved', title: page.title, text: changed.text, outcome };
    }
    await writer.client.clock.sleep(pauseBefore(tries, random), options.signal);
  }
}

/** The page with several changes made one after the other; the first that cannot be made stops it. */
export function withChanges(
  text: string,
  changes: readonly OpportunityChange[],
  config: Config,
): ChangedText | undefined {
  let result: ChangedText | undefined;
  for (const change of changes) {
    result = changeOpportunityText(result?.ok === true ? result.text : text, change, config);
    if (!result.ok) return result;
  }
  return result;
}

async function prepare(
  { writer, config }: OpportunityDeps,
  title: string,
  deed: OpportunityDeed,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const settled = (result: OpportunityResult): Prepared => ({ kind: 'settled', result });
  const { client, user } = writer;
  let page: PageRead | undefined;
  try {
    page = (await readPages(client, [title], signal, { redirects: true })).get(title);
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return settled({ kind: 'unreadable', title, outcome: errorOutcome(error, client.clock.now()) });
  }
  if (page?.exists !== true) return settled({ kind: 'missing', title });
  if (page.redirect || !isOpportunityTitle(config, page.title)) return settled({ kind: 'leads-away', title });
  const read = parseOpportunity(page.text, config);
  if (!read.ok) return settled({ kind: 'broken-record', title: page.title, problems: read.problems });
  const { record } = read;
  const { revision } = page;
  const plan = planOpportunityDeed(
    record,
    deed,
    { user, now: client.clock.now(), title: page.title },
    config,
  );
  switch (plan.kind) {
    case 'unchanged':
      return settled({ kind: 'unchanged', title: page.title, revision, record });
    case 'conflict': {
      const who = { by: page.user, at: page.timestamp };
      return settled({ ...plan, title: page.title, revision, ...who, record, deed });
    }
    case 'change':
      break;
    default:
      return settled({ ...plan, title: page.title });
  }
  const changed = withChanges(page.text, plan.changes, config);
  if (changed === undefined) return settled({ kind: 'unchanged', title: page.title, revision, record });
  if (!changed.ok) return settled({ kind: 'not-changed', title: page.title, problem: changed.problem });
  return { kind: 'ready', page, plan, changed };
}

async function readRecord({ writer, config }: OpportunityDeps, title: string): Promise<Opportunity | null> {
  try {
    const page = (await readPages(writer.client, [title])).get(title);
    const read = page?.exists === true ? parseOpportunity(page.text, config) : undefined;
    return read?.ok === true ? read.record : null;
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return null;
  }
}
