import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { Button } from './Button.tsx';
import { useI18n } from './i18n-context.tsx';

/** Which hints the person has put away, and how to put one away. */
export interface Hints {
  readonly putAway: readonly string[];
  putAwayHint(name: string): void;
}

export const HintsContext = createContext<Hints>({ putAway: [], putAwayHint: () => undefined });

/** One thing worth knowing, until it is put away for good. */
export function Hint({ name, words }: { name: string; words: MessageKey }) {
  const { text } = useI18n();
  const { putAway, putAwayHint } = useContext(HintsContext);
  if (putAway.includes(name)) return null;
  return (
    <div class="hp-hint">
      <p>{text(words)}</p>
      <Button size="small" weight="quiet" onClick={() => putAwayHint(name)}>
        {text('hint-put-away')}
      </Button>
    </div>
  );
}
