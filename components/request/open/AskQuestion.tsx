import * as z from 'zod/mini';
import { requestLimits } from '../../../lib/desk/request/request.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { DeedNotice } from './DeedNotice.tsx';
import { Kept } from './Kept.tsx';
import { keptForm } from './kept-form.ts';
import type { OpenRequest } from './open-types.ts';
import { noteToPost, Tell, telling, tellingShape } from './Tell.tsx';

interface QuestionDraft {
  readonly text: string;
  readonly tell: boolean;
  readonly note: string | null;
}

const schema: z.ZodMiniType<QuestionDraft> = z.object({ text: z.string(), ...tellingShape });
const at = 'ask';

/** A question to whoever made the request, with the note that tells them. */
export function AskQuestion({
  open,
  requester,
  user,
}: {
  open: OpenRequest;
  requester: string;
  user: string;
}) {
  const { text } = useI18n();
  const form = keptForm(open, at, schema, { text: '', ...telling });
  const { value } = form;
  const proposal = {
    to: [requester],
    heading: text('note-question-heading'),
    text: text('note-question', value.text.trim()),
  };
  const empty = value.text.trim() === '';
  return (
    <div class="hp-writing">
      <Field label={text('question-ask')} help={text('question-ask-help')}>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={requestLimits.reason}
            value={value.text}
            onInput={typed => form.change({ text: typed })}
          />
        )}
      </Field>
      {empty ? null : <Tell value={value} proposal={proposal} user={user} onChange={form.change} />}
      <p>
        <Button
          disabled={empty}
          busy={open.runs.value.get(at)?.state === 'sending'}
          onClick={() =>
            void open.act(at, { kind: 'ask', text: value.text }, { tell: noteToPost(value, proposal, user) })
          }
        >
          {text('question-ask-do')}
        </Button>
      </p>
      <Kept open={open} at={at} />
      <DeedNotice open={open} at={at} />
    </div>
  );
}
