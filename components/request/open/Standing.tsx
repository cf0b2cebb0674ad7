import type { Config } from '../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { useI18n } from '../../common/i18n-context.tsx';
import { priorityNames } from './deed-words.ts';

/** Who works on a request and how much it matters, once that is settled: for whoever asked as well. */
export function Standing({ request, config }: { request: HelpRequest; config: Config }) {
  const { text, list } = useI18n();
  const { group, members, assigned, priority } = request;
  const named = config.workingGroups.find(({ id }) => id === group)?.name ?? group;
  const who = [named, ...members, ...assigned].filter(
    (name, at, all) => name !== '' && all.indexOf(name) === at,
  );
  if (who.length === 0 && priority === null) return null;
  return (
    <dl class="hp-facts">
      {who.length === 0 ? null : (
        <div>
          <dt>{text('assign')}</dt>
          <dd dir="auto">{list(who)}</dd>
        </div>
      )}
      {priority === null ? null : (
        <div>
          <dt>{text('priority')}</dt>
          <dd>{text(priorityNames[priority])}</dd>
        </div>
      )}
    </dl>
  );
}
