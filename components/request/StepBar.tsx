import { useI18n } from '../common/i18n-context.tsx';
import { stepNames } from './ask-words.ts';
import type { AskStep } from './draft-store.ts';

export interface StepBarProps {
  readonly steps: readonly AskStep[];
  readonly now: AskStep;
  /** Steps on which something has to be mended. */
  readonly troubled: ReadonlySet<AskStep>;
  /** Nothing that is needed is missing: the last step can be gone to at once. */
  readonly ready: boolean;
  readonly onGo: (step: AskStep) => void;
}

/** Where one is in the form, what is left, and a way to each step, in any order. */
export function StepBar({ steps, now, troubled, ready, onGo }: StepBarProps) {
  const { text } = useI18n();
  const at = steps.indexOf(now);
  const left = steps.length - 1 - at;
  const last = steps.at(-1);
  return (
    <nav class="hp-steps" aria-label={text('form-steps')}>
      <ol>
        {steps.map((step, index) => (
          <li key={step}>
            <button
              type="button"
              class={`hp-step${index < at ? ' hp-step--before' : ''}${troubled.has(step) ? ' hp-step--troubled' : ''}`}
              aria-current={step === now ? 'step' : undefined}
              aria-label={text(
                troubled.has(step) ? 'step-name-troubled' : 'step-name',
                index + 1,
                text(stepNames[step]),
              )}
              title={text(stepNames[step])}
              onClick={() => onGo(step)}
            />
          </li>
        ))}
      </ol>
      <p class="hp-help">
        {text('step-of', at + 1, steps.length, text(stepNames[now]))}
        {left > 0 ? ` · ${text('steps-left', left)}` : ''}
        {ready && left > 1 && last !== undefined ? (
          <>
            {' · '}
            <button type="button" class="hp-linklike" onClick={() => onGo(last)}>
              {text('step-skip')}
            </button>
          </>
        ) : null}
      </p>
    </nav>
  );
}
