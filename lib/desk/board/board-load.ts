import { breather } from '../../clock.ts';
import type { Cache } from '../../store/cache.ts';
import { errorOutcome } from '../../wiki/classify.ts';
import { type WikiClient, WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { pageParams, parsePages, queryAll } from '../../wiki/pages.ts';
import { inRequests } from '../../wiki/query.ts';
import type { Config } from '../config.ts';
import { type Entry, entriesOf, entryParams, perList } from '../lists.ts';
import type { Opportunity } from '../opportunity/opportunity.ts';
import { parseOpportunity, type RecordProblem } from '../opportunity/opportunity-record.ts';
import type { HelpRequest } from '../request/request.ts';
import { parseRequest } from '../request/request-record.ts';
import type { RequestProblem } from '../request/request-results.ts';
import { isOpportunityTitle, isRequestTitle } from '../titles.ts';
import { type KeptRecord, readKept, writeKept } from './board-cache.ts';
import type { Board, BoardProgress, BoardRecord, GoneRecord } from './board-types.ts';

export type { Board, BoardProgress, BoardRecord, BoardTrouble, GoneRecord } from './board-types.ts';

/**
 * All records for the board. They are listed by the beginning of their titles, not by category: a record that people
 * broke by hand has lost its categories, and is just what staff must see. One request for each 500 pages tells which there
 * are and at which revision; content is asked for only where it changed since this browser saw it last (DESIGN 10).
 */

/** What reading the board takes. The client is one on Meta. */
export interface BoardDeps {
  readonly client: WikiClient;
  readonly cache: Cache;
  readonly config: Config;
  /** Kept for one configuration while the panel is open: looking again reads only what changed. */
  readonly memory?: BoardMemory;
}

/** Records as they were read, by number of their page. */
export interface BoardMemory {
  readonly opportunities: Map<number, Remembered<Opportunity>>;
  readonly requests: Map<number, Remembered<HelpRequest>>;
}

interface Remembered<T> {
  readonly revision: number;
  readonly read: ParsedRecord<T>;
}

/** Nothing remembered yet. */
export function boardMemory(): BoardMemory {
  return { opportunities: new Map(), requests: new Map() };
}

/** One sort of records. */
interface Sort<T> {
  readonly prefix: string;
  holds(title: string): boolean;
  readonly memory: Map<number, Remembered<T>>;
  parse(text: string): ParsedRecord<T>;
}

type ParsedRecord<T> =
  | { readonly ok: true; readonly record: T; readonly older: string | null }
  | { readonly ok: false; readonly problems: readonly (RecordProblem | RequestProblem)[] };

/**
 * Reads the board. What fails on the way costs only what it was about: the rest is shown, from this browser's memory where
 * the wiki did not answer. Throws only what an aborted signal throws.
 */
export async function readBoard(
  deps: BoardDeps,
  onProgress: (progress: BoardProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<Board> {
  const { config, memory = boardMemory() } = deps;
  const opportunities: Sort<Opportunity> = {
    memory: memory.opportunities,
    prefix: `${config.pages.opportunities}/`,
    holds: title => isOpportunityTitle(config, title),
    parse: text => parseOpportunity(text, config),
  };
  const requests: Sort<HelpRequest> = {
    memory: memory.requests,
    prefix: `${config.pages.requests}/`,
    holds: title => isRequestTitle(config, title),
    parse: text => {
      const read = parseRequest(text, config);
      return read.ok ? { ok: true, record: read.request, older: read.older } : read;
    },
  };
  onProgress({ read: 0, of: null });
  const [flagged, asked] = [
    await startSort(deps, opportunities, signal),
    await startSort(deps, requests, signal),
  ];
  const of = flagged.changed.length + asked.changed.length;
  let read = 0;
  const onRead = (more: number) => {
    read += more;
    onProgress({ read, of });
  };
  onRead(0);
  // Requests first: they are fewer, and what the desk works on.
  const second = await finishSort(deps, requests, asked, onRead, signal);
  const first = await finishSort(deps, opportunities, flagged, onRead, signal);
  return {
    opportunities: first.records,
    requests: second.records,
    gone: [...first.gone, ...second.gone],
    unread: first.unread + second.unread,
    problem: flagged.problem ?? asked.problem ?? first.problem ?? second.problem,
    listed: flagged.problem === null && asked.problem === null,
  };
}

interface Started {
  readonly kept: ReadonlyMap<number, KeptRecord>;
  readonly entries: readonly Entry[];
  /** Pages whose content this browser does not have, at the revision they are at. */
  readonly changed: readonly Entry[];
  readonly problem: Outcome | null;
}

async function startSort<T>(
  { client, cache }: BoardDeps,
  { prefix, holds }: Sort<T>,
  signal: AbortSignal | undefined,
): Promise<Started> {
  const kept = await readKept(cache, prefix);
  try {
    const found = new Map<number, Entry>();
    const params = {
      generator: 'allpages',
      gapprefix: prefix,
      gapnamespace: 0,
      gaplimit: perList,
      ...entryParams,
    };
    for await (const answer of queryAll(client, params, signal)) {
      for (const entry of entriesOf(answer)) if (holds(entry.title)) found.set(entry.pageId, entry);
    }
    const entries = [...found.values()];
    const changed = entries.filter(({ pageId, revision }) => kept.get(pageId)?.entry.revision !== revision);
    return { kept, entries, changed, problem: null };
  } catch (error) {
    const problem = outcomeOf(error, client);
    return { kept, entries: [...kept.values()].map(({ entry }) => entry), changed: [], problem };
  }
}

interface Finished<T> {
  readonly records: readonly BoardRecord<T>[];
  readonly gone: readonly GoneRecord[];
  readonly unread: number;
  readonly problem: Outcome | null;
}

/** Contents that may be lost when the panel is closed in the middle of a first reading. */
const keepEvery = 2_000;

async function finishSort<T>(
  { client, cache }: BoardDeps,
  sort: Sort<T>,
  { kept, entries, changed, problem: listProblem }: Started,
  onRead: (more: number) => void,
  signal: AbortSignal | undefined,
): Promise<Finished<T>> {
  const now = new Map(kept);
  const here = new Set(entries.map(({ pageId }) => pageId));
  // A page that was moved away left a redirect of the same title, which is shown as such.
  const titles = new Set(entries.map(({ title }) => title));
  const gone = [...kept.values()]
    .filter(({ entry, redirect }) => !here.has(entry.pageId) && !titles.has(entry.title) && !redirect)
    .map(({ entry: { title, pageId } }) => ({ title, pageId }));
  let unsaved: number[] = [];
  for (const pageId of kept.keys()) {
    if (here.has(pageId)) continue;
    now.delete(pageId);
    unsaved.push(pageId);
  }
  // A page that was only moved keeps its number; only its title is new.
  for (const entry of entries) {
    const before = now.get(entry.pageId);
    if (before === undefined || before.entry.revision !== entry.revision) continue;
    if (before.entry.title !== entry.title) {
      now.set(entry.pageId, { ...before, entry });
      unsaved.push(entry.pageId);
    }
  }
  const save = async () => {
    if (unsaved.length > 0) await writeKept(cache, sort.prefix, now, unsaved);
    unsaved = [];
  };

  const byId = new Map(changed.map(entry => [entry.pageId, entry]));
  let problem: Outcome | null = null;
  for (const pageIds of inRequests(byId.keys())) {
    try {
      for await (const answer of queryAll(client, { ...pageParams, pageids: pageIds }, signal)) {
        for (const page of parsePages(answer).values()) {
          if (!page.exists) continue;
          const { pageId, title, revision, timestamp, user, text, redirect } = page;
          const comment = byId.get(pageId)?.revision === revision ? (byId.get(pageId)?.comment ?? '') : '';
          const entry = { title, pageId, revision, timestamp, changedBy: user, comment };
          now.set(pageId, { entry, text, redirect });
          unsaved.push(pageId);
          byId.delete(pageId);
        }
      }
    } catch (error) {
      problem = outcomeOf(error, client);
      // One page too odd to be answered costs its fifty; a wiki that does not answer costs the rest.
      if (problem.kind === 'unreachable' || problem.kind === 'lagged' || problem.kind === 'rate-limited')
        break;
    }
    onRead(pageIds.length);
    if (unsaved.length >= keepEvery) await save();
  }
  await save();

  const records: BoardRecord<T>[] = [];
  const breathe = breather(client.clock, signal);
  for (const entry of entries) {
    await breathe();
    const record = recordOf(sort, entry, now.get(entry.pageId), byId.has(entry.pageId));
    if (record !== null) records.push(record);
  }
  return { records, gone: listProblem === null ? gone : [], unread: byId.size, problem };
}

/** A record for the board; null for a redirect from one record to another, which is shown under its own title. */
function recordOf<T>(
  { holds, parse, memory }: Sort<T>,
  listed: Entry,
  known: KeptRecord | undefined,
  unread: boolean,
): BoardRecord<T> | null {
  if (known === undefined) return { ...listed, record: null, older: null, trouble: { kind: 'not-read' } };
  const entry = unread ? listed : known.entry;
  if (known.redirect && !unread) {
    const to = redirectTarget(known.text);
    if (to !== null && holds(to)) return null;
    return { ...entry, record: null, older: null, trouble: { kind: 'moved', to: to ?? '' } };
  }
  const { pageId, revision } = known.entry;
  const before = memory.get(pageId);
  const read = before?.revision === revision ? before.read : parse(known.text);
  memory.set(pageId, { revision, read });
  const content = read.ok ? { record: read.record, older: read.older } : { record: null, older: null };
  if (unread) return { ...entry, ...content, trouble: { kind: 'not-read' } };
  return { ...entry, ...content, trouble: read.ok ? null : { kind: 'broken', problems: read.problems } };
}

function redirectTarget(text: string): string | null {
  const target = /\[\[:?([^\]|#]+)/.exec(text)?.[1];
  return target === undefined ? null : target.replaceAll('_', ' ').trim();
}

function outcomeOf(error: unknown, client: WikiClient): Outcome {
  if (error instanceof WikiError) return errorOutcome(error, client.clock.now());
  throw error;
}
