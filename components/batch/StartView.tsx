import { cdxIconUpload } from '@wikimedia/codex-icons';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../common/Button.tsx';
import { Details } from '../common/Details.tsx';
import { Field } from '../common/Field.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import type { BatchesModel } from './batches-model.ts';
import { longestTyped } from './input-model.ts';
import { Recognised } from './Recognised.tsx';
import { History } from './run/History.tsx';
import { ProgressBar } from './run/ProgressBar.tsx';

/** A tiny batch to try: the sandbox item of Wikidata, which is there for this. */
const example = 'Q4115189\tLen\t"Wikidata Sandbox"\nQ4115189\tP31\tQ33506\n';

/** One big field that takes whatever the person has; below it what it was taken for, then the batches of the past. */
export function StartView({ model }: { model: BatchesModel }) {
  const { text } = useI18n();
  const { input } = model;
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const now = input.now.value;
  const file = input.file.value;
  const empty = now.state === 'empty' && file === null;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways in; the field and the button take the keyboard */}
      <div
        class={`hp-drop${over ? ' hp-drop--over' : ''}`}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault();
          setOver(false);
          const [dropped] = event.dataTransfer?.files ?? [];
          const words = event.dataTransfer?.getData('text/plain') ?? '';
          if (dropped !== undefined) input.takeFile(dropped);
          else if (words !== '') put(words);
        }}
      >
        {file === null ? (
          <Field label={text('batch-input')} help={text('batch-input-help')}>
            {({ id, describedBy }) => (
              <div class="cdx-text-area">
                <textarea
                  id={id}
                  class="cdx-text-area__textarea hp-input"
                  dir="auto"
                  rows={6}
                  spellcheck={false}
                  aria-describedby={describedBy}
                  value={input.text.value}
                  onInput={event => put(event.currentTarget.value)}
                  onPaste={event => {
                    const pasted = event.clipboardData?.getData('text/plain') ?? '';
                    const [dropped] = event.clipboardData?.files ?? [];
                    if (pasted.length > longestTyped) {
                      event.preventDefault();
                      input.takeText(pasted, '');
                    } else if (pasted === '' && dropped !== undefined) {
                      event.preventDefault();
                      input.takeFile(dropped);
                    }
                  }}
                />
              </div>
            )}
          </Field>
        ) : (
          <div class="hp-file">
            <Data>{file.name === '' ? text('batch-pasted') : file.name}</Data>{' '}
            <span class="hp-help">{text('batch-size', Math.max(1, Math.round(file.size / 1000)))}</span>
          </div>
        )}
        <div class="hp-buttons">
          <Button size="small" icon={cdxIconUpload} onClick={() => chooser.current?.click()}>
            {text('batch-choose-file')}
          </Button>
          {empty ? (
            <Button size="small" weight="quiet" onClick={() => put(example)}>
              {text('batch-try-example')}
            </Button>
          ) : (
            <Button size="small" weight="quiet" onClick={input.clear}>
              {text('batch-clear')}
            </Button>
          )}
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={text('batch-choose-file')}
            accept=".csv,.tsv,.txt,.tab,text/*"
            onChange={event => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen !== undefined) input.takeFile(chosen);
              event.currentTarget.value = '';
            }}
          />
        </div>
      </div>
      {now.state === 'reading' ? (
        <>
          <p role="status">{text('batch-reading', Math.round(now.share * 100))}</p>
          <ProgressBar done={now.share * 100} of={100} label={text('batch-input')} />
        </>
      ) : null}
      {now.state === 'unreadable' ? (
        <Notice type="error" announce>
          <p>{text('batch-file-unreadable', now.name)}</p>
        </Notice>
      ) : null}
      {now.state === 'read' ? <Recognised model={model} now={now} /> : null}
      {empty ? <Teach model={model} /> : null}
      <History model={model} />
    </>
  );

  function put(words: string): void {
    if (words.length > longestTyped) input.takeText(words, '');
    else input.text.value = words;
  }
}

/** What one can do here, for someone who sees it for the first time. */
function Teach({ model }: { model: BatchesModel }) {
  const { text } = useI18n();
  return (
    <>
      <p>
        <Rich k="batch-or" with={[]} />{' '}
        <button type="button" class="hp-linklike" onClick={() => model.openPages()}>
          {text('batch-choose-pages')}
        </button>
      </p>
      <Details summary={text('batch-teach')}>
        <ul class="hp-list">
          <li>
            {text('batch-teach-commands')}
            <pre class="hp-code" dir="ltr">
              {'Q4115189|P31|Q33506|S854|"https://example.org/"'}
            </pre>
          </li>
          <li>
            {text('batch-teach-table')}
            <pre class="hp-code" dir="ltr">
              {'item;P217;P571\nQ4115189;NMM 1902-17;1902'}
            </pre>
          </li>
          <li>
            {text('batch-teach-titles')}
            <pre class="hp-code" dir="ltr">
              {'File:Storm over the Harbour.jpg\nFile:Harbour at Dawn.jpg'}
            </pre>
          </li>
        </ul>
        <p>{text('batch-teach-safe')}</p>
      </Details>
    </>
  );
}
