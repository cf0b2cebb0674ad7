import type { Outcome } from '../../lib/wiki/outcome.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';

/** The wiki could not be read, so nothing was sent: back to the form, or try again. */
export function Unread({
  outcome,
  onTry,
  onBack,
}: {
  outcome: Outcome;
  onTry: () => void;
  onBack: () => void;
}) {
  return (
    <>
      <OutcomeNotice outcome={outcome} />
      <TryAgainBar onTry={onTry} onBack={onBack} />
    </>
  );
}

/** Back to the form, or the same once more. */
export function TryAgainBar({ onTry, onBack }: { onTry: () => void; onBack: () => void }) {
  const { text } = useI18n();
  return (
    <ActionBar>
      <Button onClick={onBack}>{text('back-to-form')}</Button>
      <Button action="progressive" weight="primary" onClick={onTry}>
        {text('try-again')}
      </Button>
    </ActionBar>
  );
}
