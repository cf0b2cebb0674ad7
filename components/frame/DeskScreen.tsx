import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Board } from '../../lib/desk/board/board-load.ts';
import type { Config } from '../../lib/desk/config.ts';
import type { BoardModel } from '../triage/board-model.ts';
import type { PublishParts } from '../triage/publish/part-job.ts';
import { WithBoard } from '../triage/reports/WithBoard.tsx';
import { OnBoard, useReading } from './board-reading.tsx';
import type { PanelModel } from './panel-model.ts';
import { publishParts } from './publish-parts.ts';
import { Screen } from './Screen.tsx';

/** What a screen that is made of the board has to show. */
export interface OnDesk {
  readonly board: BoardModel;
  readonly read: Board;
  readonly config: Config;
  /** Milliseconds since 1970; one time for everything made of one reading: what is shown, copied and published agrees. */
  readonly now: number;
  readonly user: string;
  readonly parts: PublishParts;
}

interface DeskScreenProps {
  readonly model: PanelModel;
  readonly title: string;
  readonly onBack: () => void;
  /** Which step of the screen is on show, where it has several. */
  readonly step?: string;
  readonly children: (desk: OnDesk) => ComponentChildren;
}

/** A screen beside the board that is made of what the board has read: reports, the committee's meeting, the groups. */
export function DeskScreen({ model, title, onBack, step, children }: DeskScreenProps) {
  return (
    <Screen title={title} onBack={onBack} {...(step === undefined ? {} : { step })}>
      <OnBoard model={model}>
        {(board, user) => <OfBoard key={user} model={model} board={board} user={user} show={children} />}
      </OnBoard>
    </Screen>
  );
}

interface OfBoardProps {
  readonly model: PanelModel;
  readonly board: BoardModel;
  readonly user: string;
  readonly show: (desk: OnDesk) => ComponentChildren;
}

function OfBoard({ model, board, user, show }: OfBoardProps) {
  useReading(model, board);
  const parts = useMemo(() => publishParts(model), [model]);
  const readAt = board.readAt.value;
  const now = useMemo(() => model.host.clock.now(), [model, readAt]);
  const config = model.config.value;
  return <WithBoard board={board}>{read => show({ board, read, config, now, user, parts })}</WithBoard>;
}
