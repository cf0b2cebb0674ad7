import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../lib/wiki/outcome.ts';
import { savePage, undoEdit } from '../../../lib/wiki/page-edit.ts';
import { edit, user, writerOn, writerOver } from './page-edit-stage.ts';
import { failure, json, type Sent, token } from './scripted-fetch.ts';
import type { Fate } from './tiny-wiki.ts';

const post = (sent: readonly Sent[]) => sent.filter(({ params }) => params.token !== undefined);

describe('saving a page', () => {
  it('names who saves, on what, why and with which tag', async () => {
    const success = json({ edit: { result: 'Success', title: 'P', oldrevid: 7, newrevid: 8 } });
    const { writer, sent } = writerOver([token, success], { tag: 'panel' });
    const outcome = await savePage(writer, edit({ base: { revision: 7 }, batch: true }));
    expect(outcome).toMatchObject({ kind: 'saved', revision: 8, previousRevision: 7 });
    expect(post(sent)[0]?.params).toMatchObject({
      action: 'edit',
      title: 'P',
      text: 'new text',
      summary: 'why',
      baserevid: '7',
      nocreate: '',
      assert: 'user',
      assertuser: user,
      tags: 'panel',
      watchlist: 'nochange',
      maxlag: '5',
      notminor: '',
    });
    expect(post(sent)[0]?.params).not.toHaveProperty('bot');
  });

  it('leaves the tag out where the wiki does not have it, and does not offer it again', async () => {
    const success = json({ edit: { result: 'Success', title: 'P', oldrevid: 7, newrevid: 8 } });
    const { writer, sent } = writerOver([token, failure('badtags'), success, success], { tag: 'panel' });
    expect((await savePage(writer, edit())).kind).toBe('saved');
    expect((await savePage(writer, edit())).kind).toBe('saved');
    expect(post(sent).map(({ params }) => params.tags)).toEqual(['panel', undefined, undefined]);
  });

  it('answers a captcha, and passes on one that it cannot answer', async () => {
    const asks = json({
      edit: { result: 'Failure', captcha: { type: 'question', id: '9', question: 'Two?' } },
    });
    const { writer, sent } = writerOver([token, asks, asks]);
    expect(await savePage(writer, edit())).toMatchObject({ kind: 'captcha', id: '9', question: 'Two?' });
    await savePage(writer, edit({ captcha: { id: '9', answer: '2' } }));
    expect(post(sent)[1]?.params).toMatchObject({ captchaid: '9', captchaword: '2' });
  });

  it('passes a filter’s warning only when the person has confirmed that very filter', async () => {
    const warns = (id: number) =>
      failure('abusefilter-warning', { abusefilter: { id, description: 'd', actions: [] } });
    const success = json({ edit: { result: 'Success', title: 'P', oldrevid: 7, newrevid: 8 } });
    const plain = writerOver([token, warns(4)]);
    expect(await savePage(plain.writer, edit())).toMatchObject({ kind: 'abuse-filter-warning', filter: '4' });
    const confirmed = writerOver([token, warns(4), success]);
    expect((await savePage(confirmed.writer, edit({ confirmFilter: '4' }))).kind).toBe('saved');
    const other = writerOver([token, warns(5)]);
    expect((await savePage(other.writer, edit({ confirmFilter: '4' }))).kind).toBe('abuse-filter-warning');
  });

  it('tells what a page knows that was lost and then read back', async () => {
    const { writer, wiki, clock } = writerOn({ writes: [{ kind: 'lost' }] });
    wiki.save('Jonas', 'old');
    const outcome = await clock.until(savePage(writer, edit()));
    expect(outcome).toEqual({
      kind: 'saved',
      title: 'P',
      revision: 101,
      previousRevision: 100,
      created: false,
      confirmedBy: 'read-back',
    });
    expect(wiki.writesSeen).toBe(1);
  });

  it('knows its own text again after MediaWiki has trimmed it, turned its line ends and signed it', async () => {
    const trimmed = writerOn({ writes: [{ kind: 'lost' }] });
    trimmed.wiki.save('Jonas', 'old');
    expect((await trimmed.clock.until(savePage(trimmed.writer, edit({ text: 'new text \n\n' })))).kind).toBe(
      'saved',
    );
    expect(trimmed.wiki.writesSeen).toBe(1);

    const { writer, wiki, clock } = writerOn();
    wiki.save('Jonas', 'old');
    // What an earlier try left, as MediaWiki keeps it.
    wiki.save(user, 'Hello [[User:Amina Okello]] 09:00', 'why');
    const outcome = await clock.until(savePage(writer, edit({ text: 'Hello ~~~~', resume: true })));
    expect(outcome).toMatchObject({ kind: 'saved', revision: 101 });
    expect(wiki.writesSeen).toBe(0);
  });

  it('does not take another signed edit with the same summary for the lost one, nor sends a signature twice', async () => {
    const { writer, wiki, clock } = writerOn({ writes: [{ kind: 'never' }] });
    wiki.save('Jonas', 'old');
    wiki.save(user, 'Good bye [[User:Amina Okello]] 08:59', 'why');
    const outcome = await clock.until(savePage(writer, edit({ text: 'Hello ~~~~' })));
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'lost' });
    expect(wiki.writesSeen).toBe(1);
  });

  it('does not take an older edit of ours, or someone else’s of the same text, for the lost one', async () => {
    const { writer, wiki, clock } = writerOn({
      writes: [{ kind: 'never' }, { kind: 'never' }, { kind: 'never' }],
    });
    wiki.save(user, 'new text', 'why');
    wiki.save('Jonas', 'old');
    expect((await clock.until(savePage(writer, edit({ base: { revision: 101 } })))).kind).toBe('unreachable');
    expect(wiki.history).toHaveLength(2);
  });

  it('stays unknown when the wiki cannot be read either, and is settled by asking again later', async () => {
    const cut: Fate = { kind: 'never' };
    const { writer, wiki, clock } = writerOn({
      writes: [{ kind: 'lost' }],
      reads: [{ kind: 'fine' }, cut, cut],
    });
    expect(await clock.until(savePage(writer, edit({ base: 'create' })))).toMatchObject({
      kind: 'unknown',
      cause: 'lost',
    });
    const later = await clock.until(savePage(writer, edit({ base: 'create', resume: true })));
    expect(later).toMatchObject({ kind: 'saved', created: true, confirmedBy: 'read-back' });
    expect(wiki.writesSeen).toBe(1);
  });

  it.each([
    ['nothing answered', { kind: 'never' }, false],
    ['servers answered that they are busy', { kind: 'busy', done: false }, true],
  ] as const)('says after the last look whether %s', async (_, fate, answered) => {
    const { writer, clock } = writerOn({ writes: [fate, fate, fate] });
    const outcome = await clock.until(savePage(writer, edit({ base: 'create' })));
    expect(outcome).toMatchObject({ kind: 'unreachable' });
    expect('answered' in outcome).toBe(answered);
  });

  it('is certain when nothing ever got through: not even the token', async () => {
    const { writer, wiki } = writerOn({ reads: [{ kind: 'never' }] });
    expect((await savePage(writer, edit())).kind).toBe('unreachable');
    expect(wiki.writesSeen).toBe(0);
  });

  it('does not send again what the person gave up on while it was being looked for', async () => {
    const stop = new AbortController();
    const { writer, wiki, clock } = writerOn({ writes: [{ kind: 'never' }] });
    wiki.save('Jonas', 'old');
    const saving = savePage(writer, edit(), stop.signal);
    setTimeout(() => stop.abort(new Error('left')), 0);
    const outcome: Outcome = await clock.until(saving);
    expect(['unknown', 'saved']).toContain(outcome.kind);
    expect(wiki.history.length).toBeLessThanOrEqual(2);
  });
});

describe('undoing', () => {
  const revision = (revid: number, more: object = {}) => ({
    revid,
    parentid: revid - 1,
    user,
    slots: { main: { sha1: `hash ${revid}` } },
    ...more,
  });
  const page = (lastrevid: number, ...revisions: object[]) =>
    json({ query: { pages: [{ title: 'P', lastrevid, revisions }] } });
  const undo = { title: 'P', revision: 8, summary: 'take back' };

  it('takes back the one revision', async () => {
    const done = json({ edit: { result: 'Success', title: 'P', oldrevid: 8, newrevid: 9 } });
    const { writer, sent } = writerOver([page(8, revision(8), revision(7)), token, done]);
    expect(await undoEdit(writer, undo)).toMatchObject({ kind: 'saved', revision: 9 });
    expect(post(sent)[0]?.params).toMatchObject({
      undo: '8',
      undoafter: '7',
      assertuser: user,
      nocreate: '',
    });
  });

  it('sees that it is undone already', async () => {
    const before = revision(7);
    const now = { ...revision(12), slots: before.slots };
    const { writer } = writerOver([page(12, revision(8), before), page(12, now)]);
    expect(await undoEdit(writer, undo)).toEqual({ kind: 'no-change', title: 'P', revision: 12 });
  });

  it('leaves alone what is not ours, what made the page, and what is not there', async () => {
    const others = writerOver([page(8, revision(8, { user: 'Jonas' }), revision(7))]);
    expect(await undoEdit(others.writer, undo)).toMatchObject({ kind: 'refused', code: 'not-own' });
    const first = writerOver([page(8, revision(8, { parentid: 0 }))]);
    expect(await undoEdit(first.writer, undo)).toMatchObject({ kind: 'refused', code: 'creation' });
    const gone = writerOver([json({ query: { pages: [{ title: 'P', missing: true }] } })]);
    expect((await undoEdit(gone.writer, undo)).kind).toBe('missing');
  });

  it('is a conflict where others changed the same since', async () => {
    const { writer } = writerOver([
      page(9, revision(8), revision(7)),
      page(9, revision(9)),
      token,
      failure('undofailure'),
    ]);
    expect((await undoEdit(writer, undo)).kind).toBe('edit-conflict');
  });
});
