import { useEffect, useRef } from 'preact/hooks';
import { botPolicyWikis } from '../../../lib/batch/run/start-batch.ts';
import type { WikiId } from '../../../lib/wiki/sites.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Field } from '../../common/Field.tsx';
import { Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { Select } from '../../common/Select.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { wikiNames } from '../../common/wiki-names.ts';
import { ActionBar } from '../../frame/ActionBar.tsx';
import { toMend } from '../../sending/to-mend.ts';
import { durationWords, verdictNames } from '../batch-words.ts';
import type { BatchesModel } from '../batches-model.ts';
import { Checkbox } from '../Checkbox.tsx';
import { problemMessages } from '../problem-words.ts';
import { DeletionOffer } from '../run/DeletionOffer.tsx';
import { NoticeOffer } from '../run/NoticeOffer.tsx';
import { VirtualList } from '../VirtualList.tsx';
import { FilterChips } from './FilterChips.tsx';
import { PreviewRowView } from './PreviewRowView.tsx';
import type { PreviewModel, StartFailure } from './preview-model.ts';
import { rowVerdicts } from './preview-rows.ts';

/** Every edit before it is made: totals, filters, the list, what to say about it, and the start. */
export function PreviewView({ model, preview }: { model: BatchesModel; preview: PreviewModel }) {
  const { text } = useI18n();
  const shown = preview.shown.value;
  const also = preview.alsoLeftOut.value.length;
  const { edits } = preview.totals.value;
  const foot = useRef<HTMLDivElement>(null);
  return (
    <>
      <Totals preview={preview} />
      <Filters preview={preview} />
      <TickAll preview={preview} />
      {also === 0 ? null : <p class="hp-help">{text('batch-also-left-out', also)}</p>}
      {shown.length === 0 ? <p>{text('batch-nothing-here')}</p> : null}
      <VirtualList label={text('batch-preview-list')} rows={shown} keyOf={row => row.key} estimate={56}>
        {row => <PreviewRowView preview={preview} row={row} />}
      </VirtualList>
      <div class="hp-preview__foot" ref={foot}>
        <Warnings preview={preview} />
        <DeletionOffer preview={preview} />
        <Failure preview={preview} />
        {preview.tooLarge.value ? (
          <Notice type="warning">
            <p>{text('batch-too-large', preview.totals.value.pages, preview.limits.smallBatch)}</p>
            <p>{text('batch-untick-or-hand-off')}</p>
          </Notice>
        ) : null}
        <Field
          label={text('batch-summary')}
          help={text('batch-summary-help')}
          error={preview.summaryMissing.value ? text('batch-summary-missing') : undefined}
        >
          {ids => (
            <TextInput
              {...ids}
              value={preview.summary.value}
              onInput={value => {
                preview.summary.value = value;
              }}
            />
          )}
        </Field>
        <BotBox preview={preview} />
        <NoticeOffer />
      </div>
      <ActionBar>
        <Button onClick={model.back}>{text('batch-change')}</Button>
        <Button
          action="progressive"
          weight="primary"
          disabled={edits === 0 || preview.tooLarge.value}
          busy={preview.starting.value}
          onClick={() => void start()}
        >
          {preview.withTrial.value
            ? text('batch-try-first', preview.limits.trialEdits)
            : text(preview.undoes === null ? 'batch-start-edits' : 'batch-undo-edits', edits)}
        </Button>
      </ActionBar>
    </>
  );

  async function start(): Promise<void> {
    await model.start();
    toMend(foot.current)?.focus();
  }
}

function Totals({ preview }: { preview: PreviewModel }) {
  const i18n = useI18n();
  const { text, direction } = i18n;
  const { lines, edits, noChange, look, time, rate } = preview.totals.value;
  const parts = [
    text('batch-total-edits', edits),
    ...(noChange > 0 ? [text('batch-total-no-change', noChange)] : []),
    ...(look > 0 ? [text('batch-total-look', look)] : []),
    ...(time === null || edits === 0
      ? []
      : [
          rate === null
            ? durationWords(i18n, time)
            : text('batch-total-time', durationWords(i18n, time), rate),
        ]),
  ];
  // What is taken back are edits, whatever lines they were made from.
  const from = preview.undoes === null ? `${text('batch-total-lines', lines)} ` : '';
  return (
    <p class="hp-totals" role="status">
      {from === '' ? null : (
        <>
          {from}
          <span aria-hidden="true">{direction === 'rtl' ? '←' : '→'}</span>{' '}
        </>
      )}
      {parts.join(' · ')}
    </p>
  );
}

function Filters({ preview }: { preview: PreviewModel }) {
  const { text } = useI18n();
  const { counts, filter, rows } = preview;
  const chips = [
    { value: 'all', label: text('batch-filter-all'), count: rows.length },
    ...rowVerdicts
      .filter(verdict => counts.verdicts[verdict] > 0)
      .map(verdict => ({
        value: verdict,
        label: text(verdictNames[verdict]),
        count: counts.verdicts[verdict],
      })),
  ];
  return (
    <>
      <FilterChips
        label={text('batch-filter')}
        options={chips}
        selected={filter.value.verdict ?? 'all'}
        onSelect={value => {
          filter.value = {
            ...filter.value,
            verdict: rowVerdicts.find(one => one === value) ?? null,
          };
        }}
      />
      {counts.problems.length === 0 ? null : (
        <Field label={text('batch-filter-problem')}>
          {ids => (
            <Select
              {...ids}
              value={filter.value.problem ?? ''}
              options={[
                { value: '', label: text('batch-filter-any') },
                ...counts.problems.map(([key, count]) => ({
                  value: key as string,
                  label: text('batch-filter-count', text(problemMessages[key]), count),
                })),
              ]}
              onChange={value => {
                filter.value = { ...filter.value, problem: value === '' ? null : value };
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** One tick for all rows in sight of the filter. */
function TickAll({ preview }: { preview: PreviewModel }) {
  const { text } = useI18n();
  const lines = preview.shown.value.filter(row => row.edit.verdict === 'edit').flatMap(row => row.lines);
  if (lines.length < 2) return null;
  const out = lines.filter(index => preview.unticked.value.has(index)).length;
  return (
    <Checkbox
      label={text('batch-tick-all')}
      checked={out < lines.length}
      mixed={out > 0 && out < lines.length}
      onChange={on => preview.tick(lines, on)}
    />
  );
}

/** Where each wiki says when edits like these want a bot account. */
const botPolicies: Readonly<Record<WikiId, string>> = {
  wikidata: 'Wikidata:Bots',
  commons: 'Commons:Bots',
  meta: 'Meta:Bot policy',
};

function Warnings({ preview }: { preview: PreviewModel }) {
  const { text } = useI18n();
  if (preview.undoes !== null) return null;
  const wikis = botPolicyWikis({ edits: preview.rows.map(({ edit }) => edit) }, preview.accounts.value);
  return (
    <>
      {wikis.map(wiki => (
        <Notice key={wiki} type="warning">
          <p>
            <Rich
              k="batch-bot-policy"
              with={[
                text(wikiNames[wiki]),
                <Link key="policy" href={pageUrl(wiki, botPolicies[wiki])}>
                  {botPolicies[wiki]}
                </Link>,
              ]}
            />
          </p>
        </Notice>
      ))}
    </>
  );
}

function BotBox({ preview }: { preview: PreviewModel }) {
  const { text } = useI18n();
  const may = Object.values(preview.accounts.value).some(
    account => account.signedIn && account.rights.has('bot'),
  );
  if (!may) return null;
  return (
    <Checkbox
      label={text('batch-mark-bot')}
      checked={preview.bot.value}
      onChange={on => {
        preview.bot.value = on;
      }}
    />
  );
}

function Failure({ preview }: { preview: PreviewModel }) {
  const { text } = useI18n();
  const failure = preview.failure.value;
  // Focus comes back from signing in elsewhere: what kept the batch may be over.
  useEffect(() => {
    if (failure?.kind !== 'signed-out') return;
    const look = () => void preview.checkAccounts();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [preview, failure]);
  if (failure === null) return null;
  return (
    <Notice type="error" announce>
      <p>{failureWords(failure)}</p>
      {failure.kind === 'signed-out' ? (
        <p>
          <Link href={pageUrl(failure.wiki, 'Special:UserLogin')}>
            {text('obstacle-sign-in', text(wikiNames[failure.wiki]))}
          </Link>
        </p>
      ) : null}
      {failure.kind === 'no-answer' ? (
        <Button onClick={() => void preview.checkAccounts()}>{text('try-again')}</Button>
      ) : null}
    </Notice>
  );

  function failureWords(what: StartFailure): string {
    switch (what.kind) {
      case 'signed-out':
        return text('obstacle-signed-out', text(wikiNames[what.wiki]));
      case 'no-answer':
        return text('batch-no-answer', text(wikiNames[what.wiki]));
      case 'store-failed':
        return text('batch-store-failed');
      case 'nothing-to-do':
        return text('batch-nothing-to-do');
      case 'too-large':
        return text('batch-too-large', what.pages, what.limit);
    }
  }
}

export default PreviewView;
