import type { Decision } from '../../../lib/desk/request/request.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { answerNames, subjectNames } from './deed-words.ts';
import { By } from './Questions.tsx';

/** What the committee said, latest last. */
export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const { text } = useI18n();
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="hp-decisions">
      <h2 id="hp-decisions">{text('decisions')}</h2>
      {decisions.map(decision => (
        <div key={`${decision.subject} ${decision.at}`} class="hp-record">
          <p>
            {text(subjectNames[decision.subject])} <strong>{text(answerNames[decision.answer])}</strong>
          </p>
          {decision.text === '' ? null : (
            <p class="hp-said">
              <Data>{decision.text}</Data>
            </p>
          )}
          <By name={decision.by} at={decision.at} />
        </div>
      ))}
    </section>
  );
}
