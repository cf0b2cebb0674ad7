import type { ChecklistProgress } from '../../lib/desk/request/checklist-progress.ts';
import { checkGroups } from '../../lib/desk/request/request.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { checkGroupNames } from './box-words.ts';

/** Boxes settled of all, with a small bar for each group. Nothing where there is no checklist. */
export function BoxBars({ progress }: { progress: ChecklistProgress }) {
  const { text } = useI18n();
  const { total, groups } = progress;
  if (total.of === 0) return null;
  return (
    <div class="hp-boxbars">
      <span>{text('boxes-count', total.done, total.of)}</span>
      <ul aria-label={text('boxes-by-group')}>
        {checkGroups.map(group => {
          const { done, of } = groups[group];
          if (of === 0) return null;
          const words = text('boxes-group', text(checkGroupNames[group]), done, of);
          return (
            <li key={group} title={words}>
              <span class="hp-hidden">{words}</span>
              <span class="hp-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(100 * done) / of}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
