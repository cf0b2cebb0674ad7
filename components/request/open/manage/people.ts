import type { Config } from '../../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../../lib/desk/request/request.ts';
import { sameUser } from '../../../../lib/desk/same-user.ts';

/** People added to a list and taken from it; what others did to the same list meanwhile stays. */
export interface PeopleChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export const nobodyChanged: PeopleChange = { add: [], remove: [] };

const isIn = (names: readonly string[], name: string) => names.some(one => sameUser(one, name));

/** A list as it will be. */
export function changedPeople(now: readonly string[], { add, remove }: PeopleChange): readonly string[] {
  return [...now.filter(name => !isIn(remove, name)), ...add.filter(name => !isIn(now, name))];
}

/** The change that makes of a list the one wanted. */
export function changeTo(now: readonly string[], wanted: readonly string[]): PeopleChange {
  return {
    add: wanted.filter(name => !isIn(now, name)),
    remove: now.filter(name => !isIn(wanted, name)),
  };
}

/** Everybody the Helpdesk knows of by its configuration, and those a request is about where one is given; each once, by name. */
export function knownPeople(config: Config, request?: HelpRequest): readonly string[] {
  const { staff, committee, organizers } = config.roles;
  const all = [
    ...staff,
    ...committee,
    ...organizers,
    ...config.workingGroups.flatMap(({ members }) => members),
    ...(request === undefined ? [] : [...request.members, ...request.assigned, request.requester]),
  ].filter(name => name !== '');
  return all
    .filter((name, at) => all.findIndex(one => sameUser(one, name)) === at)
    .sort((one, other) => one.localeCompare(other));
}
