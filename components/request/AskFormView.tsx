import { useEffect, useRef } from 'preact/hooks';
import type { Need } from '../../lib/desk/request/request.ts';
import { Button } from '../common/Button.tsx';
import { Hint } from '../common/Hint.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Keeping } from '../flag/Keeping.tsx';
import type { SearchPartners } from '../flag/PartnerField.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { toMend } from '../sending/to-mend.ts';
import { LineField, QuestionField } from './AskField.tsx';
import { MaterialStep, RightsStep, WhyStep, YouStep } from './AskSteps.tsx';
import { type AskForm, stepsOf } from './ask-model.ts';
import { fieldOfProblem, needNames, stepNames, stepOfField } from './ask-words.ts';
import { Email, type EmailServices } from './Email.tsx';
import { PartnerChoice, PartnerStep, SeenOn } from './PartnerStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { StepBar } from './StepBar.tsx';

export interface AskFormViewProps {
  readonly form: AskForm;
  readonly need: Need;
  readonly search: SearchPartners;
  readonly email: EmailServices;
  readonly onPreview: () => void;
  readonly onDiscard: () => void;
}

/** The form of a need: one screen per step, in any order; a small question has one screen in all. */
export function AskFormView(props: AskFormViewProps) {
  const { form, need, onPreview, onDiscard } = props;
  const { text } = useI18n();
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = stepsOf(need);
  const now = steps.includes(form.step.value) ? form.step.value : (steps[0] ?? 'partner');
  const next = steps[steps.indexOf(now) + 1];
  const before = steps[steps.indexOf(now) - 1];
  const tried = form.tried.value;
  const troubled = new Set(
    form.problems.value
      .filter(({ kind }) => tried || kind !== 'required')
      .map(problem => stepOfField(need, fieldOfProblem(problem))),
  );

  // Each step begins at its top, for the eye and for the keyboard; what has to be mended on it is gone to at once.
  useEffect(() => {
    root.current?.closest('.hp-main')?.scrollTo(0, 0);
    const mend = tried ? toMend(root.current) : null;
    (mend ?? heading.current)?.focus();
  }, [now, tried]);

  return (
    <>
      <p class="hp-help hp-ask-need">
        {text(needNames[need])}{' '}
        <Button size="small" weight="quiet" onClick={form.chooseAgain}>
          {text('ask-need-change')}
        </Button>
      </p>
      {steps.length > 1 ? (
        <StepBar
          steps={steps}
          now={now}
          troubled={troubled}
          ready={form.problems.value.length === 0}
          onGo={form.go}
        />
      ) : null}
      <div class="hp-form" ref={root}>
        <h2 class="hp-hidden" tabIndex={-1} ref={heading}>
          {text(stepNames[now])}
        </h2>
        {now === steps[0] && form.sources.value.size > 0 ? (
          <Hint name="filled-in" words="hint-filled-in" />
        ) : null}
        <StepFields {...props} now={now} />
        <Keeping form={form} onDiscard={onDiscard} />
      </div>
      <ActionBar>
        {before === undefined ? null : <Button onClick={() => form.go(before)}>{text('step-before')}</Button>}
        <Button
          action="progressive"
          weight="primary"
          onClick={() => {
            if (next !== undefined) form.go(next);
            else {
              toMend(root.current)?.focus();
              onPreview();
            }
          }}
        >
          {next === undefined ? text('flag-preview') : text('step-next', text(stepNames[next]))}
        </Button>
      </ActionBar>
    </>
  );
}

function StepFields({ form, search, email, now }: AskFormViewProps & { now: AskForm['step']['value'] }) {
  const { text } = useI18n();
  switch (now) {
    case 'partner':
      return <PartnerStep form={form} search={search} />;
    case 'material':
      return <MaterialStep form={form} />;
    case 'why':
      return <WhyStep form={form} />;
    case 'rights':
      return <RightsStep form={form} />;
    case 'you':
      return <YouStep form={form} />;
    case 'review':
      return <ReviewStep form={form} email={email} />;
    case 'question':
      return (
        <>
          <QuestionField form={form} question="description" rows={5} />
          <LineField form={form} field="title" help={text('ask-question-title-help')} />
          <PartnerChoice form={form} search={search} />
          <SeenOn form={form} />
          <Email form={form} page={null} services={email} />
        </>
      );
  }
}
