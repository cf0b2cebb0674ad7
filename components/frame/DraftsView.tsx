import { isBroken } from '../../lib/store/drafts.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { RelativeTime } from '../common/RelativeTime.tsx';
import type { FlagDraftRow } from './draft-list.ts';

export interface DraftsProps {
  readonly rows: readonly FlagDraftRow[];
  readonly onContinue: (key: string) => void;
  readonly onDiscard: (key: string) => void;
}

/** What was begun and not published: to go on with, or to throw away. */
export function DraftsView({ rows, onContinue, onDiscard }: DraftsProps) {
  const { text } = useI18n();
  return (
    <section aria-label={text('drafts')}>
      <p class="hp-help">{text('drafts-where')}</p>
      <ul class="hp-rows">
        {rows.map(row => (
          <li key={row.key}>
            {isBroken(row) ? (
              <Notice type="warning">
                <p>{text('draft-broken')}</p>
                <CopyDetails details={JSON.stringify(row.content, null, 1)} />
                <DiscardButton name={row.key} onDiscard={() => onDiscard(row.key)} />
              </Notice>
            ) : (
              <>
                <p>
                  <strong>
                    <Data>{nameOf(row.content.draft.partner, text('draft-nameless'))}</Data>
                  </strong>
                </p>
                <p class="hp-help">
                  <Data>{row.content.draft.page}</Data> <RelativeTime time={row.changed} />
                </p>
                <p class="hp-buttons">
                  <Button size="small" action="progressive" onClick={() => onContinue(row.key)}>
                    {text('draft-continue')}
                  </Button>
                  <DiscardButton name={row.content.draft.partner} onDiscard={() => onDiscard(row.key)} />
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const nameOf = (partner: string, nameless: string) => (partner.trim() === '' ? nameless : partner);

function DiscardButton({ name, onDiscard }: { name: string; onDiscard: () => void }) {
  const { text } = useI18n();
  return (
    <Button size="small" weight="quiet" action="destructive" onClick={onDiscard}>
      {text('draft-discard')}
      <span class="hp-hidden"> {name}</span>
    </Button>
  );
}
