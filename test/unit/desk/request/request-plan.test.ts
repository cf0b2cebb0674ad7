import { describe, expect, test } from 'vitest';
import { type Config, defaultConfig } from '../../../../lib/desk/config.ts';
import type { Check, Decision, HelpRequest } from '../../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import { planDeed } from '../../../../lib/desk/request/request-plan.ts';
import { stepsFor } from '../../../../lib/desk/request/request-steps.ts';
import { changedRequest } from '../../../../lib/desk/request/request-text-change.ts';
import { actorsOf, permit } from '../../../../lib/desk/request/roles.ts';
import { steps } from '../../../../lib/desk/request/stages.ts';
import { standingOf } from '../../../../lib/desk/standing.ts';
import { plainRequest } from './plain-request.ts';

const config: Config = {
  ...defaultConfig,
  roles: { staff: ['Maja'], committee: ['Karim', 'Susanna', 'Éder'], organizers: ['Olu'] },
  workingGroups: [
    {
      id: 'maps-group',
      name: 'Maps group',
      kind: 'standing',
      members: ['Susanna', 'Ravi'],
      languages: [],
      topics: [],
      page: '',
    },
  ],
};
const requester = plainRequest.requester;
const now = Date.parse('2026-12-01T10:00:00.999Z');
const at = '2026-12-01T10:00:00Z';

const box = (id: string, state: Check['state'] = 'to-do', more: Partial<Check> = {}): Check => ({
  id,
  group: 'technical',
  text: `About ${id}`,
  state,
  by: '',
  at: '',
  note: '',
  ...more,
});
const yes = (subject: Decision['subject'], answer: Decision['answer'] = 'yes'): Decision => ({
  subject,
  answer,
  by: 'Karim',
  at: '',
  text: '',
});
const request: HelpRequest = { ...plainRequest, checks: [box('a'), box('b')] };

const plan = (deed: RequestDeed, user: string, on: HelpRequest = request) =>
  planDeed(on, deed, { user, now }, config);

/** The request after a deed that must go through. */
function doneTo(deed: RequestDeed, user: string, on: HelpRequest = request): HelpRequest {
  const done = plan(deed, user, on);
  if (done.kind !== 'change') throw new Error(JSON.stringify(done));
  return changedRequest(on, done.change);
}

const step = (to: HelpRequest['status'], from: HelpRequest['status'], more = {}): RequestDeed => ({
  kind: 'take-step',
  from,
  to,
  ...more,
});

describe('roles', () => {
  test('come from the configuration, however names are written', () => {
    expect(standingOf(config, 'susanna')).toEqual({
      staff: false,
      committee: true,
      organizer: false,
      groups: ['maps-group'],
    });
    expect(standingOf(config, null)).toEqual({
      staff: false,
      committee: false,
      organizer: false,
      groups: [],
    });
    expect([...actorsOf(config, { ...request, requester: 'Maja' }, 'maja')]).toEqual(['requester', 'staff']);
  });

  const decide: RequestDeed = { kind: 'decide', subject: 'ready', answer: 'yes', text: '' };

  test.each<[string, Partial<HelpRequest>, string | null]>([
    ['of the standing group', { group: 'maps-group' }, 'Maps group'],
    ['of its task force', { members: ['Susanna'] }, null],
  ])('keep a committee member %s out of decisions', (_, more, group) => {
    const on: HelpRequest = { ...request, ...more, status: 'final-prioritization' };
    const why = { kind: 'recused', group };
    for (const deed of [
      decide,
      { kind: 'set-priority', seen: null, priority: 'high' },
      step('declined', 'final-prioritization', { reason: 'no' }),
    ] satisfies RequestDeed[]) {
      expect(plan(deed, 'Susanna', on)).toEqual({ kind: 'not-allowed', why });
      expect(plan(deed, 'Karim', on).kind).toBe('change');
    }
    // Nor may they take a step in the committee's name; one of their group's they may.
    expect(permit(config, on, 'Susanna', step('in-development', 'final-prioritization'))).toMatchObject({
      ok: false,
      why: { kind: 'role' },
    });
    expect([...actorsOf(config, on, 'Susanna')]).toEqual(['group']);
    expect(plan(decide, 'Susanna').kind).toBe('change');
  });

  test('say who it takes', () => {
    expect(plan(decide, 'Olu')).toEqual({
      kind: 'not-allowed',
      why: { kind: 'role', needs: ['staff', 'committee'] },
    });
    expect(permit(config, request, null, decide)).toEqual({ ok: false, why: { kind: 'signed-out' } });
    const tick: RequestDeed = { kind: 'set-box', seen: box('a'), state: 'done', note: '' };
    expect(plan(tick, requester)).toMatchObject({ kind: 'not-allowed' });
    expect(plan(tick, 'Ravi')).toMatchObject({ kind: 'not-allowed' });
    expect(plan(tick, 'Ravi', { ...request, group: 'maps-group' }).kind).toBe('change');
  });
});

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

describe('questions', () => {
  test('make it the requester’s turn until the last is answered', () => {
    const one = doneTo({ kind: 'ask', text: 'How many?' }, 'Maja');
    expect(one).toMatchObject({ waitingFor: 'requester', waitingSince: at });
    expect(plan({ kind: 'ask', text: ' How many? ' }, 'Maja', one)).toEqual({ kind: 'unchanged' });
    const two = doneTo({ kind: 'ask', text: 'Who?' }, 'Karim', one);
    const [first, second] = two.asked;
    if (first === undefined || second === undefined) throw new Error('Two questions were asked');
    const half = doneTo({ kind: 'answer-asked', seen: first, text: '4,000' }, requester, two);
    expect(half.waitingFor).toBe('requester');
    const whole = doneTo({ kind: 'answer-asked', seen: second, text: 'We' }, requester, half);
    expect(whole).toMatchObject({
      waitingFor: null,
      asked: [{ answer: '4,000' }, { answer: 'We', answeredBy: requester }],
    });
    expect(plan({ kind: 'answer-asked', seen: first, text: '5,000' }, 'Maja', half)).toMatchObject({
      conflict: { kind: 'asked', theirs: { answer: '4,000' } },
    });
    expect(
      plan({ kind: 'answer-asked', seen: { ...first, text: 'Gone' }, text: 'x' }, 'Maja', half),
    ).toMatchObject({
      conflict: { kind: 'asked', theirs: null },
    });
  });

  test('of the form are answered, and not over somebody else’s answer', () => {
    const seen = request.answers.gaps ?? '';
    expect(doneTo({ kind: 'answer', question: 'gaps', seen, text: 'More' }, requester).answers.gaps).toBe(
      'More',
    );
    expect(plan({ kind: 'answer', question: 'gaps', seen: 'old', text: 'More' }, requester)).toEqual({
      kind: 'conflict',
      conflict: { kind: 'answer', seen: 'old', theirs: seen },
    });
    const text = 'x'.repeat(5_000);
    expect(doneTo({ kind: 'answer', question: 'rights', seen: '', text }, requester).answers.rights).toBe(
      text,
    );
  });
});

describe('everything else', () => {
  test('follows, links and assigns without taking anything from others', () => {
    const on: HelpRequest = { ...request, followers: ['Ravi'], assigned: ['Maja'] };
    expect(doneTo({ kind: 'follow', follow: true }, 'Olu', on).followers).toEqual(['Ravi', 'Olu']);
    expect(doneTo({ kind: 'follow', follow: false }, 'ravi', on).followers).toEqual([]);
    expect(plan({ kind: 'follow', follow: true }, 'Ravi', on)).toEqual({ kind: 'unchanged' });
    expect(plan({ kind: 'add-link', as: 'link', link: 'nonsense' }, 'Olu')).toMatchObject({
      problem: { kind: 'bad-link' },
    });
    expect(doneTo({ kind: 'add-link', as: 'result', link: 'c:Category:X, Y' }, 'Olu').results).toEqual([
      'c:Category:X, Y',
    ]);
    const group = { seen: '', id: 'maps-group' };
    expect(
      doneTo({ kind: 'assign', group, assigned: { add: ['Olu'], remove: ['maja'] } }, 'Maja', on),
    ).toMatchObject({
      group: 'maps-group',
      assigned: ['Olu'],
    });
    expect(plan({ kind: 'assign', group: { seen: '', id: 'none' } }, 'Maja')).toMatchObject({
      problem: { kind: 'unknown-group' },
    });
    expect(plan({ kind: 'assign', assigned: { add: ['a|b'] } }, 'Maja')).toMatchObject({
      problem: { kind: 'bad-user', name: 'a|b' },
    });
    expect(plan({ kind: 'assign', group }, 'Maja', { ...on, group: 'other' })).toMatchObject({
      conflict: { kind: 'field', field: 'group', theirs: 'other' },
    });
  });

  test('corrects details, and only those nobody else has corrected meanwhile', () => {
    const set = { volume: '5,000', partner: 'Harbour Museum' };
    const seen = { volume: 'about 4,000', partner: 'Harbor Museum' };
    expect(doneTo({ kind: 'edit-details', seen, set }, requester).volume).toBe('5,000');
    expect(plan({ kind: 'edit-details', seen: { volume: 'few' }, set }, requester)).toEqual({
      kind: 'conflict',
      conflict: { kind: 'field', field: 'volume', seen: 'few', theirs: 'about 4,000' },
    });
    expect(plan({ kind: 'edit-details', seen: {}, set: { title: ' ' } }, requester)).toMatchObject({
      problem: { kind: 'required' },
    });
  });

  test('records a decision once', () => {
    const decide: RequestDeed = { kind: 'decide', subject: 'ready', answer: 'yes', text: 'Go' };
    const decided = doneTo(decide, 'Karim');
    expect(decided.decisions).toEqual([{ subject: 'ready', answer: 'yes', by: 'Karim', at, text: 'Go' }]);
    expect(plan(decide, 'Karim', decided)).toEqual({ kind: 'unchanged' });
    expect(doneTo(decide, 'Éder', decided).decisions).toHaveLength(2);
  });

  test('records both answers of the final prioritization in one edit, and of two only what is new', () => {
    const sustainable = { subject: 'sustainable', answer: 'later', text: 'Who keeps it going?' } as const;
    const both: RequestDeed = {
      kind: 'decide',
      subject: 'ready',
      answer: 'yes',
      text: '',
      also: [sustainable],
    };
    expect(plan(both, 'Karim')).toMatchObject({ detail: 'ready: yes, sustainable: later' });
    expect(doneTo(both, 'Karim').decisions).toMatchObject([{ subject: 'ready' }, sustainable]);
    const one = doneTo({ kind: 'decide', subject: 'ready', answer: 'yes', text: '' }, 'Karim');
    expect(plan(both, 'Karim', one)).toMatchObject({ detail: 'sustainable: later' });
    const long = { ...sustainable, text: 'x'.repeat(10_001) };
    expect(plan({ ...both, also: [long] }, 'Karim')).toMatchObject({ problem: { kind: 'refused' } });
  });
});
