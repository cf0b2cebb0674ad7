import type { Config } from '../../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';

/** One deed of each kind in the area: who may do one of them, or would but for their working group, sees it. */
function samples({ priority, waitingFor }: HelpRequest): readonly RequestDeed[] {
  return [
    { kind: 'decide', subject: 'feedback', answer: 'yes', text: '' },
    { kind: 'set-priority', seen: priority, priority },
    { kind: 'assign' },
    { kind: 'set-waiting', seen: waitingFor, waitingFor },
    { kind: 'add-box', group: 'technical', text: '' },
    { kind: 'edit-details', seen: {}, set: {} },
    { kind: 'answer', question: 'description', seen: '', text: '' },
  ];
}

/** Whether the area "Manage" has anything for someone. */
export function mayManage(config: Config, request: HelpRequest, user: string): boolean {
  return samples(request).some(deed => permit(config, request, user, deed).ok);
}
