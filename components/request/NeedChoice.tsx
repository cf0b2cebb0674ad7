import { type Need, needs } from '../../lib/desk/request/request.ts';
import type { Draft } from '../../lib/store/drafts.ts';
import { Button } from '../common/Button.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { RelativeTime } from '../common/RelativeTime.tsx';
import { needHelp, needNames } from './ask-words.ts';
import type { StoredAsk } from './draft-store.ts';

export interface NeedChoiceProps {
  /** Begun on this page before, and not published. */
  readonly begun: readonly Draft<StoredAsk>[];
  readonly onChoose: (need: Need) => void;
  readonly onContinue: (key: string) => void;
}

/** The first question: *What do you need?* Each answer says what it means and what comes of it. */
export function NeedChoice({ begun, onChoose, onContinue }: NeedChoiceProps) {
  const { text } = useI18n();
  return (
    <>
      {begun.length === 0 ? null : (
        <section aria-labelledby="hp-begun">
          <h2 id="hp-begun">{text('ask-begun')}</h2>
          <ul class="hp-rows">
            {begun.map(({ key, content, changed }) => (
              <li key={key}>
                <p>
                  <Data>
                    {content.form.draft.title || content.form.draft.partner || text('draft-nameless')}
                  </Data>
                </p>
                <p class="hp-help">
                  {text(needNames[content.form.draft.need])} · <RelativeTime time={changed} />
                </p>
                <Button size="small" action="progressive" onClick={() => onContinue(key)}>
                  {text('draft-continue')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2 id="hp-need">{text('ask-need')}</h2>
      <ul class="hp-needs" aria-labelledby="hp-need">
        {needs.map(need => (
          <li key={need}>
            <button type="button" class="hp-need" onClick={() => onChoose(need)}>
              <strong>{text(needNames[need])}</strong>
              <span class="hp-help">{text(needHelp[need])}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
