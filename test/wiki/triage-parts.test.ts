import { describe, expect, it } from 'vitest';
import { undoDeed } from '../../lib/desk/board/triage-act.ts';
import { readOpportunity } from '../../lib/desk/opportunity/opportunity-read.ts';
import { type PartTarget, previewPart, publishPart } from '../../lib/desk/page-part-edit.ts';
import { commentOn } from '../../lib/desk/request/request-comment.ts';
import { flagged, rendered, revisionsOf } from './flag-stage.ts';
import { type Person, textOf } from './outcome-stage.ts';
import { amina, jonas, karim, maja, sandbox, usePeopleOfHelpdesk } from './people-stage.ts';
import { config, depsOf } from './request-stage.ts';

/** Parts of public pages that the panel writes, and opening an opportunity, on a real MediaWiki. */
usePeopleOfHelpdesk();

/** Writes a page by hand, as an administrator; gives its text as the wiki keeps it. */
async function byHand(title: string, text: string): Promise<string> {
  await karim.client.post({ action: 'edit', title, text, summary: 'By hand' });
  return (await textOf(karim.client, title)) ?? '';
}
const protect = (title: string, level: 'sysop' | 'all') =>
  karim.client.post({ action: 'protect', title, protections: `edit=${level}`, reason: 'test' });

describe('a part of a public page', () => {
  let counter = 0;
  const target = (content: string, title = `Meeting notes ${++counter}`): PartTarget => ({
    title,
    part: { name: 'meeting 2026-11-20', content, place: 'top' },
    summary: 'meetingNotes',
    about: '2026-11-20',
  });
  const publish = (person: Person, wanted: PartTarget, seen: string | null) =>
    publishPart(depsOf(person), wanted, seen);

  it('is made, replaced and taken back; words by hand around it stay', async () => {
    const wanted = target('== 2026-11-20 ==\n* One');
    const before = await byHand(wanted.title, 'Our notes.\n\n== 18 April ==\nOld.');
    const made = await publish(maja, wanted, null);
    if (made.kind !== 'saved') throw new Error(JSON.stringify(made));
    const text = (await textOf(maja.client, wanted.title)) ?? '';
    expect(text.split('<!--')[0]).toBe('Our notes.\n\n');
    expect(text.endsWith('\n\n== 18 April ==\nOld.')).toBe(true);
    expect((await revisionsOf(maja.client, wanted.title))[0]?.comment).toBe(
      `Summary of the meeting on 2026-11-20 ([[${config.pages.panel}|helpdesk panel]])`,
    );
    expect(await publish(maja, wanted, '== 2026-11-20 ==\n* One')).toEqual({ kind: 'unchanged' });
    expect((await undoDeed(maja.writer, config, made, 'x')).kind).toBe('saved');
    expect(await textOf(maja.client, wanted.title)).toBe(before);
  });

  it('never goes over what somebody changed by hand without being asked, and says what stands there', async () => {
    const wanted = target('Ours.');
    await publish(karim, wanted, null);
    const text = (await textOf(maja.client, wanted.title)) ?? '';
    await byHand(wanted.title, `${text.replace('Ours.', 'Ours.\nAnd a word by hand.')}\nBelow.`);
    const next = target('Newer.', wanted.title);
    expect(await publish(maja, next, 'Ours.')).toEqual({
      kind: 'conflict',
      theirs: 'Ours.\nAnd a word by hand.',
    });
    const preview = await previewPart(maja.client, next);
    if (preview.kind !== 'preview') throw new Error(preview.kind);
    expect(preview).toMatchObject({ byHand: true, forbidden: null, seen: 'Ours.\nAnd a word by hand.' });
    expect((await publish(maja, next, preview.seen)).kind).toBe('saved');
    expect(await textOf(maja.client, wanted.title)).toBe(preview.text.trimEnd());
  });

  it('of two people at once is published once; edits elsewhere on the page are both there', async () => {
    const wanted = target('First.');
    await byHand(wanted.title, 'Above.\n\n== Older ==\nText.');
    const both = await Promise.all([
      publish(maja, wanted, null),
      publish(jonas, target('Second.', wanted.title), null),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
    const text = (await textOf(maja.client, wanted.title)) ?? '';
    expect(text.match(/begin meeting/g)).toHaveLength(1);
    const seen = text.includes('First.') ? 'First.' : 'Second.';
    const [saved] = await Promise.all([
      publish(maja, target('Third.', wanted.title), seen),
      jonas.client.post({
        action: 'edit',
        title: wanted.title,
        section: 'new',
        sectiontitle: 'By hand',
        text: 'Me too.',
      }),
    ]);
    expect(saved.kind).toBe('saved');
    const after = (await textOf(maja.client, wanted.title)) ?? '';
    for (const words of ['Above.', 'Third.', '== Older ==', 'Me too.']) expect(after).toContain(words);
  });

  it('is for staff and the committee, and says who may not edit the page', async () => {
    const wanted = target('Ours.');
    expect(await publish(amina, wanted, null)).toEqual({ kind: 'not-allowed' });
    expect((await publish(karim, wanted, null)).kind).toBe('saved');
    await protect(wanted.title, 'sysop');
    const preview = await previewPart(maja.client, target('Newer.', wanted.title));
    expect(preview.kind === 'preview' && preview.forbidden).toMatch(/protected/i);
    expect(await publish(maja, target('Newer.', wanted.title), 'Ours.')).toMatchObject({
      kind: 'not-saved',
      outcome: { kind: 'protected' },
    });
  });

  it('does not follow a redirect, nor mend comments that somebody broke', async () => {
    const wanted = target('Ours.');
    await byHand(wanted.title, '#REDIRECT [[Somewhere else]]');
    expect((await previewPart(maja.client, wanted)).kind).toBe('redirect');
    expect((await publish(maja, wanted, null)).kind).toBe('redirect');
    const other = target('Ours.');
    await publish(maja, other, null);
    const text = (await textOf(maja.client, other.title)) ?? '';
    await byHand(other.title, text.replace(/<!-- end .*-->/, ''));
    expect((await publish(maja, target('Newer.', other.title), 'Ours.')).kind).toBe('broken-marks');
  });

  it('shows nothing of its comments to readers', async () => {
    const wanted = target("== Meeting ==\n* '''One'''");
    await publish(maja, wanted, null);
    const { text } = await rendered(maja.client, (await textOf(maja.client, wanted.title)) ?? '');
    expect(text).toContain('<b>One</b>');
    expect(text).not.toContain('helpdesk panel');
  });
});

describe('an opportunity that is opened', () => {
  it('comes with its record, what is said about it, and what happened', async () => {
    const { title } = await flagged(amina, { partner: 'Opened Museum' });
    const talk = await commentOn(depsOf(jonas), title, { heading: 'Rights', text: 'Who holds them?' });
    expect(talk.kind).toBe('commented');
    const opened = await readOpportunity(maja.client, config, title);
    if (opened.kind !== 'opportunity') throw new Error(JSON.stringify(opened));
    expect(opened).toMatchObject({
      title,
      changedBy: amina.writer.user,
      opportunity: { partner: 'Opened Museum', status: 'flagged' },
      remarks: [],
    });
    expect(opened.talk.at(-1)).toMatchObject({ title: 'Rights' });
    expect(opened.talk.at(-1)?.text).toContain('Who holds them?');
    expect(opened.history.map(({ user }) => user)).toEqual([amina.writer.user]);
    expect(opened.history[0]?.revision).toBe(opened.revision);
    expect(opened.text).toBe(await textOf(maja.client, title));
  });

  it('says what is wrong with its page: not there, moved away, broken, or no answer', async () => {
    const { title } = await flagged(amina, { partner: 'Moved Museum' });
    expect(await readOpportunity(maja.client, config, `${title} X`)).toMatchObject({ kind: 'missing' });
    await karim.client.post({ action: 'move', from: title, to: `${title} there`, reason: 'test' });
    expect(await readOpportunity(maja.client, config, title)).toMatchObject({
      kind: 'opportunity',
      title: `${title} there`,
    });
    await byHand(`${title} there`, '{{Content Partnerships Hub/Opportunity\n|schema = 1\n|status = lost\n}}');
    expect((await readOpportunity(maja.client, config, `${title} there`)).kind).toBe('broken-record');
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      count: 'always',
      fault: { kind: 'status', status: 503 },
    });
    expect((await readOpportunity(maja.client, config, title)).kind).toBe('unreadable');
  });
});
