import type { ComponentChildren } from 'preact';
import type { Check, CheckState } from '../../../lib/desk/request.ts';
import type { RequestDeed } from '../../../lib/desk/request-deeds.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { stageNames } from '../stage-words.ts';
import { stateNames } from './deed-words.ts';
import { insist, type Stopped } from './open-model.ts';

export interface ConflictProps {
  readonly result: Extract<Stopped, { kind: 'conflict' }>;
  readonly onInsist: (deed: RequestDeed) => void;
  readonly onDismiss: () => void;
}

/** Somebody else did something to the very same thing: both versions, and whose shall stand. */
export function ConflictNotice({ result, onInsist, onDismiss }: ConflictProps) {
  const { text } = useI18n();
  const { conflict, deed, by } = result;
  const mine = insist(deed, conflict);
  return (
    <Notice type="warning" announce>
      <p>
        <strong>
          <Rich k="conflict-what" with={[<Data key="by">{whoDid(result) ?? by ?? text('someone')}</Data>]} />
        </strong>
      </p>
      <dl class="hp-versions">
        <dt>{text('conflict-theirs')}</dt>
        <dd>
          <Theirs result={result} />
        </dd>
        {deed.kind === 'take-step' ? null : (
          <>
            <dt>{text('conflict-yours')}</dt>
            <dd>
              <Yours deed={deed} />
            </dd>
          </>
        )}
      </dl>
      <div class="hp-buttons">
        <Button onClick={onDismiss}>{text('conflict-keep-theirs')}</Button>
        {mine === null ? null : <Button onClick={() => onInsist(mine)}>{text('conflict-use-mine')}</Button>}
      </div>
    </Notice>
  );
}

/** Who set the thing itself, where the record says; the last editor of the page may be somebody else. */
function whoDid({ conflict }: ConflictProps['result']): string | undefined {
  const name =
    conflict.kind === 'box'
      ? conflict.theirs?.by
      : conflict.kind === 'asked'
        ? conflict.theirs?.answeredBy
        : undefined;
  return name === '' ? undefined : name;
}

function Theirs({ result: { conflict } }: { result: ConflictProps['result'] }): ComponentChildren {
  const { text } = useI18n();
  switch (conflict.kind) {
    case 'box':
      return conflict.theirs === null ? (
        text('conflict-gone')
      ) : (
        <Box {...conflict.theirs} seen={conflict.seen} />
      );
    case 'status':
      return text(stageNames[conflict.theirs]);
    case 'asked':
      return conflict.theirs === null ? text('conflict-gone') : <Data>{conflict.theirs.answer}</Data>;
    case 'answer':
    case 'field':
      return <Data>{conflict.theirs}</Data>;
    case 'priority':
      return <Data>{conflict.theirs ?? '–'}</Data>;
  }
}

function Yours({ deed }: { deed: RequestDeed }): ComponentChildren {
  switch (deed.kind) {
    case 'set-box':
      return <Box state={deed.state} note={deed.note} />;
    case 'answer-asked':
    case 'answer':
      return <Data>{deed.text}</Data>;
    default:
      return null;
  }
}

/** A box as someone left it; its words too where they were changed. */
function Box({
  state,
  note,
  text: words,
  seen,
}: {
  state: CheckState;
  note: string;
  text?: string;
  seen?: Check;
}) {
  const { text } = useI18n();
  return (
    <>
      {text(stateNames[state])}
      {note === '' ? null : (
        <>
          {' · '}
          <Data>{note}</Data>
        </>
      )}
      {words === undefined || seen === undefined || words === seen.text ? null : (
        <>
          <br />
          <Data>{words}</Data>
        </>
      )}
    </>
  );
}
