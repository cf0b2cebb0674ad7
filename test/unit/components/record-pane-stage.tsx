import { signal } from '@preact/signals';
import { render } from '@testing-library/preact';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { openBoard } from '../../../components/triage/board-model.ts';
import { boardServices } from '../../../components/triage/board-services.ts';
import { RecordPane } from '../../../components/triage/record/RecordPane.tsx';
import type { WantedAction } from '../../../components/triage/record/record-actions.ts';
import type { RecordServices } from '../../../components/triage/record/record-services.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { Signal } from '../../../lib/page/facts/signals.ts';
import type { Params } from '../../../lib/wiki/client.ts';
import { emptyCache } from './board-stage.ts';
import { config, opportunityText, recordServices, staff, titleOf, words } from './record-stage.ts';
import { metaWith, type Pages } from './request-stage.ts';
import { testHost } from './test-host.ts';

/** A record beside the board, as somebody sees it. */

export const title = titleOf('Harbour Museum');

export const reason: Signal = {
  key: 'no-category',
  parameters: {},
  evidence: [{ from: 'page', wiki: 'commons', page: 'Category:Harbour Museum', part: 'category' }],
};

/** A person looks at a record of the board; time passes when the test says so. */
export async function shown(
  pages: Pages,
  user = staff,
  part: Partial<RecordServices> = {},
  settings = config,
) {
  const meta = metaWith(pages);
  const asked: Params[] = [];
  const get = meta.client.get;
  Object.assign(meta.client, {
    get: (params: Params, stop?: AbortSignal) => {
      asked.push(params);
      return params.list === 'logevents'
        ? Promise.resolve({ query: { logevents: deletions } })
        : get(params, stop);
    },
  });
  const deletions: object[] = [];
  const looked: string[] = [];
  const records = recordServices(meta.client, settings, user, {
    look: async page => {
      looked.push(page.title);
      return [reason];
    },
    ...part,
  });
  const board = openBoard(
    boardServices({ client: meta.client, cache: emptyCache(), config: settings, language: 'en', records }),
  );
  await board.load();
  asked.length = 0;
  let rest: () => void = () => undefined;
  const rested = new Promise<void>(resolve => {
    rest = resolve;
  });
  const clock: Clock = { now: () => Date.parse('2026-11-21T10:00:00Z'), sleep: () => rested };
  const wanted = signal<WantedAction | null>(null);
  const inPanel = (children: preact.ComponentChildren) => (
    <HostContext.Provider value={testHost({ clock })}>
      <I18nContext.Provider value={words}>{children}</I18nContext.Provider>
    </HostContext.Provider>
  );
  const show = (one = title) =>
    render(inPanel(<RecordPane board={board} title={one} user={user} wanted={wanted} />));
  return { meta, board, asked, deletions, looked, rest, wanted, show, inPanel };
}

export const page = (part = {}) => ({ [title]: opportunityText({ partner: 'Harbour Museum', ...part }) });
