import { describe, expect, test } from 'vitest';
import type { Check, HelpRequest } from '../../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import { stepsFor } from '../../../../lib/desk/request/request-steps.ts';
import { steps } from '../../../../lib/desk/request/stages.ts';
import { at, box, config, doneTo, plan, request, requester, step, yes } from './request-plan-steps.ts';

describe('boxes', () => {
  const tick = (seen: Check, state: Check['state'] = 'done', note = ''): RequestDeed => ({
    kind: 'set-box',
    seen,
    state,
    note,
  });

  test('are ticked, marked as not applicable, and opened again', () => {
    const ticked = doneTo(tick(box('a'), 'not-applicable', ' Not needed '), 'Maja');
    expect(ticked.checks).toEqual([
      box('a', 'not-applicable', { by: 'Maja', at, note: ' Not needed ' }),
      box('b'),
    ]);
    const [seen = box('a')] = ticked.checks;
    expect(doneTo(tick(seen, 'to-do'), 'Maja', ticked).checks[0]).toMatchObject({ state: 'to-do', note: '' });
  });

  test('say when somebody else was there first', () => {
    const theirs = box('a', 'not-applicable', { by: 'Ravi', note: 'no need' });
    const on = { ...request, checks: [theirs, box('b')] };
    expect(plan(tick(box('a')), 'Maja', on)).toEqual({
      kind: 'conflict',
      conflict: { kind: 'box', seen: box('a'), theirs },
    });
    expect(plan(tick(box('a'), 'not-applicable', 'no need'), 'Maja', on)).toEqual({ kind: 'unchanged' });
    expect(plan(tick(box('gone')), 'Maja')).toMatchObject({ conflict: { kind: 'box', theirs: null } });
    const reworded = box('a', 'to-do', { text: 'Something else' });
    expect(plan(tick(box('a')), 'Maja', { ...request, checks: [reworded] })).toMatchObject({
      conflict: { theirs: reworded },
    });
  });

  test('without a key are known by their text', () => {
    const own = box('', 'to-do', { text: 'Ours' });
    const on = { ...request, checks: [box('', 'done', { text: 'Other' }), own] };
    expect(doneTo(tick(own), 'Maja', on).checks[1]).toMatchObject({
      text: 'Ours',
      state: 'done',
      by: 'Maja',
    });
  });

  test('are added once', () => {
    const add: RequestDeed = { kind: 'add-box', group: 'risk', text: ' Insurance? ' };
    const with3 = doneTo(add, 'Maja');
    expect(with3.checks[2]).toEqual(box('box-3', 'to-do', { group: 'risk', text: 'Insurance?' }));
    expect(plan({ ...add, text: 'insurance?' }, 'Maja', with3)).toEqual({ kind: 'unchanged' });
    expect(plan({ ...add, group: 'technical' }, 'Maja', with3)).toMatchObject({
      problem: { kind: 'same-box' },
    });
    expect(plan({ ...add, text: '  ' }, 'Maja')).toMatchObject({ problem: { kind: 'required' } });
    const again = doneTo({ ...add, text: 'More?' }, 'Maja', { ...with3, checks: with3.checks.slice(1) });
    expect(new Set(again.checks.map(({ id }) => id)).size).toBe(again.checks.length);
  });
});

describe('steps', () => {
  test('lead a project from the form to what came of it', () => {
    const at1 = doneTo(step('gathering-information', 'submitted'), 'Maja');
    expect(at1).toMatchObject({ status: 'gathering-information', waitingSince: at });
    expect(plan(step('committee-review', 'gathering-information'), requester, at1).kind).toBe('not-allowed');
    const at2 = doneTo(step('committee-review', 'gathering-information'), 'Maja', at1);
    expect(plan(step('in-development', 'committee-review'), 'Karim', at2)).toEqual({
      kind: 'unmet',
      conditions: ['feedback-given', 'group-named'],
    });
    const at3 = doneTo(step('in-development', 'committee-review'), 'Karim', {
      ...at2,
      decisions: [yes('feedback', 'no'), yes('feedback')],
      group: 'maps-group',
    });
    expect(plan(step('final-prioritization', 'in-development'), 'Ravi', at3)).toEqual({
      kind: 'unmet',
      conditions: ['checklist-complete'],
    });
    const settled = { ...at3, checks: [box('a', 'done'), box('b', 'not-applicable')] };
    const at4 = doneTo(step('final-prioritization', 'in-development'), 'Ravi', settled);
    expect(plan(step('implementation', 'final-prioritization'), 'Maja', at4)).toEqual({
      kind: 'unmet',
      conditions: ['said-ready', 'said-sustainable'],
    });
    const said = { ...at4, decisions: [yes('ready'), yes('sustainable')] };
    const taken = { ...said, decisions: [...said.decisions, yes('ready', 'later')] };
    expect(plan(step('implementation', 'final-prioritization'), 'Maja', taken)).toMatchObject({
      kind: 'unmet',
    });
    const at5 = doneTo(step('implementation', 'final-prioritization'), 'Maja', said);
    expect(plan(step('done', 'implementation'), 'Maja', at5)).toMatchObject({
      conditions: ['result-linked'],
    });
    const done = doneTo(
      step('done', 'implementation', { results: ['https://example.org/a,b'] }),
      'Maja',
      at5,
    );
    expect(done).toMatchObject({ status: 'done', results: ['https://example.org/a%2Cb'] });
  });

  test('put on hold and take up where it was', () => {
    const on: HelpRequest = { ...request, status: 'in-development', waitingFor: 'requester' };
    expect(plan(step('on-hold', 'in-development'), 'Maja', on)).toMatchObject({
      conditions: ['reason-given'],
    });
    expect(plan(step('on-hold', 'in-development', { holdUntil: '2027-02-30' }), 'Maja', on)).toMatchObject({
      problem: { kind: 'bad-date' },
    });
    const held = doneTo(
      step('on-hold', 'in-development', { reason: 'The museum moves', holdUntil: '2027-02-28' }),
      'Maja',
      on,
    );
    expect(held).toMatchObject({
      status: 'on-hold',
      heldFrom: 'in-development',
      holdUntil: '2027-02-28',
      waitingFor: null,
    });
    expect(plan(step('implementation', 'on-hold'), 'Maja', held)).toMatchObject({
      problem: { kind: 'no-such-step' },
    });
    expect(doneTo(step('in-development', 'on-hold'), 'Maja', held)).toMatchObject({
      status: 'in-development',
      heldFrom: null,
      holdUntil: '',
      reason: '',
    });
  });

  test('tell when somebody else has moved it', () => {
    const on: HelpRequest = { ...request, status: 'committee-review' };
    expect(plan(step('gathering-information', 'submitted'), 'Maja', on)).toEqual({
      kind: 'conflict',
      conflict: { kind: 'status', seen: 'submitted', theirs: 'committee-review' },
    });
    expect(plan(step('committee-review', 'gathering-information'), 'Maja', on)).toEqual({
      kind: 'unchanged',
    });
    expect(doneTo(step('withdrawn', 'committee-review'), requester, on).status).toBe('withdrawn');
  });

  test('are offered with what is missing and what has to be said', () => {
    const offered = stepsFor(config, { ...request, status: 'implementation' }, 'Maja');
    expect(
      offered.map(({ step: { to }, permission, unmet, asks }) => [to, permission.ok, unmet, asks]),
    ).toEqual([
      ['done', true, [], ['results']],
      ['on-hold', true, [], ['reason', 'hold-until']],
      ['declined', true, [], ['reason']],
      ['withdrawn', false, [], []],
    ]);
  });

  test('of the table can each be taken by someone, and none leads nowhere', () => {
    for (const { from, to, by } of steps) {
      expect(by.length).toBeGreaterThan(0);
      expect(from).not.toBe(to);
    }
  });
});
