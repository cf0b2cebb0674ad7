import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../lib/desk/request/request-deeds.ts';
import type { DeedConflict } from '../../../lib/desk/request/request-results.ts';

/**
 * The same deed by someone who has now seen what the other did and wants their own all the same; null where that makes
 * no sense (the step or the box is gone) and they have to look again. `now`: the request as it stands.
 */
export function insist(deed: RequestDeed, conflict: DeedConflict, now: HelpRequest): RequestDeed | null {
  switch (conflict.kind) {
    case 'box':
      return deed.kind === 'set-box' && conflict.theirs !== null ? { ...deed, seen: conflict.theirs } : null;
    case 'asked':
      return deed.kind === 'answer-asked' && conflict.theirs !== null
        ? { ...deed, seen: conflict.theirs }
        : null;
    case 'answer':
      return deed.kind === 'answer' ? { ...deed, seen: conflict.theirs } : null;
    case 'priority':
      return deed.kind === 'set-priority' ? { ...deed, seen: conflict.theirs } : null;
    case 'field':
      return withField(deed, conflict.field, now);
    case 'status':
      return null;
  }
}

function withField(
  deed: RequestDeed,
  field: (DeedConflict & { readonly kind: 'field' })['field'],
  now: HelpRequest,
): RequestDeed | null {
  switch (deed.kind) {
    case 'set-waiting':
      return { ...deed, seen: now.waitingFor };
    case 'set-public-request':
      return { ...deed, seen: now.publicRequest };
    case 'assign':
      return deed.group === undefined ? null : { ...deed, group: { ...deed.group, seen: now.group } };
    case 'edit-details':
      // Only what they were shown: another field that moved as well is asked about next.
      return { ...deed, seen: { ...deed.seen, [field]: now[field] } };
    default:
      return null;
  }
}
