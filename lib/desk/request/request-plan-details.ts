import type { Config } from '../config.ts';
import { normalizeField } from '../record/field-text.ts';
import { isoTime } from '../record/iso-time.ts';
import { keysOf, normalizeLink } from '../record/record-fields.ts';
import { sameUser } from '../same-user.ts';
import type { DeedPlan, Doer } from './deed-plan.ts';
import { type HelpRequest, requestLimits as limits } from './request.ts';
import type { DeedOf, ListChange, RequestDetails } from './request-deeds.ts';
import { type RequestRecordFields, requestFields } from './request-fields.ts';
import type { DeedConflict } from './request-results.ts';

/** Deeds that set fields of the request's own template. */
type FieldDeed = DeedOf<'set-priority' | 'assign' | 'set-waiting' | 'set-public-request' | 'edit-details'>;

const unchanged: DeedPlan = { kind: 'unchanged' };

export function planDetails(request: HelpRequest, deed: FieldDeed, { now }: Doer, config: Config): DeedPlan {
  switch (deed.kind) {
    case 'set-priority': {
      const { seen, priority } = deed;
      const theirs = request.priority;
      if (theirs === priority) return unchanged;
      if (theirs !== seen) return { kind: 'conflict', conflict: { kind: 'priority', seen, theirs } };
      return {
        kind: 'change',
        change: { set: { priority } },
        summary: 'setPriority',
        detail: priority ?? '–',
      };
    }
    case 'set-waiting': {
      const { seen, waitingFor } = deed;
      if (request.waitingFor === waitingFor) return unchanged;
      if (request.waitingFor !== seen) return conflict('waitingFor', seen ?? '', request.waitingFor ?? '');
      const set = { waitingFor, waitingSince: isoTime(now) };
      return { kind: 'change', change: { set }, summary: 'setWaiting', detail: waitingFor ?? '–' };
    }
    case 'set-public-request': {
      const publicRequest = normalizeField(deed.page).trim();
      const theirs = request.publicRequest;
      if (theirs === publicRequest) return unchanged;
      if (theirs !== deed.seen) return conflict('publicRequest', deed.seen, theirs);
      return {
        kind: 'change',
        change: { set: { publicRequest } },
        summary: 'publicRequest',
        detail: publicRequest,
      };
    }
    case 'assign':
      return planAssign(request, deed, config);
    case 'edit-details':
      return planEdit(request, deed);
  }
}

function conflict(
  field: (DeedConflict & { readonly kind: 'field' })['field'],
  seen: string,
  theirs: string,
): DeedPlan {
  return { kind: 'conflict', conflict: { kind: 'field', field, seen, theirs } };
}

function planAssign(request: HelpRequest, deed: DeedOf<'assign'>, config: Config): DeedPlan {
  const { group } = deed;
  if (group !== undefined && request.group !== group.id && request.group !== group.seen) {
    return conflict('group', group.seen, request.group);
  }
  const set = {
    group: group?.id ?? request.group,
    members: withPeople(request.members, deed.members),
    assigned: withPeople(request.assigned, deed.assigned),
  };
  const tooMany = [set.members, set.assigned].some(people => people.length > limits.people);
  if (tooMany) return { kind: 'bad-input', problem: { kind: 'too-many', limit: limits.people } };
  const same = keysOf(set).every(key => JSON.stringify(set[key]) === JSON.stringify(request[key]));
  if (same) return unchanged;
  const named = config.workingGroups.find(({ id }) => id === group?.id)?.name ?? group?.id ?? '';
  const people = [...(deed.members?.add ?? []), ...(deed.assigned?.add ?? [])];
  const detail = [named, ...people].filter(name => name !== '').join(', ');
  return { kind: 'change', change: { set }, summary: 'assign', detail: detail === '' ? '–' : detail };
}

/** A list of people with some added and some taken out; everybody else stays where they were. */
function withPeople(
  people: readonly string[],
  { add = [], remove = [] }: ListChange = {},
): readonly string[] {
  const isIn = (names: readonly string[], name: string) => names.some(one => sameUser(one, name));
  const kept = people.filter(name => !isIn(remove, name));
  const added = add.map(name => normalizeField(name).trim()).filter(name => !isIn(kept, name));
  return [...kept, ...new Set(added)];
}

function planEdit(request: HelpRequest, { seen, set }: DeedOf<'edit-details'>): DeedPlan {
  const wanted = kept(set);
  const keys = keysOf(wanted).filter(key => JSON.stringify(wanted[key]) !== JSON.stringify(request[key]));
  if (keys.length === 0) return unchanged;
  const moved = keys.find(
    key => Object.hasOwn(seen, key) && JSON.stringify(seen[key]) !== JSON.stringify(request[key]),
  );
  if (moved !== undefined)
    return conflict(moved, shown(moved, { ...request, ...seen }), shown(moved, request));
  return { kind: 'change', change: { set: wanted }, summary: 'editDetails', detail: keys.join(', ') };
}

/** Details as the record keeps them. */
function kept(set: Partial<RequestDetails>): Partial<RequestDetails> {
  const { title, partner, volume, links } = set;
  return {
    ...set,
    ...(title === undefined ? {} : { title: normalizeField(title) }),
    ...(partner === undefined ? {} : { partner: normalizeField(partner) }),
    ...(volume === undefined ? {} : { volume: normalizeField(volume) }),
    ...(links === undefined ? {} : { links: links.map(link => normalizeLink(link) ?? link) }),
  };
}

/** A field as the record writes it. */
function shown<K extends keyof RequestRecordFields>(key: K, request: RequestRecordFields): string {
  return requestFields[key].write(request[key]);
}
