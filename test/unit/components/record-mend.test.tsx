// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { page, shown, title } from './record-pane-stage.tsx';
import { opportunityText, recordOf, titleOf } from './record-stage.ts';

afterEach(cleanup);

describe('a page that cannot be read as a record', () => {
  const broken = (change: (text: string) => string) => ({ [title]: change(opportunityText({})) });

  it('says what is wrong, shows the edit that mends it, and makes just that', async () => {
    const { meta, rest, show } = await shown(page());
    cleanup();
    const good = meta.textOf(title) ?? '';
    const again = await shown({ [title]: good });
    again.meta.edit(title, good.replace('status = flagged', 'status = lost'));
    await again.board.load();
    again.show();
    screen.getByText('There is no stage “lost”.');
    again.rest();
    rest();
    show().unmount();
    await screen.findByText(/the stage is put back as it was/);
    fireEvent.click(screen.getByRole('button', { name: 'Mend it' }));
    await expect.poll(() => again.meta.textOf(title)).toBe(good);
  });

  it('leaves one alone that a newer panel wrote, or that was never good', async () => {
    const { meta, rest, show } = await shown(
      broken(text => text.replace('|schema = 1', '|schema = 7').replace('|partner', '|x')),
    );
    show();
    screen.getByText(/A newer version of the panel wrote it \(format 7\)/);
    screen.getByText('The name of the partner is missing.');
    rest();
    await screen.findByText(/The panel cannot mend this/);
    expect(screen.queryByRole('button', { name: 'Mend it' })).toBeNull();
    expect(meta.writes).toEqual([]);
  });

  it('is mended by staff only', async () => {
    const good = opportunityText({});
    const { meta, board, rest, show } = await shown({ [title]: good }, 'Karim');
    meta.edit(title, good.replace('}}\n', '\n'));
    await board.load();
    show();
    rest();
    await screen.findByText('This is for the Helpdesk’s staff.');
    expect(screen.queryByRole('button', { name: 'Mend it' })).toBeNull();
  });

  it('is said to be gone, with who deleted it', async () => {
    const { deletions, rest, show } = await shown(page());
    deletions.push({ user: 'Karim', timestamp: '2026-11-20T08:00:00Z', comment: 'Copyright' });
    show(titleOf('Nowhere'));
    screen.getByText(/There is no record on this page any more/);
    rest();
    await screen.findByText('Copyright');
    screen.getByText(/deleted it on/);
  });
});

describe('a record of an older format', () => {
  const old = (change: (text: string) => string = text => text) => ({
    [title]: change(opportunityText({}).replace('|schema = 1', '|schema = 0')),
  });

  it('says so, shows what would change, and is written in today’s form in one edit', async () => {
    const { meta, board, rest, show } = await shown(old(text => text.replace('= flagged', '= Flagged')));
    show();
    screen.getByText(/is in an older form \(format 0\)/);
    expect(meta.writes).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'See it in today’s form' }));
    rest();
    await screen.findByText(/All of it is understood/);
    expect(screen.getByText('+ |schema = 1').tagName).toBe('INS');
    fireEvent.click(screen.getByRole('button', { name: 'Write it in today’s form' }));
    await screen.findByText('It is in today’s form now.');
    expect(meta.textOf(title)).toBe(opportunityText({}));
    expect(meta.writes).toHaveLength(1);
    await expect.poll(() => board.opportunity(title)?.older).toBeNull();
    expect(screen.queryByText(/is in an older form/)).toBeNull();
    // Taken back, it is what it was.
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/is in an older form/);
  });

  it('is left alone while anything in it is not understood', async () => {
    const { meta, rest, show } = await shown(old(text => text.replace('|kind =', '|sort = palace\n|kind =')));
    show();
    fireEvent.click(screen.getByRole('button', { name: 'See it in today’s form' }));
    rest();
    await screen.findByText(/does not know what this part of it means/);
    screen.getByText('sort = palace');
    expect(screen.queryByRole('button', { name: 'Write it in today’s form' })).toBeNull();
    expect(meta.writes).toEqual([]);
  });

  it('can be worked on as it is, and stays marked', async () => {
    const { meta, board, show } = await shown(old());
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Claim' }));
    await expect.poll(() => recordOf(meta.textOf(title)).status).toBe('under-review');
    expect(meta.textOf(title)).toContain('|schema = 0');
    await expect.poll(() => board.opportunity(title)?.record?.status).toBe('under-review');
    expect(board.opportunity(title)?.older).toBe('0');
  });

  it('is only said to be one to those who are not staff', async () => {
    const { show } = await shown(
      old(text => text.replace('|schema = 0\n', '')),
      'Karim',
    );
    show();
    screen.getByText(/does not say which form it is in/);
    expect(screen.queryByRole('button', { name: 'See it in today’s form' })).toBeNull();
  });
});
