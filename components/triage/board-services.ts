import { type BoardDeps, boardMemory, readBoard } from '../../lib/desk/board/board-load.ts';
import type { BoardServices } from './board-model.ts';
import type { RecordServices } from './record/record-services.ts';

/** What the board of a panel is put together from. */
export interface BoardParts extends Omit<BoardDeps, 'memory'> {
  /** The language of the panel: names are sorted by it. */
  readonly language: string;
  readonly records: RecordServices;
}

/** The board's services, over the wiki. */
export function boardServices({ client, cache, config, language, records }: BoardParts): BoardServices {
  const memory = boardMemory();
  return {
    config,
    language,
    now: () => client.clock.now(),
    read: (onProgress, signal) => readBoard({ client, cache, config, memory }, onProgress, signal),
    records,
  };
}
