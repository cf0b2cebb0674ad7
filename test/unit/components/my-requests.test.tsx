// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { MyRequestsView } from '../../../components/request/mine/MyRequestsView.tsx';
import {
  filtered,
  type MyRequestsModel,
  openMyRequests,
  usefulFilters,
} from '../../../components/request/mine/mine-model.ts';
import { PageRequests } from '../../../components/request/mine/PageRequests.tsx';
import { wayOf } from '../../../components/request/stage-words.ts';
import { systemClock } from '../../../lib/clock.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import { openCache } from '../../../lib/store/cache.ts';
import { openStore } from '../../../lib/store/database.ts';
import { metaWith, type Pages, requestText, words } from './request-stage.ts';
import { testHost } from './test-host.ts';

afterEach(cleanup);

const me = 'Amina Okello';

function opened(pages: Pages) {
  const meta = metaWith(pages);
  const cache = openCache(openStore({ factory: new IDBFactory() }), systemClock);
  const model = openMyRequests({ client: meta.client, cache, config: () => defaultConfig, user: me });
  return { meta, model };
}

function show(model: MyRequestsModel, onOpen: (title: string) => void = () => undefined) {
  render(
    <HostContext.Provider value={testHost()}>
      <I18nContext.Provider value={words}>
        <MyRequestsView requests={model} onOpen={onOpen} />
      </I18nContext.Provider>
    </HostContext.Provider>,
  );
}

const prefix = defaultConfig.pages.requests;

describe('my requests', () => {
  it('are those I made, am assigned to, or follow, and nobody else’s; what waits for me comes first', async () => {
    const { model } = opened({
      [`${prefix}/Followed`]: requestText({ title: 'Followed', requester: 'Jonas Berg', followers: [me] }),
      [`${prefix}/Strange`]: requestText({ title: 'Strange', requester: 'Jonas Berg' }),
      [`${prefix}/Mine`]: requestText({ title: 'Mine', requester: me, waitingFor: 'requester' }),
    });
    await model.load();
    const mine = model.seen.value?.mine ?? [];
    expect(mine.map(({ request }) => request.title)).toEqual(['Mine', 'Followed']);
    expect(usefulFilters(mine)).toEqual(['made', 'followed']);
    expect(filtered(mine, ['followed']).map(({ request }) => request.title)).toEqual(['Followed']);
    expect(filtered(mine, [])).toHaveLength(2);
  });

  it('count as changed until I have looked, and again after the next change', async () => {
    const pages = { [`${prefix}/Mine`]: requestText({ title: 'Mine', requester: me }) };
    const { meta, model } = opened(pages);
    await model.load();
    expect(model.changes.value).toBe(1);
    const listed = model.seen.value?.mine[0]?.listed;
    await model.looked(listed?.pageId ?? 0, listed?.revision ?? 0);
    expect(model.changes.value).toBe(0);
    meta.edit(`${prefix}/Mine`, requestText({ title: 'Mine', requester: me, status: 'on-hold' }));
    await model.load();
    expect(model.changes.value).toBe(1);
    expect(model.seen.value?.mine[0]?.request.status).toBe('on-hold');
  });

  it('stay on show when Meta cannot be asked again, and say so', async () => {
    const { meta, model } = opened({ [`${prefix}/Mine`]: requestText({ title: 'Mine', requester: me }) });
    await model.load();
    meta.cut();
    await model.load();
    show(model);
    expect(screen.getByRole('button', { name: 'Mine' }).textContent).toBe('Mine');
    expect(screen.getByRole('status').textContent).toContain('No connection to Meta-Wiki');
    meta.mend();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await expect.poll(() => screen.queryByText(/No connection/)).toBeNull();
  });

  it('say what would be here while there are none, and name those that cannot be read', async () => {
    const { model } = opened({ [`${prefix}/Broken`]: 'Somebody blanked this.' });
    show(model);
    await model.load();
    await screen.findByRole('heading', { name: 'No requests yet' });
    expect(screen.getByText('1 request the panel cannot read').tagName).toBe('SPAN');
    expect(screen.getByRole('link', { name: 'Broken', hidden: true }).getAttribute('href')).toContain(
      '/Broken',
    );
  });

  it('show stage, turn and boxes in words on each card, and open by their name', async () => {
    const { model } = opened({
      [`${prefix}/Mine`]: requestText({
        title: '<b>Mine</b>',
        requester: me,
        status: 'in-development',
        waitingFor: 'requester',
        asked: [
          {
            text: 'How many?',
            by: 'Jonas Berg',
            at: '2026-11-01T00:00:00Z',
            answer: '',
            answeredBy: '',
            answeredAt: '',
          },
        ],
      }),
    });
    await model.load();
    const opens: string[] = [];
    show(model, title => opens.push(title));
    expect(screen.getByRole('img', { name: 'Stage 4 of 7' }).children).toHaveLength(7);
    expect(screen.getByText('It is your turn: 1 question waits for your answer.').tagName).toBe('P');
    expect(screen.getByText('0 of 14 boxes').tagName).toBe('SPAN');
    fireEvent.click(screen.getByRole('button', { name: '<b>Mine</b>' }));
    expect(opens).toEqual([`${prefix}/Mine`]);
  });
});

describe('the way of a request', () => {
  it('is shorter for a question, stays where it was while on hold, and ends where it is declined', () => {
    expect(wayOf({ status: 'answered', size: 'question', heldFrom: null })).toEqual({ at: 3, of: 3 });
    expect(wayOf({ status: 'on-hold', size: 'project', heldFrom: 'in-development' })).toEqual({
      at: 4,
      of: 7,
    });
    expect(wayOf({ status: 'awaiting-funding', size: 'project', heldFrom: null })).toEqual({ at: 3, of: 7 });
    expect(wayOf({ status: 'declined', size: 'project', heldFrom: null })).toBeNull();
  });
});

describe('the requests about a page', () => {
  it('tell stage and boxes and lead into the request', () => {
    const opens: string[] = [];
    render(
      <HostContext.Provider value={testHost()}>
        <I18nContext.Provider value={words}>
          <PageRequests
            requests={[
              {
                title: `${prefix}/Harbour`,
                status: 'committee-review',
                boxes: { done: 9, of: 14 },
                changed: '2026-11-01T00:00:00Z',
              },
            ]}
            onOpen={title => opens.push(title)}
          />
        </I18nContext.Provider>
      </HostContext.Provider>,
    );
    expect(screen.getByText('Committee review').tagName).toBe('STRONG');
    expect(screen.getByText(/9 of 14 boxes/).tagName).toBe('P');
    fireEvent.click(screen.getByRole('button', { name: 'Harbour' }));
    expect(opens).toEqual([`${prefix}/Harbour`]);
  });
});
