import { type Config, defaultConfig } from '../../../../lib/desk/config.ts';
import type { Check, Decision, HelpRequest } from '../../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import { planDeed } from '../../../../lib/desk/request/request-plan.ts';
import { changedRequest } from '../../../../lib/desk/request/request-text-change.ts';
import { plainRequest } from './plain-request.ts';

/** A request, the people around it, and what is planned when one of them does something. */

export const config: Config = {
  ...defaultConfig,
  roles: { staff: ['Maja'], committee: ['Karim', 'Susanna', 'Éder'], organizers: ['Olu'] },
  workingGroups: [
    {
      id: 'maps-group',
      name: 'Maps group',
      kind: 'standing',
      members: ['Susanna', 'Ravi'],
      languages: [],
      topics: [],
      page: '',
    },
  ],
};

export const requester = plainRequest.requester;

export const now = Date.parse('2026-12-01T10:00:00.999Z');

export const at = '2026-12-01T10:00:00Z';

export const box = (id: string, state: Check['state'] = 'to-do', more: Partial<Check> = {}): Check => ({
  id,
  group: 'technical',
  text: `About ${id}`,
  state,
  by: '',
  at: '',
  note: '',
  ...more,
});

export const yes = (subject: Decision['subject'], answer: Decision['answer'] = 'yes'): Decision => ({
  subject,
  answer,
  by: 'Karim',
  at: '',
  text: '',
});

export const request: HelpRequest = { ...plainRequest, checks: [box('a'), box('b')] };

export const plan = (deed: RequestDeed, user: string, on: HelpRequest = request) =>
  planDeed(on, deed, { user, now }, config);

/** The request after a deed that must go through. */
export function doneTo(deed: RequestDeed, user: string, on: HelpRequest = request): HelpRequest {
  const done = plan(deed, user, on);
  if (done.kind !== 'change') throw new Error(JSON.stringify(done));
  return changedRequest(on, done.change);
}

export const step = (to: HelpRequest['status'], from: HelpRequest['status'], more = {}): RequestDeed => ({
  kind: 'take-step',
  from,
  to,
  ...more,
});
