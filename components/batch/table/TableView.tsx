import { Button } from '../../common/Button.tsx';
import { CopyDetails } from '../../common/CopyDetails.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Notice } from '../../common/Notice.tsx';
import { ActionBar } from '../../frame/ActionBar.tsx';
import type { BatchesModel } from '../batches-model.ts';
import { ProgressBar } from '../run/ProgressBar.tsx';
import { WrongLines } from '../WrongLines.tsx';
import { TableColumns } from './TableColumns.tsx';
import { TableMatches } from './TableMatches.tsx';
import type { TableModel } from './table-model.ts';

/** A table on its way to edits: what the columns are, which items texts mean, what could not be read. */
export function TableView({ model, table }: { model: BatchesModel; table: TableModel }) {
  const { text } = useI18n();
  const read = table.table.value;
  const step = table.step.value;
  const failure = table.failure.value;
  if (table.unreadable.value) {
    const name = model.input.file.value?.name ?? '';
    return (
      <Notice type="error" announce>
        <p>{text('batch-file-unreadable', name)}</p>
      </Notice>
    );
  }
  if (read === undefined) {
    const share = Math.round(table.read.value * 100);
    return (
      <>
        <p role="status">{text('batch-reading', share)}</p>
        <ProgressBar done={share} of={100} label={text('batch-table')} />
      </>
    );
  }
  return (
    <div class="hp-form">
      {step.step === 'columns' ? <TableColumns model={model} table={table} read={read} /> : null}
      {step.step === 'matches' ? <TableMatches table={table} texts={step.texts} /> : null}
      {step.step === 'problems' ? (
        <>
          {step.by === 'name-search' ? (
            <Notice type="warning">
              <p>{text('batch-found-by-name')}</p>
            </Notice>
          ) : null}
          <p>{text('batch-lines-good', step.made.commands.length)}</p>
          <WrongLines problems={step.made.problems} />
        </>
      ) : null}
      {failure === null ? null : (
        <Notice type="error" announce>
          <p>{text('batch-plan-failed')}</p>
          <CopyDetails details={JSON.stringify(failure.error.reason, null, 1)} />
        </Notice>
      )}
      <ActionBar>
        {step.step === 'columns' ? null : (
          <Button onClick={() => table.previous()}>
            {text(
              step.step === 'problems' && step.before.step === 'matches'
                ? 'batch-back-to-matches'
                : 'batch-back-to-columns',
            )}
          </Button>
        )}
        <Button
          action="progressive"
          weight="primary"
          disabled={!table.ready.value || (step.step === 'problems' && step.made.commands.length === 0)}
          busy={table.busy.value}
          onClick={() => void onward()}
        >
          {text(step.step === 'problems' ? 'batch-go-on-without' : 'batch-show-changes')}
        </Button>
      </ActionBar>
    </div>
  );

  async function onward(): Promise<void> {
    const made = await table.next();
    if (made !== undefined) model.planCommands(made.commands, '', made.cut);
  }
}

export default TableView;
