import type { DecisionSubject, HelpRequest } from '../../../lib/desk/request/request.ts';
import type { Condition } from '../../../lib/desk/request/stages.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { answerNames, conditionNames } from './deed-words.ts';

/** What a step waits for, each with what is still to do. */
export function Unmet({ conditions, request }: { conditions: readonly Condition[]; request: HelpRequest }) {
  const i18n = useI18n();
  if (conditions.length === 0) return null;
  return (
    <ul class="hp-list hp-help">
      {conditions.map(condition => (
        <li key={condition}>
          {i18n.text(conditionNames[condition])}
          {condition === 'checklist-complete' ? (
            <OpenBoxes request={request} />
          ) : (
            <ToDo words={toDo(i18n, condition, request)} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Boxes named at a time: the checklist below has them all. */
const mostNamed = 5;

function OpenBoxes({ request }: { request: HelpRequest }) {
  const { text } = useI18n();
  const open = request.checks.filter(({ state }) => state === 'to-do');
  if (open.length === 0) return <ToDo words={text('to-do-no-boxes')} />;
  return (
    <>
      <ToDo words={text('to-do-boxes', open.length)} />
      <ul class="hp-list">
        {open.slice(0, mostNamed).map((check, at) => (
          <li key={`${at} ${check.text}`}>
            <Data>{check.text}</Data>
          </li>
        ))}
        {open.length > mostNamed ? <li>…</li> : null}
      </ul>
    </>
  );
}

function ToDo({ words }: { words: string }) {
  return words === '' ? null : <>: {words}</>;
}

const subjects: Readonly<Partial<Record<Condition, DecisionSubject>>> = {
  'feedback-given': 'feedback',
  'said-ready': 'ready',
  'said-sustainable': 'sustainable',
  'said-fund': 'funding',
};

/** What is there so far, where that helps to see what is missing. */
function toDo({ text }: I18n, condition: Condition, { decisions }: HelpRequest): string {
  const subject = subjects[condition];
  if (subject === undefined) return '';
  const last = decisions.filter(decision => decision.subject === subject).at(-1);
  return last === undefined
    ? text('to-do-not-asked')
    : text('to-do-last-word', text(answerNames[last.answer]));
}
