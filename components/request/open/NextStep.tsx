import { useState } from 'preact/hooks';
import { requestLimits } from '../../../lib/desk/request.ts';
import { daysWaiting, type StepChoice, stepsFor } from '../../../lib/desk/request-steps.ts';
import { actorsOf } from '../../../lib/desk/roles.ts';
import { turnOf } from '../../../lib/desk/stages.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { useHost } from '../../common/host-context.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { StageTrack } from '../StageTrack.tsx';
import { stageNames, turnNames } from '../stage-words.ts';
import type { RequestPartProps } from './Checklist.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { conditionNames, refusalWords } from './deed-words.ts';

/** Where it stands, whose turn it is, and the steps on from here: those one can take, and why not the others. */
export function NextStep({ open, request, config, user }: RequestPartProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const { clock } = useHost();
  const turn = turnOf(request);
  const mine = turn !== null && actorsOf(config, request, user).has(turn);
  const days = daysWaiting(request, clock.now());
  const unanswered = request.asked.filter(({ answer }) => answer === '').length;
  const choices = stepsFor(config, request, user);
  const withdraw = choices.find(({ step }) => step.to === 'withdrawn');
  const others = choices.filter(one => one !== withdraw);
  const allowed = others.filter(({ permission }) => permission.ok);
  const refused = others.filter(({ permission }) => !permission.ok);
  return (
    <section aria-label={text('next-step')}>
      <Notice type={mine ? 'warning' : 'notice'}>
        <StageTrack request={request} />
        {turn === null ? (
          <p>{text('turn-nobody')}</p>
        ) : (
          <p>
            {mine
              ? turn === 'requester' && unanswered > 0
                ? text('turn-you-questions', unanswered)
                : text('turn-you')
              : text(turnNames[turn])}{' '}
            {days === null || days === 0 ? null : text('mine-days', days)}
          </p>
        )}
        {request.reason === '' ? null : (
          <p>
            {text('stage-reason')} <Data>{request.reason}</Data>
          </p>
        )}
        {request.holdUntil === '' ? null : (
          <p>{text('stage-hold-until', dateWords(i18n, request.holdUntil))}</p>
        )}
      </Notice>
      {allowed.length === 0 ? null : (
        <Details summary={text('steps')} open={mine}>
          <ul class="hp-rows">
            {allowed.map(choice => (
              <StepRow key={choice.step.to} open={open} choice={choice} />
            ))}
          </ul>
        </Details>
      )}
      {refused.length === 0 ? null : (
        <Details summary={text('steps-others')}>
          <ul class="hp-list">
            {refused.map(({ step, permission, unmet }) => (
              <li key={step.to}>
                <strong>{text(stageNames[step.to])}</strong>
                {permission.ok ? null : <p class="hp-help">{refusalWords(i18n, permission.why)}</p>}
                <Unmet conditions={unmet} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      {withdraw?.permission.ok === true ? (
        <Details summary={text('withdraw')}>
          <p>{text('withdraw-what')}</p>
          <Reason open={open} at="step withdrawn" optional />
          <Button
            action="destructive"
            busy={open.runs.value.get('step withdrawn')?.state === 'sending'}
            onClick={() => {
              const reason = open.texts.peek().get('step withdrawn') ?? '';
              void open.act('step withdrawn', {
                kind: 'take-step',
                from: request.status,
                to: 'withdrawn',
                ...(reason === '' ? {} : { reason }),
              });
            }}
          >
            {text('withdraw-do')}
          </Button>
        </Details>
      ) : null}
      <DeedNotice open={open} at="step withdrawn" />
    </section>
  );
}

/** A date of the record, in the language of the panel; as written where it is none. */
function dateWords({ date }: { date(time: number): string }, iso: string): string {
  // Noon: the same day everywhere the panel is likely to be read.
  const time = Date.parse(`${iso}T12:00:00Z`);
  return Number.isNaN(time) ? iso : date(time);
}

function Unmet({ conditions }: { conditions: StepChoice['unmet'] }) {
  const { text } = useI18n();
  if (conditions.length === 0) return null;
  return (
    <ul class="hp-list hp-help">
      {conditions.map(condition => (
        <li key={condition}>{text(conditionNames[condition])}</li>
      ))}
    </ul>
  );
}

function StepRow({
  open,
  choice: { step, unmet, asks },
}: {
  open: RequestPartProps['open'];
  choice: StepChoice;
}) {
  const { text } = useI18n();
  const at = `step ${step.to}`;
  const [until, setUntil] = useState('');
  const [result, setResult] = useState('');
  const ready = unmet.length === 0;
  const reason = open.texts.value.get(at) ?? '';
  return (
    <li>
      <p>
        <strong>{text(stageNames[step.to])}</strong>
      </p>
      {ready ? null : (
        <>
          <p class="hp-help">{text('step-not-yet')}</p>
          <Unmet conditions={unmet} />
        </>
      )}
      {ready && asks.includes('reason') ? <Reason open={open} at={at} /> : null}
      {ready && asks.includes('hold-until') ? (
        <Field label={text('step-hold-until')} help={text('step-hold-until-help')} optional>
          {ids => <TextInput {...ids} dir="ltr" value={until} onInput={setUntil} />}
        </Field>
      ) : null}
      {ready && asks.includes('results') ? (
        <Field label={text('step-result')} help={text('step-result-help')}>
          {ids => <TextInput {...ids} value={result} onInput={setResult} />}
        </Field>
      ) : null}
      {ready ? (
        <Button
          size="small"
          action="progressive"
          busy={open.runs.value.get(at)?.state === 'sending'}
          disabled={
            (asks.includes('reason') && reason.trim() === '') ||
            (asks.includes('results') && result.trim() === '')
          }
          onClick={() =>
            void open.act(at, {
              kind: 'take-step',
              from: step.from,
              to: step.to,
              ...(reason === '' ? {} : { reason }),
              ...(until.trim() === '' ? {} : { holdUntil: until.trim() }),
              ...(result.trim() === '' ? {} : { results: [result.trim()] }),
            })
          }
        >
          {text('step-take')}
          <span class="hp-hidden"> {text(stageNames[step.to])}</span>
        </Button>
      ) : null}
      <DeedNotice open={open} at={at} />
    </li>
  );
}

function Reason({
  open,
  at,
  optional = false,
}: {
  open: RequestPartProps['open'];
  at: string;
  optional?: boolean;
}) {
  const { text } = useI18n();
  return (
    <Field label={text('step-reason')} help={text('step-reason-help')} optional={optional}>
      {ids => (
        <TextArea
          {...ids}
          rows={2}
          limit={requestLimits.reason}
          value={open.texts.value.get(at) ?? ''}
          onInput={value => open.type(at, value)}
        />
      )}
    </Field>
  );
}
