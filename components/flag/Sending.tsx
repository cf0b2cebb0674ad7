import type { Wait } from '../../lib/wiki/gate.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { wikiNames } from '../common/wiki-names.ts';
import { ActionBar } from '../frame/ActionBar.tsx';

/** On its way to the wiki: why it waits and until when, and a way to stop while it only waits. */
export function Sending({ wiki, wait, onStop }: { wiki: WikiId; wait: Wait | null; onStop: () => void }) {
  const { text, clock } = useI18n();
  const words = () => {
    if (wait === null) return text('publishing', text(wikiNames[wiki]));
    if (wait.cause === 'other-edit') return text('wait-other-edit');
    const until = clock(wait.until);
    switch (wait.cause) {
      case 'pace':
        return text('wait-pace', until);
      case 'rate-limited':
        return text('wait-rate-limited', until);
      case 'lagged':
        return text('wait-lagged', until);
      case 'server-busy':
        return text('wait-server-busy', until);
    }
  };
  return (
    <>
      <p role="status">{words()}</p>
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
