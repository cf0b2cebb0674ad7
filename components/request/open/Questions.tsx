import { type AskedQuestion, questions, requestLimits } from '../../../lib/desk/request/request.ts';
import { permit } from '../../../lib/desk/request/roles.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { RelativeTime } from '../../common/RelativeTime.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { AskQuestion } from './AskQuestion.tsx';
import type { RequestPartProps } from './Checklist.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { Kept } from './Kept.tsx';
import type { OpenRequest } from './open-types.ts';

/** What was asked about the request and answered, what waits for an answer, and what the form says. */
export function Questions({ open, request, config, user }: RequestPartProps) {
  const { text } = useI18n();
  const mayAsk = permit(config, request, user, { kind: 'ask', text: '' }).ok;
  const answered = questions.flatMap(question => {
    const answer = request.answers[question]?.trim() ?? '';
    return answer === '' ? [] : [{ question, answer }];
  });
  return (
    <section aria-labelledby="hp-questions">
      <h2 id="hp-questions">{text('questions')}</h2>
      {request.asked.length === 0 ? <p class="hp-help">{text('questions-none')}</p> : null}
      {request.asked.map(asked => (
        <Asked
          key={`${asked.at} ${asked.text}`}
          open={open}
          asked={asked}
          may={permit(config, request, user, { kind: 'answer-asked', seen: asked, text: '' }).ok}
        />
      ))}
      {mayAsk && user !== null ? <AskQuestion open={open} requester={request.requester} user={user} /> : null}
      {answered.length === 0 ? null : (
        <Details summary={text('questions-form')}>
          <dl class="hp-facts">
            {answered.map(({ question, answer }) => (
              <div key={question}>
                <dt>
                  <Data>{config.questions[question]}</Data>
                </dt>
                <dd class="hp-said">
                  <Data>{answer}</Data>
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </section>
  );
}

function Asked({ open, asked, may }: { open: OpenRequest; asked: AskedQuestion; may: boolean }) {
  const { text } = useI18n();
  const at = `asked ${asked.at} ${asked.text}`;
  const toAnswer = asked.answer === '' && may;
  return (
    <div class={toAnswer ? 'hp-record hp-to-answer' : 'hp-record'}>
      <p class="hp-said">
        <Data>{asked.text}</Data>
      </p>
      <By name={asked.by} at={asked.at} />
      {asked.answer === '' ? null : (
        <>
          <p class="hp-said hp-answer">
            <Data>{asked.answer}</Data>
          </p>
          <By name={asked.answeredBy} at={asked.answeredAt} />
        </>
      )}
      {toAnswer ? (
        <Writing
          open={open}
          at={at}
          label={text('question-answer')}
          limit={requestLimits.answer}
          button={text('question-answer-do')}
          onSend={typed => void open.act(at, { kind: 'answer-asked', seen: asked, text: typed })}
        />
      ) : (
        <DeedNotice open={open} at={at} />
      )}
    </div>
  );
}

/** Who wrote something, and when. */
export function By({ name, at }: { name: string; at: string }) {
  if (name === '') return null;
  const time = Date.parse(at);
  return (
    <p class="hp-help">
      <Data>{name}</Data>
      {Number.isNaN(time) ? null : (
        <>
          {' · '}
          <RelativeTime time={time} />
        </>
      )}
    </p>
  );
}

/** A text to send; it stays until the wiki has it. */
export function Writing(props: {
  open: OpenRequest;
  at: string;
  label: string;
  help?: string;
  limit: number;
  button: string;
  onSend: (typed: string) => void;
}) {
  const { open, at } = props;
  const typed = open.texts.value.get(at) ?? '';
  return (
    <div class="hp-writing">
      <Field label={props.label} help={props.help}>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={props.limit}
            value={typed}
            onInput={value => open.type(at, value)}
          />
        )}
      </Field>
      <p>
        <Button
          disabled={typed.trim() === ''}
          busy={open.runs.value.get(at)?.state === 'sending'}
          onClick={() => props.onSend(typed)}
        >
          {props.button}
        </Button>
      </p>
      <Kept open={open} at={at} />
      <DeedNotice open={open} at={at} />
    </div>
  );
}
