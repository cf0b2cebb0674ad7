import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { CopyDetails } from './CopyDetails.tsx';
import { Data, useI18n } from './i18n-context.tsx';
import { Notice } from './Notice.tsx';
import { outcomeDetails, outcomePair, outcomeParticulars, wikiWords } from './outcome-words.ts';
import { wikiNames } from './wiki-names.ts';

/** How a write ended: what happened, why, what to do, the wiki's own words, and the details to copy. */
export function OutcomeNotice({
  outcome,
  wiki = 'meta',
  then,
  children,
}: {
  outcome: Outcome;
  /** Where it was to be saved. */
  wiki?: WikiId;
  /** What to do, where it is something else than with a flag. */
  then?: MessageKey | undefined;
  children?: ComponentChildren;
}) {
  const i18n = useI18n();
  const [what, usual] = outcomePair(outcome);
  const words = wikiWords(outcome);
  return (
    <Notice type={outcome.kind === 'abuse-filter-warning' ? 'warning' : 'error'} announce>
      <p>
        <strong>{i18n.text(what, i18n.text(wikiNames[wiki]))}</strong>
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
      <p>{i18n.text(then ?? usual, i18n.text(wikiNames[wiki]))}</p>
      {children}
      <CopyDetails details={outcomeDetails(outcome)} />
    </Notice>
  );
}
