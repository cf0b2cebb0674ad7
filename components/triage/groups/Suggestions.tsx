import type { Board } from '../../../lib/desk/board/board-load.ts';
import { suggestGroups } from '../../../lib/desk/board/groups.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { stageOf } from '../../../lib/desk/request/stages.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { groupReasonWords } from './group-reason-words.ts';

/** Groups proposed for each request. */
const mostProposed = 2;

export interface SuggestionsProps {
  readonly requests: Board['requests'];
  readonly config: Config;
  readonly onOpen: (title: string) => void;
}

/** Projects that no group carries yet, each with the groups that fit it and why; the request is where one is named. */
export function Suggestions({ requests, config, onOpen }: SuggestionsProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const records = requests.flatMap(({ record }) => (record === null ? [] : [record]));
  const without = requests.flatMap(({ title, record }) =>
    record !== null && isWithoutGroup(record)
      ? [{ title, record, proposed: suggestGroups(config, record, records).slice(0, mostProposed) }]
      : [],
  );
  if (without.length === 0) return null;
  return (
    <section aria-labelledby="hp-without-group">
      <h2 id="hp-without-group">{text('groups-without', without.length)}</h2>
      <p class="hp-help">{text('groups-without-what')}</p>
      <ul class="hp-list">
        {without.map(({ title, record, proposed }) => (
          <li key={title}>
            <button type="button" class="hp-linklike" onClick={() => onOpen(title)}>
              <Data>{record.title}</Data>
            </button>
            {proposed.length === 0 ? <div class="hp-help">{text('groups-none-fits')}</div> : null}
            {proposed.map(({ group, reasons, load }) => (
              <div key={group.id} class="hp-help">
                <Data>{group.name}</Data>: {i18n.list(reasons.map(reason => groupReasonWords(i18n, reason)))}{' '}
                · {text('assign-load', load)}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Open projects for which nobody is named. */
function isWithoutGroup({ size, status, group, members }: HelpRequest): boolean {
  return size === 'project' && stageOf(status).open && group === '' && members.length === 0;
}
