// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { choose, eventually, form, hidden, manage, readonly, type } from './manage-steps.ts';
import { asker, committee, shown, staff, talk, title } from './open-request-stage.tsx';
import { boxes } from './request-stage.ts';

afterEach(cleanup);

describe('the area "Manage"', () => {
  it('holds for each person what is theirs to do, and nothing for those who only follow', async () => {
    await shown({}, 'Nia');
    await Promise.resolve();
    expect(screen.queryByRole('region', { name: 'Manage' })).toBeNull();
    cleanup();
    const names = async () =>
      [...(await manage()).querySelectorAll(':scope > details > summary strong')].map(one => one.textContent);
    await shown({}, asker);
    expect(await names()).toEqual(['Correct what it is about', 'Correct the answers']);
    cleanup();
    await shown({}, committee);
    expect(await names()).toEqual([
      'Record what the committee said',
      'Priority',
      'Who has to act',
      'Add a box to the checklist',
    ]);
    cleanup();
    await shown();
    expect(await names()).toHaveLength(7);
  });

  it('tells a member of the working group why they have no say, and by which group', async () => {
    await shown({ group: 'maps' }, 'Susanna');
    const decide = await form('Record what the committee said');
    expect(decide.textContent).toContain(
      'You are in the working group “Maps group” that has this request, so others decide about it.',
    );
    expect(within(decide).queryByRole('button', hidden)).toBeNull();
  });
});

describe('a decision', () => {
  it('of the final prioritization answers its two questions in one edit, and tells whoever asked after that', async () => {
    const { record, meta } = await shown({ status: 'final-prioritization' }, committee);
    const decide = await form('Record what the committee said');
    const ready = within(decide).getByRole('group', { name: 'Is the project ready to go?' });
    const sustainable = within(decide).getByRole('group', { name: 'Is the project sustainable?' });
    fireEvent.click(within(ready).getByLabelText('yes'));
    fireEvent.click(within(sustainable).getByLabelText('later'));
    const [, why] = within(decide).getAllByRole('textbox', hidden);
    if (why === undefined) throw new Error('No field');
    type(why, 'Who keeps it going?');
    const preview = within(decide).getByText(/^== What the committee said ==/);
    expect(preview.textContent).toBe(
      `== What the committee said ==\n[[User:${asker}|${asker}]]: The committee has looked at your request:\n` +
        '* Ready to be carried out: yes\n* Sustainable: later – Who keeps it going?\n~~~~\n',
    );
    expect(meta.writes).toEqual([]);
    fireEvent.click(within(decide).getByRole('button', { name: 'Record it', hidden: true }));
    await screen.findByText('Saved, and the note is posted.');
    expect(record().decisions).toMatchObject([
      { subject: 'ready', answer: 'yes', text: '' },
      { subject: 'sustainable', answer: 'later', text: 'Who keeps it going?' },
    ]);
    expect(meta.writes.map(({ title: page }) => page)).toEqual([title, talk]);
    expect(meta.textOf(talk)).toBe(preview.textContent);
    const said = screen.getByRole('region', { name: 'Decisions' });
    expect(within(said).getByText('Who keeps it going?').textContent).toBe('Who keeps it going?');
  });

  it('that is not saved posts no note, keeps what was written, and can be tried again', async () => {
    const { meta, record } = await shown({ status: 'committee-review' }, committee);
    const decide = await form('Record what the committee said');
    fireEvent.click(within(decide).getByLabelText('no'));
    const text = () =>
      within(decide).getByRole<HTMLTextAreaElement>('textbox', { name: /^What the committee/, hidden: true });
    type(text(), 'Come back in spring.');
    meta.refuse(readonly());
    fireEvent.click(within(decide).getByRole('button', { name: 'Record it', hidden: true }));
    await within(decide).findAllByText(/Backup under way/);
    expect(meta.textOf(talk)).toBeUndefined();
    expect(text().value).toBe('Come back in spring.');
    fireEvent.click(within(decide).getByRole('button', { name: 'Try again', hidden: true }));
    await eventually(() => record().decisions).toHaveLength(1);
    await eventually(() => meta.textOf(talk)).toContain('no – Come back in spring.');
    await eventually(() => text().value).toBe('');
  });

  it('stays when its note cannot be posted; the note can be posted afterwards', async () => {
    const { meta, record } = await shown({ status: 'committee-review' }, committee);
    const post = meta.client.post;
    let refusals = 2;
    meta.client.post = (params, signal) => {
      if (params.title !== talk || refusals === 0) return post(params, signal);
      refusals -= 1;
      return Promise.reject(readonly());
    };
    const decide = await form('Record what the committee said');
    fireEvent.click(within(decide).getByLabelText('yes'));
    fireEvent.click(within(decide).getByRole('button', { name: 'Record it', hidden: true }));
    await screen.findByText('Saved. The note is not posted.');
    expect(record().decisions).toHaveLength(1);
    const again = () => within(decide).findByRole('button', { name: 'Try again', hidden: true });
    fireEvent.click(await again());
    await eventually(() => refusals).toBe(0);
    fireEvent.click(await again());
    await screen.findByText('Saved, and the note is posted.');
    expect(record().decisions).toHaveLength(1);
    expect(meta.textOf(talk)).toContain("The committee's feedback: yes".replace("'", '’'));
  });
});

describe('other things to manage', () => {
  it('a box is added to its group, and can be taken back', async () => {
    const { record, meta } = await shown();
    const before = meta.textOf(title);
    const add = await form('Add a box to the checklist');
    choose(within(add).getByRole('combobox', hidden), 'risk');
    type(within(add).getByRole('textbox', hidden), 'Insurance for the loan');
    fireEvent.click(within(add).getByRole('button', { name: 'Add the box', hidden: true }));
    await eventually(() => record().checks).toHaveLength(boxes.length + 1);
    expect(record().checks.find(({ text }) => text === 'Insurance for the loan')).toMatchObject({
      group: 'risk',
    });
    expect(meta.writes[0]?.summary).toContain('Checklist: add “Insurance for the loan”');
    expect(before).not.toBe(meta.textOf(title));
    await within(add).findByRole('button', { name: 'Undo', hidden: true });
  });

  it('whoever has to act is set, and whoever asked is told when it is them', async () => {
    const { record, meta } = await shown();
    const waiting = await form('Who has to act');
    choose(within(waiting).getByRole('combobox', hidden), 'requester');
    fireEvent.click(within(waiting).getByRole('button', { name: 'Save who has to act', hidden: true }));
    await eventually(() => record().waitingFor).toBe('requester');
    await eventually(() => meta.textOf(talk)).toContain('This request now waits for you.');
  });

  it('answers and particulars are corrected by whoever asked, with the edit shown before', async () => {
    const { record, meta } = await shown({ answers: { description: 'Scans.' } }, asker);
    const answers = await form('Correct the answers');
    const description = within(answers).getByRole('textbox', {
      name: /^What do you want to do/,
      hidden: true,
    });
    type(description, 'Scans of glass negatives.');
    expect(answers.querySelector('ins')?.textContent).toContain('Scans of glass negatives.');
    expect(meta.writes).toEqual([]);
    fireEvent.click(
      within(answers).getAllByRole('button', { name: 'Save the answer', hidden: true })[0] ?? answers,
    );
    await eventually(() => record().answers.description).toBe('Scans of glass negatives.');

    const correct = await form('Correct what it is about');
    expect(within(correct).queryByRole('combobox', { name: 'Kind of request', hidden: true })).toBeNull();
    type(within(correct).getByRole('textbox', { name: 'Name of the request', hidden: true }), '');
    fireEvent.click(within(correct).getByRole('button', { name: 'Save the corrections', hidden: true }));
    await within(correct).findByText('Write something first.');
    expect(record().title).toBe('Harbour');
  });

  it('a request can be a small question after all, which opens the step to "answered"', async () => {
    const { record } = await shown({ status: 'gathering-information', size: 'project' });
    const steps = screen.getByRole('region', { name: 'Next step' });
    expect(steps.textContent).toContain('to be a small question; it is a project now');
    const correct = await form('Correct what it is about');
    choose(within(correct).getByRole('combobox', { name: 'Kind of request', hidden: true }), 'question');
    fireEvent.click(within(correct).getByRole('button', { name: 'Save the corrections', hidden: true }));
    await eventually(() => record().size).toBe('question');
    await within(steps).findByRole('button', { name: 'Move it there Answered', hidden: true });
  });

  it(`what ${staff} asks reaches whoever asked as a note that can be reworded, or left out`, async () => {
    const { meta, record } = await shown();
    const questions = screen.getByRole('region', { name: 'Questions' });
    type(within(questions).getByRole('textbox', { name: 'Ask whoever made the request' }), 'How many?');
    const note = within(questions).getByRole<HTMLTextAreaElement>('textbox', { name: 'Note', hidden: true });
    expect(note.value).toBe(
      'How many? (You can answer on the page of the request or in the helpdesk panel.)',
    );
    type(note, 'Dear Amina: how many?');
    fireEvent.click(within(questions).getByRole('button', { name: 'Ask' }));
    await eventually(() => meta.textOf(talk)).toContain('Dear Amina: how many? ~~~~');
    expect(record().asked).toMatchObject([{ text: 'How many?' }]);

    type(within(questions).getByRole('textbox', { name: 'Ask whoever made the request' }), 'And when?');
    fireEvent.click(within(questions).getByRole('checkbox', { name: /^Tell/ }));
    fireEvent.click(within(questions).getByRole('button', { name: 'Ask' }));
    await eventually(() => record().asked).toHaveLength(2);
    expect(meta.textOf(talk)).not.toContain('And when?');
  });
});
