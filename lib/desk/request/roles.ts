import type { Config } from '../config.ts';
import { sameUser } from '../same-user.ts';
import { hasUser, standingOf } from '../standing.ts';
import { type Actor, actors, type HelpRequest } from './request.ts';
import type { DeedKind, RequestDeed } from './request-deeds.ts';
import { steps } from './stages.ts';

/**
 * Who may do what to a request (DESIGN 5). A wiki is open: these rules shape what the panel does, and the page history is
 * the proof. Every path that writes asks {@link permit}; there is no second place that knows these rules.
 */

/** Why someone may not do something. */
export type Refusal =
  | { readonly kind: 'signed-out' }
  /** It takes one of these. */
  | { readonly kind: 'role'; readonly needs: readonly Actor[] }
  /**
   * They are in the working group that carries this request, so they have no say in decisions on it. `group` is the
   * name of the group, null for a task force of this request.
   */
  | { readonly kind: 'recused'; readonly group: string | null };

export type Permission = { readonly ok: true } | { readonly ok: false; readonly why: Refusal };

/** As what someone can act on this request. Who is in its working group is not of the committee here (recusal). */
export function actorsOf(config: Config, request: HelpRequest, user: string | null): ReadonlySet<Actor> {
  if (user === null) return new Set();
  const { staff, committee } = standingOf(config, user);
  const group = recusal(config, request, user) !== undefined;
  const is: Readonly<Record<Actor, boolean>> = {
    requester: sameUser(request.requester, user),
    staff,
    committee: committee && !group,
    group,
  };
  return new Set(actors.filter(actor => is[actor]));
}

/** Whether someone may do this to the request as it stands, and if not, why. */
export function permit(
  config: Config,
  request: HelpRequest,
  user: string | null,
  deed: RequestDeed,
): Permission {
  if (user === null) return { ok: false, why: { kind: 'signed-out' } };
  if (isDecision(deed)) {
    const why = recusal(config, request, user);
    if (why !== undefined) return { ok: false, why };
  }
  const needs = neededFor(deed);
  const is = actorsOf(config, request, user);
  if (needs === 'anyone' || needs.some(actor => is.has(actor))) return { ok: true };
  return { ok: false, why: { kind: 'role', needs } };
}

/** What the committee decides, or what only follows from its decision: no member of the group has a say in it. */
function isDecision(deed: RequestDeed): boolean {
  return (
    deed.kind === 'decide' ||
    deed.kind === 'set-priority' ||
    (deed.kind === 'take-step' && deed.to === 'declined')
  );
}

const needed: Readonly<Record<Exclude<DeedKind, 'take-step'>, readonly Actor[] | 'anyone'>> = {
  'set-box': ['staff', 'group'],
  'add-box': ['staff', 'committee', 'group'],
  ask: ['staff', 'committee', 'group'],
  'answer-asked': ['requester', 'staff', 'group'],
  answer: ['requester', 'staff'],
  'add-link': 'anyone',
  follow: 'anyone',
  'set-priority': ['staff', 'committee'],
  assign: ['staff'],
  decide: ['staff', 'committee'],
  'set-waiting': ['staff', 'committee', 'group'],
  'set-public-request': ['requester', 'staff'],
  'edit-details': ['requester', 'staff'],
};

function neededFor(deed: RequestDeed): readonly Actor[] | 'anyone' {
  if (deed.kind !== 'take-step') return needed[deed.kind];
  const found = steps.find(({ from, to }) => from === deed.from && to === deed.to);
  return found?.by ?? [];
}

function recusal(
  config: Config,
  request: HelpRequest,
  user: string,
): (Refusal & { readonly kind: 'recused' }) | undefined {
  const group = config.workingGroups.find(({ id }) => id === request.group);
  if (group !== undefined && hasUser(group.members, user)) return { kind: 'recused', group: group.name };
  return hasUser(request.members, user) ? { kind: 'recused', group: null } : undefined;
}
