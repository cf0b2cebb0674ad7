import { cdxIconAlert, cdxIconError } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import type { LineProblem } from '../../lib/batch/input/problems.ts';
import type { TableProblem } from '../../lib/batch/table/table-types.ts';
import { Button } from '../common/Button.tsx';
import { Details } from '../common/Details.tsx';
import { Icon } from '../common/Icon.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { problemWords } from './problem-words.ts';

const atOnce = 50;

/** Each wrong line: its number, what is wrong, what would be right. */
export function WrongLines({ problems }: { problems: readonly (LineProblem | TableProblem)[] }) {
  const i18n = useI18n();
  const { text } = i18n;
  const [shown, setShown] = useState(atOnce);
  if (problems.length === 0) return null;
  // What keeps a line out comes before what only deserves a look.
  const sorted = [...problems].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  return (
    <Details summary={text('batch-problems', problems.length)} open>
      <ul class="hp-problems">
        {sorted.slice(0, shown).map((problem, index) => (
          <li key={`${problem.line} ${problem.column} ${problem.key} ${index}`}>
            <span class={`hp-problem hp-problem--${problem.severity}`}>
              <Icon
                icon={problem.severity === 'error' ? cdxIconError : cdxIconAlert}
                size="small"
                label={text(problem.severity === 'error' ? 'batch-severity-error' : 'batch-severity-warning')}
              />
            </span>
            <span>
              <strong>{text('batch-line', problem.line)}</strong> {problemWords(i18n, problem)}
            </span>
          </li>
        ))}
      </ul>
      {shown < problems.length ? (
        <Button size="small" onClick={() => setShown(shown + atOnce * 4)}>
          {text('batch-more', problems.length - shown)}
        </Button>
      ) : null}
    </Details>
  );
}
