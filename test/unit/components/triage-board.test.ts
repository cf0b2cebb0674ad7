// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../components/triage/board-keys.ts';
import { type BoardServices, openBoard } from '../../../components/triage/board-model.ts';
import { scrollToRow, windowOfRows } from '../../../components/triage/window-of-rows.ts';
import type { Board, BoardRecord } from '../../../lib/desk/board-load.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity.ts';
import { recordServices } from './record-stage.ts';
import { metaWith } from './request-stage.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const config = { ...defaultConfig, roles: { ...defaultConfig.roles, staff: ['Sara'] } };

const record = (partner: string): Opportunity => ({
  status: 'flagged',
  partner,
  item: null,
  kind: null,
  country: [],
  material: [],
  volume: '',
  licence: null,
  languages: [],
  links: [],
  claimedBy: '',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [],
});

const listed = (name: string, pageId: number): BoardRecord<Opportunity> => ({
  title: `O/${name}`,
  pageId,
  revision: 1,
  timestamp: '2026-11-01T00:00:00Z',
  changedBy: 'Ann',
  comment: '',
  record: name === 'Broken' ? null : record(name),
  trouble: name === 'Broken' ? { kind: 'broken', problems: [{ kind: 'unclosed' }] } : null,
});

function board(...names: readonly string[]): Board {
  return {
    opportunities: names.map((name, at) => listed(name, at + 1)),
    requests: [],
    gone: [],
    unread: 0,
    problem: null,
    listed: true,
  };
}

const services = (): BoardServices => ({
  config,
  language: 'en',
  now: () => now,
  read: () => Promise.resolve(board('Alpha', 'Beta', 'Broken', 'Gamma')),
  records: recordServices(metaWith({}).client, config, 'Sara'),
});

const shown = (model: ReturnType<typeof openBoard>) => model.result.value?.rows.map(({ name }) => name);

describe('the board', () => {
  it('filters, sorts and counts what was read', async () => {
    const model = openBoard(services());
    expect(model.state.value.kind).toBe('loading');
    await model.load();
    model.sortBy('name', false);
    expect(shown(model)).toEqual(['Alpha', 'Beta', 'Broken', 'Gamma']);
    model.toggle('stage', 'opportunity:flagged');
    expect(shown(model)).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(model.result.value?.counts.stage.get('opportunity:broken')).toBe(1);
    model.setText('bet');
    expect(shown(model)).toEqual(['Beta']);
    model.clearFilter();
    expect(shown(model)).toHaveLength(4);
  });

  it('goes through rows by keyboard, and the open record follows', async () => {
    const model = openBoard(services());
    await model.load();
    model.sortBy('name', false);
    model.move(-1);
    expect(model.cursor.value).toBe('O/Alpha');
    model.move(1);
    expect([model.cursor.value, model.opened.value]).toEqual(['O/Beta', null]);
    model.open('O/Beta');
    model.move(1);
    model.move(1);
    model.move(1);
    expect(model.opened.value).toBe('O/Gamma');
  });

  it('shows what became of one record at once, passes over what is older, and makes only its row anew', async () => {
    const model = openBoard(services());
    await model.load();
    const [alpha, beta] = model.rows.value;
    const claimed: Opportunity = {
      ...record('Beta'),
      status: 'under-review',
      claimedBy: 'Sven',
      claimedUntil: '2027-01-01T00:00:00Z',
    };
    const at = { timestamp: '2026-11-21T00:00:00Z', changedBy: 'Sven' };
    model.put('O/Beta', { record: claimed, revision: 3, ...at });
    model.put('O/Beta', { record: record('Beta'), revision: 2, ...at });
    model.put('O/Unknown', { record: claimed, revision: 3, ...at });
    expect(model.opportunity('O/Beta')).toMatchObject({ revision: 3, changedBy: 'Sven', record: claimed });
    expect(model.rows.value[0]).toBe(alpha);
    expect(model.rows.value[1]).not.toBe(beta);
    expect(model.result.value?.counts.stage.get('opportunity:under-review')).toBe(1);
  });

  it('knows what an action is under way for', () => {
    const model = openBoard(services());
    model.mark(['O/Alpha', 'O/Beta'], true);
    model.mark(['O/Alpha'], false);
    expect([...model.busy.value]).toEqual(['O/Beta']);
  });

  it('never shows an older reading over a newer one', async () => {
    const answers: ((board: Board) => void)[] = [];
    const model = openBoard({
      ...services(),
      read: () => new Promise<Board>(resolve => answers.push(resolve)),
    });
    const [first, second] = [model.load(), model.load()];
    answers[1]?.(board('New'));
    answers[0]?.(board('Old'));
    await Promise.all([first, second]);
    expect(shown(model)).toEqual(['New']);
    expect(model.refreshing.value).toBe(false);
  });

  it('keeps the selection to what is still there', async () => {
    let names = ['Alpha', 'Beta'];
    const model = openBoard({ ...services(), read: () => Promise.resolve(board(...names)) });
    await model.load();
    model.select('O/Alpha');
    model.select('O/Beta');
    names = ['Beta'];
    await model.load();
    expect([...model.selected.value]).toEqual(['O/Beta']);
  });
});

describe('keys of the board', () => {
  const press = (key: string, target: Element | null = null, ctrlKey = false) =>
    commandOf({ key, ctrlKey, metaKey: false, altKey: false, isComposing: false, target });

  it('do nothing while somebody types or holds a modifier', () => {
    expect([press('j'), press('k'), press('c'), press('/'), press('?')]).toEqual([
      'next',
      'previous',
      'claim',
      'search',
      'keys',
    ]);
    expect(press('c', null, true)).toBeUndefined();
    expect(press('y')).toBeUndefined();
    document.body.innerHTML =
      '<input id="text"><input id="box" type="checkbox"><a href="#x"><b id="link">x</b></a>';
    const at = (id: string) => document.getElementById(id);
    expect([press('j', at('text')), press('j', at('box')), press('j', at('link'))]).toEqual([
      undefined,
      'next',
      'next',
    ]);
    expect([press('Enter', at('link')), press('Enter', document.body)]).toEqual([undefined, 'open']);
  });
});

describe('drawing a long list', () => {
  it('draws only what can be seen, and keeps the length of the whole', () => {
    for (const scrolled of [0, 1, 399, 40_000, 399_000, 1e9]) {
      const { from, to, above, below } = windowOfRows(10_000, 40, scrolled, 600);
      expect(above + (to - from) * 40 + below).toBe(400_000);
      expect(to - from).toBeLessThanOrEqual(15 + 17);
      expect(to).toBeGreaterThan(from);
    }
    expect(windowOfRows(0, 40, 0, 600)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
    expect(windowOfRows(3, 40, 900, 600)).toEqual({ from: 0, to: 3, above: 0, below: 0 });
  });

  it('scrolls no further than it must to show a row', () => {
    expect(scrollToRow(0, 40, 100, 400)).toBe(0);
    expect(scrollToRow(5, 40, 100, 400)).toBe(100);
    expect(scrollToRow(20, 40, 100, 400)).toBe(440);
  });
});
