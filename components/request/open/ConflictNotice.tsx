import type { ComponentChildren } from 'preact';
import type { Config } from '../../../lib/desk/config.ts';
import type { Check, CheckState, HelpRequest } from '../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../lib/desk/request/request-deeds.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { stageNames } from '../stage-words.ts';
import { priorityNames, stateNames } from './deed-words.ts';
import { FieldWords } from './FieldWords.tsx';
import { insist } from './insist.ts';
import type { Stopped } from './open-types.ts';

export interface ConflictProps {
  readonly result: Extract<Stopped, { kind: 'conflict' }>;
  readonly config: Config;
  readonly onInsist: (deed: RequestDeed) => void;
  readonly onDismiss: () => void;
}

/** Somebody else did something to the very same thing: both versions, and whose shall stand. */
export function ConflictNotice({ result, config, onInsist, onDismiss }: ConflictProps) {
  const { text } = useI18n();
  const { conflict, deed, by } = result;
  const mine = insist(deed, conflict, result.request);
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
          <Theirs result={result} config={config} />
        </dd>
        <dt>{text('conflict-yours')}</dt>
        <dd>
          <Yours result={result} config={config} />
        </dd>
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

type Sides = Pick<ConflictProps, 'result' | 'config'>;

function Theirs({ result: { conflict, request }, config }: Sides): ComponentChildren {
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
      return conflict.theirs === '' ? text('conflict-empty') : <Data>{conflict.theirs}</Data>;
    case 'field':
      return <FieldWords field={conflict.field} request={request} config={config} />;
    case 'priority':
      return text(priorityNames[conflict.theirs ?? 'none']);
  }
}

function Yours({ result: { deed, conflict, request }, config }: Sides): ComponentChildren {
  const { text } = useI18n();
  switch (deed.kind) {
    case 'set-box':
      return <Box state={deed.state} note={deed.note} />;
    case 'answer-asked':
    case 'answer':
      return deed.text === '' ? text('conflict-empty') : <Data>{deed.text}</Data>;
    case 'take-step':
      return text(stageNames[deed.to]);
    case 'set-priority':
      return text(priorityNames[deed.priority ?? 'none']);
    default:
      return conflict.kind === 'field' ? (
        <FieldWords field={conflict.field} request={wantedBy(deed, request)} config={config} />
      ) : null;
  }
}

/** The request as a deed would have it, in the field that two people met at. */
function wantedBy(deed: RequestDeed, request: HelpRequest): HelpRequest {
  switch (deed.kind) {
    case 'set-waiting':
      return { ...request, waitingFor: deed.waitingFor };
    case 'set-public-request':
      return { ...request, publicRequest: deed.page };
    case 'assign':
      return { ...request, group: deed.group?.id ?? request.group };
    case 'edit-details':
      return { ...request, ...deed.set };
    default:
      return request;
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
