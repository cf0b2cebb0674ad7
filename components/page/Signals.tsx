import type { Signal } from '../../lib/page/facts/signals.ts';
import { Details } from '../common/Details.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { sourceAddress, sourceWords } from './fact-words.ts';
import { signalWords } from './signal-words.ts';

/** Why this could be an opportunity: stated reasons, each with its evidence behind it. */
export function Signals({ signals }: { signals: readonly Signal[] }) {
  const { text } = useI18n();
  if (signals.length === 0) return null;
  return (
    <section aria-labelledby="hp-signals">
      <h2 id="hp-signals">{text('signals')}</h2>
      <SignalList signals={signals} />
    </section>
  );
}

/** Each reason with its evidence. */
export function SignalList({ signals }: { signals: readonly Signal[] }) {
  const { text } = useI18n();
  return (
    <>
      {signals.map(signal => (
        <Details key={signal.key} summary={signalWords({ text }, signal)}>
          <p class="hp-help">{text('signal-evidence')}</p>
          <ul class="hp-list">
            {signal.evidence.map(source => (
              <li key={JSON.stringify(source)}>
                <Link href={sourceAddress(source)}>{sourceWords({ text }, source)}</Link>
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </>
  );
}
