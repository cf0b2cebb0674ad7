import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { undoEdit, type Writer } from '../../wiki/page-edit.ts';
import { readPages } from '../../wiki/pages.ts';
import type { Config } from '../config.ts';
import type { Opportunity, Sighting } from '../opportunity/opportunity.ts';
import type { OpportunityDeed, SeenOpportunity } from '../opportunity/opportunity-deeds.ts';
import { changeOpportunity, type OpportunityDeps } from '../opportunity/opportunity-flow.ts';
import { planOpportunityDeed } from '../opportunity/opportunity-plan.ts';
import { parseOpportunity } from '../opportunity/opportunity-record.ts';
import type { OpportunityResult } from '../opportunity/opportunity-results.ts';
import type { Need } from '../request/request.ts';
import { type CreateOptions, createRequest } from '../request/request-create.ts';
import { emptyRequestForm } from '../request/request-draft.ts';
import type { RequestDraft } from '../request/request-draft-types.ts';
import type { CreateResult, SendOptions } from '../request/request-results.ts';
import { summaryText } from '../summaries.ts';
import { type Told, type TriageMessage, thenTell } from './triage-message.ts';

/** Deeds of the board that touch two pages, several records, or take something back. */

/** A deed that is on the wiki, now or before. */
export type SavedDeed = OpportunityResult & { readonly kind: 'changed' | 'unchanged' };

/** A deed that came to nothing. */
export type StoppedDeed = Exclude<OpportunityResult, { readonly kind: 'changed' | 'unchanged' }>;

/** Whether the record says by now what was to be done. */
export function isSaved(result: OpportunityResult): result is SavedDeed {
  return result.kind === 'changed' || result.kind === 'unchanged';
}

/** How marking a duplicate ended. Each part is an edit of its own, and doing it again does only what is missing. */
export type DuplicateResult =
  | {
      readonly kind: 'marked';
      readonly moved: SavedDeed;
      readonly marked: SavedDeed;
    }
  /** Nothing was marked; the sightings are where they were. */
  | { readonly kind: 'not-moved'; readonly moved: StoppedDeed }
  /** The sightings are in both records now, and the duplicate does not say yet that it is one. */
  | { readonly kind: 'not-marked'; readonly moved: SavedDeed; readonly marked: StoppedDeed };

/**
 * Marks a record as one about the same partner as another, which takes over its sightings. The sightings go first: whatever
 * happens in between, each is somewhere. Throws only what an aborted signal throws.
 */
export async function markDuplicate(
  deps: OpportunityDeps,
  title: string,
  seen: SeenOpportunity,
  of: string,
  options: SendOptions = {},
): Promise<DuplicateResult> {
  const deed: OpportunityDeed = { kind: 'duplicate', seen, of };
  const sightings = await sightingsToMove(deps, title, deed, options.signal);
  if ('kind' in sightings) return { kind: 'not-moved', moved: sightings };
  const moved = await changeOpportunity(
    deps,
    of,
    { kind: 'take-sightings', from: title, sightings },
    options,
  );
  if (!isSaved(moved)) return { kind: 'not-moved', moved };
  const marked = await changeOpportunity(deps, title, { ...deed, of: moved.title }, options);
  return isSaved(marked) ? { kind: 'marked', moved, marked } : { kind: 'not-marked', moved, marked };
}

/** What is to move, read before anything is: nothing moves from a record that may not be marked. */
async function sightingsToMove(
  { writer, config }: OpportunityDeps,
  title: string,
  deed: OpportunityDeed & { readonly kind: 'duplicate' },
  signal: AbortSignal | undefined,
): Promise<readonly Sighting[] | StoppedDeed> {
  const { client, user } = writer;
  try {
    const page = (await readPages(client, [title], signal)).get(title);
    if (page?.exists !== true) return { kind: 'missing', title };
    const read = parseOpportunity(page.text, config);
    if (!read.ok) return { kind: 'broken-record', title, problems: read.problems };
    const { record } = read;
    const plan = planOpportunityDeed(record, deed, { user, now: client.clock.now(), title }, config);
    switch (plan.kind) {
      case 'change':
      case 'unchanged':
        return record.sightings;
      case 'conflict': {
        const { revision, user: by, timestamp: at } = page;
        return { ...plan, title, revision, by, at, record, deed };
      }
      default:
        return { ...plan, title };
    }
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    return { kind: 'unreadable', title, outcome: errorOutcome(error, client.clock.now()) };
  }
}

/** The form for help, filled in with what an opportunity knows; `title` is that of its record. */
export function draftFromOpportunity(opportunity: Opportunity, title: string, need: Need): RequestDraft {
  const { partner, item, kind, country, material, volume, licence, languages, links } = opportunity;
  const said = opportunity.sightings.map(({ why }) => why.trim()).filter(why => why !== '');
  return {
    ...emptyRequestForm(need).draft,
    ...{ partner, item, kind, country, material, volume, licence, languages, links },
    answers: { description: [...new Set(said)].join('\n\n') },
    page: opportunity.sightings.find(({ page }) => page !== '')?.page ?? '',
    opportunity: title,
  };
}

/** How turning an opportunity into a request ended. Done again, it finds the request that was made and links it. */
export type TurnResult =
  | {
      readonly kind: 'turned';
      readonly request: CreateResult & { readonly kind: 'created' };
      /** What was noted in the opportunity. */
      readonly link: SavedDeed;
    }
  | { readonly kind: 'not-made'; readonly request: Exclude<CreateResult, { readonly kind: 'created' }> }
  /** The request is there, and the opportunity does not say so yet. */
  | {
      readonly kind: 'not-linked';
      readonly request: CreateResult & { readonly kind: 'created' };
      readonly link: StoppedDeed;
    };

/** Makes a request of an opportunity, and notes it in the opportunity. Throws only what an aborted signal throws. */
export async function turnIntoRequest(
  deps: OpportunityDeps,
  title: string,
  seen: SeenOpportunity,
  draft: RequestDraft,
  options: CreateOptions = {},
): Promise<TurnResult> {
  const request = await createRequest(deps, { ...draft, opportunity: title }, options);
  if (request.kind !== 'created') return { kind: 'not-made', request };
  const deed: OpportunityDeed = { kind: 'became-request', seen, request: request.title };
  const link = await changeOpportunity(deps, title, deed, options);
  return isSaved(link) ? { kind: 'turned', request, link } : { kind: 'not-linked', request, link };
}

/** One of several deeds, with whom to tell of it when there is somebody to tell. */
export interface OneDeed {
  readonly title: string;
  readonly deed: OpportunityDeed;
  readonly message?: TriageMessage | null;
}

/** One of several deeds, with how it ended. */
export interface DoneOne extends Told<OpportunityResult> {
  readonly title: string;
}

/** What goes on while several deeds are done. */
export interface SeveralOptions extends SendOptions {
  /** Asked before each further one; `false` leaves the rest undone, and nothing half done. */
  readonly goOn?: () => boolean;
  readonly onStart?: (title: string) => void;
  readonly onDone?: (done: DoneOne) => void;
}

/** Ends that will be the same for every further record: going on would only repeat them. */
const hopeless: ReadonlySet<Outcome['kind']> = new Set([
  'blocked',
  'read-only',
  'signed-out',
  'another-user',
  'unreachable',
]);

/**
 * The same deed on several opportunities, one after the other, one edit each, and each told of once it is on the wiki. Stops
 * where going on makes no sense; what was not tried is not in the answer. Throws only what an aborted signal throws.
 */
export async function changeSeveral(
  deps: OpportunityDeps,
  deeds: readonly OneDeed[],
  { goOn = () => true, onStart, onDone, ...options }: SeveralOptions = {},
): Promise<readonly DoneOne[]> {
  const all: DoneOne[] = [];
  for (const { title, deed, message = null } of deeds) {
    if (!goOn()) break;
    onStart?.(title);
    const work = () => changeOpportunity(deps, title, deed, options);
    const told =
      message === null ? { result: await work(), told: null } : await thenTell(deps, work, message, options);
    const done = { title, ...told };
    all.push(done);
    onDone?.(done);
    if ('outcome' in told.result && hopeless.has(told.result.outcome.kind)) break;
  }
  return all;
}

/**
 * Takes back one edit of one's own on a record; what others did since stays, and where they changed the same place it is an
 * `edit-conflict`. `name`: what the record is called. Throws only what an aborted signal throws.
 */
export function undoDeed(
  writer: Writer,
  config: Config,
  { title, revision }: { readonly title: string; readonly revision: number },
  name: string,
  signal?: AbortSignal,
): Promise<Outcome> {
  return undoEdit(writer, { title, revision, summary: summaryText(config, 'undoDeed', name) }, signal);
}
