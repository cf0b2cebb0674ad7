import { useI18n } from '../common/i18n-context.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { PublishReport } from '../triage/reports/PublishReport.tsx';
import { periodWords, reportWikitext } from '../triage/reports/public-report.ts';
import { ReportsView } from '../triage/reports/ReportsView.tsx';
import { openReports, type ReportsModel } from '../triage/reports/reports-model.ts';
import { DeskScreen } from './DeskScreen.tsx';
import type { PanelModel } from './panel-model.ts';

/** The period that was chosen, for as long as the board is the same. */
const models = new WeakMap<BoardModel, ReportsModel>();

/** Reports in the frame. */
export function ReportsScreen({ model, onBack }: { model: PanelModel; onBack: () => void }) {
  const { text } = useI18n();
  return (
    <DeskScreen model={model} title={text('reports-title')} onBack={onBack}>
      {({ board, read, config, now, user, parts }) => (
        <ReportsView
          read={read}
          config={config}
          reports={reportsOf(model, board, user)}
          now={now}
          publish={figures => (
            <PublishReport
              parts={parts}
              title={config.pages.reports}
              user={user}
              wikitext={() => reportWikitext(model.inEnglish(), read, config, now, figures)}
              about={periodWords(model.inEnglish(), figures)}
            />
          )}
        />
      )}
    </DeskScreen>
  );
}

function reportsOf(model: PanelModel, board: BoardModel, user: string): ReportsModel {
  const found = models.get(board) ?? openReports(model.services.cache, user);
  models.set(board, found);
  return found;
}

export default ReportsScreen;
