import { describe, expect, test } from 'vitest';
import type { HelpRequest } from '../../../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import { actorsOf, permit } from '../../../../lib/desk/request/roles.ts';
import { standingOf } from '../../../../lib/desk/standing.ts';
import { at, box, config, doneTo, plan, request, requester, step } from './request-plan-steps.ts';

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
