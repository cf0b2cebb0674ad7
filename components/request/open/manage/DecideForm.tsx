import * as z from 'zod/mini';
import {
  type DecisionAnswer,
  type DecisionSubject,
  decisionAnswers,
  decisionSubjects,
  type RequestStatus,
  requestLimits,
} from '../../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import { permit } from '../../../../lib/desk/request/roles.ts';
import type { I18n, MessageKey } from '../../../../lib/i18n/i18n.ts';
import { Field } from '../../../common/Field.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { Select } from '../../../common/Select.tsx';
import { TextArea } from '../../../common/TextArea.tsx';
import { answerNames, subjectNames } from '../deed-words.ts';
import { type KeptForm, keptForm } from '../kept-form.ts';
import { type Proposal, telling, tellingShape } from '../Tell.tsx';
import { Act, type ManageProps } from './Act.tsx';
import { Choice } from './Choice.tsx';
import { Section } from './Section.tsx';

/** What can be decided in one go: the final prioritization asks two questions (Steps page of the Helpdesk on Meta). */
const occasions = ['feedback', 'final', 'funding', 'decline'] as const;
type Occasion = (typeof occasions)[number];

const subjectsOf: Readonly<Record<Occasion, readonly DecisionSubject[]>> = {
  feedback: ['feedback'],
  final: ['ready', 'sustainable'],
  funding: ['funding'],
  decline: ['decline'],
};

const occasionNames: Readonly<Record<Occasion, MessageKey>> = {
  feedback: 'decide-feedback',
  final: 'decide-final',
  funding: 'decide-funding',
  decline: 'decide-decline',
};

const questionsAsked: Readonly<Record<DecisionSubject, MessageKey>> = {
  feedback: 'decide-ask-feedback',
  ready: 'decide-ask-ready',
  sustainable: 'decide-ask-sustainable',
  funding: 'decide-ask-funding',
  decline: 'decide-ask-decline',
};

interface Said {
  readonly answer: DecisionAnswer | null;
  readonly text: string;
}

interface DecideDraft {
  /** Null while it is what the stage suggests. */
  readonly occasion: Occasion | null;
  readonly said: Readonly<Partial<Record<DecisionSubject, Said>>>;
  readonly tell: boolean;
  readonly note: string | null;
}

const schema: z.ZodMiniType<DecideDraft> = z.object({
  occasion: z.nullable(z.enum(occasions)),
  said: z.partialRecord(
    z.enum(decisionSubjects),
    z.object({ answer: z.nullable(z.enum(decisionAnswers)), text: z.string() }),
  ),
  ...tellingShape,
});

const at = 'decide';

/** What the committee is asked at a stage. */
const suggested = (status: RequestStatus): Occasion =>
  status === 'final-prioritization' ? 'final' : 'feedback';

/** Records what the committee said: its feedback, the two questions at the end, money, or a no. */
export function DecideForm(props: ManageProps) {
  const { open, view, config, user } = props;
  const i18n = useI18n();
  const { text } = i18n;
  const { request } = view;
  const form = keptForm(open, at, schema, { occasion: null, said: {}, ...telling });
  const occasion = form.value.occasion ?? suggested(request.status);
  const asked = subjectsOf[occasion];
  const deed = deedOf(asked, form.value);
  const example = { kind: 'decide', subject: 'feedback', answer: 'yes', text: '' } as const;
  return (
    <Section name={text('decide')} begun={form.begun} permission={permit(config, request, user, example)}>
      <Field label={text('decide-what')}>
        {ids => (
          <Select
            {...ids}
            value={occasion}
            options={occasions.map(one => ({ value: one, label: text(occasionNames[one]) }))}
            onChange={value => form.change({ occasion: value })}
          />
        )}
      </Field>
      {asked.map(subject => (
        <Question key={subject} subject={subject} form={form} />
      ))}
      <Act
        {...props}
        at={at}
        deed={deed}
        button={text('decide-do')}
        tell={{
          value: form.value,
          proposal: proposalOf(i18n, asked, form.value, request.requester),
          onChange: form.change,
        }}
      />
    </Section>
  );
}

function Question({ subject, form }: { subject: DecisionSubject; form: KeptForm<DecideDraft> }) {
  const { text } = useI18n();
  const said = form.value.said[subject] ?? { answer: null, text: '' };
  const say = (part: Partial<Said>) =>
    form.change({ said: { ...form.value.said, [subject]: { ...said, ...part } } });
  return (
    <>
      <Field label={text(questionsAsked[subject])} group>
        {() => (
          <Choice
            value={said.answer}
            options={decisionAnswers.map(answer => ({ value: answer, label: text(answerNames[answer]) }))}
            onChange={answer => say({ answer })}
          />
        )}
      </Field>
      <Field label={text('decide-text')} help={text('decide-text-help')} optional>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={requestLimits.answer}
            value={said.text}
            onInput={value => say({ text: value })}
          />
        )}
      </Field>
    </>
  );
}

/** What was answered so far. */
function answered(asked: readonly DecisionSubject[], { said }: DecideDraft) {
  return asked.flatMap(subject => {
    const { answer = null, text = '' } = said[subject] ?? {};
    return answer === null ? [] : [{ subject, answer, text }];
  });
}

function deedOf(asked: readonly DecisionSubject[], draft: DecideDraft): RequestDeed | null {
  const [first, ...also] = answered(asked, draft);
  return first === undefined ? null : { kind: 'decide', ...first, ...(also.length === 0 ? {} : { also }) };
}

function proposalOf(
  { text }: I18n,
  asked: readonly DecisionSubject[],
  draft: DecideDraft,
  requester: string,
): Proposal {
  const lines = answered(asked, draft).map(({ subject, answer, text: why }) => {
    const said = `* ${text(subjectNames[subject])} ${text(answerNames[answer])}`;
    return why.trim() === '' ? said : `${said} – ${why.trim().replace(/\s*\n\s*/g, ' ')}`;
  });
  return {
    to: [requester],
    heading: text('note-decision-heading'),
    text: [text('note-decision'), ...lines].join('\n'),
  };
}
