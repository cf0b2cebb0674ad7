import { describe, expect, it } from 'vitest';
import { savePage } from '../../lib/wiki/page-edit.ts';
import { creation, edit, existing, newTitle, saved } from './outcome-pages.ts';
import { personAt, personOf, textOf } from './outcome-stage.ts';
import { amina, jonas, karim, sandbox, usePeople } from './people-stage.ts';

/** Each way a save of a page can end, really brought about on MediaWiki. */
usePeople('meta');

describe('a page is saved', () => {
  it('anew, and again, and not at all when nothing changes', async () => {
    const title = newTitle();
    const first = saved(await savePage(amina.writer, creation(title, { text: 'a  \n\n' })));
    expect(first).toMatchObject({ title, created: true, previousRevision: 0, confirmedBy: 'answer' });
    const second = saved(await savePage(amina.writer, edit(title, first.revision)));
    expect(second).toMatchObject({ created: false, previousRevision: first.revision });
    expect(await savePage(amina.writer, edit(title, second.revision))).toEqual({
      kind: 'no-change',
      title,
      revision: second.revision,
    });
    expect(await textOf(amina.client, title)).toBe('second text');
  });

  it('also without a tag the wiki does not know', async () => {
    const writer = { ...amina.writer, tag: 'no-such-tag' };
    expect((await savePage(writer, creation(newTitle()))).kind).toBe('saved');
  });
});

describe('a page is not saved', () => {
  it('over someone else’s edit', async () => {
    const { title, revision } = await existing();
    saved(await savePage(jonas.writer, edit(title, revision, { text: 'his text' })));
    expect((await savePage(amina.writer, edit(title, revision, { text: 'her text' }))).kind).toBe(
      'edit-conflict',
    );
    expect(await textOf(amina.client, title)).toBe('his text');
  });

  it('where one exists that was to be made', async () => {
    const { title } = await existing();
    expect((await savePage(amina.writer, creation(title, { text: 'mine' }))).kind).toBe('exists');
  });

  it('where it has been deleted since it was read', async () => {
    const { title, revision } = await existing();
    await karim.client.post({ action: 'delete', title, reason: 'test' });
    expect((await savePage(amina.writer, edit(title, revision))).kind).toBe('deleted');
    expect(await textOf(amina.client, title)).toBeNull();
  });

  it('where it is protected, by itself, before it exists, or by cascade', async () => {
    const { title, revision } = await existing();
    await karim.client.post({ action: 'protect', title, protections: 'edit=sysop', reason: 'test' });
    expect((await savePage(amina.writer, edit(title, revision))).kind).toBe('protected');
    const reserved = newTitle();
    await karim.client.post({ action: 'protect', title: reserved, protections: 'create=sysop' });
    expect((await savePage(amina.writer, creation(reserved))).kind).toBe('protected');
    expect((await savePage(amina.writer, creation('MediaWiki:Outcome test'))).kind).toBe('protected');
    expect((await savePage(amina.writer, creation('User:Jonas Berg/common.js'))).kind).toBe('protected');
    const inner = await existing();
    const outer = await existing(`{{:${inner.title}}}`);
    await karim.client.post({
      action: 'protect',
      title: outer.title,
      protections: 'edit=sysop',
      cascade: true,
    });
    expect((await savePage(amina.writer, edit(inner.title, inner.revision))).kind).toBe('protected');
  });

  it('by someone blocked, for good or from one page', async () => {
    const { title, revision } = await existing();
    const block = { action: 'block', user: amina.writer.user, reason: 'outcome test', allowusertalk: true };
    await karim.client.post({ ...block, expiry: '2 days' });
    const outcome = await savePage(amina.writer, edit(title, revision));
    expect(outcome).toMatchObject({ kind: 'blocked', by: karim.writer.user, reason: 'outcome test' });
    if (outcome.kind === 'blocked') expect(outcome.until).toBeGreaterThan(Date.now() + 86_400_000);
    await karim.client.post({
      ...block,
      expiry: 'never',
      reblock: true,
      partial: true,
      pagerestrictions: title,
    });
    expect(await savePage(amina.writer, edit(title, revision))).toMatchObject({
      kind: 'blocked',
      until: null,
    });
    expect((await savePage(amina.writer, creation(newTitle()))).kind).toBe('saved');
  });

  it('when a filter forbids it; when it warns, the same edit sent again passes', async () => {
    const title = newTitle();
    const forbidden = creation(title, { text: `We say: ${sandbox.triggers.filterDisallowed}` });
    expect(await savePage(amina.writer, forbidden)).toMatchObject({ kind: 'abuse-filter-disallowed' });
    const doubtful = creation(title, { text: `We say: ${sandbox.triggers.filterWarning}` });
    const warned = await savePage(amina.writer, doubtful);
    expect(warned).toMatchObject({ kind: 'abuse-filter-warning', filter: expect.stringMatching(/^\d+$/u) });
    expect(await textOf(amina.client, title)).toBeNull();
    expect((await savePage(amina.writer, doubtful)).kind).toBe('saved');
  });

  it('when a filter has forgotten its warning, but the person has not', async () => {
    const text = `We say: ${sandbox.triggers.filterWarning}`;
    const warned = await savePage(amina.writer, creation(newTitle(), { text }));
    if (warned.kind !== 'abuse-filter-warning') throw new Error(warned.kind);
    const later = await personAt(sandbox, 'meta', 'editor');
    const confirmed = creation(newTitle(), { text, confirmFilter: warned.filter });
    expect((await savePage(later.writer, confirmed)).kind).toBe('saved');
  });

  it('with a forbidden address or title', async () => {
    const spam = await savePage(
      amina.writer,
      creation(newTitle(), { text: `See ${sandbox.triggers.spamLink}` }),
    );
    expect(spam).toMatchObject({
      kind: 'spam-blacklist',
      matches: [expect.stringContaining('cheap-watches')],
    });
    const titled = await savePage(amina.writer, creation(sandbox.triggers.blacklistedTitle));
    expect(titled.kind).toBe('title-blacklist');
  });

  it('before a captcha is answered', async () => {
    await sandbox.switches.set('meta', { captcha: [amina.writer.user] });
    const wanted = creation(newTitle());
    const asked = await savePage(amina.writer, wanted);
    expect(asked).toMatchObject({ kind: 'captcha', question: sandbox.triggers.captchaQuestion });
    if (asked.kind !== 'captcha' || asked.id === null) throw new Error('no captcha to answer');
    const wrong = await savePage(amina.writer, { ...wanted, captcha: { id: asked.id, answer: 'sea' } });
    if (wrong.kind !== 'captcha' || wrong.id === null) throw new Error(wrong.kind);
    const right = { id: wrong.id, answer: sandbox.triggers.captchaAnswer };
    expect((await savePage(amina.writer, { ...wanted, captcha: right })).kind).toBe('saved');
  });

  it('too fast', async () => {
    // People of their own: the gate of whoever was too fast stays closed for a minute.
    const hasty = await personAt(sandbox, 'meta', 'editor');
    await sandbox.switches.set('meta', { rateLimits: { [hasty.writer.user]: { edit: [1, 60] } } });
    const first = await savePage(hasty.writer, creation(newTitle()));
    const outcome = first.kind === 'saved' ? await savePage(hasty.writer, creation(newTitle())) : first;
    expect(outcome.kind).toBe('rate-limited');
    if (outcome.kind === 'rate-limited') expect(outcome.until).toBeGreaterThan(Date.now() + 30_000);
  });

  it('while the wiki is read-only, or lags when that matters', async () => {
    const reader = await personAt(sandbox, 'meta', 'editor');
    await sandbox.switches.set('meta', { readOnly: 'moving house' });
    expect(await savePage(reader.writer, creation(newTitle()))).toMatchObject({ kind: 'read-only' });
    await sandbox.switches.set('meta', { readOnly: null, lag: 9 });
    expect(await savePage(reader.writer, creation(newTitle(), { batch: true }))).toMatchObject({
      kind: 'lagged',
    });
    const patient = await personAt(sandbox, 'meta', 'editor');
    expect((await savePage(patient.writer, creation(newTitle()))).kind).toBe('saved');
  });

  it('by someone who is signed out, or someone else by now', async () => {
    const title = newTitle();
    const nobody = personOf(sandbox.anonymous(), 'meta', amina.writer.user);
    expect((await savePage(nobody.writer, creation(title))).kind).toBe('signed-out');
    await sandbox.switches.set('meta', { signedOut: [amina.writer.user] });
    expect((await savePage(amina.writer, creation(title))).kind).toBe('signed-out');
    const changed = personOf(jonas.session, 'meta', amina.writer.user);
    expect((await savePage(changed.writer, creation(title))).kind).toBe('another-user');
    expect(await textOf(jonas.client, title)).toBeNull();
  });

  it('when it is too large or its title impossible', async () => {
    const large = await savePage(amina.writer, creation(newTitle(), { text: 'x'.repeat(2_200_000) }));
    expect(large).toMatchObject({ kind: 'bad-value', code: 'contenttoobig' });
    expect(await savePage(amina.writer, creation('A [b] c'))).toMatchObject({ kind: 'bad-value' });
  });
});
