// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../components/triage/board-keys.ts';
import { openBoard } from '../../../components/triage/board-model.ts';
import { scrollToRow, windowOfRows } from '../../../components/triage/window-of-rows.ts';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { board, boardWith, listed, record, services } from './board-stage.ts';

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

describe('columns', () => {
  const model = async () => {
    const one = openBoard(
      services({
        read: () =>
          Promise.resolve(
            boardWith(
              listed('Alpha', 1),
              listed('Beta', 2, { status: 'contacting', claimedBy: 'Sara' }),
              listed('Broken', 3),
              listed('Gamma', 4),
              listed('Delta', 5, { status: 'not-now' }),
            ),
          ),
      }),
    );
    await one.load();
    one.sortBy('name', false);
    one.setLayout('columns');
    return one;
  };
  const columns = (one: ReturnType<typeof openBoard>) =>
    one.columns.value.map(({ stage, rows }) => [stage, rows.map(({ name }) => name)]);

  it('stand in the order of work, each with what the filter leaves, empty ones too', async () => {
    const one = await model();
    expect(columns(one)).toEqual([
      ['opportunity:broken', ['Broken']],
      ['opportunity:flagged', ['Alpha', 'Gamma']],
      ['opportunity:contacting', ['Beta']],
      ['opportunity:not-now', ['Delta']],
    ]);
    one.setText('alpha');
    expect(columns(one).map(([, names]) => names)).toEqual([[], ['Alpha'], [], []]);
    one.setText('');
    one.toggle('stage', 'opportunity:contacting');
    expect(columns(one)).toEqual([['opportunity:contacting', ['Beta']]]);
  });

  it('are walked down and across by keyboard, past empty ones', async () => {
    const one = await model();
    one.pointAt('O/Alpha');
    one.move(1);
    expect(one.cursor.value).toBe('O/Gamma');
    one.move(1);
    expect(one.cursor.value).toBe('O/Beta');
    one.moveColumn(-1);
    expect(one.cursor.value).toBe('O/Alpha');
    one.moveColumn(-1);
    one.moveColumn(-1);
    expect(one.cursor.value).toBe('O/Broken');
    one.setLayout('list');
    one.moveColumn(1);
    expect(one.cursor.value).toBe('O/Broken');
  });
});

describe('reading the board', () => {
  it('can be stopped, which shows nothing and says so, and begun again', async () => {
    let aborted = false;
    const one = openBoard(
      services({
        read: (_onProgress, signal) =>
          aborted
            ? Promise.resolve(board('Alpha'))
            : new Promise((_resolve, reject) => {
                signal.addEventListener('abort', () => {
                  aborted = true;
                  reject(signal.reason);
                });
              }),
      }),
    );
    const loading = one.load();
    one.stop();
    await loading;
    expect([one.state.value.kind, one.stopped.value, one.refreshing.value]).toEqual(['loading', true, false]);
    await one.load();
    expect([shown(one), one.stopped.value]).toEqual([['Alpha'], false]);
  });

  it('remembers when the lists came, not when they failed to', async () => {
    let listedNow = false;
    let time = 1_000;
    const one = openBoard(
      services({ now: () => time, read: async () => ({ ...board('Alpha'), listed: listedNow }) }),
    );
    await one.load();
    expect(one.readAt.value).toBeNull();
    listedNow = true;
    time = 2_000;
    await one.load();
    listedNow = false;
    time = 3_000;
    await one.load();
    expect(one.readAt.value).toBe(2_000);
  });

  it('selects everything on show, and keeps what was selected before', async () => {
    const one = openBoard(services());
    await one.load();
    one.select('O/Beta');
    one.setText('al');
    one.selectAll(one.result.value?.rows.map(({ title }) => title) ?? []);
    expect([...one.selected.value].sort()).toEqual(['O/Alpha', 'O/Beta']);
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

  it('leave letters alone for those who turned them off, and arrows outside the rows', () => {
    const quiet = (key: string, target: Element | null = null) =>
      commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, target }, false);
    expect([quiet('j'), quiet('?'), quiet('Escape'), quiet('Enter', document.body)]).toEqual([
      undefined,
      undefined,
      'close',
      'open',
    ]);
    document.body.innerHTML =
      '<div class="hp-longlist"><b id="row"></b></div><div dir="rtl"><p class="hp-longlist"><b id="rtl"></b></p></div>';
    const at = (id: string) => document.getElementById(id);
    const arrows = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'];
    expect(arrows.map(key => quiet(key, document.body))).toEqual(arrows.map(() => undefined));
    expect(arrows.map(key => press(key, at('row')))).toEqual([
      'next',
      'previous',
      'previous-column',
      'next-column',
    ]);
    expect(arrows.map(key => press(key, at('rtl')))).toEqual([
      'next',
      'previous',
      'next-column',
      'previous-column',
    ]);
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
