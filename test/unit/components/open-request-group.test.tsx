// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { choose, eventually, form, hidden, type } from './manage-steps.ts';
import { asker, shown, talk, title } from './open-request-stage.tsx';
import { requestText } from './request-stage.ts';

afterEach(cleanup);

describe('who works on it', () => {
  it('is proposed by topic and language, told to all it concerns, and can be taken back', async () => {
    const { meta, record } = await shown({ languages: ['sw'] });
    const assign = await form('Who works on it');
    expect(assign.textContent).toContain('topic “harbour”');
    expect(assign.textContent).toContain('works in Swahili');
    fireEvent.click(within(assign).getByRole('button', { name: 'Maps group', hidden: true }));
    expect(assign.textContent).toContain('Of the committee, Susanna will have no say');
    const people = within(assign).getByRole('combobox', { name: /^People in charge/, hidden: true });
    type(people, 'Jonas Berg');
    fireEvent.click(within(assign).getByRole('button', { name: 'Add People in charge', hidden: true }));
    fireEvent.click(within(assign).getByRole('button', { name: 'Save who works on it', hidden: true }));
    await screen.findByText('Saved, and the note is posted.');
    expect(record()).toMatchObject({ group: 'maps', members: [], assigned: ['Jonas Berg'] });
    expect(meta.textOf(talk)).toContain(
      `[[User:${asker}|${asker}]], [[User:Susanna|Susanna]], [[User:Ravi|Ravi]], [[User:Jonas Berg|Jonas Berg]]: ` +
        'From now on, this request is with Maps group and Jonas Berg.',
    );
  });

  it('counts somebody who was typed and not added', async () => {
    const { meta, record } = await shown();
    const assign = await form('Who works on it');
    type(within(assign).getByRole('combobox', { name: /^People in charge/, hidden: true }), 'jonas_Berg ');
    fireEvent.click(within(assign).getByRole('button', { name: 'Save who works on it', hidden: true }));
    await screen.findByText('Saved, and the note is posted.');
    expect(record().assigned).toEqual(['jonas Berg']);
    expect(meta.textOf(talk)).toContain('[[User:jonas Berg|jonas Berg]]');
  });

  it('may be a task force of people, with a word about its size', async () => {
    const { record } = await shown({ members: ['Ravi'] });
    const assign = await form('Who works on it');
    const field = within(assign).getByRole('combobox', { name: /^Task force/, hidden: true });
    type(field, 'Olu');
    fireEvent.click(within(assign).getByRole('button', { name: 'Add Task force', hidden: true }));
    expect(assign.textContent).toContain('2 people so far; a task force has 4 to 12 members.');
    fireEvent.click(within(assign).getByRole('button', { name: 'Remove “Ravi”', hidden: true }));
    fireEvent.click(within(assign).getByRole('button', { name: 'Save who works on it', hidden: true }));
    await eventually(() => record().members).toEqual(['Olu']);
  });
});

describe('two who set the same thing', () => {
  const priorityOf = (part: Partial<HelpRequest>) =>
    requestText({ title: 'Harbour', requester: asker, ...part });

  it('see both versions, in words, and decide whose shall stand', async () => {
    const { meta, record } = await shown();
    const priority = await form('Priority');
    choose(within(priority).getByRole('combobox', hidden), 'high');
    meta.edit(title, priorityOf({ priority: 'low' }));
    fireEvent.click(within(priority).getByRole('button', { name: 'Set the priority', hidden: true }));
    await within(priority).findByText(/did something else/);
    const versions = priority.querySelector('.hp-versions');
    expect(versions?.textContent).toBe('Now on the wikilowYourshigh');
    fireEvent.click(within(priority).getByRole('button', { name: 'Use mine all the same', hidden: true }));
    await eventually(() => record().priority).toBe('high');
  });

  it('meet only at the field that both touched', async () => {
    const { meta, record } = await shown({ volume: '100', partner: 'Harbour Museum' });
    const correct = await form('Correct what it is about');
    type(within(correct).getByRole('textbox', { name: 'Amount', hidden: true }), '4,000');
    meta.edit(title, priorityOf({ volume: '100', partner: 'The Harbour Museum' }));
    fireEvent.click(within(correct).getByRole('button', { name: 'Save the corrections', hidden: true }));
    await eventually(() => record()).toMatchObject({ volume: '4,000', partner: 'The Harbour Museum' });
    type(within(correct).getByRole('textbox', { name: 'Amount', hidden: true }), '5,000');
    meta.edit(title, priorityOf({ volume: 'unknown' }));
    fireEvent.click(within(correct).getByRole('button', { name: 'Save the corrections', hidden: true }));
    await within(correct).findByText(/did something else/);
    expect(correct.querySelector('.hp-versions')?.textContent).toBe('Now on the wikiunknownYours5,000');
    expect(record().volume).toBe('unknown');
    fireEvent.click(within(correct).getByRole('button', { name: 'Use mine all the same', hidden: true }));
    await eventually(() => record().volume).toBe('5,000');
  });
});
