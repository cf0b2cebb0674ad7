import { useI18n } from '../common/i18n-context.tsx';
import { stepNames } from './ask-words.ts';
import type { AskStep } from './draft-store.ts';

export interface StepBarProps {
  readonly steps: readonly AskStep[];
  readonly now: AskStep;
  /** Steps on which something has to be mended. */
  readonly troubled: ReadonlySet<AskStep>;
  readonly onGo: (step: AskStep) => void;
}

/** Where one is in the form, what is left, and a way to each step, in any order. */
export function StepBar({ steps, now, troubled, onGo }: StepBarProps) {
  const { text } = useI18n();
  const at = steps.indexOf(now);
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
        {at < steps.length - 1 ? ` · ${text('steps-left', steps.length - 1 - at)}` : ''}
      </p>
    </nav>
  );
}
