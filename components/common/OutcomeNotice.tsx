import type { ComponentChildren } from 'preact';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import { CopyDetails } from './CopyDetails.tsx';
import { Data, useI18n } from './i18n-context.tsx';
import { Notice } from './Notice.tsx';
import { outcomeDetails, outcomeMessages, outcomeParticulars, wikiWords } from './outcome-words.ts';

/** How a write ended: what happened, why, what to do, the wiki's own words, and the details to copy. */
export function OutcomeNotice({ outcome, children }: { outcome: Outcome; children?: ComponentChildren }) {
  const i18n = useI18n();
  const [what, then] = outcomeMessages[outcome.kind];
  const words = wikiWords(outcome);
  return (
    <Notice type={outcome.kind === 'abuse-filter-warning' ? 'warning' : 'error'} announce>
      <p>
        <strong>{i18n.text(what)}</strong>
      </p>
      {words === '' ? null : (
        <blockquote class="hp-quote">
          <Data>{words}</Data>
        </blockquote>
      )}
      {outcomeParticulars(i18n, outcome).map(line => (
        <p key={line} dir="auto">
          {line}
        </p>
      ))}
      <p>{i18n.text(then)}</p>
      {children}
      <CopyDetails details={outcomeDetails(outcome)} />
    </Notice>
  );
}
