import { wikiIds } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { Details } from '../../common/Details.tsx';
import { Field } from '../../common/Field.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { Select } from '../../common/Select.tsx';
import { TextArea } from '../../common/TextArea.tsx';
import { TextInput } from '../../common/TextInput.tsx';
import { wikiNames } from '../../common/wiki-names.ts';
import { ActionBar } from '../../frame/ActionBar.tsx';
import { selectionNames } from '../batch-words.ts';
import type { BatchesModel } from '../batches-model.ts';
import { OperationFields } from './OperationFields.tsx';
import { emptyOperation } from './operation-model.ts';
import { type PagesModel, type SelectionDraft, selectionKinds, selectionOf } from './pages-model.ts';

/** Which pages, and what to do to each of them. */
export function PagesView({ model, pages }: { model: BatchesModel; pages: PagesModel }) {
  const { text, language } = useI18n();
  const selection = pages.selection.value;
  const operations = pages.operations.value;
  const set = (part: Partial<SelectionDraft>) => {
    pages.selection.value = { ...selection, ...part };
  };
  const error = pages.selectionError.value;
  const missing = selectionOf(selection) === undefined && error !== null ? text(error) : undefined;
  return (
    <div class="hp-form">
      <h2>{text('batch-which-pages')}</h2>
      <Field label={text('batch-wiki')}>
        {ids => (
          <Select
            {...ids}
            value={selection.wiki}
            options={wikiIds.map(value => ({ value, label: text(wikiNames[value]) }))}
            onChange={wiki => set({ wiki })}
          />
        )}
      </Field>
      <Field label={text('batch-choose-by')}>
        {ids => (
          <Select
            {...ids}
            value={selection.kind}
            options={selectionKinds.map(value => ({ value, label: text(selectionNames[value]) }))}
            onChange={kind => set({ kind })}
          />
        )}
      </Field>
      <SelectionFields selection={selection} set={set} missing={missing} />
      <Found pages={pages} limit={model.limits().smallBatch} />
      <h2>{text('batch-what-to-do')}</h2>
      {operations.map((operation, index) => (
        <div class="hp-operation" key={index}>
          <OperationFields
            draft={operation}
            client={model.services.engine.client('wikidata')}
            errors={pages.errors.value[index] ?? new Map()}
            onChange={changed => {
              pages.operations.value = operations.map((one, at) => (at === index ? changed : one));
            }}
          />
          {operations.length > 1 ? (
            <Button
              size="small"
              weight="quiet"
              onClick={() => {
                pages.operations.value = operations.filter((_, at) => at !== index);
              }}
            >
              {text('batch-operation-remove')}
            </Button>
          ) : null}
        </div>
      ))}
      <div class="hp-buttons hp-buttons--apart">
        <Button
          size="small"
          onClick={() => {
            pages.operations.value = [...operations, emptyOperation(language)];
          }}
        >
          {text('batch-operation-more')}
        </Button>
      </div>
      {error === 'batch-files-only' ? (
        <Notice type="error" announce>
          <p>{text(error)}</p>
        </Notice>
      ) : null}
      <ActionBar>
        <Button
          action="progressive"
          weight="primary"
          busy={pages.finding.value.state === 'asking'}
          onClick={() => void onward()}
        >
          {text('batch-show-changes')}
        </Button>
      </ActionBar>
    </div>
  );

  async function onward(): Promise<void> {
    const part = await pages.part(model.limits().smallBatch);
    if (part !== undefined) model.plan([part], '');
  }
}

function SelectionFields({
  selection,
  set,
  missing,
}: {
  selection: SelectionDraft;
  set: (part: Partial<SelectionDraft>) => void;
  missing: string | undefined;
}) {
  const { text } = useI18n();
  const error = missing === undefined ? {} : { error: missing };
  const only = (
    <Field label={text('batch-only')}>
      {ids => (
        <Select
          {...ids}
          value={selection.only}
          options={[
            { value: 'files', label: text('batch-only-files') },
            { value: 'pages', label: text('batch-only-pages') },
            { value: 'all', label: text('batch-only-all') },
          ]}
          onChange={value => set({ only: value })}
        />
      )}
    </Field>
  );
  switch (selection.kind) {
    case 'list':
      return (
        <Field label={text('batch-titles')} help={text('batch-titles-help')} {...error}>
          {ids => <TextArea {...ids} rows={4} value={selection.titles} onInput={titles => set({ titles })} />}
        </Field>
      );
    case 'category':
      return (
        <>
          <Field label={text('batch-category')} {...error}>
            {ids => <TextInput {...ids} value={selection.category} onInput={category => set({ category })} />}
          </Field>
          <Field label={text('batch-depth')}>
            {ids => (
              <Select
                {...ids}
                value={String(selection.depth)}
                options={['0', '1', '2', '3', '4', '5'].map(value => ({
                  value,
                  label: text('batch-depth-levels', Number(value)),
                }))}
                onChange={value => set({ depth: Number(value) })}
              />
            )}
          </Field>
          {only}
        </>
      );
    case 'search':
      return (
        <>
          <Field label={text('batch-search')} help={text('batch-search-help')} {...error}>
            {ids => <TextInput {...ids} value={selection.search} onInput={search => set({ search })} />}
          </Field>
          {only}
        </>
      );
    case 'uploads':
      return (
        <Field label={text('batch-user')} {...error}>
          {ids => <TextInput {...ids} value={selection.user} onInput={user => set({ user })} />}
        </Field>
      );
  }
}

/** How many pages that is, before anything else is done. */
function Found({ pages, limit }: { pages: PagesModel; limit: number }) {
  const { text } = useI18n();
  const finding = pages.finding.value;
  const current = pages.upToDate.value;
  return (
    <>
      <div class="hp-buttons">
        {finding.state === 'asking' ? (
          <Button size="small" onClick={pages.stop}>
            {text('stop')}
          </Button>
        ) : (
          <Button size="small" onClick={() => void pages.find()}>
            {text('batch-count-pages')}
          </Button>
        )}
      </div>
      <p role="status">
        {finding.state === 'asking' ? text('batch-finding', finding.titles, finding.categories) : ''}
        {finding.state === 'found' && current
          ? finding.selected.more || finding.selected.titles.length > limit
            ? text('batch-found-more', Math.min(limit, finding.selected.titles.length))
            : text('batch-found', finding.selected.titles.length)
          : ''}
      </p>
      {finding.state === 'found' && current && finding.selected.titles.length > 0 ? (
        <Details summary={text('batch-found-list')}>
          <ul class="hp-list">
            {finding.selected.titles.slice(0, 30).map(title => (
              <li key={title}>
                <Data>{title}</Data>
              </li>
            ))}
            {finding.selected.titles.length > 30 ? <li>…</li> : null}
          </ul>
        </Details>
      ) : null}
      {finding.state === 'failed' ? (
        <Notice type="error" announce>
          <p>{text('batch-plan-failed')}</p>
          <CopyDetails details={JSON.stringify(finding.error.reason, null, 1)} />
        </Notice>
      ) : null}
    </>
  );
}

export default PagesView;
