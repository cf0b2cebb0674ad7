import { readFileSync } from 'node:fs';
import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import type { PublishParts } from '../../../components/triage/publish/part-job.ts';
import { systemClock } from '../../../lib/clock.ts';
import type { Board, BoardRecord } from '../../../lib/desk/board/board-load.ts';
import { type Config, defaultConfig, type WorkingGroup } from '../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { emptyRequestForm, requestOf } from '../../../lib/desk/request/request-draft.ts';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { type Catalogue, createI18n } from '../../../lib/i18n/i18n.ts';
import { openGate } from '../../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../../lib/wiki/locks.ts';
import { board, listed, now } from './board-stage.ts';
import type { metaWith } from './request-stage.ts';
import { testHost } from './test-host.ts';

/** What the tests of reports, committee and groups share. */

function catalogue(language: string): Catalogue {
  const texts = ['core', 'forms', 'known', 'flag', 'request', 'board', 'reports'].flatMap(group => {
    const file: unknown = JSON.parse(readFileSync(`lib/i18n/messages/${group}/${language}.json`, 'utf8'));
    return typeof file === 'object' && file !== null ? [...toCatalogue({ ...file })] : [];
  });
  return new Map(texts);
}

export const english = createI18n('en', new Map([['en', catalogue('en')]]));

export const group = (id: string, change: Partial<WorkingGroup> = {}): WorkingGroup => ({
  id,
  name: `Group ${id}`,
  kind: 'task-force',
  members: ['Ann', 'Bo', 'Cy', 'Di'],
  languages: ['sw'],
  topics: ['photographs'],
  page: '',
  ...change,
});

export const config: Config = {
  ...defaultConfig,
  roles: { staff: ['Sara'], committee: ['Carla', 'Dan'], organizers: [] },
  workingGroups: [group('scans'), group('data', { kind: 'standing', members: ['Carla'], topics: [] })],
};

/** A request on the page `R/<title>`, made twenty days ago. */
export function requested(title: string, change: Partial<HelpRequest> = {}): BoardRecord<HelpRequest> {
  const draft = { ...emptyRequestForm('project').draft, title, partner: 'Uganda Museum' };
  const made = requestOf(draft, 'Ann', now - 20 * 86_400_000, defaultConfig);
  return {
    title: `R/${title}`,
    pageId: title.length * 100 + (title.codePointAt(0) ?? 0),
    revision: 1,
    timestamp: '2026-11-20T10:00:00Z',
    changedBy: 'Ann',
    comment: '',
    record: { ...made, ...change },
    older: null,
    trouble: null,
  };
}

export function readBoard(requests: readonly BoardRecord<HelpRequest>[], part: Partial<Board> = {}): Board {
  return { ...board(), opportunities: [listed('Alpha', 1)], requests, ...part };
}

/** Writing as somebody on a Meta in memory. */
export function partsOn(meta: ReturnType<typeof metaWith>, user: string, of: Config = config): PublishParts {
  const { client } = meta;
  const gate = openGate({
    wiki: 'meta',
    user,
    limits: new Map(),
    clock: systemClock,
    locks: pageLocks(),
    store: pageStore(),
  });
  return {
    deps: onWait => ({ writer: { client, gate, user, onWait }, config: of, random: () => 0 }),
    onSend: async () => undefined,
  };
}

export function show(content: ComponentChildren, i18n = english) {
  return render(
    <HostContext.Provider value={testHost()}>
      <I18nContext.Provider value={i18n}>{content}</I18nContext.Provider>
    </HostContext.Provider>,
  );
}
