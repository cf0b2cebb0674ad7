import 'fake-indexeddb/auto';
import { configure, render } from '@testing-library/preact';
import { IDBFactory } from 'fake-indexeddb';
import type { ComponentChildren } from 'preact';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { NextStep } from '../../../components/request/open/NextStep.tsx';
import { OpenRequestView } from '../../../components/request/open/OpenRequestView.tsx';
import { openRequest } from '../../../components/request/open/open-model.ts';
import { openUnsent } from '../../../components/request/open/unsent.ts';
import { systemClock } from '../../../lib/clock.ts';
import { type Config, defaultConfig } from '../../../lib/desk/config.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { parseRequest } from '../../../lib/desk/request/request-record.ts';
import { openStore } from '../../../lib/store/database.ts';
import { openDrafts } from '../../../lib/store/drafts.ts';
import { metaWith, requestText, words } from './request-stage.ts';
import { testHost } from './test-host.ts';

/** One request open in the panel, over a Meta in memory and a database of its own. */

// On a busy machine a redraw may take its time.
configure({ asyncUtilTimeout: 10_000 });

export const staff = 'Maja';
export const committee = 'Karim';
export const asker = 'Amina Okello';
export const title = `${defaultConfig.pages.requests}/Harbour`;
export const talk = `Talk:${title}`;
export const config: Config = {
  ...defaultConfig,
  roles: { staff: [staff], committee: [committee, 'Susanna'], organizers: [] },
  workingGroups: [
    {
      id: 'maps',
      name: 'Maps group',
      kind: 'standing',
      members: ['Susanna', 'Ravi'],
      languages: ['sw'],
      topics: ['harbour'],
      page: '',
    },
    {
      id: 'music',
      name: 'Music group',
      kind: 'standing',
      members: ['Olu'],
      languages: ['yo'],
      topics: ['music'],
      page: '',
    },
  ],
};

export interface Opening {
  readonly user?: string | null;
  /** The database of the browser: given again, what was typed before is there again. */
  readonly factory?: IDBFactory;
}

/** The model of an open request on a Meta where it says this. */
export function opened(
  part: Partial<HelpRequest> = {},
  { user = staff, factory = new IDBFactory() }: Opening = {},
) {
  const meta = metaWith({ [title]: requestText({ title: 'Harbour', requester: asker, ...part }) });
  return { meta, ...openedOn(meta, { user, factory }) };
}

/** The same on a Meta that is there already. */
export function openedOn(
  meta: ReturnType<typeof metaWith>,
  { user = staff, factory = new IDBFactory() }: Opening = {},
) {
  const told: string[] = [];
  const unsent = openUnsent(openDrafts(openStore({ factory }), systemClock), title);
  const model = openRequest({
    title,
    client: meta.client,
    config: () => config,
    deps: () =>
      user === null
        ? null
        : {
            writer: { client: meta.client, gate: { run: (_kind, work) => work() }, user },
            config,
            random: () => 0,
          },
    unsent,
    onSend: async () => {
      told.push('sending');
    },
    onLook: (_, revision) => told.push(`looked at ${revision}`),
    onSignedOut: () => told.push('signed out'),
  });
  const record = () => {
    const read = parseRequest(meta.textOf(title) ?? '', config);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.request;
  };
  return { model, told, record, user, unsent };
}

type OpenedModel = Pick<ReturnType<typeof opened>, 'meta' | 'model' | 'user'>;

function draw(content: ComponentChildren) {
  render(
    <HostContext.Provider value={testHost()}>
      <I18nContext.Provider value={words}>{content}</I18nContext.Provider>
    </HostContext.Provider>,
  );
}

/** Puts it on the screen, read once. */
export async function show<T extends OpenedModel>(all: T): Promise<T> {
  await all.model.load();
  draw(
    <OpenRequestView
      open={all.model}
      config={config}
      user={all.user}
      search={() => Promise.resolve([{ id: 'Q64', label: 'Berlin' }])}
      publicServices={{
        client: () => all.meta.client,
        account: () => Promise.reject(new Error('Nothing public is made here')),
        deps: () => null,
        onSend: () => Promise.resolve(),
        helpdesk: () => 'Helpdesk',
      }}
      onCheckAccount={() => undefined}
      onAskAgain={() => undefined}
      onBack={() => undefined}
    />,
  );
  return all;
}

/** Only where it stands and the steps on: for tests that open it very often. */
export async function shownSteps(part: Partial<HelpRequest>, user: string): Promise<void> {
  const { model, record } = opened(part, { user });
  await model.load();
  draw(<NextStep open={model} request={record()} config={config} user={user} />);
}

export const shown = (part: Partial<HelpRequest> = {}, user: string | null = staff) =>
  show(opened(part, { user }));
