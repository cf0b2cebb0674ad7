import type { Signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { claimant } from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import { seenOf } from '../../../lib/desk/opportunity/opportunity-plan.ts';
import { sameUser } from '../../../lib/desk/same-user.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { isFocusLost } from '../../frame/Screen.tsx';
import { noteToPost } from '../../request/open/Tell.tsx';
import { UnsentKept } from '../../sending/UnsentKept.tsx';
import type { BoardModel } from '../board-model.ts';
import { AskForm } from './AskForm.tsx';
import { AssignForm } from './AssignForm.tsx';
import { tellingOf } from './action-form.tsx';
import { DuplicateForm } from './DuplicateForm.tsx';
import { NotNowForm } from './NotNowForm.tsx';
import { assignNote, notNowNote } from './note-texts.ts';
import { RequestForm } from './RequestForm.tsx';
import { RunNotice } from './RunNotice.tsx';
import {
  claimAs,
  deedOf,
  type RecordAction,
  recordActions,
  type WantedAction,
  whyNot,
} from './record-actions.ts';
import { placeOf, recordDesk, typedAt } from './record-desk.ts';
import { actionNames, whyNotWords } from './record-words.ts';
import { deedWork, duplicateWork, noteWork, requestWork, type Work } from './record-works.ts';

export interface OneRecordProps {
  readonly board: BoardModel;
  readonly title: string;
  readonly record: Opportunity;
  readonly user: string;
  readonly wanted: Signal<WantedAction | null>;
}

/** Actions with something to fill in first. */
const withForm = ['ask', 'request', 'assign', 'not-now', 'duplicate'] as const;
type FormAction = (typeof withForm)[number];

const hasForm = (action: RecordAction): action is FormAction => withForm.some(one => one === action);

/** Everything that can be done to one opportunity: what is possible as buttons, what is not with the reason. */
export function OneRecordActions({ board, title, record, user, wanted }: OneRecordProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const desk = recordDesk(board);
  const { config, now } = board.services;
  const section = useRef<HTMLElement>(null);
  // Until somebody chose, what was begun here before is open; it may come from the browser a moment later.
  const begun =
    withForm.find(action => Object.values(desk.texts.at(typedAt(title, action))).some(Boolean)) ?? null;
  const [chosen, setOpen] = useState<FormAction | null | undefined>(undefined);
  const open = chosen === undefined ? begun : chosen;
  const acting = { user, config, now: now() };
  const choices = recordActions.map(action => ({ action, why: whyNot(action, record, acting) }));
  const not = choices.flatMap(({ action, why }) => (why === null ? [] : [{ action, why }]));
  const main = mainAction(record, user, acting.now);
  const possible = choices
    .flatMap(({ action, why }) => (why === null ? [action] : []))
    .sort((one, other) => Number(other === main) - Number(one === main));
  const sending = desk.runs.value.get(placeOf(title, 'claim'))?.state === 'sending';

  const run = async (action: RecordAction, work: Work) => {
    await desk.run(title, action, work);
    // Only its own form: by now somebody may be in another one.
    if (desk.runs.peek().get(placeOf(title, action))?.state === 'done') {
      setOpen(current => (current === action ? null : current));
    }
    // What was in focus may be gone with its form: the focus stays with the actions.
    if (isFocusLost(section.current)) section.current?.focus();
  };
  const begin = (action: RecordAction) => {
    if (hasForm(action)) setOpen(open === action ? null : action);
    else void run(action, deedWork(title, deedOf(action, seenOf(record)), null));
  };
  // A key of the board begins the action here, and the focus comes along.
  useEffect(() => {
    const action = wanted.value;
    if (action === null) return;
    wanted.value = null;
    section.current?.focus();
    if (!possible.includes(action) || sending) return;
    if (action === 'assign') setOpen('assign');
    else begin(action);
  }, [wanted.value]);

  return (
    <section class="hp-recordactions" aria-label={text('record-actions')} tabIndex={-1} ref={section}>
      <div class="hp-buttons">
        {possible.map(action => (
          <Button
            key={action}
            size="small"
            action={action === main ? 'progressive' : 'default'}
            weight={action === main && open === null ? 'primary' : 'normal'}
            busy={sending}
            {...(hasForm(action) ? { expanded: open === action } : {})}
            onClick={() => begin(action)}
          >
            {action === 'claim' ? text(claimNames[claimAs(record, acting)]) : text(actionNames[action])}
          </Button>
        ))}
      </div>
      {open !== null && possible.includes(open) ? (
        <OpenForm
          key={open}
          action={open}
          props={{ board, title, record, user, wanted }}
          busy={sending}
          run={run}
          onCancel={() => {
            setOpen(null);
            section.current?.focus();
          }}
        />
      ) : null}
      {open === null || begun === null ? null : <UnsentKept keeping={desk.texts.keeping.value} />}
      <RunNotice board={board} title={title} name={record.partner} at="claim" />
      {not.length === 0 ? null : (
        <Details summary={text('record-not-possible', not.length)}>
          <dl class="hp-facts">
            {not.map(({ action, why }) => (
              <div key={action}>
                <dt>{text(actionNames[action])}</dt>
                <dd>{whyNotWords(i18n, why)}</dd>
              </div>
            ))}
          </dl>
        </Details>
      )}
    </section>
  );
}

const claimNames = {
  new: 'record-claim',
  longer: 'record-claim-longer',
  over: 'record-claim-over',
} as const;

/** What most likely comes next; null where the matter is settled. */
function mainAction(record: Opportunity, user: string, now: number): RecordAction | null {
  const { status } = record;
  if (status === 'request' || status === 'duplicate') return null;
  if (status === 'not-now' || status === 'withdrawn') return 'reopen';
  const holder = claimant(record, now);
  if (holder === null) return 'claim';
  if (!sameUser(holder, user)) return 'ask';
  return status === 'contacting' ? 'request' : 'contact';
}

function OpenForm({
  action,
  props,
  busy,
  run,
  onCancel,
}: {
  action: FormAction;
  props: OneRecordProps;
  busy: boolean;
  run: (action: RecordAction, work: Work) => Promise<void>;
  onCancel: () => void;
}) {
  const i18n = useI18n();
  const { text } = i18n;
  const { board, title, record, user } = props;
  const { texts } = recordDesk(board);
  const place = typedAt(title, action);
  const form = { board, texts, place, config: board.services.config, user, busy, onCancel, title, record };
  const seen = seenOf(record);
  const telling = () => tellingOf(texts.at(place));
  switch (action) {
    case 'ask':
      return <AskForm {...form} onAsk={message => void run(action, noteWork(title, message))} />;
    case 'request':
      return <RequestForm {...form} onRequest={draft => void run(action, requestWork(title, seen, draft))} />;
    case 'duplicate':
      return <DuplicateForm {...form} onDuplicate={of => void run(action, duplicateWork(title, seen, of))} />;
    case 'assign':
      return (
        <AssignForm
          {...form}
          partner={record.partner}
          button={to => text('record-assign-do', to)}
          onAssign={to => {
            const message = noteToPost(telling(), assignNote(i18n, record, to), user);
            void run(action, deedWork(title, deedOf(action, seen, { to }), message));
          }}
        />
      );
    case 'not-now':
      return (
        <NotNowForm
          {...form}
          button={text('record-not-now-do')}
          onNotNow={reason => {
            const message = noteToPost(telling(), notNowNote(i18n, record, reason, user), user);
            void run(action, deedWork(title, deedOf(action, seen, { reason }), message));
          }}
        />
      );
  }
}
