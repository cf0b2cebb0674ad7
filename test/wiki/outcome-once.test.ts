import { describe, expect, it } from 'vitest';
import { savePage, undoEdit } from '../../lib/wiki/page-edit.ts';
import { creation, edit, existing, newTitle, revisionsOf, saved } from './outcome-pages.ts';
import { textOf } from './outcome-stage.ts';
import { amina, jonas, sandbox, usePeople } from './people-stage.ts';

/** A page whose reply gets lost is saved once all the same, and an edit is undone, on MediaWiki. */
usePeople('meta');

describe('a page is saved once', () => {
  const lossy = [
    { kind: 'lose-reply' },
    { kind: 'lose-reply', reset: true },
    { kind: 'cut-body' },
    { kind: 'not-json', reached: true },
    { kind: 'status', status: 503, reached: true },
  ] as const;

  it.each(lossy)('although the reply was spoilt: %o', async fault => {
    const { title, revision } = await existing();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault });
    expect(await savePage(amina.writer, edit(title, revision))).toMatchObject({
      kind: 'saved',
      previousRevision: revision,
      confirmedBy: 'read-back',
    });
    const made = newTitle();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault });
    expect(await savePage(amina.writer, creation(made))).toMatchObject({ kind: 'saved', created: true });
    expect(await revisionsOf(title)).toBe(2);
    expect(await revisionsOf(made)).toBe(1);
  });

  it.each([
    { kind: 'cut-request' },
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'not-json' },
  ] as const)('although it did not get through at first: %o', async fault => {
    const { title, revision } = await existing();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault });
    expect((await savePage(amina.writer, edit(title, revision))).kind).toBe('saved');
    expect(await revisionsOf(title)).toBe(2);
  });

  it('or not at all: when it never gets through, that is certain', async () => {
    const { title, revision } = await existing();
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'edit',
      count: 'always',
      fault: { kind: 'cut-request' },
    });
    expect((await savePage(amina.writer, edit(title, revision))).kind).toBe('unreachable');
    await sandbox.faults.clear();
    expect(await revisionsOf(title)).toBe(1);
  });

  it('when the reply and the wiki are lost together, and it is asked again later', async () => {
    const title = newTitle();
    await savePage(amina.writer, creation(newTitle()));
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      count: 'always',
      fault: { kind: 'cut-request' },
    });
    expect(await savePage(amina.writer, creation(title))).toMatchObject({ kind: 'unknown' });
    await sandbox.faults.clear();
    expect(await savePage(amina.writer, creation(title, { resume: true }))).toMatchObject({
      kind: 'saved',
      created: true,
      confirmedBy: 'read-back',
    });
    expect(await revisionsOf(title)).toBe(1);
  });

  it('with a signature and a substitution, which MediaWiki stores otherwise than it was sent', async () => {
    const { title, revision } = await existing();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    const signed = edit(title, revision, { text: 'Hello ~~~~\r\n{{subst:ns:0}}  ' });
    expect(await savePage(amina.writer, signed)).toMatchObject({ kind: 'saved', confirmedBy: 'read-back' });
    expect(await revisionsOf(title)).toBe(2);
  });

  it('with characters that have two ways to be written', async () => {
    const { title, revision } = await existing();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    const text = 'Cafe\u0301 🏛️ ‏عربي‏\n\nend \n';
    expect(await savePage(amina.writer, edit(title, revision, { text }))).toMatchObject({ kind: 'saved' });
    expect(await textOf(amina.client, title)).toBe('Café 🏛️ ‏عربي‏\n\nend');
    expect(await revisionsOf(title)).toBe(2);
  });
});

describe('undoing', () => {
  it('takes one own edit back, once, and leaves later ones', async () => {
    const { title, revision } = await existing('one\n\ntwo\n\nthree\n\nfour\n\nfive');
    const mine = saved(
      await savePage(amina.writer, edit(title, revision, { text: 'ONE\n\ntwo\n\nthree\n\nfour\n\nfive' })),
    );
    saved(
      await savePage(
        jonas.writer,
        edit(title, mine.revision, { text: 'ONE\n\ntwo\n\nthree\n\nfour\n\nFIVE' }),
      ),
    );
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    const undo = { title, revision: mine.revision, summary: 'take back' };
    expect(await undoEdit(amina.writer, undo)).toMatchObject({ kind: 'saved', confirmedBy: 'read-back' });
    expect(await textOf(amina.client, title)).toBe('one\n\ntwo\n\nthree\n\nfour\n\nFIVE');
    expect((await undoEdit(amina.writer, undo)).kind).toBe('no-change');
    expect(await revisionsOf(title)).toBe(4);
  });

  it('is refused for others’ edits and creations, and a conflict where the place changed', async () => {
    const { title, revision } = await existing('one');
    const undo = (revid: number) => undoEdit(amina.writer, { title, revision: revid, summary: 'take back' });
    expect(await undo(revision)).toMatchObject({ kind: 'refused', code: 'not-own' });
    const mine = saved(await savePage(amina.writer, edit(title, revision, { text: 'ONE' })));
    saved(await savePage(jonas.writer, edit(title, mine.revision, { text: 'Another one' })));
    expect((await undo(mine.revision)).kind).toBe('edit-conflict');
    expect((await undo(99_999_999)).kind).toBe('missing');
    const made = newTitle();
    const own = saved(await savePage(amina.writer, creation(made)));
    const outcome = await undoEdit(amina.writer, { title: made, revision: own.revision, summary: 'x' });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'creation' });
  });
});
