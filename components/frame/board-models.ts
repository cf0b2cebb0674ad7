import { computed, type ReadonlySignal, untracked } from '@preact/signals';
import type { RequestDeps } from '../../lib/desk/request-change.ts';
import { aboutToChangeMeta } from '../../lib/page/meta.ts';
import { flagDeps } from '../flag/flag-services.ts';
import { type BoardModel, openBoard } from '../triage/board-model.ts';
import { boardServices } from '../triage/board-services.ts';
import type { PanelModel } from './panel-model.ts';

/** The board of a panel, kept while it is open, for whoever is signed in on Meta with the configuration that was read. */
const boards = new WeakMap<PanelModel, ReadonlySignal<BoardModel | null>>();

/** What writing on Meta takes; null while nobody is signed in there. */
export function metaDeps(model: PanelModel): RequestDeps | null {
  const account = model.metaAccount.value;
  if (account?.signedIn !== true) return null;
  const { host, services } = model;
  const parts = {
    host,
    cache: services.cache,
    meta: services.client('meta'),
    wikidata: services.client('wikidata'),
  };
  return flagDeps(parts, account, model.config.value, () => undefined);
}

/** The board; null while nobody is signed in on Meta. Another account or configuration makes another board. */
export function boardOf(model: PanelModel): ReadonlySignal<BoardModel | null> {
  const found = boards.get(model);
  if (found !== undefined) return found;
  const board = computed(() => {
    const deps = metaDeps(model);
    if (deps === null) return null;
    const { services } = model;
    return untracked(() =>
      openBoard(
        boardServices({
          client: services.client('meta'),
          cache: services.cache,
          config: deps.config,
          deps,
          language: model.i18n.peek().language,
          onSend: () => aboutToChangeMeta(services.cache),
        }),
      ),
    );
  });
  boards.set(model, board);
  return board;
}
