import { cdxIconAlert, cdxIconError } from '@wikimedia/codex-icons';
import { useState } from 'preact/hooks';
import type { LineProblem } from '../../lib/batch/input/problems.ts';
import type { TableProblem } from '../../lib/batch/table/table-types.ts';
import { Button } from '../common/Button.tsx';
import { Details } from '../common/Details.tsx';
import { Icon } from '../common/Icon.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { lineRanges } from './line-ranges.ts';
import { problemWords } from './problem-words.ts';

const atOnce = 50;

type Problem = LineProblem | TableProblem;

/** One thing that is wrong, and the lines it is wrong in. */
interface Alike {
  readonly problem: Problem;
  readonly lines: number[];
}

const kindOf = ({ severity, key, found, right }: Problem) => JSON.stringify([severity, key, found, right]);

/** What is said once for all lines that are wrong in the same way; what keeps lines out before what only deserves a look. */
function groupAlike(problems: readonly Problem[]): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const problem of problems) {
    const group = groups.get(kindOf(problem));
    if (group === undefined) groups.set(kindOf(problem), { problem, lines: [problem.line] });
    else if (group.lines.at(-1) !== problem.line) group.lines.push(problem.line);
  }
  const isWarning = ({ problem }: Alike) => Number(problem.severity !== 'error');
  return [...groups.values()].sort((a, b) => isWarning(a) - isWarning(b));
}

/** Each wrong line: its number, what is wrong, what would be right. */
export function WrongLines({ problems }: { problems: readonly Problem[] }) {
  const i18n = useI18n();
  const { text } = i18n;
  const [shown, setShown] = useState(atOnce);
  if (problems.length === 0) return null;
  // What keeps a line out comes before what only deserves a look.
  const alike = groupAlike(problems);
  return (
    <Details summary={text('batch-problems', problems.length)} open>
      <ul class="hp-problems">
        {alike.slice(0, shown).map(({ problem, lines }) => (
          <li key={kindOf(problem)}>
            <span class={`hp-problem hp-problem--${problem.severity}`}>
              <Icon
                icon={problem.severity === 'error' ? cdxIconError : cdxIconAlert}
                size="small"
                label={text(problem.severity === 'error' ? 'batch-severity-error' : 'batch-severity-warning')}
              />
            </span>
            <span>
              <strong>
                {lines.length === 1
                  ? text('batch-line', problem.line)
                  : text('batch-line-several', lineRanges(lines))}
              </strong>{' '}
              {problemWords(i18n, problem)}
            </span>
          </li>
        ))}
      </ul>
      {shown < alike.length ? (
        <Button size="small" onClick={() => setShown(shown + atOnce * 4)}>
          {text('batch-more', alike.length - shown)}
        </Button>
      ) : null}
    </Details>
  );
}
