import { useState } from 'preact/hooks';
import type { Config } from '../../../lib/desk/config.ts';
import { progressOf } from '../../../lib/desk/request/checklist-progress.ts';
import {
  type Check,
  type CheckState,
  checkGroups,
  type HelpRequest,
  requestLimits,
} from '../../../lib/desk/request/request.ts';
import { permit } from '../../../lib/desk/request/roles.ts';
import { Button } from '../../common/Button.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { RelativeTime } from '../../common/RelativeTime.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { BoxBars } from '../BoxBars.tsx';
import { checkGroupNames } from '../box-words.ts';
import { DeedNotice } from './DeedNotice.tsx';
import { refusalWords, stateNames } from './deed-words.ts';
import { Kept } from './Kept.tsx';
import type { OpenRequest } from './open-types.ts';

export interface RequestPartProps {
  readonly open: OpenRequest;
  readonly request: HelpRequest;
  readonly config: Config;
  readonly user: string | null;
}

/** The boxes in their four groups. Who may not tick them sees why, once, above them. */
export function Checklist({ open, request, config, user }: RequestPartProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const { checks } = request;
  const first = checks[0];
  if (first === undefined) return null;
  const may = permit(config, request, user, { kind: 'set-box', seen: first, state: 'done', note: '' });
  const { groups } = progressOf(checks);
  return (
    <section aria-labelledby="hp-checklist">
      <h2 id="hp-checklist">{text('boxes')}</h2>
      <BoxBars progress={progressOf(checks)} />
      {may.ok ? null : <p class="hp-help">{refusalWords(i18n, may.why)}</p>}
      {checkGroups.map(group => {
        const { done, of } = groups[group];
        if (of === 0) return null;
        const name = text('boxes-group', text(checkGroupNames[group]), done, of);
        return (
          <Details key={group} summary={<strong>{name}</strong>} open={done < of}>
            <ul class="hp-boxes">
              {checks.map((check, index) =>
                check.group === group ? (
                  <Box
                    key={keyOf(check, index)}
                    at={keyOf(check, index)}
                    check={check}
                    open={open}
                    may={may.ok}
                  />
                ) : null,
              )}
            </ul>
          </Details>
        );
      })}
    </section>
  );
}

/** Known by its id, one without by its place: two boxes may say the same. */
const keyOf = ({ id }: Check, index: number) => `box ${id === '' ? index : id}`;

function Box({ at, check, open, may }: { at: string; check: Check; open: OpenRequest; may: boolean }) {
  const { text } = useI18n();
  const noteAt = `${at} why`;
  const [asked, setAsked] = useState(false);
  // A note that was begun before the panel closed is there again.
  const noting = asked || open.texts.value.has(noteAt);
  const busy = open.runs.value.get(at)?.state === 'sending';
  const set = (state: CheckState, note: string, texts: readonly string[] = []) =>
    void open.act(at, { kind: 'set-box', seen: check, state, note }, { texts });
  return (
    <li class={`hp-box hp-box--${check.state}`}>
      <label class="hp-box__line">
        <input
          type="checkbox"
          checked={check.state === 'done'}
          disabled={!may || busy}
          onChange={event => {
            const { checked } = event.currentTarget;
            // Until the wiki has it, the box shows what the wiki says.
            event.currentTarget.checked = check.state === 'done';
            set(checked ? 'done' : 'to-do', check.note);
          }}
        />
        <span>
          <Data>{check.text}</Data>
          {check.state === 'not-applicable' ? (
            <strong class="hp-box__state"> {text('box-not-applicable')}</strong>
          ) : null}
        </span>
      </label>
      {check.note === '' ? null : (
        <p class="hp-box__note">
          <Data>{check.note}</Data>
        </p>
      )}
      <Signature check={check} />
      {may && !noting ? (
        <p class="hp-buttons">
          <Button size="small" weight="quiet" onClick={() => setAsked(true)}>
            {text(check.state === 'not-applicable' ? 'box-change-note' : 'box-mark-not-applicable')}
            <span class="hp-hidden"> {check.text}</span>
          </Button>
          {check.state === 'not-applicable' ? (
            <Button size="small" weight="quiet" busy={busy} onClick={() => set('to-do', '')}>
              {text('box-mark-to-do')}
              <span class="hp-hidden"> {check.text}</span>
            </Button>
          ) : null}
        </p>
      ) : null}
      {may && noting ? (
        <Note
          open={open}
          at={noteAt}
          before={check.note}
          onSave={note => {
            set('not-applicable', note, [noteAt]);
            setAsked(false);
          }}
          onCancel={() => {
            open.type(noteAt, '');
            setAsked(false);
          }}
        />
      ) : null}
      <DeedNotice open={open} at={at} quiet />
    </li>
  );
}

function Signature({ check: { by, at, state } }: { check: Check }) {
  const { text } = useI18n();
  if (by === '') return null;
  const time = Date.parse(at);
  return (
    <p class="hp-help">
      {Number.isNaN(time) ? (
        <Rich k="signed-by" with={[text(stateNames[state]), <Data key="by">{by}</Data>]} />
      ) : (
        <Rich
          k="signed-by-when"
          with={[text(stateNames[state]), <Data key="by">{by}</Data>, <RelativeTime key="at" time={time} />]}
        />
      )}
    </p>
  );
}

function Note(props: {
  open: OpenRequest;
  at: string;
  before: string;
  onSave: (note: string) => void;
  onCancel: () => void;
}) {
  const { text } = useI18n();
  const { open, at, before } = props;
  const typed = open.texts.value.get(at) ?? before;
  return (
    <>
      <Field label={text('box-note')} help={text('box-note-help')}>
        {ids => (
          <TextArea
            {...ids}
            rows={2}
            limit={requestLimits.note}
            value={typed}
            onInput={value => open.type(at, value)}
          />
        )}
      </Field>
      <Kept open={open} at={at} />
      <p class="hp-buttons">
        <Button
          size="small"
          action="progressive"
          disabled={typed.trim() === ''}
          onClick={() => props.onSave(typed)}
        >
          {text('box-mark-not-applicable')}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {text('cancel')}
        </Button>
      </p>
    </>
  );
}
