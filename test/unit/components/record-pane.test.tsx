// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { RecordActions } from '../../../components/triage/record/RecordActions.tsx';
import { WikiError } from '../../../lib/wiki/client.ts';
import { page, shown, title } from './record-pane-stage.tsx';
import { config, opportunityText, recordOf, staff, titleOf } from './record-stage.ts';

afterEach(cleanup);

describe('a record beside the board', () => {
  it('shows at once what the board knows, and asks the wiki only when somebody stays', async () => {
    const { asked, looked, rest, show } = await shown(page());
    show();
    screen.getByRole('heading', { level: 2, name: 'Harbour Museum' });
    screen.getByText('Nobody has scanned them.');
    await Promise.resolve();
    expect([asked, looked]).toEqual([[], []]);
    rest();
    await screen.findByRole('heading', { name: 'What happened' });
    await screen.findByRole('heading', { name: 'Discussion' });
    expect(asked).toHaveLength(2);
    expect(looked).toEqual(['Category:Harbour Museum']);
    await screen.findByText('Keeps collections, but has no category on Commons');
  });

  it('says who said what, and what on the page could not be read', async () => {
    const text = opportunityText({}).replace('|kind = museum', '|kind = palace');
    const { rest, show } = await shown({ [title]: text });
    show();
    const known = screen.getByRole('region', { name: 'What is known' });
    within(known).getAllByText('Amina Okello');
    rest();
    await screen.findByText(/1 detail on the page could not be read/);
    expect(screen.getByText('palace').closest('li')?.textContent).toContain('kind');
  });

  it('leads to other records of the same partner', async () => {
    const twin = titleOf('Harbour Museum (twin)');
    const { board, show } = await shown({
      ...page(),
      [twin]: opportunityText({ partner: 'Harbour Museum', status: 'not-now', reason: 'No.' }),
    });
    show();
    const related = screen.getByRole('region', { name: 'Related records' });
    fireEvent.click(within(related).getByRole('button', { name: 'Harbour Museum' }));
    expect(board.opened.value).toBe(twin);
  });

  it('says what somebody without the right part may not do, and why', async () => {
    const { show } = await shown(page(), 'Karim');
    show();
    const what = screen.getByRole('region', { name: 'What to do' });
    expect(within(what).queryByRole('button', { name: 'Not now' })).toBeNull();
    within(what).getAllByText('Nobody holds it. Claim it first.');
    within(what).getByText('It stands at “Flagged”. This begins from: Under review.');
    within(what).getByRole('button', { name: 'Claim' });
  });

  it('tells of a claim that has lapsed', async () => {
    const { show } = await shown(
      page({ status: 'under-review', claimedBy: 'Jonas Berg', claimedUntil: '2026-11-02T00:00:00Z' }),
    );
    show();
    screen.getByText(/The claim of/);
    screen.getByRole('button', { name: 'Claim' });
  });

  it('keeps a page that could not be read again on show, with the way to try again', async () => {
    const { meta, rest, show } = await shown(page());
    show();
    meta.cut();
    rest();
    await screen.findByRole('alert');
    meta.mend();
    fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'Discussion' });
  });

  it('takes a comment, and keeps it in its field when the wiki refuses', async () => {
    const { meta, rest, show } = await shown(page());
    show();
    rest();
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Comment' });
    fireEvent.input(field, { target: { value: 'I know the director.' } });
    meta.refuse(new WikiError({ kind: 'unreachable' }, 'No network'));
    fireEvent.click(screen.getByRole('button', { name: 'Comment as yourself' }));
    await screen.findByRole('alert');
    expect(field.value).toBe('I know the director.');
    fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }));
    await screen.findByText('Your comment is on the talk page.');
    expect(meta.textOf(`Talk:${title}`)).toContain('I know the director. ~~~~');
    expect(field.value).toBe('');
  });
});

describe('actions', () => {
  it('preview the note, leave it out when told so, and close once it is saved', async () => {
    const { meta, show } = await shown(page());
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save as “not now”' });
    expect(save.disabled).toBe(true);
    fireEvent.input(screen.getByRole('textbox', { name: 'Why not now?' }), {
      target: { value: 'The museum moves.' },
    });
    screen.getByText(/\[\[User:Amina Okello\|Amina Okello\]\]: The museum moves\./);
    fireEvent.click(screen.getByRole('checkbox', { name: /Amina Okello/ }));
    fireEvent.click(save);
    await screen.findByText('Noted: not now.');
    expect(recordOf(meta.textOf(title)).reason).toBe('The museum moves.');
    expect(meta.textOf(`Talk:${title}`)).toBeUndefined();
    expect(screen.queryByRole('textbox', { name: 'Why not now?' })).toBeNull();
  });

  it('leave a form alone that somebody opened while the record is read again', async () => {
    const { meta, show } = await shown(page());
    const { get } = meta.client;
    let goOn = () => {};
    const later = new Promise<void>(resolve => {
      goOn = resolve;
    });
    Object.assign(meta.client, {
      get: async (...all: Parameters<typeof get>) => {
        if (meta.writes.length > 0) await later;
        return get(...all);
      },
    });
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Claim' }));
    await screen.findByText(/^Claimed\. It is yours until/);
    fireEvent.click(screen.getByRole('button', { name: 'Turn into a request' }));
    goOn();
    await screen.findByRole('heading', { name: 'What happened' });
    // The claim ends only after that has been read.
    await act(() => new Promise<void>(resolve => setTimeout(resolve)));
    screen.getByRole('combobox', { name: 'What do you need?' });
  });

  it('stop at contact details before anything is public, and go on when they are fine', async () => {
    const { meta, show } = await shown(page());
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
    fireEvent.input(screen.getByRole('textbox', { name: 'Why not now?' }), {
      target: { value: 'Write to amina@example.org.' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Save as “not now”' }));
    await screen.findByText('amina@example.org');
    expect(meta.writes).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'These are fine to be public' }));
    await screen.findByText('Noted: not now.');
    expect(meta.textOf(`Talk:${title}`)).toContain('amina@example.org');
  });

  it('offer free names when the name of the request is taken', async () => {
    const { meta, show } = await shown(page());
    meta.edit(`${config.pages.requests}/Harbour Museum`, 'Something else.');
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Turn into a request' }));
    fireEvent.click(screen.getByRole('button', { name: `Publish on Meta as ${staff}` }));
    await screen.findByText(/There is a page of this name already/);
    fireEvent.click(screen.getByRole('button', { name: /^Harbour Museum \(2026\)$/ }));
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: /^Name of the request/ });
    expect(name.value).toBe('Harbour Museum (2026)');
    fireEvent.click(screen.getByRole('button', { name: `Publish on Meta as ${staff}` }));
    await screen.findByText(/It became the request “/);
    expect(recordOf(meta.textOf(title))).toMatchObject({
      status: 'request',
      request: `${config.pages.requests}/Harbour Museum (2026)`,
    });
  });

  it('begin from a key of the board', async () => {
    const { wanted, show } = await shown(page());
    show();
    wanted.value = 'assign';
    const field = await screen.findByRole('combobox', { name: 'To whom?' });
    await expect.poll(() => document.activeElement).toBe(field);
    expect(wanted.value).toBeNull();
  });

  it('on several say which they fit, and list what came of each', async () => {
    const names = ['Alpha', 'Beta'];
    const pages = Object.fromEntries(names.map(name => [titleOf(name), opportunityText({ partner: name })]));
    const { meta, board, wanted, inPanel } = await shown({
      ...pages,
      [titleOf('Closed')]: opportunityText({ partner: 'Closed', status: 'not-now', reason: 'No.' }),
    });
    const titles = [...names, 'Closed', 'Unknown'].map(titleOf);
    render(inPanel(<RecordActions board={board} titles={titles} user={staff} wanted={wanted} />));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Give back (0)' }).disabled).toBe(true);
    screen.getByText(/1 of them is no opportunity that can be read/);
    fireEvent.click(screen.getByRole('button', { name: 'Claim (2)' }));
    screen.getByText('This can be done to 2 of 3 opportunities. Open the others to see why not.');
    fireEvent.click(screen.getByRole('button', { name: 'Claim 2 opportunities' }));
    await screen.findByText(/done: 2 of 2/);
    expect(names.map(name => recordOf(meta.textOf(titleOf(name))).claimedBy)).toEqual([staff, staff]);
    expect(screen.getAllByText(/Saved\./)).toHaveLength(2);
  });

  it('on more than a small batch are not begun', async () => {
    const titles = ['Alpha', 'Beta'].map(titleOf);
    const pages = Object.fromEntries(titles.map(one => [one, opportunityText({})]));
    const few = { ...config, limits: { ...config.limits, smallBatch: 1 } };
    const { board, wanted, inPanel } = await shown(pages, staff, {}, few);
    render(inPanel(<RecordActions board={board} titles={titles} user={staff} wanted={wanted} />));
    fireEvent.click(screen.getByRole('button', { name: 'Claim (2)' }));
    screen.getByText(/These are 2 edits, and 1 is the most at once/);
    expect(screen.queryByRole('button', { name: 'Claim 2 opportunities' })).toBeNull();
  });
});
