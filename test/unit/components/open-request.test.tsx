// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { headingOf } from '../../../components/request/open/Talk.tsx';
import { WikiError } from '../../../lib/wiki/client.ts';
import { asker, opened, shown, staff, title } from './open-request-stage.tsx';
import { boxes, requestText } from './request-stage.ts';

afterEach(cleanup);

const first = boxes[0]?.text ?? '';
const box = () =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`^${first.slice(0, 30)}`) });

describe('the checklist of an open request', () => {
  it('is ticked by staff, shows what the wiki says, and says who it was', async () => {
    const { record } = await shown();
    fireEvent.click(box());
    await expect.poll(() => box().checked).toBe(true);
    expect(record().checks[0]).toMatchObject({ state: 'done', by: staff });
    await screen.findByText('1 of 14 boxes');
    expect(screen.getByText('Saved.').getAttribute('role')).toBe('status');
    fireEvent.click(box());
    await expect.poll(() => box().checked).toBe(false);
    expect(record().checks[0]?.state).toBe('to-do');
  });

  it('takes "not applicable" only with a note', async () => {
    const { record } = await shown();
    fireEvent.click(
      screen.getByRole('button', { name: new RegExp(`^Mark as not applicable ${first.slice(0, 30)}`) }),
    );
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Mark as not applicable' });
    expect(save.disabled).toBe(true);
    fireEvent.input(screen.getByRole('textbox', { name: 'Why does it not apply?' }), {
      target: { value: 'There are no files.' },
    });
    fireEvent.click(save);
    await screen.findByText('Not applicable', { selector: 'strong' });
    expect(record().checks[0]).toMatchObject({ state: 'not-applicable', note: 'There are no files.' });
  });

  it('cannot be ticked by others, who see why', async () => {
    await shown({}, asker);
    expect(box().disabled).toBe(true);
    const list = screen.getByRole('region', { name: 'Checklist' });
    within(list).getByText('This is for: the Helpdesk’s staff and its working group.');
    expect(within(list).queryByRole('button')).toBeNull();
  });

  it('shows both versions when somebody did something else to the same box, and asks whose shall stand', async () => {
    const { meta, record } = await shown();
    const theirs = boxes.map((one, index) =>
      index === 0
        ? { ...one, state: 'not-applicable' as const, note: 'No files.', by: 'Jonas Berg', at: '' }
        : one,
    );
    meta.edit(title, requestText({ title: 'Harbour', requester: asker, checks: theirs }));
    fireEvent.click(box());
    const notice = (await screen.findByText(/did something else/)).closest('[role="status"]');
    expect(notice?.textContent).toContain('Jonas Berg did something else');
    expect(notice?.textContent).toContain('Not applicable · No files.');
    expect(meta.writes).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Use mine all the same' }));
    await expect.poll(() => box().checked).toBe(true);
    expect(record().checks[0]).toMatchObject({ state: 'done', by: staff });
  });
});

describe('steps', () => {
  it('that wait for something say for what; those one can take are taken', async () => {
    const { record } = await shown({ status: 'in-development', group: '', members: [] });
    const steps = screen.getByRole('region', { name: 'Next step' });
    within(steps).getByText(/^every box of the checklist settled: 14 boxes are left/);
    const hold = within(steps).getByRole<HTMLButtonElement>('button', {
      name: 'Move it there On hold',
      hidden: true,
    });
    expect(hold.disabled).toBe(true);
    const reasons = within(steps).getAllByRole('textbox', { name: 'Why?', hidden: true });
    for (const reason of reasons) fireEvent.input(reason, { target: { value: 'The partner moves house.' } });
    fireEvent.click(hold);
    await screen.findByText('The partner moves house.');
    expect(record()).toMatchObject({
      status: 'on-hold',
      heldFrom: 'in-development',
      reason: 'The partner moves house.',
    });
  });

  it('of others are named with those who take them', async () => {
    await shown({}, asker);
    const steps = screen.getByRole('region', { name: 'Next step' });
    expect(within(steps).getAllByText('This is for: the Helpdesk’s staff.').length).toBeGreaterThan(1);
    fireEvent.click(within(steps).getByRole('button', { name: 'Withdraw', hidden: true }));
    await expect.poll(() => within(steps).getByText('Withdrawn').tagName).toBe('STRONG');
  });
});

describe('questions', () => {
  it('are asked by staff and answered by whoever asked for help', async () => {
    const { record } = await shown();
    fireEvent.input(screen.getByRole('textbox', { name: 'Ask whoever made the request' }), {
      target: { value: 'How many are scanned?' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
    await screen.findByText('How many are scanned?', { selector: 'bdi' });
    expect(record()).toMatchObject({ waitingFor: 'requester', asked: [{ by: staff, answer: '' }] });
    cleanup();

    const answering = await shown({ waitingFor: 'requester', asked: record().asked }, asker);
    // Whose turn it is stands on top; from there it is one press to the place for the answer.
    fireEvent.click(screen.getByRole('button', { name: 'Go to the question' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Your answer' }));
    screen.getByText('It is your turn: 1 question waits for your answer.', { exact: false });
    fireEvent.input(screen.getByRole('textbox', { name: 'Your answer' }), {
      target: { value: 'Half of them.' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Answer' }));
    await screen.findByText('Half of them.', { selector: 'bdi' });
    expect(answering.record()).toMatchObject({ waitingFor: null, asked: [{ answeredBy: asker }] });
  });
});

describe('a comment', () => {
  it('goes signed to the talk page and is shown', async () => {
    const { meta } = await shown({}, asker);
    fireEvent.input(screen.getByRole('textbox', { name: 'Comment' }), {
      target: { value: 'Who has the scanner?' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Comment as yourself' }));
    await screen.findByText(/Who has the scanner\? ~~~~/);
    expect(meta.textOf(`Talk:${title}`)).toBe('== Who has the scanner? ==\nWho has the scanner? ~~~~\n');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' }).value).toBe('');
  });

  it('stays in its field when the wiki refuses it, and can be sent again', async () => {
    const { meta } = await shown({}, asker);
    meta.refuse(
      new WikiError(
        {
          kind: 'api',
          errors: [{ code: 'readonly', text: 'Backup under way', names: [], data: {} }],
          retryAfter: null,
          response: {},
        },
        'readonly',
      ),
    );
    fireEvent.input(screen.getByRole('textbox', { name: 'Comment' }), { target: { value: 'Hello.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Comment as yourself' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Backup under way');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' }).value).toBe('Hello.');
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByText(/Hello\. ~~~~/);
  });

  it('with contact details is stopped until the person has decided', async () => {
    const { meta } = await shown({}, asker);
    fireEvent.input(screen.getByRole('textbox', { name: 'Comment' }), {
      target: { value: 'Write to jane@example.org' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Comment as yourself' }));
    await screen.findByText('jane@example.org', { selector: 'bdi' });
    expect(meta.writes).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'These are fine to be public' }));
    await expect.poll(() => meta.writes.length).toBe(1);
  });

  it('begins a section named by its first words, without markup', () => {
    expect(headingOf("== '''Why''' [[so]]? ==\nSecond line")).toBe('Why so ?');
    expect(headingOf('word '.repeat(30))).toMatch(/^(word ){11}word…$/);
  });
});

describe('an open request', () => {
  it('tells that it was looked at, and stays on show when it cannot be read again', async () => {
    const { meta, model, told } = await shown();
    expect(told).toEqual(['looked at 101']);
    meta.cut();
    await model.load();
    await screen.findByText(/could not be asked again/);
    expect(box().checked).toBe(false);
  });

  it('says so when the page holds none, or one that cannot be read', async () => {
    const { meta, model } = opened();
    meta.edit(title, 'Blanked.');
    await model.load();
    expect(model.state.value).toMatchObject({ kind: 'unshown', why: { kind: 'broken-record' } });
  });

  it('can be followed, and asks to sign in when nobody is', async () => {
    const { record } = await shown({}, 'Nia');
    fireEvent.click(screen.getByRole('button', { name: 'Follow' }));
    await screen.findByRole('button', { name: 'Stop following' });
    expect(record().followers).toEqual(['Nia']);
    cleanup();
    const { model, told } = await shown({}, null);
    screen.getByText(/You are not signed in on Meta-Wiki/);
    await model.act('follow', { kind: 'follow', follow: true });
    expect(told).toContain('signed out');
  });

  it('takes links that can be opened, and keeps what was typed when it cannot', async () => {
    const { record } = await shown({}, asker);
    const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Add a link' });
    fireEvent.input(field(), { target: { value: 'javascript:alert(1)' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await screen.findByText(/not an address that can be opened/);
    expect(field().value).toBe('javascript:alert(1)');
    fireEvent.input(field(), { target: { value: 'https://example.org/more' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await expect.poll(() => field().value).toBe('');
    expect(record().links).toContain('https://example.org/more');
  });
});
