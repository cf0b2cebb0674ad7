import { type BoardDeps, boardMemory, readBoard } from '../../lib/desk/board-load.ts';
import { changeOpportunity, type OpportunityDeps } from '../../lib/desk/opportunity-flow.ts';
import type { OpportunityResult } from '../../lib/desk/opportunity-results.ts';
import { undoDeed } from '../../lib/desk/triage-act.ts';
import { type Told, thenTell } from '../../lib/desk/triage-message.ts';
import type { BoardServices } from './board-model.ts';

/** What the board of a panel is put together from. */
export interface BoardParts extends Omit<BoardDeps, 'memory'> {
  /** What writing takes, for whoever is signed in on Meta with a role. */
  readonly deps: OpportunityDeps;
  /** The language of the panel: names are sorted by it. */
  readonly language: string;
  /** Told before anything is sent, so that what was read before is not believed any more. */
  readonly onSend: () => Promise<void> | void;
}

/** The board's services, over the wiki. */
export function boardServices({ client, cache, config, deps, language, onSend }: BoardParts): BoardServices {
  const memory = boardMemory();
  return {
    config,
    language,
    now: () => client.clock.now(),
    read: (onProgress, signal) => readBoard({ client, cache, config, memory }, onProgress, signal),
    async act(title, deed, message): Promise<Told<OpportunityResult>> {
      await onSend();
      const work = () => changeOpportunity(deps, title, deed);
      return message === null ? { result: await work(), told: null } : thenTell(deps, work, message);
    },
    async undo(done) {
      await onSend();
      return undoDeed(deps.writer, config, done, done.name);
    },
  };
}
