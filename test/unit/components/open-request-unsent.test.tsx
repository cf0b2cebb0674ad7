// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { isThere, sentMark } from '../../../components/request/open/sent-comment.ts';
import { openUnsent } from '../../../components/request/open/unsent.ts';
import { systemClock } from '../../../lib/clock.ts';
import { openStore } from '../../../lib/store/database.ts';
import { openDrafts } from '../../../lib/store/drafts.ts';
import { asker, opened, openedOn, show, shown, staff, talk, title } from './open-request-stage.tsx';
import { requestText } from './request-stage.ts';

afterEach(cleanup);

const draftsIn = (factory: IDBFactory) => openDrafts(openStore({ factory }), systemClock);
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
const comment = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' });

describe('what is typed and not sent', () => {
  it('is there when the request is opened again, and gone once it is saved', async () => {
    const factory = new IDBFactory();
    const first = await show(opened({}, { user: asker, factory }));
    type(comment(), 'Half a comment');
    await screen.findByText('Kept in this browser until you send it.');
    await first.unsent.settled();
    first.model.dispose();
    cleanup();

    const second = openedOn(first.meta, { user: asker, factory });
    await show({ meta: first.meta, ...second });
    expect(comment().value).toBe('Half a comment');
    fireEvent.click(screen.getByRole('button', { name: 'Comment as yourself' }));
    await expect.poll(() => first.meta.textOf(talk)).toContain('Half a comment');
    await expect.poll(() => comment().value).toBe('');
    await second.unsent.settled();
    expect(await draftsIn(factory).count()).toBe(0);
  });

  it('is kept per request and field, and what is typed before it has been read goes first', async () => {
    const drafts = draftsIn(new IDBFactory());
    const one = openUnsent(drafts, 'Requests/One');
    const other = openUnsent(drafts, 'Requests/One and another');
    one.keep('comment', 'First');
    one.keep('comment', 'First and second');
    one.keep('link', 'https://example.org');
    other.keep('comment', 'Elsewhere');
    one.keep('link', '');
    await Promise.all([one.settled(), other.settled()]);
    expect([...(await one.read())]).toEqual([['comment', 'First and second']]);
    expect([...(await other.read())]).toEqual([['comment', 'Elsewhere']]);
  });

  it('is not taken for a draft of a form, nor a form for it', async () => {
    const factory = new IDBFactory();
    const { unsent } = opened({}, { factory });
    unsent.keep('comment', 'Half');
    await unsent.settled();
    await draftsIn(factory).save('request', `${title}\ncomment`, 'A form');
    expect([...(await unsent.read())]).toEqual([['comment', 'Half']]);
  });

  it('says so where the browser keeps nothing, and can be sent all the same', async () => {
    const broken = Object.assign(new IDBFactory(), {
      open: () => {
        throw new DOMException('No', 'SecurityError');
      },
    });
    const { meta, model, unsent } = await show(opened({}, { user: asker, factory: broken }));
    type(comment(), 'All the same');
    await unsent.settled();
    await screen.findByText(/does not let the panel keep drafts/);
    await model.comment('comment', { text: 'All the same' });
    expect(meta.textOf(talk)).toContain('All the same');
  });

  it('opens the form it belongs to; what an older panel kept in another shape is left out', async () => {
    const factory = new IDBFactory();
    const drafts = draftsIn(factory);
    await drafts.save('unsent', `${title}\nadd-box`, JSON.stringify({ group: 'risk', text: 'Insurance' }));
    await drafts.save('unsent', `${title}\npriority`, '{"priority":"urgent"}');
    await show(opened({}, { factory }));
    const area = await screen.findByRole('region', { name: 'Manage' });
    const form = (name: string) => within(area).getByText(name, { selector: 'strong' }).closest('details');
    expect(form('Add a box to the checklist')?.open).toBe(true);
    expect(within(area).getByDisplayValue('Insurance').tagName).toBe('TEXTAREA');
    expect(
      within(area).getByRole<HTMLSelectElement>('combobox', { name: 'Priority', hidden: true }).value,
    ).toBe('');
  });

  it('of a box stays beside it while the box itself is ticked', async () => {
    const { record } = await shown();
    const [mark] = screen.getAllByRole('button', { name: /^Mark as not applicable/ });
    if (mark === undefined) throw new Error('No box');
    fireEvent.click(mark);
    type(screen.getByRole('textbox', { name: 'Why does it not apply?' }), 'Half a note');
    const [box] = screen.getAllByRole<HTMLInputElement>('checkbox', { name: /formats and quality/ });
    if (box === undefined) throw new Error('No box');
    fireEvent.click(box);
    await expect.poll(() => record().checks[0]?.state).toBe('done');
    expect(screen.getByDisplayValue('Half a note').tagName).toBe('TEXTAREA');
  });
});

describe('a comment that was on its way when the browser died', () => {
  const restored = async (said: string) => {
    const factory = new IDBFactory();
    const drafts = draftsIn(factory);
    await drafts.save('unsent', `${title}\ncomment`, 'Who has\nthe scanner?');
    await drafts.save('unsent', `${title}\n${sentMark}`, '1');
    const all = opened({}, { user: asker, factory });
    all.meta.edit(talk, said, asker);
    await show(all);
    return all;
  };

  it('is not offered again when it has arrived', async () => {
    const { unsent } = await restored('== Scanner ==\n:Who has\n:the scanner? [[User:Amina Okello]] 12:00\n');
    expect(comment().value).toBe('');
    await unsent.settled();
    expect((await unsent.read()).size).toBe(0);
  });

  it('is still there when it has not', async () => {
    await restored('== Scanner ==\nWho has it?\n');
    expect(comment().value).toBe('Who has\nthe scanner?');
  });

  it('is looked for as it was typed, indented or not', () => {
    const section = { title: 'A', text: ': One line.\n:: Another.' };
    expect(isThere([section], 'One line.\nAnother.')).toBe(true);
    expect(isThere([section], 'Another line.')).toBe(false);
    expect(isThere([section], '  ')).toBe(false);
  });
});

describe('an edit of one’s own', () => {
  const setHigh = { kind: 'set-priority', seen: null, priority: 'high' } as const;

  it('is taken back from where it was done', async () => {
    const { meta, model, record } = await shown({ priority: null }, staff);
    const before = meta.textOf(title);
    await model.act('priority', setHigh);
    expect(record().priority).toBe('high');
    const [undo] = await screen.findAllByRole('button', { name: 'Undo', hidden: true });
    if (undo === undefined) throw new Error('No undo');
    fireEvent.click(undo);
    await screen.findByText('Taken back.');
    expect(meta.textOf(title)).toBe(before);
    expect(meta.writes.at(-1)?.summary).toContain('Take back my last change of Harbour');
  });

  it('stays where others built on it, and they are told where to look', async () => {
    const { meta, model, record } = await shown({ priority: null }, staff);
    await model.act('priority', setHigh);
    meta.edit(title, requestText({ title: 'Harbour', requester: asker, priority: 'low' }));
    await model.undo('priority');
    await screen.findByText(/others have changed the same place since/);
    expect(record().priority).toBe('low');
  });
});
