import type { Actor } from '../../lib/desk/request/request.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';

/** Who has to act, when it is somebody else. */
export const turnNames: Readonly<Record<Actor, MessageKey>> = {
  requester: 'turn-requester',
  staff: 'turn-staff',
  committee: 'turn-committee',
  group: 'turn-group',
};

/** Someone by what they are to a request, to be put into a list: "staff or the committee". */
export const actorNames: Readonly<Record<Actor, MessageKey>> = {
  requester: 'actor-requester',
  staff: 'actor-staff',
  committee: 'actor-committee',
  group: 'actor-group',
};
