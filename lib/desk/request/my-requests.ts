import * as z from 'zod/mini';
import { pairOf } from '../../shapes.ts';
import type { Cache } from '../../store/cache.ts';
import type { Config } from '../config.ts';
import { type ListDeps, type Listed, readRequests } from '../lists.ts';
import { sameUser } from '../same-user.ts';
import { type ChecklistProgress, progressOf } from './checklist-progress.ts';
import type { Actor, AskedQuestion, HelpRequest } from './request.ts';
import { daysWaiting } from './request-steps.ts';
import { actorsOf } from './roles.ts';
import { stageOf, turnOf } from './stages.ts';

/** Why a request is one of mine. */
export type Mine = 'made' | 'assigned' | 'group' | 'followed';

/** One of my requests, as a card shows it. */
export interface MyRequest {
  readonly listed: Listed<HelpRequest>;
  readonly request: HelpRequest;
  readonly why: readonly Mine[];
  /** Who has to act; null when it is closed. */
  readonly turn: Actor | null;
  /** I am among those who have to act. */
  readonly myTurn: boolean;
  /** Questions that wait for my answer. */
  readonly questions: readonly AskedQuestion[];
  readonly days: number | null;
  readonly progress: ChecklistProgress;
  /** Somebody else changed it since I looked. */
  readonly changed: boolean;
}

/** Revision of each request when I looked at it last, by number of the page. */
export type Seen = ReadonlyMap<number, number>;

/**
 * The requests I made, am assigned to, whose working group I am in, or that I follow: what waits for me first, then what
 * changed since I looked, then the open ones, each latest first.
 */
export function myRequests(
  list: readonly Listed<HelpRequest>[],
  user: string,
  seen: Seen,
  config: Config,
  now: number,
): readonly MyRequest[] {
  const mine = list.flatMap((listed): readonly MyRequest[] => {
    const { record: request } = listed;
    if (request === null) return [];
    const why = whyMine(request, user, config);
    if (why.length === 0) return [];
    const turn = turnOf(request);
    const myTurn = turn !== null && actorsOf(config, request, user).has(turn);
    return [
      {
        listed,
        request,
        why,
        turn,
        myTurn,
        questions: myTurn && turn === 'requester' ? request.asked.filter(({ answer }) => answer === '') : [],
        days: daysWaiting(request, now),
        progress: progressOf(request.checks),
        changed: isChanged(listed, user, seen),
      },
    ];
  });
  const rank = (one: MyRequest) =>
    one.myTurn ? 0 : one.changed ? 1 : stageOf(one.request.status).open ? 2 : 3;
  return mine.sort(
    (one, other) => rank(one) - rank(other) || (one.listed.timestamp < other.listed.timestamp ? 1 : -1),
  );
}

function whyMine(request: HelpRequest, user: string, config: Config): readonly Mine[] {
  const isIn = (names: readonly string[]) => names.some(name => sameUser(name, user));
  const group = config.workingGroups.find(({ id }) => id === request.group);
  const reasons: readonly (readonly [Mine, boolean])[] = [
    ['made', sameUser(request.requester, user)],
    ['assigned', isIn(request.assigned)],
    ['group', isIn(request.members) || (group !== undefined && isIn(group.members))],
    ['followed', isIn(request.followers)],
  ];
  return reasons.filter(([, holds]) => holds).map(([why]) => why);
}

function isChanged({ pageId, revision, changedBy }: Listed<unknown>, user: string, seen: Seen): boolean {
  const mine = changedBy !== null && sameUser(changedBy, user);
  return !mine && revision > (seen.get(pageId) ?? 0);
}

const seenSchema = z.array(pairOf(z.number(), z.number()));
const seenKey = (user: string) => `seen requests ${user}`;

/** What I looked at; nothing when this browser does not remember. */
export async function readSeen(cache: Cache, user: string): Promise<Seen> {
  return new Map((await cache.read(seenKey(user), seenSchema))?.value ?? []);
}

/** Notes that I looked at these, at these revisions. */
export async function markSeen(
  cache: Cache,
  user: string,
  looked: readonly { readonly pageId: number; readonly revision: number }[],
): Promise<void> {
  const seen = new Map(await readSeen(cache, user));
  for (const { pageId, revision } of looked) seen.set(pageId, Math.max(revision, seen.get(pageId) ?? 0));
  await cache.write(seenKey(user), [...seen]);
}

/** How many of my requests others changed since I looked: the number on the icon. Throws {@link WikiError}. */
export async function countChanges(deps: ListDeps, user: string, signal?: AbortSignal): Promise<number> {
  const [list, seen] = [await readRequests(deps, signal), await readSeen(deps.cache, user)];
  const now = deps.client.clock.now();
  return myRequests(list, user, seen, deps.config, now).filter(({ changed }) => changed).length;
}
