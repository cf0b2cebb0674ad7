import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configPage, defaultConfig, parseConfig } from '../../lib/desk/config.ts';
import { type FlagResult, flagPartner, undoFlag } from '../../lib/desk/opportunity/flag.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { draft, flaggerOf, prefix, recordAt, revisionsOf } from '../wiki/flag-stage.ts';
import { openSandbox, type Person, personAt, personOf, textOf } from '../wiki/outcome-stage.ts';

/**
 * Everything that can go wrong while a partner is flagged, really brought about: each ends in a result that names it,
 * with the text kept, nothing sent twice and nothing half-saved.
 */
let sandbox: Sandbox;
let jonas: Person;
let karim: Person;
let amina: Person;
let counter = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  // People of their own for each test: a gate that was told to wait stays closed for a while.
  [amina, jonas, karim] = await Promise.all([
    personAt(sandbox, 'meta', 'editor'),
    personAt(sandbox, 'meta', 'secondEditor'),
    personAt(sandbox, 'meta', 'admin'),
  ]);
});

const newName = () => `Museum of faults ${++counter}`;
const flag = (person: Person, more: Partial<typeof draft> = {}, options = {}) =>
  flagPartner(flaggerOf(person), { ...draft, ...more }, options);

/** How a refused save must look: named, the text at hand, the wiki as it was. */
async function expectRefused(result: FlagResult, kind: string, partner: string): Promise<void> {
  expect(result).toMatchObject({ kind: 'not-saved', title: `${prefix}${partner}`, outcome: { kind } });
  if (result.kind === 'not-saved') expect(result.text).toContain(`|partner = ${partner}`);
  expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toEqual([]);
}

/** Afterwards the very same draft goes through, once. */
async function expectAgain(person: Person, partner: string, more = {}, options = {}): Promise<void> {
  expect(await flag(person, { partner, ...more }, options)).toMatchObject({
    kind: 'flagged',
    effect: 'created',
  });
  expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toHaveLength(1);
}

describe('a flag is refused', () => {
  it('after signing out in mid-form', async () => {
    const partner = newName();
    await sandbox.switches.set('meta', { signedOut: [amina.writer.user] });
    await expectRefused(await flag(amina, { partner }), 'signed-out', partner);
    await sandbox.switches.reset();
    await expectAgain(amina, partner);
  });

  it('when someone else is signed in meanwhile', async () => {
    const partner = newName();
    const swapped = personOf(jonas.session, 'meta', amina.writer.user);
    await expectRefused(await flag(swapped, { partner }), 'another-user', partner);
  });

  it('while blocked', async () => {
    const partner = newName();
    await karim.client.post({ action: 'block', user: amina.writer.user, reason: 'test', expiry: '1 day' });
    await expectRefused(await flag(amina, { partner }), 'blocked', partner);
  });

  it('on a protected page', async () => {
    const partner = newName();
    const title = `${prefix}${partner}`;
    await karim.client.post({ action: 'protect', title, protections: 'create=sysop', reason: 'test' });
    await expectRefused(await flag(amina, { partner }), 'protected', partner);
  });

  it('by a filter, for good', async () => {
    const partner = newName();
    const why = sandbox.triggers.filterDisallowed;
    await expectRefused(await flag(amina, { partner, why }), 'abuse-filter-disallowed', partner);
  });

  it('by a filter that warns; confirmed, it goes through once', async () => {
    const partner = newName();
    const why = sandbox.triggers.filterWarning;
    const warned = await flag(amina, { partner, why });
    await expectRefused(warned, 'abuse-filter-warning', partner);
    if (warned.kind !== 'not-saved' || warned.outcome.kind !== 'abuse-filter-warning')
      throw new Error(warned.kind);
    await expectAgain(amina, partner, { why }, { confirmFilter: warned.outcome.filter });
  });

  it('until a captcha is answered', async () => {
    const partner = newName();
    await sandbox.switches.set('meta', { captcha: [amina.writer.user] });
    const asked = await flag(amina, { partner });
    await expectRefused(asked, 'captcha', partner);
    if (asked.kind !== 'not-saved' || asked.outcome.kind !== 'captcha') throw new Error(asked.kind);
    const { id } = asked.outcome;
    if (id === null) throw new Error('a captcha without an id');
    await expectAgain(amina, partner, {}, { captcha: { id, answer: sandbox.triggers.captchaAnswer } });
  });

  it.each(['why', 'links'] as const)('for an address on the spam blacklist, in %s', async field => {
    const partner = newName();
    const spam = sandbox.triggers.spamLink;
    const more = field === 'why' ? { why: `See ${spam}\nnext line` } : { links: [spam] };
    await expectRefused(await flag(amina, { partner, ...more }), 'spam-blacklist', partner);
  });

  it('for a name on the title blacklist', async () => {
    const partner = sandbox.triggers.blacklistedTitle;
    const result = await flag(amina, { partner });
    expect(result).toMatchObject({ kind: 'not-saved', outcome: { kind: 'title-blacklist' } });
    if (result.kind === 'not-saved') expect(await revisionsOf(karim.client, result.title)).toEqual([]);
  });

  it('when it comes too fast', async () => {
    await sandbox.switches.set('meta', { rateLimits: { [amina.writer.user]: { edit: [1, 60] } } });
    // One edit may pass, or none: the wiki counts making a page as two things.
    const [first, second] = [newName(), newName()];
    const early = await flag(amina, { partner: first });
    const refused = early.kind === 'flagged' ? second : first;
    await expectRefused(
      early.kind === 'flagged' ? await flag(amina, { partner: second }) : early,
      'rate-limited',
      refused,
    );
  });

  it('while the wiki is read-only', async () => {
    const partner = newName();
    await sandbox.switches.set('meta', { readOnly: 'moving house' });
    await expectRefused(await flag(amina, { partner }), 'read-only', partner);
    await sandbox.switches.reset();
    await expectAgain(await personAt(sandbox, 'meta', 'editor'), partner);
  });
});

describe('on the way', () => {
  it.each([
    { kind: 'lose-reply' },
    { kind: 'lose-reply', reset: true },
    { kind: 'cut-body' },
    { kind: 'not-json', reached: true },
    { kind: 'status', status: 503, reached: true },
  ] as const)('a reply spoilt after the save: found, not sent again: %o', async fault => {
    const partner = newName();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault });
    const mark = await sandbox.requests.mark();
    expect(await flag(amina, { partner })).toMatchObject({ kind: 'flagged', effect: 'created' });
    expect((await sandbox.requests.since(mark)).filter(({ action }) => action === 'edit')).toHaveLength(1);
    expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toHaveLength(1);
    // And for a second person's sighting.
    await sandbox.faults.clear();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault });
    expect(await flag(jonas, { partner })).toMatchObject({ kind: 'flagged', effect: 'sighting' });
    expect((await recordAt(karim.client, `${prefix}${partner}`)).sightings).toHaveLength(2);
    expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toHaveLength(2);
  });

  it.each([
    { kind: 'cut-request' },
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'not-json' },
  ] as const)('a request lost before the wiki saw it: %o', async fault => {
    const partner = newName();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault });
    expect(await flag(amina, { partner })).toMatchObject({ kind: 'flagged', effect: 'created' });
    expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toHaveLength(1);
  });

  it('no connection at all: nothing is claimed, and later it works', async () => {
    const partner = newName();
    await sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'cut-request' } });
    expect(await flag(amina, { partner })).toMatchObject({
      kind: 'unreadable',
      outcome: { kind: 'unreachable' },
    });
    await sandbox.faults.clear();
    await expectAgain(amina, partner);
  });

  it.each([{ kind: 'status', status: 503 }, { kind: 'not-json' }] as const)(
    'a wiki that cannot be read: %o',
    async fault => {
      const partner = newName();
      await sandbox.faults.add({ wiki: 'meta', count: 'always', fault });
      expect((await flag(amina, { partner })).kind).toBe('unreadable');
      await sandbox.faults.clear();
      expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toEqual([]);
    },
  );

  it('saved, and nobody could tell: asked again, it is found and not made twice', async () => {
    const partner = newName();
    await flag(amina, { partner: newName() });
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      nth: 3,
      count: 'always',
      fault: { kind: 'cut-request' },
    });
    expect(await flag(amina, { partner })).toMatchObject({ kind: 'not-saved', outcome: { kind: 'unknown' } });
    await sandbox.faults.clear();
    expect(await flag(amina, { partner }, { resume: true })).toMatchObject({
      kind: 'flagged',
      effect: 'unchanged',
    });
    expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toHaveLength(1);
  });

  it('a reply lost while somebody else flags the same partner', async () => {
    const partner = newName();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    const results = await Promise.all([flag(amina, { partner }), flag(jonas, { partner })]);
    expect(results.map(({ kind }) => kind)).toEqual(['flagged', 'flagged']);
    const record = await recordAt(karim.client, `${prefix}${partner}`);
    expect(record.sightings.map(({ by }) => by).sort()).toEqual([amina.writer.user, jonas.writer.user]);
    expect(await revisionsOf(karim.client, `${prefix}${partner}`)).toHaveLength(2);
  });

  it('a flag taken back although the reply was lost', async () => {
    const partner = newName();
    const mine = await flag(amina, { partner });
    if (mine.kind !== 'flagged') throw new Error(mine.kind);
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', fault: { kind: 'lose-reply' } });
    expect(await undoFlag(flaggerOf(amina), mine)).toMatchObject({ kind: 'undone', how: 'withdrawn' });
    expect(await revisionsOf(karim.client, mine.title)).toHaveLength(2);
  });
});

describe('a record broken by hand', () => {
  const T = defaultConfig.templates.opportunity;
  it.each([
    ['without its braces', `{{${T}\n|status = flagged\n|partner = A\n`, 'unclosed'],
    ['twice', `{{${T}|status=flagged|partner=A}}{{${T}|status=flagged|partner=B}}`, 'two-templates'],
    ['emptied', 'Nothing here.', 'no-template'],
    ['without a partner', `{{${T}|status=flagged|partner=}}`, 'no-partner'],
    ['with a status of its own', `{{${T}|status=great|partner=A}}`, 'unknown-status'],
  ])('%s is told with its page and never written over', async (_, text, problem) => {
    const partner = newName();
    const title = `${prefix}${partner}`;
    await jonas.client.post({ action: 'edit', title, text, summary: 'by hand' });
    const mark = await sandbox.requests.mark();
    expect(await flag(amina, { partner })).toMatchObject({
      kind: 'broken-record',
      title,
      obstacle: { kind: 'broken', problems: [{ kind: problem }] },
    });
    expect((await sandbox.requests.since(mark)).filter(({ action }) => action === 'edit')).toEqual([]);
    expect(await textOf(karim.client, title)).toBe(text.trimEnd());
  });

  it('and a configuration broken by hand stops nobody', async () => {
    await jonas.client.post({
      action: 'edit',
      title: configPage,
      text: '{ not json',
      contentmodel: 'wikitext',
    });
    const { config, problems } = parseConfig(await textOf(amina.client, configPage));
    expect(problems).toEqual([{ kind: 'not-json' }]);
    const partner = newName();
    expect((await flagPartner({ ...flaggerOf(amina), config }, { ...draft, partner })).kind).toBe('flagged');
    expect((await recordAt(karim.client, `${prefix}${partner}`)).partner).toBe(partner);
  });
});
