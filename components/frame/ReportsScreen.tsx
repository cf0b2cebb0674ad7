import { useMemo } from 'preact/hooks';
import { useI18n } from '../common/i18n-context.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { PublishReport } from '../triage/reports/PublishReport.tsx';
import { periodWords, reportWikitext } from '../triage/reports/public-report.ts';
import { ReportsView } from '../triage/reports/ReportsView.tsx';
import { WithBoard } from '../triage/reports/WithBoard.tsx';
import { OnBoard, useReading } from './board-reading.tsx';
import type { PanelModel } from './panel-model.ts';
import { publishParts } from './publish-parts.ts';
import { Screen } from './Screen.tsx';

/** Reports in the frame. */
export function ReportsScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  const { text } = useI18n();
  return (
    <Screen title={text('reports-title')} onBack={onBack}>
      <OnBoard model={model}>
        {(board, user) => <Open key={user} model={model} board={board} user={user} />}
      </OnBoard>
    </Screen>
  );
}

function Open({ model, board, user }: { model: PanelModel; board: BoardModel; user: string }) {
  useReading(model, board);
  const parts = useMemo(() => publishParts(model), [model]);
  const config = model.config.value;
  // One time for all figures of a reading: what is shown, copied and published agrees.
  const read = board.readAt.value;
  const now = useMemo(() => model.host.clock.now(), [model, read]);
  return (
    <WithBoard board={board}>
      {all => (
        <ReportsView
          read={all}
          config={config}
          now={now}
          publish={figures => (
            <PublishReport
              parts={parts}
              title={config.pages.reports}
              user={user}
              wikitext={() => reportWikitext(model.inEnglish(), all, config, now, figures)}
              about={periodWords(model.inEnglish(), figures)}
            />
          )}
        />
      )}
    </WithBoard>
  );
}

export default ReportsScreen;
