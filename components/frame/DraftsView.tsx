import { titleOfDraft } from '../../lib/desk/request/request-title.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { RelativeTime } from '../common/RelativeTime.tsx';
import type { DraftRow } from './draft-list.ts';

export interface DraftsProps {
  readonly rows: readonly DraftRow[];
  /** The one thrown away last, while it can be brought back. */
  readonly removed: DraftRow | null;
  readonly onContinue: (row: DraftRow) => void;
  readonly onDiscard: (row: DraftRow) => void;
  readonly onRestore: () => void;
}

/** What was begun and not published: to go on with, or to throw away. */
export function DraftsView({ rows, removed, onContinue, onDiscard, onRestore }: DraftsProps) {
  const { text } = useI18n();
  return (
    <section aria-label={text('drafts')}>
      {removed === null ? null : (
        <Notice announce>
          <p>{text('draft-removed', nameOf(removed) || text('draft-nameless'))}</p>
          <Button size="small" onClick={onRestore}>
            {text('undo')}
          </Button>
        </Notice>
      )}
      <p class="hp-help">{text(rows.length === 0 ? 'drafts-none' : 'drafts-where')}</p>
      <ul class="hp-rows">
        {rows.map(one => (
          <li key={`${one.kind} ${one.row.key}`}>
            <Row of={one} onContinue={() => onContinue(one)} onDiscard={() => onDiscard(one)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ of, onContinue, onDiscard }: { of: DraftRow; onContinue: () => void; onDiscard: () => void }) {
  const { text } = useI18n();
  const { kind, row } = of;
  const name = nameOf(of);
  if ('broken' in row) {
    return (
      <Notice type="warning">
        <p>{text('draft-broken')}</p>
        <CopyDetails details={JSON.stringify(row.content, null, 1)} />
        <DiscardButton name={row.key} onDiscard={onDiscard} />
      </Notice>
    );
  }
  return (
    <>
      <p>
        <strong>
          <Data>{name || text('draft-nameless')}</Data>
        </strong>
      </p>
      <p class="hp-help">
        {text(kind === 'flag' ? 'flag' : 'ask')}
        {' · '}
        <Data>{pageOf(of)}</Data> <RelativeTime time={row.changed} />
      </p>
      <p class="hp-buttons">
        <Button size="small" action="progressive" onClick={onContinue}>
          {text('draft-continue')}
        </Button>
        <DiscardButton name={name} onDiscard={onDiscard} />
      </p>
    </>
  );
}

function nameOf({ kind, row }: DraftRow): string {
  if ('broken' in row) return '';
  return kind === 'flag' ? row.content.draft.partner.trim() : titleOfDraft(row.content.form.draft);
}

function pageOf({ kind, row }: DraftRow): string {
  if ('broken' in row) return '';
  return kind === 'flag' ? row.content.draft.page : row.content.form.draft.page;
}

function DiscardButton({ name, onDiscard }: { name: string; onDiscard: () => void }) {
  const { text } = useI18n();
  return (
    <Button size="small" weight="quiet" action="destructive" onClick={onDiscard}>
      {text('draft-discard')}
      <span class="hp-hidden"> {name}</span>
    </Button>
  );
}
