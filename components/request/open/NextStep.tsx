import { useEffect, useRef } from 'preact/hooks';
import { type RequestStatus, requestLimits, requestStatuses } from '../../../lib/desk/request/request.ts';
import { daysWaiting, stepsFor } from '../../../lib/desk/request/request-steps.ts';
import { actorsOf } from '../../../lib/desk/request/roles.ts';
import { turnOf } from '../../../lib/desk/request/stages.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { useHost } from '../../common/host-context.ts';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { StageTrack } from '../StageTrack.tsx';
import { stageNames } from '../stage-words.ts';
import { turnNames } from '../turn-words.ts';
import type { RequestPartProps } from './Checklist.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { refusalWords } from './deed-words.ts';
import { Kept } from './Kept.tsx';
import type { OpenRequest } from './open-types.ts';
import { Standing } from './Standing.tsx';
import { placeOfStep, Step } from './Step.tsx';
import { Unmet } from './Unmet.tsx';

/** Where it stands, whose turn it is, and the steps on from here: those one can take, and why not the others. */
export function NextStep({ open, request, config, user }: RequestPartProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const { clock } = useHost();
  const turn = turnOf(request);
  const mine = turn !== null && actorsOf(config, request, user).has(turn);
  const days = daysWaiting(request, clock.now());
  const unanswered = request.asked.filter(({ answer }) => answer === '').length;
  const toAnswer = mine && turn === 'requester' && unanswered > 0;
  const choices = stepsFor(config, request, user);
  const withdraw = choices.find(({ step }) => step.to === 'withdrawn');
  const others = choices.filter(one => one !== withdraw);
  const allowed = others.filter(({ permission }) => permission.ok);
  const refused = others.filter(({ permission }) => !permission.ok);
  const begun = allowed.some(({ step }) => open.texts.value.has(placeOfStep(step.to)));
  const inSight = new Set(
    user === null
      ? []
      : choices.filter(({ permission }) => permission.ok).map(({ step }) => placeOfStep(step.to)),
  );
  return (
    <section aria-label={text('next-step')}>
      <Notice type={mine ? 'warning' : 'notice'}>
        <StageTrack request={request} />
        {turn === null ? (
          <p>{text('turn-nobody')}</p>
        ) : (
          <p>
            {toAnswer ? text('turn-you-questions', unanswered) : text(mine ? 'turn-you' : turnNames[turn])}{' '}
            {days === null || days === 0 ? null : text('mine-days', days)}{' '}
            {toAnswer ? (
              <button type="button" class="hp-linklike" onClick={goToAnswer}>
                {text('turn-answer')}
              </button>
            ) : null}
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
      <Standing request={request} config={config} />
      <StepsTaken open={open} inSight={inSight} />
      {allowed.length === 0 || user === null ? null : (
        <Details summary={text('steps')} open={mine || begun}>
          <ul class="hp-rows">
            {allowed.map(choice => (
              <Step
                key={choice.step.to}
                open={open}
                request={request}
                config={config}
                user={user}
                choice={choice}
              />
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
                <Unmet conditions={unmet} request={request} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      {withdraw?.permission.ok === true ? <Withdraw open={open} from={withdraw.step.from} /> : null}
    </section>
  );
}

/**
 * What became of steps that are not among those to take any more: mostly the one just taken. The focus was on its button,
 * which is gone; it goes to what is said about it.
 */
function StepsTaken({ open, inSight }: { open: OpenRequest; inSight: ReadonlySet<string> }) {
  const place = useRef<HTMLDivElement>(null);
  const places = [...open.runs.value.keys()].filter(at => allSteps.has(at) && !inSight.has(at));
  const count = places.length;
  useEffect(() => {
    const root = place.current?.getRootNode();
    const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
    if (count > 0 && (focused === null || focused === document.body)) place.current?.focus();
  }, [count]);
  return (
    <div ref={place} tabIndex={-1}>
      {places.map(at => (
        <DeedNotice key={at} open={open} at={at} />
      ))}
    </div>
  );
}

const withdrawn = placeOfStep('withdrawn');
const allSteps: ReadonlySet<string> = new Set(requestStatuses.map(placeOfStep));

/** Whoever asked may take it back, with a reason or without. */
function Withdraw({ open, from }: { open: OpenRequest; from: RequestStatus }) {
  const { text } = useI18n();
  const reason = open.texts.value.get(withdrawn) ?? '';
  return (
    <Details summary={text('withdraw')} open={reason !== ''}>
      <p>{text('withdraw-what')}</p>
      <Field label={text('step-reason')} help={text('step-reason-help')} optional>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={requestLimits.reason}
            value={reason}
            onInput={value => open.type(withdrawn, value)}
          />
        )}
      </Field>
      <Kept open={open} at={withdrawn} />
      <Button
        action="destructive"
        busy={open.runs.value.get(withdrawn)?.state === 'sending'}
        onClick={() =>
          void open.act(withdrawn, {
            kind: 'take-step',
            from,
            to: 'withdrawn',
            ...(reason === '' ? {} : { reason }),
          })
        }
      >
        {text('withdraw-do')}
      </Button>
      <DeedNotice open={open} at={withdrawn} />
    </Details>
  );
}

/** A date of the record, in the language of the panel; as written where it is none. */
function dateWords({ date }: { date(time: number): string }, iso: string): string {
  // Noon: the same day everywhere the panel is likely to be read.
  const time = Date.parse(`${iso}T12:00:00Z`);
  return Number.isNaN(time) ? iso : date(time);
}

/** From whose turn it is to where the first answer is written, further down on the screen. */
function goToAnswer({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
  const screen = currentTarget.closest('.hp-screen');
  const box = screen?.querySelector<HTMLElement>('.hp-to-answer textarea');
  box?.focus({ preventScroll: true });
  box?.scrollIntoView({ block: 'center' });
}
