// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openUnsent } from '../../../components/request/open/unsent.ts';
import { GroupsView } from '../../../components/triage/groups/GroupsView.tsx';
import { openGroups } from '../../../components/triage/groups/groups-model.ts';
import { openPublish, type Previewed, type Saved } from '../../../components/triage/publish/publish-model.ts';
import { systemClock } from '../../../lib/clock.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { configPage, parseConfig } from '../../../lib/desk/config.ts';
import { openStore } from '../../../lib/store/database.ts';
import { openDrafts } from '../../../lib/store/drafts.ts';
import { listed, now } from './board-stage.ts';
import { config, group, partsOn, readBoard, requested, show } from './desk-stage.tsx';
import { metaWith } from './request-stage.ts';

afterEach(cleanup);

function view(
  requests = [requested('Carried', { group: 'scans', status: 'in-development' })],
  user = 'Sara',
  of: Config = config,
  drafts = openDrafts(openStore({ factory: new IDBFactory() }), systemClock),
) {
  const meta = metaWith({
    [configPage]: JSON.stringify({ roles: of.roles, workingGroups: of.workingGroups }),
  });
  const groups = openGroups(openUnsent(drafts, 'groups'));
  const opened: string[] = [];
  let changed = 0;
  const read = readBoard(requests, {
    opportunities: [
      listed('Held', 1, { status: 'under-review', claimedBy: 'Bo', claimedUntil: '2099-01-01T00:00:00Z' }),
      listed('Fits', 2, { material: ['photographs'] }),
      listed('Other', 3),
    ],
  });
  show(
    <GroupsView
      read={read}
      groups={groups}
      config={of}
      now={now}
      user={user}
      parts={partsOn(meta, user, of)}
      onOpen={title => opened.push(title)}
      onOpenOpportunity={title => opened.push(title)}
      onChanged={() => {
        changed++;
      }}
    />,
  );
  return { meta, groups, opened, drafts, changes: () => changed };
}
const saved = (meta: ReturnType<typeof metaWith>) =>
  parseConfig(meta.textOf(configPage) ?? null).config.workingGroups;
const cardOf = (name: string) => screen.getByRole('heading', { name }).closest('li')?.textContent ?? '';

describe('working groups', () => {
  it('stand with members, languages, topics and what they have to do; one’s own first', () => {
    const { opened } = view(undefined, 'Carla');
    expect(screen.getAllByRole('heading', { level: 2 }).map(one => one.textContent)).toEqual([
      'Group data',
      'Group scans',
    ]);
    expect(cardOf('Group data')).toContain('you are in it');
    expect(cardOf('Group data')).toContain('1 member so far. A group needs at least 4');
    const scans = cardOf('Group scans');
    for (const words of ['Swahili', 'photographs', 'To do: 1 request', 'Carried', 'Held', 'Fits']) {
      expect(scans).toContain(words);
    }
    expect(scans).not.toContain('Other');
    fireEvent.click(screen.getByRole('button', { name: 'Carried' }));
    expect(opened).toEqual(['R/Carried']);
    expect(screen.queryByRole('button', { name: /Change/ })).toBeNull();
  });

  it('are proposed for projects that have none, with the reason', () => {
    view([requested('Lone', { languages: ['sw'], material: ['photographs'] })]);
    screen.getByRole('heading', { name: '1 project without a working group' });
    const line = screen.getByRole('button', { name: 'Lone' }).closest('li')?.textContent ?? '';
    expect(line).toContain('Group scans');
    expect(line).toContain('topic “photographs” and works in Swahili');
  });

  it('say what is wrong while they are changed, and are saved as one edit', async () => {
    const { meta, groups, changes } = view();
    fireEvent.click(screen.getByRole('button', { name: /Change.*Group data/ }));
    screen.getByText(/^1 member so far/);
    groups.change({ members: Array.from({ length: 13 }, (_, at) => `User ${at}`) });
    await screen.findByText(/^13 members are too many: a group has at most 12/);
    const preview = () => screen.getByRole('button', { name: 'Show what would change' });
    expect(preview().hasAttribute('disabled')).toBe(true);
    groups.change({ members: ['Carla', 'Bo', 'Cy', 'Di'], name: 'Data' });
    fireEvent.input(await screen.findByLabelText(/^Topics/), { target: { value: 'sea' } });
    fireEvent.click(screen.getByRole('button', { name: /^Add.*Topics/ }));
    fireEvent.click(preview());
    fireEvent.click(await screen.findByRole('button', { name: /^Publish on Meta as/ }));
    await screen.findByText(/^The group is saved/);
    expect(saved(meta)[1]).toEqual({
      ...config.workingGroups[1],
      name: 'Data',
      members: ['Carla', 'Bo', 'Cy', 'Di'],
      topics: ['sea'],
    });
    expect(changes()).toBe(1);
  });

  it('count a member who is typed and not added, and keep the form for a panel that died', async () => {
    const { drafts, groups } = view();
    fireEvent.click(screen.getByRole('button', { name: /Change.*Group data/ }));
    fireEvent.input(screen.getByRole('combobox', { name: /^Members/ }), { target: { value: 'dina_ross ' } });
    expect(groups.deed(config.workingGroups)).toMatchObject({
      kind: 'change',
      group: { members: [...(config.workingGroups[1]?.members ?? []), 'dina ross'] },
    });
    await expect.poll(() => groups.keeping.value).toBe('kept');
    cleanup();
    const again = view(undefined, 'Sara', config, drafts);
    expect(await screen.findByDisplayValue('dina_ross')).toBeTruthy();
    expect(again.groups.deed(config.workingGroups)).toEqual(groups.deed(config.workingGroups));
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await expect.poll(() => again.groups.keeping.value).toBe('kept');
    cleanup();
    view(undefined, 'Sara', config, drafts);
    await Promise.resolve();
    screen.getByRole('heading', { name: 'Group data' });
  });

  it('are a list again once a saved one has been looked at', async () => {
    const { groups } = view();
    fireEvent.click(screen.getByRole('button', { name: /Change.*Group data/ }));
    groups.change({ page: 'Somewhere' });
    fireEvent.click(await screen.findByRole('button', { name: 'Show what would change' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Publish on Meta as/ }));
    await screen.findByText(/^The group is saved/);
    fireEvent.click(screen.getByRole('button', { name: 'Done' }));
    await screen.findByRole('heading', { name: 'Group data' });
  });

  it('are closed only when nothing they carry is open', async () => {
    const { meta } = view();
    fireEvent.click(screen.getByRole('button', { name: /Close.*Group scans/ }));
    screen.getByText(/^It still has 1 open request/);
    expect(screen.queryByRole('button', { name: 'Show what would change' })).toBeNull();
    cleanup();
    const done = view([requested('Carried', { group: 'scans', status: 'done' })]);
    screen.getByText(/^Its work is done/);
    fireEvent.click(screen.getByRole('button', { name: /Close.*Group scans/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Publish on Meta as/ }));
    await screen.findByText('The task force is closed.');
    expect(saved(done.meta).map(({ id }) => id)).toEqual(['data']);
    expect(saved(meta)).toHaveLength(2);
  });

  it('show both versions when somebody changed the same group, and keep what was typed', async () => {
    const { meta, groups } = view();
    fireEvent.click(screen.getByRole('button', { name: /Change.*Group scans/ }));
    groups.change({ name: 'Mine' });
    const theirs = [group('scans', { name: 'Theirs' }), config.workingGroups[1]];
    meta.edit(configPage, JSON.stringify({ roles: config.roles, workingGroups: theirs }));
    fireEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    await screen.findByText(/^Somebody changed the same/);
    const [now1, mine] = [...document.querySelectorAll('pre')].map(one => one.textContent ?? '');
    expect([now1, mine]).toEqual([expect.stringContaining('"Theirs"'), expect.stringContaining('"Mine"')]);
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByDisplayValue('Mine')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show what would change' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Use mine all the same' }));
    fireEvent.click(await screen.findByRole('button', { name: /^Publish on Meta as/ }));
    await screen.findByText(/^The group is saved/);
    expect(saved(meta)[0]).toEqual(group('scans', { name: 'Mine' }));
  });
});

describe('a change that is published', () => {
  const change = { before: 'a', text: 'b', part: 'b', byHand: false, forbidden: null };
  const job = (save: () => Promise<Saved>, preview?: () => Promise<Previewed>) => ({
    title: 'Page',
    preview: preview ?? (async (): Promise<Previewed> => ({ kind: 'preview', change, save })),
    undo: async () => ({ kind: 'edit-conflict', detail: '' }) as const,
  });

  it('looks for a lost edit before it sends it again', async () => {
    const model = openPublish();
    const tried: unknown[] = [];
    const outcomes: Saved[] = [
      { kind: 'not-saved', text: 'b', outcome: { kind: 'unknown', cause: 'lost', detail: '' } },
      { kind: 'saved', revision: 7 },
    ];
    await model.preview({
      ...job(async () => ({ kind: 'unchanged' })),
      preview: async () => ({
        kind: 'preview',
        change,
        save: async decisions => {
          tried.push(decisions);
          return outcomes.shift() ?? { kind: 'unchanged' };
        },
      }),
    });
    await model.save();
    expect(model.stage.value.kind).toBe('not-saved');
    await model.save();
    expect(tried).toEqual([{}, { resume: true }]);
    expect(model.stage.value).toEqual({ kind: 'saved', revision: 7, undo: 'possible' });
    await model.undo();
    expect(model.stage.value).toMatchObject({ undo: { kind: 'edit-conflict' } });
  });

  it('stops while it only waits, and says when the mistake is ours', async () => {
    const model = openPublish();
    let stopped: AbortSignal | undefined;
    await model.preview({
      ...job(async () => ({ kind: 'unchanged' })),
      preview: async () => ({
        kind: 'preview',
        change,
        save: (_decisions, _onWait, signal) => {
          stopped = signal;
          return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        },
      }),
    });
    const saving = model.save();
    model.close();
    await saving;
    expect([stopped?.aborted, model.stage.value.kind]).toEqual([true, 'idle']);
    await model.preview(
      job(
        async () => ({ kind: 'unchanged' }),
        () => Promise.reject(new Error('Ours')),
      ),
    );
    expect(model.stage.value.kind).toBe('failed');
  });
});
