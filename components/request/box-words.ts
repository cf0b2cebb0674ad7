import type { CheckGroup } from '../../lib/desk/request/request.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';

/** The groups of the checklist, in words. */
export const checkGroupNames: Readonly<Record<CheckGroup, MessageKey>> = {
  technical: 'boxes-technical',
  'legal-and-ethical': 'boxes-legal-and-ethical',
  risk: 'boxes-risk',
  sustainability: 'boxes-sustainability',
};
