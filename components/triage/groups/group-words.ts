import type { GroupProblem } from '../../../lib/desk/board/groups.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';

/** What is wrong with a group, and what to do. */
export function groupProblemWords({ text }: I18n, problem: GroupProblem): string {
  switch (problem.kind) {
    case 'no-name':
      return text('groups-no-name');
    case 'bad-id':
    case 'same-id':
      return text('groups-same-id', problem.id);
    case 'bad-user':
      return text('typed-bad-user', problem.name);
    case 'twice':
      return text('groups-twice', problem.name);
    case 'too-few':
      return text('groups-too-few', problem.members, problem.least);
    case 'too-many':
      return text('groups-too-many', problem.members, problem.most);
  }
}
