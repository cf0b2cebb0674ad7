import { useState } from 'preact/hooks';
import type { OpportunityView } from '../../../lib/desk/opportunity/opportunity-read.ts';
import { requestLimits } from '../../../lib/desk/request/request.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { CommentPlace, headingOf, placeIn, TalkSections } from '../../request/open/Talk.tsx';
import type { BoardModel } from '../board-model.ts';
import { RunNotice } from './RunNotice.tsx';
import { placeOf, recordDesk, typedAt } from './record-desk.ts';
import { commentWork } from './record-works.ts';

/** What is said on the talk page of an opportunity, and the way to say something there, signed. */
export function RecordTalk({ board, view }: { board: BoardModel; view: OpportunityView }) {
  const { text } = useI18n();
  const { title, talk, opportunity } = view;
  const desk = recordDesk(board);
  const [under, setUnder] = useState('');
  const place = typedAt(title, 'comment');
  const typed = desk.texts.at(place).text ?? '';
  const where = placeIn(talk, under);
  return (
    <section aria-labelledby="hp-record-talk">
      <h3 id="hp-record-talk">{text('talk')}</h3>
      <TalkSections talk={talk} title={title} />
      <CommentPlace talk={talk} under={where} onChange={setUnder} />
      <Field label={text('comment')} help={text('comment-help')}>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={requestLimits.comment}
            value={typed}
            onInput={value => desk.texts.type(place, 'text', value)}
          />
        )}
      </Field>
      <p>
        <Button
          disabled={typed.trim() === ''}
          busy={desk.runs.value.get(placeOf(title, 'comment'))?.state === 'sending'}
          onClick={() =>
            void desk.run(
              title,
              'comment',
              commentWork(title, {
                text: typed,
                ...(where === '' ? { heading: headingOf(typed) } : { under: where }),
              }),
            )
          }
        >
          {text('comment-do')}
        </Button>
      </p>
      <RunNotice board={board} title={title} name={opportunity.partner} at="comment" />
    </section>
  );
}
