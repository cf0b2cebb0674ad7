import type { Wait } from '../../lib/wiki/gate.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import { waitWords } from '../sending/wait-words.ts';

/** On its way to the wiki: why it waits and until when, and a way to stop while it only waits. */
export function Sending({ wiki, wait, onStop }: { wiki: WikiId; wait: Wait | null; onStop: () => void }) {
  const i18n = useI18n();
  return (
    <>
      <p role="status">{waitWords(i18n, wiki, wait)}</p>
      {wait === null ? null : <StopBar onStop={onStop} />}
    </>
  );
}

/** A way to stop what is only waited for. */
export function StopBar({ onStop }: { onStop: () => void }) {
  const { text } = useI18n();
  return (
    <ActionBar>
      <Button onClick={onStop}>{text('stop')}</Button>
    </ActionBar>
  );
}
