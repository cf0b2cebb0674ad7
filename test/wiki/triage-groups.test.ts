import { describe, expect, it } from 'vitest';
import { changeGroup, type GroupDeed, previewGroup } from '../../lib/desk/board/groups-edit.ts';
import { undoDeed } from '../../lib/desk/board/triage-act.ts';
import { type Config, configPage, parseConfig, type WorkingGroup } from '../../lib/desk/config.ts';
import { revisionsOf } from './flag-stage.ts';
import { type Person, textOf } from './outcome-stage.ts';
import { amina, jonas, karim, maja, sandbox, usePeopleOfHelpdesk } from './people-stage.ts';
import { config, depsOf } from './request-stage.ts';

/** Working groups on the configuration page of a real MediaWiki. */
usePeopleOfHelpdesk();

/** Writes a page by hand, as an administrator; gives its text as the wiki keeps it. */
async function byHand(title: string, text: string): Promise<string> {
  await karim.client.post({ action: 'edit', title, text, summary: 'By hand' });
  return (await textOf(karim.client, title)) ?? '';
}
const configText = async () => (await textOf(maja.client, configPage)) ?? '';
const readConfig = async (): Promise<Config> => parseConfig(await configText()).config;
const protect = (title: string, level: 'sysop' | 'all') =>
  karim.client.post({ action: 'protect', title, protections: `edit=${level}`, reason: 'test' });

const group = (id: string, change: Partial<WorkingGroup> = {}): WorkingGroup => ({
  id,
  name: `Group ${id}`,
  kind: 'task-force',
  members: ['Ann', 'Bo', 'Cy', 'Di'],
  languages: ['sw'],
  topics: ['maps'],
  page: '',
  ...change,
});

/** As people write it. */
const json = `{
  "about": "Ours: change it with care",
  "limits": {"claimDays":  7},
  "workingGroups": [
    {"id": "data", "name": "Data", "kind": "standing", "members": ["A", "B", "C", "D"], "chair": "A"}
  ],
  "tag": ""
}`;

type Layout = 'wikitext' | 'json';

/** The configuration as a page of JSON, which MediaWiki lays out itself, or as wikitext that shows it; gives its text. */
async function configBy(layout: Layout): Promise<string> {
  const text = layout === 'json' ? json : `<syntaxhighlight lang="json">\n${json}\n</syntaxhighlight>`;
  await karim.client
    .post({
      action: 'changecontentmodel',
      title: configPage,
      model: layout,
      summary: 'By hand',
    })
    .catch(() => undefined);
  await karim.client.post({
    action: 'edit',
    title: configPage,
    text,
    contentmodel: layout,
    summary: 'By hand',
  });
  return configText();
}

describe('working groups on the configuration page', () => {
  const change = (person: Person, deed: GroupDeed) => changeGroup(depsOf(person), deed);

  it.each<Layout>(['wikitext', 'json'])(
    'are added, changed, closed and brought back on a page of %s, one edit each, and nothing else moves',
    async layout => {
      const before = await configBy(layout);
      const revisions = (await revisionsOf(maja.client, configPage)).length;
      const [one, more] = [group('maps'), group('maps', { members: ['Ann', 'Bo', 'Cy', 'Di', 'Ed'] })];
      expect((await change(maja, { kind: 'add', group: one })).kind).toBe('changed');
      const added = await configText();
      expect(added.replace(/,\n\s+\{\n\s+"id": "maps"[\s\S]*?"page": ""\n\s+\}/, '')).toBe(before);
      expect((await change(jonas, { kind: 'change', seen: one, group: more })).kind).toBe('changed');
      expect((await readConfig()).workingGroups).toMatchObject([{ id: 'data' }, more]);
      const closed = await change(maja, { kind: 'close', seen: more });
      if (closed.kind !== 'changed') throw new Error(JSON.stringify(closed));
      expect(await configText()).toBe(before);
      expect(await revisionsOf(maja.client, configPage)).toHaveLength(revisions + 3);
      const done = { title: configPage, revision: closed.revision };
      expect((await undoDeed(maja.writer, config, done, more.name)).kind).toBe('saved');
      expect((await readConfig()).workingGroups).toMatchObject([{ id: 'data' }, more]);
    },
  );

  it('show before what will be saved, and who may not save it', async () => {
    const before = await configBy('wikitext');
    const deed: GroupDeed = { kind: 'add', group: group('new') };
    const preview = await previewGroup(maja.client, deed);
    expect(preview).toMatchObject({ kind: 'preview', before, forbidden: null });
    await protect(configPage, 'sysop');
    const shut = await previewGroup(maja.client, deed);
    expect(shut.kind === 'preview' && shut.forbidden).toMatch(/protected/i);
    expect(await change(maja, deed)).toMatchObject({ kind: 'not-saved', outcome: { kind: 'protected' } });
    await protect(configPage, 'all');
    await change(maja, deed);
    expect(preview.kind === 'preview' && preview.text).toBe(await configText());
    expect((await change(amina, { kind: 'add', group: group('mine') })).kind).toBe('not-allowed');
  });

  it('of two people at once are both saved; of the same group one is, and the other sees both versions', async () => {
    await configBy('json');
    const seen = group('maps');
    await change(maja, { kind: 'add', group: seen });
    const others = await Promise.all([
      change(maja, { kind: 'add', group: group('one') }),
      change(jonas, { kind: 'add', group: group('two') }),
      change(jonas, { kind: 'change', seen, group: { ...seen, topics: ['sea'] } }),
    ]);
    expect(others.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed']);
    expect((await readConfig()).workingGroups.map(({ id }) => id).sort()).toEqual(
      ['data', 'maps', 'one', 'two'].sort(),
    );
    const now = { ...seen, topics: ['sea'] };
    const [mine, theirs] = [
      { ...now, members: ['Ann', 'Bo', 'Cy', 'Eve'] },
      { ...now, members: ['Ann', 'Bo', 'Cy', 'Ed'] },
    ];
    const same = await Promise.all([
      change(maja, { kind: 'change', seen: now, group: mine }),
      change(jonas, { kind: 'change', seen: now, group: theirs }),
    ]);
    expect(same.map(({ kind }) => kind).sort()).toEqual(['changed', 'conflict']);
    const saved = (await readConfig()).workingGroups.find(({ id }) => id === 'maps');
    expect(same.find(({ kind }) => kind === 'conflict')).toMatchObject({ seen: now, theirs: saved });
  });

  it('keeps both when two change different fields of one group at the same moment, or shows one the other', async () => {
    await configBy('json');
    const seen = group('maps');
    await change(maja, { kind: 'add', group: seen });
    const both = await Promise.all([
      change(maja, { kind: 'change', seen, group: { ...seen, name: 'Sea maps' } }),
      change(jonas, { kind: 'change', seen, group: { ...seen, topics: ['sea'] } }),
    ]);
    const saved = (await readConfig()).workingGroups.find(({ id }) => id === 'maps');
    const conflict = both.find(({ kind }) => kind === 'conflict');
    if (conflict === undefined) expect(saved).toEqual({ ...seen, name: 'Sea maps', topics: ['sea'] });
    else expect(conflict).toMatchObject({ seen, theirs: saved });
  });

  it('are made on a page that is not there, and never written over one that cannot be read', async () => {
    await karim.client.post({ action: 'delete', title: configPage, reason: 'test' });
    expect((await change(maja, { kind: 'add', group: group('first') })).kind).toBe('changed');
    expect((await readConfig()).workingGroups).toEqual([group('first')]);
    const broken = await byHand(configPage, '{"workingGroups": [}');
    expect((await change(maja, { kind: 'close', seen: group('first') })).kind).toBe('broken-page');
    expect(await configText()).toBe(broken);
  });

  it('end well when the reply is lost, and say so when the wiki is away', async () => {
    await configBy('json');
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'edit',
      count: 1,
      fault: { kind: 'lose-reply' },
    });
    const lost = await change(maja, { kind: 'add', group: group('lost') });
    expect(lost).toMatchObject({ kind: 'changed', outcome: { confirmedBy: 'read-back' } });
    expect((await readConfig()).workingGroups.map(({ id }) => id)).toEqual(['data', 'lost']);
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      count: 'always',
      fault: { kind: 'status', status: 503 },
    });
    expect((await change(maja, { kind: 'add', group: group('away') })).kind).toBe('unreadable');
    expect((await previewGroup(maja.client, { kind: 'add', group: group('away') })).kind).toBe('unreadable');
  });
});
