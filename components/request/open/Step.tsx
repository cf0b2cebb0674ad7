import * as z from 'zod/mini';
import { type RequestStatus, requestLimits } from '../../../lib/desk/request/request.ts';
import type { StepChoice } from '../../../lib/desk/request/request-steps.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { stageNames } from '../stage-words.ts';
import type { RequestPartProps } from './Checklist.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { Kept } from './Kept.tsx';
import { type KeptForm, keptForm } from './kept-form.ts';
import { noteToPost, type Proposal, Tell, telling, tellingShape } from './Tell.tsx';
import { Unmet } from './Unmet.tsx';

interface StepDraft {
  readonly reason: string;
  readonly until: string;
  readonly result: string;
  readonly tell: boolean;
  readonly note: string | null;
}

const schema: z.ZodMiniType<StepDraft> = z.object({
  reason: z.string(),
  until: z.string(),
  result: z.string(),
  ...tellingShape,
});
const nothingSaid: StepDraft = { reason: '', until: '', result: '', ...telling };

/** The place of a step on the screen. */
export const placeOfStep = (to: RequestStatus): string => `step ${to}`;

/** Steps off the way: closed until somebody wants them. */
const aside: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['on-hold', 'declined']);

export interface StepProps extends Omit<RequestPartProps, 'user'> {
  readonly user: string;
  readonly choice: StepChoice;
}

/** A step on from where a request stands: what it waits for, or what has to be said with it. */
export function Step({ open, request, user, choice: { step, unmet, asks } }: StepProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const at = placeOfStep(step.to);
  const form = keptForm(open, at, schema, nothingSaid);
  const { value } = form;
  const ready = unmet.length === 0;
  const missing =
    (asks.includes('reason') && value.reason.trim() === '') ||
    (asks.includes('results') && value.result.trim() === '');
  const proposal = proposalOf(i18n, step.to, value.reason, request.requester);
  const take = () =>
    void open.act(
      at,
      {
        kind: 'take-step',
        from: step.from,
        to: step.to,
        ...(asks.includes('reason') ? { reason: value.reason } : {}),
        ...(value.until.trim() === '' ? {} : { holdUntil: value.until.trim() }),
        ...(value.result.trim() === '' ? {} : { results: [value.result.trim()] }),
      },
      { tell: noteToPost(value, proposal, user) },
    );
  return (
    <li>
      <Details
        summary={<strong>{text(stageNames[step.to])}</strong>}
        open={form.begun || !aside.has(step.to)}
      >
        {ready ? (
          <>
            {asks.length === 0 ? null : <Inputs form={form} asks={asks} />}
            <Tell value={value} proposal={proposal} user={user} onChange={form.change} />
            <p>
              <Button
                size="small"
                action="progressive"
                busy={open.runs.value.get(at)?.state === 'sending'}
                disabled={missing}
                onClick={take}
              >
                {text('step-take')}
                <span class="hp-hidden"> {text(stageNames[step.to])}</span>
              </Button>
            </p>
            <Kept open={open} at={at} />
          </>
        ) : (
          <>
            <p class="hp-help">{text('step-not-yet')}</p>
            <Unmet conditions={unmet} request={request} />
          </>
        )}
      </Details>
      <DeedNotice open={open} at={at} />
    </li>
  );
}

function Inputs({ form, asks }: { form: KeptForm<StepDraft>; asks: StepChoice['asks'] }) {
  const { text } = useI18n();
  const { value, change } = form;
  return (
    <>
      {asks.includes('reason') ? (
        <Field label={text('step-reason')} help={text('step-reason-help')}>
          {ids => (
            <TextArea
              {...ids}
              rows={2}
              limit={requestLimits.reason}
              value={value.reason}
              onInput={reason => change({ reason })}
            />
          )}
        </Field>
      ) : null}
      {asks.includes('hold-until') ? (
        <Field label={text('step-hold-until')} help={text('step-hold-until-help')} optional>
          {ids => <TextInput {...ids} dir="ltr" value={value.until} onInput={until => change({ until })} />}
        </Field>
      ) : null}
      {asks.includes('results') ? (
        <Field label={text('step-result')} help={text('step-result-help')}>
          {ids => <TextInput {...ids} value={value.result} onInput={result => change({ result })} />}
        </Field>
      ) : null}
    </>
  );
}

function proposalOf({ text }: I18n, to: RequestStatus, reason: string, requester: string): Proposal {
  const stage = text(stageNames[to]);
  const said = reason.trim();
  return {
    to: [requester],
    heading: text('note-step-heading', stage),
    text: said === '' ? text('note-step', stage) : text('note-step-why', stage, said),
  };
}
