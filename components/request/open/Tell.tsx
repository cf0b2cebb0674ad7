import * as z from 'zod/mini';
import { previewMessage, type TriageMessage } from '../../../lib/desk/board/triage-message.ts';
import { requestLimits } from '../../../lib/desk/request/request.ts';
import { sameUser } from '../../../lib/desk/same-user.ts';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { TextArea } from '../../common/TextArea.tsx';

/** What a person chose about the note that goes with what they do. */
export interface Telling {
  readonly tell: boolean;
  /** As reworded; null while it says what the panel proposes. */
  readonly note: string | null;
}

export const telling: Telling = { tell: true, note: null };
export const tellingShape = { tell: z.boolean(), note: z.nullable(z.string()) };

/** The note as the panel proposes it. */
export interface Proposal {
  readonly to: readonly string[];
  readonly heading: string;
  readonly text: string;
}

/** The note to post; null when nobody is to be told, or there is nobody but oneself. */
export function noteToPost({ tell, note }: Telling, proposal: Proposal, user: string): TriageMessage | null {
  const text = note ?? proposal.text;
  const to = others(proposal.to, user);
  return tell && to.length > 0 && text.trim() !== '' ? { to, heading: proposal.heading, text } : null;
}

const others = (names: readonly string[], user: string): readonly string[] =>
  names.filter((name, at) => name !== '' && !sameUser(name, user) && names.indexOf(name) === at);

/** Whether people are told of it, in which words, and how that will stand on the talk page. */
export function Tell({
  value,
  proposal,
  user,
  onChange,
}: {
  value: Telling;
  proposal: Proposal;
  user: string;
  onChange: (part: Partial<Telling>) => void;
}) {
  const { text, list } = useI18n();
  const to = others(proposal.to, user);
  if (to.length === 0) return null;
  const message = noteToPost(value, proposal, user);
  const posted = message === null ? undefined : previewMessage(message, user);
  return (
    <div class="hp-tell">
      <label class="hp-box__line">
        <input
          type="checkbox"
          checked={value.tell}
          onChange={event => onChange({ tell: event.currentTarget.checked })}
        />
        <span>{text('tell', list(to))}</span>
      </label>
      {value.tell ? (
        <Details summary={text('tell-what')}>
          <Field label={text('tell-note')} help={text('tell-note-help')}>
            {ids => (
              <TextArea
                {...ids}
                rows={2}
                limit={requestLimits.comment}
                value={value.note ?? proposal.text}
                onInput={note => onChange({ note: note === proposal.text ? null : note })}
              />
            )}
          </Field>
          {posted === undefined ? null : (
            <>
              <p class="hp-help">{text('tell-preview')}</p>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too */}
              <pre class="hp-code" dir="auto" tabIndex={0}>
                {posted}
              </pre>
            </>
          )}
        </Details>
      ) : null}
    </div>
  );
}
