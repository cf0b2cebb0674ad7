import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { previewMessage, type TriageMessage } from '../../../lib/desk/board/triage-message.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { type Proposal, Tell, type Telling } from '../../request/open/Tell.tsx';
import type { BoardModel } from '../board-model.ts';
import type { Typed, TypedTexts } from './typed-texts.ts';

/** What every form of an action is given. */
export interface ActionFormProps {
  readonly board: BoardModel;
  readonly texts: TypedTexts;
  /** Where in `texts` its fields are kept. */
  readonly place: string;
  readonly config: Config;
  readonly user: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

/** What a form about one opportunity is given. */
export interface RecordFormProps extends ActionFormProps {
  readonly title: string;
  readonly record: Opportunity;
}

/** The fields of an action with its buttons; the focus goes to the first of them when it opens. */
export function ActionForm({
  label,
  button,
  disabled = false,
  busy,
  onSend,
  onCancel,
  children,
}: {
  /** Names the form. */
  label: string;
  button: string;
  disabled?: boolean;
  busy: boolean;
  onSend: () => void;
  onCancel: () => void;
  children?: ComponentChildren;
}) {
  const { text } = useI18n();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, select, button:not([disabled])')?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend beside the heading its button is
    <div class="hp-actionform" role="group" aria-label={label} ref={form}>
      {children}
      <div class="hp-buttons">
        <Button action="progressive" weight="primary" disabled={disabled} busy={busy} onClick={onSend}>
          {button}
        </Button>
        <Button weight="quiet" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** What was chosen about the note, from what is kept. */
export function tellingOf({ tell, note }: Typed): Telling {
  return { tell: tell !== 'no', note: note === undefined || note === '' ? null : note };
}

/** Whether people are told, and in which words, kept with what was typed for the action. */
export function TellField({
  texts,
  place,
  proposal,
  user,
}: Pick<ActionFormProps, 'texts' | 'place' | 'user'> & { proposal: Proposal }) {
  return (
    <Tell
      value={tellingOf(texts.at(place))}
      proposal={proposal}
      user={user}
      onChange={({ tell, note }) => {
        if (tell !== undefined) texts.type(place, 'tell', tell ? '' : 'no');
        if (note !== undefined) texts.type(place, 'note', note ?? '');
      }}
    />
  );
}

/** A note as it will stand on the talk page; nothing while it cannot stand there. */
export function NotePreview({ message, user }: { message: TriageMessage; user: string }) {
  const { text } = useI18n();
  const posted = previewMessage(message, user);
  if (posted === undefined) return null;
  return (
    <Details summary={text('record-note-preview')} open>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too */}
      <pre class="hp-code" dir="auto" tabIndex={0}>
        {posted}
      </pre>
    </Details>
  );
}
