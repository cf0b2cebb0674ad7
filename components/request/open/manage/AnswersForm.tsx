import * as z from 'zod/mini';
import { type Question, questions, requestLimits } from '../../../../lib/desk/request/request.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';
import { Details } from '../../../common/Details.tsx';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { TextArea } from '../../../common/TextArea.tsx';
import { questionHelp, questionNames } from '../../ask-words.ts';
import { keptForm } from '../kept-form.ts';
import { Act, type ManageProps } from './Act.tsx';
import { Section } from './Section.tsx';

interface AnswerDraft {
  readonly seen: string;
  readonly text: string;
}

const schema: z.ZodMiniType<AnswerDraft> = z.object({ seen: z.string(), text: z.string() });

const placeOf = (question: Question) => `answer ${question}`;

/** The answers of the form, each changed and saved by itself: two people may write different ones at once. */
export function AnswersForm(props: ManageProps) {
  const { open, view, config, user } = props;
  const { text } = useI18n();
  const example = { kind: 'answer', question: 'description', seen: '', text: '' } as const;
  const begun = questions.some(question => open.texts.value.has(placeOf(question)));
  return (
    <Section
      name={text('correct-answers')}
      begun={begun}
      permission={permit(config, view.request, user, example)}
    >
      {questions.map(question => (
        <Answer key={question} {...props} question={question} />
      ))}
    </Section>
  );
}

function Answer(props: ManageProps & { readonly question: Question }) {
  const { open, view, question } = props;
  const { text } = useI18n();
  const at = placeOf(question);
  const now = view.request.answers[question] ?? '';
  const form = keptForm(open, at, schema, { seen: now, text: now });
  const { value, begun } = form;
  const run = open.runs.value.get(at);
  return (
    <Details
      summary={
        <>
          {text(questionNames[question])} {now === '' ? <em>{text('correct-answer-none')}</em> : null}
        </>
      }
      open={begun || run !== undefined}
    >
      <Field label={text(questionNames[question])} help={text(questionHelp[question])}>
        {ids => (
          <TextArea
            {...ids}
            limit={requestLimits.answer}
            value={value.text}
            onInput={typed => form.change({ text: typed })}
          />
        )}
      </Field>
      <Act
        {...props}
        at={at}
        deed={begun ? { kind: 'answer', question, seen: value.seen, text: value.text } : null}
        button={text('correct-answer-do')}
      />
    </Details>
  );
}
