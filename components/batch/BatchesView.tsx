import './batch.css';
import { cdxIconArrowPrevious } from '@wikimedia/codex-icons';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { deferred, PartNotLoaded } from '../common/deferred.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { BatchesModel, BatchScreen } from './batches-model.ts';
import { LabelsContext } from './preview/labels-context.ts';
import { ProgressBar } from './run/ProgressBar.tsx';
import { StartView } from './StartView.tsx';

const HandOffView = deferred(() => import('./HandOffView.tsx'));
const PagesView = deferred(() => import('./pages/PagesView.tsx'));
const PreviewView = deferred(() => import('./preview/PreviewView.tsx'));
const RunView = deferred(() => import('./run/RunView.tsx'));
const TableView = deferred(() => import('./table/TableView.tsx'));

const titles: Readonly<Record<Exclude<BatchScreen['name'], 'coming' | 'not-loaded'>, MessageKey>> = {
  start: 'batch-start',
  pages: 'batch-pages',
  table: 'batch-table',
  planning: 'batch-planning',
  'plan-failed': 'batch-planning',
  'hand-off': 'batch-hand-off',
  preview: 'batch-preview',
  run: 'batch-run',
};

/** Everything about batches: one screen after the other, with the way back. */
export function BatchesView({ model }: { model: BatchesModel }) {
  const { text } = useI18n();
  const screen = model.screen.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(screen.name);

  // A new screen begins at its heading, for the eye and for the keyboard.
  useEffect(() => {
    if (before.current === screen.name) return;
    before.current = screen.name;
    heading.current?.focus();
    heading.current?.closest('.hp-main')?.scrollTo(0, 0);
  }, [screen.name]);

  const title =
    screen.name === 'preview' && screen.preview.undoes !== null
      ? 'batch-undo-preview'
      : titles['of' in screen ? screen.of : screen.name];
  return (
    <LabelsContext.Provider value={model.labels}>
      <section class="hp-screen hp-batches" aria-label={text(title)}>
        <div class={`hp-screen__head${model.canGoBack.value ? '' : ' hp-screen__head--first'}`}>
          {model.canGoBack.value ? (
            <Button weight="quiet" icon={cdxIconArrowPrevious} label={text('back')} onClick={model.back} />
          ) : null}
          <h1 class="hp-screen__title" tabIndex={-1} ref={heading}>
            {text(title)}
          </h1>
        </div>
        <Content model={model} screen={screen} />
      </section>
    </LabelsContext.Provider>
  );
}

function Content({ model, screen }: { model: BatchesModel; screen: BatchScreen }) {
  const { text } = useI18n();
  switch (screen.name) {
    case 'start':
      return <StartView model={model} />;
    case 'pages':
      return <PagesView model={model} pages={screen.pages} />;
    case 'table':
      return <TableView model={model} table={screen.table} />;
    case 'coming':
      return <Skeleton />;
    case 'not-loaded':
      return <PartNotLoaded />;
    case 'planning': {
      const { progress } = screen;
      const phase = progress?.phase === 'planning' ? 'batch-planning-planning' : 'batch-planning-reading';
      return (
        <>
          <p role="status">
            {progress === null ? text('batch-planning-begin') : text(phase, progress.done, progress.of)}
          </p>
          <ProgressBar done={progress?.done ?? 0} of={progress?.of ?? 0} label={text('batch-planning')} />
          <p class="hp-help">{text('batch-planning-safe')}</p>
          <ActionBar>
            <Button onClick={model.back}>{text('stop')}</Button>
          </ActionBar>
        </>
      );
    }
    case 'plan-failed':
      return (
        <Notice type="error" announce>
          <p>{text('batch-plan-failed')}</p>
          <Button onClick={screen.again}>{text('try-again')}</Button>
          <CopyDetails details={JSON.stringify(screen.error.reason, null, 1)} />
        </Notice>
      );
    case 'hand-off':
      return <HandOffView model={model} {...screen} />;
    case 'preview':
      return <PreviewView model={model} preview={screen.preview} />;
    case 'run':
      return <RunView model={model} run={screen.run} />;
  }
}

export default BatchesView;
