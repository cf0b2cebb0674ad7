import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { NotSaved, Personal } from '../../request/open/SendNotices.tsx';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { BoardModel } from '../board-model.ts';
import { type Run, recordDesk, typedAt } from './record-desk.ts';
import type { Stopped } from './record-works.ts';

/** A try of which nothing came. */
export interface StoppedRunProps {
  readonly board: BoardModel;
  readonly title: string;
  readonly run: Extract<Run, { state: 'stopped' }>;
}

/** No request was made of an opportunity: why, with a free name to choose where the name is taken. */
export function NotMade({
  board,
  title,
  run,
  result,
}: StoppedRunProps & { result: Extract<Stopped, { of: 'request' }>['result'] }) {
  const { text, dateTime } = useI18n();
  const desk = recordDesk(board);
  const again = (decisions = {}) => void run.again(decisions);
  switch (result.kind) {
    case 'bad-draft':
      return (
        <Notice type="error" inline announce>
          <p>{text('record-request-incomplete')}</p>
        </Notice>
      );
    case 'personal':
      return <Personal result={result} again={again} />;
    case 'title-exists':
      return (
        <Notice type="warning" announce>
          <p>
            <Rich
              k={result.size === null ? 'title-exists-page' : 'title-exists'}
              with={[<Data key="name">{nameOfRequest(result.title)}</Data>]}
            />
          </p>
          <p>{text(result.names.length === 0 ? 'title-exists-none' : 'title-exists-do')}</p>
          <div class="hp-buttons">
            {result.names.map(name => (
              <Button
                key={name}
                size="small"
                onClick={() => {
                  desk.texts.type(typedAt(title, 'request'), 'title', name);
                  desk.dismiss(title, 'request');
                }}
              >
                <Data>{name}</Data>
              </Button>
            ))}
          </div>
        </Notice>
      );
    case 'deleted-before': {
      const time = Date.parse(result.at);
      return (
        <Notice type="warning" announce>
          <p>
            <Rich
              k="request-deleted-before"
              with={[
                <Data key="by">{result.by ?? text('someone')}</Data>,
                Number.isNaN(time) ? result.at : dateTime(time),
              ]}
            />
          </p>
          {result.comment === '' ? null : (
            <blockquote class="hp-quote">
              <Data>{result.comment}</Data>
            </blockquote>
          )}
          <p>{text('request-deleted-before-do')}</p>
          <Button onClick={() => again({ recreate: true })}>{text('request-deleted-before-again')}</Button>
        </Notice>
      );
    }
    case 'not-changed':
      return (
        <Notice type="warning" announce>
          <p>{text('not-reproducible')}</p>
          <CopyDetails details={JSON.stringify(result, null, 1)} />
        </Notice>
      );
    case 'unreadable':
      return (
        <OutcomeNotice outcome={result.outcome}>
          <Button onClick={again}>{text('try-again')}</Button>
        </OutcomeNotice>
      );
    case 'not-saved':
      return <NotSaved outcome={result.outcome} title={result.title} again={again} />;
  }
}
