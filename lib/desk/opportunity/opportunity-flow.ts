import type { PageEdit } from '../../wiki/page-edit.ts';
import type { Config } from '../config.ts';
import { findPersonal } from '../personal.ts';
import type { SendOptions } from '../request/request-results.ts';
import { type DeskDeps, type FoundPage, type Prepared, readLatest, saveAgain } from '../save-again.ts';
import { summaryText } from '../summaries.ts';
import { isOpportunityTitle } from '../titles.ts';
import type { Opportunity } from './opportunity.ts';
import { type ChangedText, changeOpportunityText, type OpportunityChange } from './opportunity-change.ts';
import type { OpportunityDeed } from './opportunity-deeds.ts';
import { planOpportunityDeed } from './opportunity-plan.ts';
import { parseOpportunity } from './opportunity-record.ts';
import type { OpportunityResult } from './opportunity-results.ts';

/** What acting on an opportunity needs. */
export type OpportunityDeps = DeskDeps;

interface Ready {
  readonly page: FoundPage;
  readonly changed: ChangedText & { readonly ok: true };
  readonly edit: PageEdit;
}

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
  const typed = deed.kind === 'not-now' && options.personalChecked !== true ? findPersonal(deed.reason) : [];
  if (typed.length > 0) return { kind: 'personal', title, findings: typed };
  const end = await saveAgain(deps, () => prepare(deps, title, deed, options.signal), options);
  if (end.kind === 'settled') return end.result;
  const { outcome, sent } = end;
  const { page, changed } = sent;
  switch (outcome.kind) {
    case 'saved': {
      const { revision, previousRevision } = outcome;
      // The wiki merged somebody's edit of other lines: what stands there is theirs and ours.
      const record =
        previousRevision === page.revision
          ? changed.record
          : ((await readRecord(deps, page.title)) ?? changed.record);
      return { kind: 'changed', title: outcome.title, revision, previousRevision, record, outcome };
    }
    case 'no-change':
      return {
        kind: 'unchanged',
        title: page.title,
        revision: outcome.revision,
        record: changed.record,
      };
    default:
      return { kind: 'not-saved', title: page.title, text: changed.text, outcome };
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
): Promise<Prepared<Ready, OpportunityResult>> {
  const settled = (result: OpportunityResult) => ({ kind: 'settled', result }) as const;
  const { client, user } = writer;
  const page = await readLatest(client, title, signal);
  if ('kind' in page) return settled({ ...page, title });
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
  const edit = {
    title: page.title,
    text: changed.text,
    summary: summaryText(config, plan.summary, changed.record.partner, plan.detail),
    base: { revision },
  };
  return { kind: 'ready', page, changed, edit };
}

async function readRecord({ writer, config }: OpportunityDeps, title: string): Promise<Opportunity | null> {
  const page = await readLatest(writer.client, title);
  const read = 'kind' in page ? undefined : parseOpportunity(page.text, config);
  return read?.ok === true ? read.record : null;
}
