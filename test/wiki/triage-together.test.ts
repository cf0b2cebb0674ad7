import { beforeAll, describe, expect, it } from 'vitest';
import {
  changeSeveral,
  draftFromOpportunity,
  markDuplicate,
  turnIntoRequest,
  undoDeed,
} from '../../lib/desk/board/triage-act.ts';
import { mendRecord, previewMend } from '../../lib/desk/board/triage-mend.ts';
import { thenTell } from '../../lib/desk/board/triage-message.ts';
import type { Opportunity } from '../../lib/desk/opportunity/opportunity.ts';
import type { OpportunityDeed, SeenOpportunity } from '../../lib/desk/opportunity/opportunity-deeds.ts';
import { changeOpportunity } from '../../lib/desk/opportunity/opportunity-flow.ts';
import { seenOf } from '../../lib/desk/opportunity/opportunity-plan.ts';
import { createOpportunityText } from '../../lib/desk/opportunity/opportunity-record.ts';
import type { OpportunityResult } from '../../lib/desk/opportunity/opportunity-results.ts';
import { flag, prefix, recordAt, revisionsOf } from './flag-stage.ts';
import { type Person, textOf } from './outcome-stage.ts';
import { config, depsOf, requestAt } from './request-stage.ts';
import { atOnce, dice, textsOf } from './triage-random.ts';
import { openTriage } from './triage-stage.ts';

/** Staff acting on the same records at the same moment, on a real MediaWiki. */
let maja: Person;
let jonas: Person;
let karim: Person;
let amina: Person;
let counter = 0;

beforeAll(async () => {
  ({ maja, jonas, karim, amina } = await openTriage());
}, 300_000);

/** A new opportunity, flagged by Amina; gives its title. */
async function flagged(name = `Together ${++counter}`, by = amina): Promise<string> {
  const result = await flag(by, { partner: name }, { personalChecked: true });
  if (result.kind !== 'flagged') throw new Error(JSON.stringify(result));
  return result.title;
}

const seenAt = async (title: string) => seenOf(await recordAt(maja.client, title));
const does = (person: Person, title: string, deed: OpportunityDeed): Promise<OpportunityResult> =>
  changeOpportunity(depsOf(person), title, deed);

describe('two of the staff at once', () => {
  it('claim the same opportunity: one has it, the other sees both versions', async () => {
    const title = await flagged();
    const seen = await seenAt(title);
    const results = await Promise.all(
      [maja, jonas].map(person => does(person, title, { kind: 'claim', seen })),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed', 'conflict']);
    const conflict = results.find(result => result.kind === 'conflict');
    const record = await recordAt(maja.client, title);
    expect(conflict).toMatchObject({ seen, theirs: seenOf(record), by: record.claimedBy, record });
    expect(await revisionsOf(maja.client, title)).toHaveLength(2);
  });

  it('lose nothing in 200 random actions, and skip no stage', async () => {
    const titles = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map(name => flagged(`Random ${name}`)));
    const { roll, pick } = dice(20_261_121);
    const memory = new Map<Person, Map<string, SeenOpportunity>>();
    /** A person looks at a record, and acts on what they saw, now and then long after. */
    const random = async (person: Person): Promise<readonly [string, OpportunityResult]> => {
      const looked = memory.get(person) ?? new Map<string, SeenOpportunity>();
      memory.set(person, looked);
      const title = pick(titles);
      const before = looked.get(title);
      const seen = before !== undefined && roll() < 0.3 ? before : await seenAt(title);
      looked.set(title, seen);
      const to = pick([maja, jonas, karim]).writer.user;
      const deed = pick<OpportunityDeed>([
        { kind: 'claim', seen },
        { kind: 'release', seen },
        { kind: 'assign', seen, to },
        { kind: 'contact', seen },
        { kind: 'not-now', seen, reason: `Because ${Math.floor(roll() * 1000)}` },
        { kind: 'reopen', seen },
      ]);
      return [title, await does(person, title, deed)];
    };
    const done = await atOnce([maja, jonas], 100, random);
    expect(done).toHaveLength(200);
    const kinds = new Set(done.map(([, { kind }]) => kind));
    for (const kind of kinds) expect(['changed', 'unchanged', 'conflict', 'no-such-step']).toContain(kind);
    expect([...kinds]).toEqual(expect.arrayContaining(['changed', 'conflict']));
    for (const [, result] of done) {
      if (result.kind !== 'conflict') continue;
      expect(result.theirs).not.toEqual(result.seen);
      expect(result.theirs).toEqual(seenOf(result.record));
      expect([maja.writer.user, jonas.writer.user]).toContain(result.by);
    }
    const allowed: Readonly<Record<string, readonly string[]>> = {
      flagged: ['flagged', 'under-review', 'not-now'],
      'under-review': ['flagged', 'under-review', 'contacting', 'not-now'],
      contacting: ['flagged', 'contacting', 'not-now'],
      'not-now': ['flagged', 'not-now'],
    };
    for (const title of titles) {
      const saved = done.filter(([at, { kind }]) => at === title && kind === 'changed');
      // Every edit that was said to be saved is a revision, each revision but the first is one of them.
      const revisions = (await textsOf(maja.client, title)).map(
        ({ text }) => /\|status = ([a-z-]+)/.exec(text)?.[1] ?? '',
      );
      expect(revisions).toHaveLength(saved.length + 1);
      revisions.slice(1).forEach((status, at) => {
        expect(allowed[revisions[at] ?? '']).toContain(status);
      });
      const record = await recordAt(maja.client, title);
      expect(record.sightings).toHaveLength(1);
      expect(record.claimedBy === '').toBe(record.status === 'flagged' || record.status === 'not-now');
    }
  }, 300_000);
});

describe('deeds of the board', () => {
  it('move the sightings of a duplicate, and do only what is missing when done again', async () => {
    const [keep, twin] = [await flagged(), await flagged(undefined, karim)];
    const seen = await seenAt(twin);
    const done = await markDuplicate(depsOf(maja), twin, seen, keep);
    expect(done.kind).toBe('marked');
    const record = await recordAt(maja.client, keep);
    expect(record.sightings.map(({ by }) => by)).toEqual([amina.writer.user, karim.writer.user]);
    expect(await recordAt(maja.client, twin)).toMatchObject({ status: 'duplicate', duplicateOf: keep });
    expect(await markDuplicate(depsOf(maja), twin, seen, keep)).toMatchObject({
      kind: 'marked',
      moved: { kind: 'unchanged' },
      marked: { kind: 'unchanged' },
    });
  });

  it('move nothing from a record that somebody else took meanwhile', async () => {
    const [keep, twin] = [await flagged(), await flagged()];
    const seen = await seenAt(twin);
    await does(jonas, twin, { kind: 'claim', seen });
    expect(await markDuplicate(depsOf(maja), twin, seen, keep)).toMatchObject({
      kind: 'not-moved',
      moved: { kind: 'conflict' },
    });
    expect((await recordAt(maja.client, keep)).sightings).toHaveLength(1);
  });

  it('turn an opportunity into a request that knows where it came from, once', async () => {
    const title = await flagged('Lighthouse Archive');
    const record: Opportunity = await recordAt(maja.client, title);
    const draft = { ...draftFromOpportunity(record, title, 'upload'), title: 'Lighthouse scans' };
    const turned = await turnIntoRequest(depsOf(maja), title, seenOf(record), draft, {
      personalChecked: true,
    });
    if (turned.kind !== 'turned') throw new Error(JSON.stringify(turned));
    expect(await recordAt(maja.client, title)).toMatchObject({
      status: 'request',
      request: turned.request.title,
    });
    expect(await requestAt(maja, turned.request.title)).toMatchObject({
      opportunity: title,
      partner: 'Lighthouse Archive',
      country: record.country,
    });
    const again = await turnIntoRequest(depsOf(maja), title, seenOf(record), draft, {
      personalChecked: true,
    });
    expect(again).toMatchObject({ kind: 'turned', request: { title: turned.request.title } });
  });

  it('can be taken back', async () => {
    const title = await flagged();
    const claimed = await does(maja, title, { kind: 'claim', seen: await seenAt(title) });
    if (claimed.kind !== 'changed') throw new Error(JSON.stringify(claimed));
    expect((await undoDeed(maja.writer, config, claimed, 'It')).kind).toBe('saved');
    expect(await recordAt(maja.client, title)).toMatchObject({ status: 'flagged', claimedBy: '' });
  });

  it('tell people only after the wiki confirmed it', async () => {
    const title = await flagged();
    const seen = await seenAt(title);
    const message = {
      to: [amina.writer.user, maja.writer.user],
      heading: 'Not now',
      text: 'They are moving.',
    };
    const deed: OpportunityDeed = { kind: 'not-now', seen, reason: 'They are moving.' };
    await does(jonas, title, { kind: 'claim', seen });
    const refused = await thenTell(depsOf(maja), () => does(maja, title, deed), message);
    expect([refused.result.kind, refused.told]).toEqual(['conflict', null]);
    expect(await textOf(maja.client, `Talk:${title}`)).toBeNull();
    const now = { ...deed, seen: await seenAt(title) };
    const done = await thenTell(depsOf(maja), () => does(maja, title, now), message);
    expect(done.told?.kind).toBe('commented');
    const talk = await textOf(maja.client, `Talk:${title}`);
    expect(talk).toContain(
      `== Not now ==\n[[User:${amina.writer.user}|${amina.writer.user}]]: They are moving. [[`,
    );
    expect(await textOf(maja.client, `Talk:${title}`)).not.toContain('~~~~');
  });

  it('go through several, each its own edit, and name the one that was taken meanwhile', async () => {
    const titles = [await flagged(), await flagged(), await flagged()];
    const deeds = await Promise.all(
      titles.map(async title => ({ title, deed: { kind: 'claim', seen: await seenAt(title) } as const })),
    );
    await does(jonas, titles[1] ?? '', { kind: 'claim', seen: await seenAt(titles[1] ?? '') });
    const done = await changeSeveral(depsOf(maja), deeds);
    expect(done.map(({ result: { kind } }) => kind)).toEqual(['changed', 'conflict', 'changed']);
  });

  it('never write over a record that people broke', async () => {
    const title = await flagged();
    const seen = await seenAt(title);
    const broken = (await textOf(maja.client, title))?.replace('status = flagged', 'status = ???') ?? '';
    await amina.client.post({ action: 'edit', title, text: broken, summary: 'By hand' });
    expect((await does(maja, title, { kind: 'claim', seen })).kind).toBe('broken-record');
    expect(await textOf(maja.client, title)).toBe(broken.trimEnd());
  });

  it('mend one in one edit, keeping all that was not broken, and only as it was shown', async () => {
    const title = await flagged();
    await does(maja, title, { kind: 'claim', seen: await seenAt(title) });
    const by = (text: string) => amina.client.post({ action: 'edit', title, text, summary: 'By hand' });
    const good = (await textOf(maja.client, title)) ?? '';
    await by(`${good.replace('status = under-review', 'status = mine')}\nA remark.`);
    const plan = await previewMend(depsOf(maja), title);
    if (plan.kind !== 'mend') throw new Error(JSON.stringify(plan));
    expect(plan).toMatchObject({ how: 'status', later: 1, text: `${good}\nA remark.` });
    expect((await mendRecord(depsOf(karim), plan)).kind).toBe('not-allowed');
    await by(`${plan.before}\nAnother.`);
    expect((await mendRecord(depsOf(maja), plan)).kind).toBe('changed-since');
    const again = await previewMend(depsOf(maja), title);
    if (again.kind !== 'mend') throw new Error(JSON.stringify(again));
    expect((await mendRecord(depsOf(maja), again)).kind).toBe('mended');
    expect(await textOf(maja.client, title)).toBe(`${good}\nA remark.\nAnother.`);
    await by('Emptied.');
    expect(await previewMend(depsOf(maja), title)).toMatchObject({ how: 'restore', later: 1 });
  });

  it('keep what people wrote around a record', async () => {
    const title = `${prefix}By hand ${++counter}`;
    const record = await recordAt(maja.client, await flagged());
    const text = `Hello.\n${createOpportunityText({ ...record, partner: 'By hand' }, config)}\n<!-- mine -->`;
    await amina.client.post({ action: 'edit', title, text, summary: 'By hand' });
    await does(maja, title, { kind: 'claim', seen: await seenAt(title) });
    const after = (await textOf(maja.client, title)) ?? '';
    expect(after.startsWith('Hello.\n')).toBe(true);
    expect(after.endsWith('<!-- mine -->')).toBe(true);
  });
});
