// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { stageNames } from '../../../components/request/stage-words.ts';
import { decisionSubjects, type HelpRequest } from '../../../lib/desk/request/request.ts';
import { type Step, steps } from '../../../lib/desk/request/stages.ts';
import { asker, committee, shownSteps, staff } from './open-request-stage.tsx';
import { boxes, words } from './request-stage.ts';

afterEach(cleanup);

/** A request of which everything is true that any step may need. */
function readyFor({ from, to }: Step): Partial<HelpRequest> {
  return {
    status: from,
    heldFrom: from === 'on-hold' && to !== 'declined' && to !== 'withdrawn' ? to : null,
    size: to === 'answered' ? 'question' : 'project',
    group: 'music',
    answers: { description: 'Scans.', gaps: 'Harbours' },
    checks: boxes.map(box => ({ ...box, state: 'done' })),
    decisions: decisionSubjects.map(subject => ({ subject, answer: 'yes', by: committee, at: '', text: '' })),
    reason: '',
    results: [],
  };
}

const people = { staff, committee, requester: asker, group: 'Olu' } as const;

it.each(steps.flatMap(step => step.by.map(actor => [step.from, step.to, actor, step] as const)))(
  'the step from %s to %s is there for %s, and says what has to be said with it',
  async (_, to, actor, step) => {
    await shownSteps(readyFor(step), people[actor]);
    const next = screen.getByRole('region', { name: 'Next step' });
    const name = to === 'withdrawn' ? 'Withdraw' : `Move it there ${words.text(stageNames[to])}`;
    const button = within(next).getByRole<HTMLButtonElement>('button', { name, hidden: true });
    const item = within(button.closest('details') ?? next);
    const fill = (field: string, value: string) =>
      fireEvent.input(item.getByRole('textbox', { name: field, hidden: true }), { target: { value } });
    const reason = step.needs.includes('reason-given');
    const result = step.needs.includes('result-linked');
    expect(button.disabled).toBe(reason || result);
    if (reason) fill('Why?', 'Because.');
    if (result) fill('What came of it?', 'Category:Harbour');
    expect(button.disabled).toBe(false);
  },
);
