import { cdxIconUndo } from '@wikimedia/codex-icons';
import type { UndoResult } from '../../lib/desk/opportunity/flag.ts';
import type { FlagEffect } from '../../lib/desk/opportunity/flag-plan.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { Flagged, Undo } from './publish-model.ts';

export interface ResultProps {
  readonly result: Flagged;
  readonly undo: Undo;
  readonly onUndo: () => void;
  /** Asks for help with the partner that was flagged. */
  readonly onAsk: () => void;
  readonly onDone: () => void;
}

/** It is on the wiki: where, and the way to take it back. */
export function Result({ result, undo, onUndo, onAsk, onDone }: ResultProps) {
  const { text } = useI18n();
  const address = pageUrl('meta', result.title);
  const undone = typeof undo === 'object' && undo.kind === 'undone';
  return (
    <>
      {typeof undo === 'object' ? <UndoWords undo={undo} /> : null}
      {undone ? null : (
        <Notice type="success" announce>
          <p>{text(effects[result.effect])}</p>
        </Notice>
      )}
      <p>
        <Link href={address}>{text('result-view')}</Link>
      </p>
      <p class="hp-help">
        <Data>{result.title}</Data>
      </p>
      {undone || result.effect === 'unchanged' ? null : (
        <p>
          <Button icon={cdxIconUndo} busy={undo === 'under-way'} onClick={onUndo}>
            {text('undo')}
          </Button>
        </p>
      )}
      <ActionBar>
        {undone ? null : <Button onClick={onAsk}>{text('result-ask')}</Button>}
        <Button action="progressive" weight="primary" onClick={onDone}>
          {text('result-done')}
        </Button>
      </ActionBar>
    </>
  );
}

const effects: Readonly<Record<FlagEffect, MessageKey>> = {
  created: 'result-created',
  sighting: 'result-sighting',
  updated: 'result-updated',
  reopened: 'result-reopened',
  unchanged: 'result-unchanged',
};

const undone: Readonly<Record<Extract<UndoResult, { kind: 'undone' }>['how'], MessageKey>> = {
  restored: 'undone-restored',
  'sighting-removed': 'undone-sighting-removed',
  withdrawn: 'undone-withdrawn',
};

function UndoWords({ undo }: { undo: UndoResult }) {
  const { text } = useI18n();
  switch (undo.kind) {
    case 'undone':
      return (
        <Notice type="success" announce>
          <p>{text(undone[undo.how])}</p>
        </Notice>
      );
    case 'nothing-to-undo':
      return <Notice announce>{text('undo-nothing')}</Notice>;
    case 'broken-record':
    case 'not-changed':
      return (
        <Notice type="warning" announce>
          {text('undo-broken')}
        </Notice>
      );
    case 'unreadable':
    case 'not-saved':
      return <OutcomeNotice outcome={undo.outcome} />;
  }
}
