import type { Config } from './config.ts';
import { sameUser } from './same-user.ts';

/** What a person is to the Helpdesk as a whole, from the configuration. */
export interface Standing {
  readonly staff: boolean;
  readonly committee: boolean;
  readonly organizer: boolean;
  /** Ids of the working groups they are in. */
  readonly groups: readonly string[];
}

/** What someone is to the Helpdesk; nothing at all when nobody is signed in (null). */
export function standingOf(config: Config, user: string | null): Standing {
  const isIn = (names: readonly string[]) => user !== null && hasUser(names, user);
  const { staff, committee, organizers } = config.roles;
  return {
    staff: isIn(staff),
    committee: isIn(committee),
    organizer: isIn(organizers),
    groups: config.workingGroups.filter(({ members }) => isIn(members)).map(({ id }) => id),
  };
}

/** Whether a user is on a list of names. */
export function hasUser(names: readonly string[], user: string): boolean {
  return names.some(name => sameUser(name, user));
}
