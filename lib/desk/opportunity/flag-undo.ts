import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { savePage, undoEdit, type Writer } from '../../wiki/page-edit.ts';
import { readPages } from '../../wiki/pages.ts';
import type { Config } from '../config.ts';
import { sameUser } from '../same-user.ts';
import { summaryText } from '../summaries.ts';
import type { Opportunity } from './opportunity.ts';
import { type ChangeProblem, changeOpportunityText } from './opportunity-change.ts';
import { parseOpportunity, type RecordProblem } from './opportunity-record.ts';

/** What a flag left behind: enough to take it back. `flagPartner` gives these with `flagged`. */
export interface FlagReceipt {
  readonly title: string;
  readonly revision: number;
  /** 0 when the flag made the page. */
  readonly previousRevision: number;
}

export type UndoResult =
  | {
      readonly kind: 'undone';
      /** The page is as it was; the sighting is gone; or nobody else had flagged it and it is withdrawn. */
      readonly how: 'restored' | 'sighting-removed' | 'withdrawn';
      readonly title: string;
      readonly revision: number;
    }
  /** No sighting of this person is there (any more). */
  | { readonly kind: 'nothing-to-undo'; readonly title: string }
  | { readonly kind: 'broken-record'; readonly title: string; readonly problems: readonly RecordProblem[] }
  | { readonly kind: 'not-changed'; readonly title: string; readonly problem: ChangeProblem }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome }
  | { readonly kind: 'not-saved'; readonly title: string; readonly outcome: Outcome };

export interface UndoDeps {
  readonly writer: Writer;
  readonly config: Config;
  readonly random: () => number;
}

/** As in `flagPartner`: each failed try means that somebody else got through. */
const mostTries = 12;

/**
 * Takes back one's own flag. When nobody edited since, the page goes back to what it was. Otherwise the own sighting
 * is removed and everything else stays; if it was the only one and nobody took the record up, it becomes `withdrawn`,
 * because only administrators can delete. Throws only what an aborted signal throws.
 */
export async function undoFlag(
  { writer, config, random }: UndoDeps,
  receipt: FlagReceipt,
  signal?: AbortSignal,
): Promise<UndoResult> {
  const { client, user } = writer;
  for (let tries = 1; ; tries++) {
    const { title } = receipt;
    const page = await read(writer, title, signal);
    if ('kind' in page) return page;
    const found = page.get(title);
    if (found?.exists !== true) return { kind: 'nothing-to-undo', title };
    const record = parseOpportunity(found.text, config);
    if (!record.ok) return { kind: 'broken-record', title: found.title, problems: record.problems };
    const summary = summaryText(config, 'undoFlag', record.record.partner);

    // A flag that changed nothing has no revision of its own to undo.
    const latest = found.revision === receipt.revision && receipt.previousRevision !== receipt.revision;
    if (latest && receipt.previousRevision !== 0) {
      const outcome = await undoEdit(
        writer,
        { title: found.title, revision: receipt.revision, summary },
        signal,
      );
      if (outcome.kind === 'saved') {
        return { kind: 'undone', how: 'restored', title: found.title, revision: outcome.revision };
      }
      // Someone edited in that very moment: remove the sighting alone.
      if (outcome.kind !== 'edit-conflict') return { kind: 'not-saved', title: found.title, outcome };
    }

    const own = record.record.sightings.findIndex(({ by }) => sameUser(by, user));
    if (own === -1) return { kind: 'nothing-to-undo', title: found.title };
    const withdraw = record.record.sightings.length === 1 && record.record.status === 'flagged';
    const set: Partial<Opportunity> = withdraw ? { status: 'withdrawn' } : {};
    const changed = changeOpportunityText(found.text, { set, sighting: { remove: own } }, config);
    if (!changed.ok) return { kind: 'not-changed', title: found.title, problem: changed.problem };
    const outcome = await savePage(
      writer,
      { title: found.title, text: changed.text, summary, base: { revision: found.revision } },
      signal,
    );
    if (outcome.kind === 'saved' || outcome.kind === 'no-change') {
      const how = withdraw ? 'withdrawn' : 'sighting-removed';
      return { kind: 'undone', how, title: found.title, revision: outcome.revision };
    }
    if ((outcome.kind !== 'edit-conflict' && outcome.kind !== 'missing') || tries >= mostTries) {
      return { kind: 'not-saved', title: found.title, outcome };
    }
    await client.clock.sleep(Math.round(100 * Math.min(tries, 5) * (0.5 + random())), signal);
  }
}

async function read({ client }: Writer, title: string, signal?: AbortSignal) {
  try {
    return await readPages(client, [title], signal, { redirects: true });
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable' as const, outcome: errorOutcome(error, client.clock.now()) };
  }
}
