import { batch, type Signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { noteToPost } from '../../request/open/Tell.tsx';
import type { BoardModel } from '../board-model.ts';
import { AssignForm } from './AssignForm.tsx';
import { ActionForm, tellingOf } from './action-form.tsx';
import { NotNowForm } from './NotNowForm.tsx';
import { assignNote, notNowNote } from './note-texts.ts';
import { type SeveralAction, severalActions, type WantedAction, whyNot } from './record-actions.ts';
import { recordDesk, typedAt } from './record-desk.ts';
import { actionNames } from './record-words.ts';
import { SeveralList } from './SeveralList.tsx';
import { type SeveralChoice, severalDesk } from './several-desk.ts';

export interface SeveralProps {
  readonly board: BoardModel;
  readonly titles: readonly string[];
  readonly user: string;
  readonly wanted: Signal<WantedAction | null>;
}

/** What can be done to a selection at once, how far it is, and what came of it. */
export function SeveralActions({ board, titles, user, wanted }: SeveralProps) {
  const { text } = useI18n();
  const section = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<SeveralAction | null>(null);
  const desk = severalDesk(board);
  const several = desk.now.value;
  const { config, now } = board.services;
  const records = titles.flatMap(title => {
    const record = board.opportunity(title)?.record;
    return record == null ? [] : [{ title, record }];
  });
  const able = (action: SeveralAction) =>
    records.filter(({ record }) => whyNot(action, record, { user, config, now: now() }) === null);
  useEffect(() => {
    const action = wanted.value;
    if (action === null) return;
    wanted.value = null;
    section.current?.focus();
    if (desk.now.peek() === null && able(action).length > 0) setOpen(action);
  }, [wanted.value]);

  const chosen = open === null ? [] : able(open);
  const left = titles.length - records.length;
  // More at once than a small batch would go past everybody who looks at recent changes (DESIGN 7).
  const most = config.limits.smallBatch;
  const tooMany = chosen.length > most;
  const notice = useRef<HTMLDivElement>(null);
  // The selection has little room where the panel is narrow.
  useEffect(() => {
    if (tooMany) notice.current?.scrollIntoView({ block: 'nearest' });
  }, [tooMany, open]);
  /** Those this can be done to, in the order of the list, up to what can be done at once. */
  const keepFirst = (all: readonly { readonly title: string }[], count: number) => {
    const can = new Set(all.map(({ title }) => title));
    const inOrder = (board.result.peek()?.rows ?? [])
      .map(({ title }) => title)
      .filter(title => can.has(title));
    const rest = [...can].filter(title => !inOrder.includes(title));
    batch(() => {
      board.clearSelection();
      board.selectAll([...inOrder, ...rest].slice(0, count));
    });
    section.current?.focus();
  };
  const start = (choice: SeveralChoice) => {
    setOpen(null);
    section.current?.focus();
    const place = typedAt('several', choice.action);
    void desk
      .start(
        chosen.map(({ title }) => title),
        choice,
      )
      .then(() => recordDesk(board).texts.forget(place));
  };
  return (
    <section class="hp-recordactions" aria-label={text('record-actions')} tabIndex={-1} ref={section}>
      {several === null ? (
        <>
          <div class="hp-buttons">
            {severalActions.map(action => {
              const count = able(action).length;
              return (
                <Button
                  key={action}
                  size="small"
                  disabled={count === 0}
                  expanded={open === action}
                  onClick={() => setOpen(open === action ? null : action)}
                >
                  {text('record-several-action', text(actionNames[action]), count)}
                </Button>
              );
            })}
          </div>
          {left === 0 ? null : <p class="hp-help">{text('record-several-requests', left)}</p>}
          {open === null ? null : tooMany ? (
            <div ref={notice}>
              <Notice type="warning" announce>
                <p>{text('record-several-too-many', chosen.length, most)}</p>
                <Button size="small" onClick={() => keepFirst(chosen, most)}>
                  {text('record-several-first', most)}
                </Button>
              </Notice>
            </div>
          ) : (
            <p class="hp-help">
              {chosen.length < records.length
                ? text('record-several-some', chosen.length, records.length)
                : text('record-several-each')}
            </p>
          )}
          <Form
            key={open}
            board={board}
            user={user}
            action={tooMany ? null : open}
            chosen={chosen}
            onStart={start}
            onCancel={() => {
              setOpen(null);
              section.current?.focus();
            }}
          />
        </>
      ) : (
        <SeveralList board={board} several={several} />
      )}
    </section>
  );
}

function Form({
  board,
  user,
  action,
  chosen,
  onStart,
  onCancel,
}: {
  board: BoardModel;
  user: string;
  action: SeveralAction | null;
  chosen: readonly { readonly title: string; readonly record: Opportunity }[];
  onStart: (choice: SeveralChoice) => void;
  onCancel: () => void;
}) {
  const i18n = useI18n();
  const { text } = i18n;
  const [first] = chosen;
  if (action === null || first === undefined) return null;
  const { texts } = recordDesk(board);
  const place = typedAt('several', action);
  const form = { board, texts, place, config: board.services.config, user, busy: false, onCancel };
  const telling = () => tellingOf(texts.at(place));
  const count = chosen.length;
  switch (action) {
    case 'assign':
      return (
        <AssignForm
          {...form}
          partner={first.record.partner}
          button={to => text('record-several-assign-do', count, to)}
          onAssign={to => {
            const value = telling();
            onStart({
              action,
              typed: { to },
              tell: record => noteToPost(value, assignNote(i18n, record, to), user),
            });
          }}
        />
      );
    case 'not-now':
      return (
        <NotNowForm
          {...form}
          several
          record={first.record}
          button={text('record-several-not-now-do', count)}
          onNotNow={reason => {
            const value = telling();
            onStart({
              action,
              typed: { reason },
              tell: record => noteToPost(value, notNowNote(i18n, record, reason, user), user),
            });
          }}
        />
      );
    case 'claim':
    case 'release':
      return (
        <ActionForm
          label={text(actionNames[action])}
          button={text(action === 'claim' ? 'record-several-claim-do' : 'record-several-release-do', count)}
          busy={false}
          onSend={() => onStart({ action, typed: {}, tell: () => null })}
          onCancel={onCancel}
        />
      );
  }
}
