import { missingFields } from '../../lib/desk/request/request-draft.ts';
import type { DraftField } from '../../lib/desk/request/request-draft-types.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import type { AskForm } from './ask-model.ts';
import { draftProblemWords, fieldName, fieldOfProblem, stepOfField } from './ask-words.ts';
import { Email, type EmailServices } from './Email.tsx';

/** Before the preview: what stands in the way, what would help and is still empty, each a link to its place. */
export function ReviewStep({ form, email }: { form: AskForm; email: EmailServices }) {
  const i18n = useI18n();
  const { text } = i18n;
  const draft = form.draft.value;
  const problems = form.problems.value;
  const inTheWay = new Set(problems.map(fieldOfProblem));
  const missing = missingFields(draft).filter(field => !inTheWay.has(field));
  const go = (field: DraftField) => () => form.go(stepOfField(draft.need, field));
  return (
    <>
      {problems.length === 0 ? (
        <Notice type="success">
          <p>{text('review-ready')}</p>
        </Notice>
      ) : (
        <Notice type="warning">
          <p>{text('review-needed', problems.length)}</p>
          <ul class="hp-list">
            {problems.map(problem => {
              const field = fieldOfProblem(problem);
              return (
                <li key={`${field} ${problem.kind}`}>
                  <button type="button" class="hp-linklike" onClick={go(field)}>
                    {text(fieldName(field))}
                  </button>
                  <div>{draftProblemWords(i18n, problem, draft)}</div>
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
      {missing.length === 0 ? null : (
        <section aria-labelledby="hp-missing">
          <h2 id="hp-missing">{text('review-missing')}</h2>
          <p class="hp-help">{text('review-missing-help')}</p>
          <ul class="hp-list">
            {missing.map(field => (
              <li key={field}>
                <button type="button" class="hp-linklike" onClick={go(field)}>
                  {text(field === 'answers.gaps' ? 'step-why' : fieldName(field))}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Email form={form} page={null} services={email} />
    </>
  );
}
