import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Check } from '../../lib/desk/request/request.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import type { CreateResult } from '../../lib/desk/request/request-results.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { revisionsOf } from '../wiki/flag-stage.ts';
import { openSandbox, type Person, personAt, personOf } from '../wiki/outcome-stage.ts';
import { act, ask, asked, requestAt, requestsPrefix } from '../wiki/request-stage.ts';

/**
 * Everything that can go wrong while a request is made or worked on, really brought about: each ends in a result that names
 * it, with the text kept, nothing sent twice and nothing half-saved.
 */
let sandbox: Sandbox;
let amina: Person;
let jonas: Person;
let karim: Person;
let maja: Person;
let counter = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  // People of their own for each test: a gate that was told to wait stays closed for a while.
  [amina, jonas, karim, maja] = await Promise.all([
    personAt(sandbox, 'meta', 'editor'),
    personAt(sandbox, 'meta', 'secondEditor'),
    personAt(sandbox, 'meta', 'admin'),
    personAt(sandbox, 'meta', 'staff'),
  ]);
});

const newTitle = () => `Request of faults ${++counter}`;

/** How a refused request must look: named, the text at hand, the wiki as it was. */
async function expectRefused(result: CreateResult, kind: string, title: string): Promise<void> {
  expect(result).toMatchObject({ kind: 'not-saved', title: requestsPrefix + title, outcome: { kind } });
  if (result.kind === 'not-saved') expect(result.text).toContain(`|title = ${title}`);
  expect(await revisionsOf(karim.client, requestsPrefix + title)).toEqual([]);
}

/** Afterwards the very same draft goes through, once. */
async function expectAgain(title: string, more = {}, options = {}): Promise<void> {
  expect(await ask(amina, { title, ...more }, options)).toMatchObject({ kind: 'created' });
  expect(await revisionsOf(karim.client, requestsPrefix + title)).toHaveLength(1);
}

const answers = (description: string) => ({ answers: { description } });

describe('asking for help is refused', () => {
  it('after signing out in mid-form', async () => {
    const title = newTitle();
    await sandbox.switches.set('meta', { signedOut: [amina.writer.user] });
    await expectRefused(await ask(amina, { title }), 'signed-out', title);
    await sandbox.switches.reset();
    await expectAgain(title);
  });

  it('when someone else is signed in meanwhile', async () => {
    const title = newTitle();
    const swapped = personOf(jonas.session, 'meta', amina.writer.user);
    await expectRefused(await ask(swapped, { title }), 'another-user', title);
  });

  it('while blocked', async () => {
    const title = newTitle();
    await karim.client.post({ action: 'block', user: amina.writer.user, reason: 'test', expiry: '1 day' });
    await expectRefused(await ask(amina, { title }), 'blocked', title);
  });

  it('on a protected title', async () => {
    const title = newTitle();
    const page = requestsPrefix + title;
    await karim.client.post({ action: 'protect', title: page, protections: 'create=sysop', reason: 'test' });
    await expectRefused(await ask(amina, { title }), 'protected', title);
  });

  it('while the wiki is read-only', async () => {
    const title = newTitle();
    await sandbox.switches.set('meta', { readOnly: 'moving house' });
    await expectRefused(await ask(amina, { title }), 'read-only', title);
    await sandbox.switches.reset();
    await expectAgain(title);
  });

  it('by a filter, for good, and by one that warns until it is confirmed', async () => {
    const title = newTitle();
    const never = answers(sandbox.triggers.filterDisallowed);
    await expectRefused(await ask(amina, { title, ...never }), 'abuse-filter-disallowed', title);
    const warning = answers(sandbox.triggers.filterWarning);
    const warned = await ask(amina, { title, ...warning });
    await expectRefused(warned, 'abuse-filter-warning', title);
    if (warned.kind !== 'not-saved' || warned.outcome.kind !== 'abuse-filter-warning')
      throw new Error(warned.kind);
    await expectAgain(title, warning, { confirmFilter: warned.outcome.filter });
  });

  it('under a title on the blacklist', async () => {
    const title = `${sandbox.triggers.blacklistedTitle} ${++counter}`;
    await expectRefused(await ask(amina, { title }), 'title-blacklist', title);
  });

  it('for a link on the spam blacklist', async () => {
    const title = newTitle();
    const links = [sandbox.triggers.spamLink];
    await expectRefused(await ask(amina, { title, links }), 'spam-blacklist', title);
  });
});

describe('a reply that is lost', () => {
  it.each(['lose-reply', 'cut-request'] as const)('while asking (%s) leaves one request', async kind => {
    const title = newTitle();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', count: 1, fault: { kind } });
    expect(await ask(amina, { title })).toMatchObject({ kind: 'created', outcome: { kind: 'saved' } });
    expect(await revisionsOf(karim.client, requestsPrefix + title)).toHaveLength(1);
  });

  it.each(['lose-reply', 'cut-request'] as const)(
    'while ticking and asking back (%s) does each once',
    async kind => {
      const { title, request } = await asked(amina, { title: newTitle() });
      const [seen] = request.checks as readonly [Check];
      const deeds: readonly RequestDeed[] = [
        { kind: 'set-box', seen, state: 'done', note: 'seen' },
        { kind: 'ask', text: 'How many?' },
        { kind: 'decide', subject: 'feedback', answer: 'yes', text: 'Go on' },
      ];
      for (const deed of deeds) {
        await sandbox.faults.add({ wiki: 'meta', action: 'edit', count: 1, fault: { kind } });
        expect(await act(maja, title, deed)).toMatchObject({ kind: 'changed' });
        // Asked again, as after a crash: it is there.
        expect((await act(maja, title, deed, { resume: true })).kind).toBe('unchanged');
      }
      const now = await requestAt(maja, title);
      expect(now.checks.filter(({ state }) => state === 'done')).toHaveLength(1);
      expect(now.asked).toHaveLength(1);
      expect(now.decisions).toHaveLength(1);
      expect(await revisionsOf(karim.client, title)).toHaveLength(4);
    },
  );

  it('and nobody could tell: asked again, the request is found and not made twice', async () => {
    const title = newTitle();
    await sandbox.faults.add({ wiki: 'meta', action: 'edit', count: 1, fault: { kind: 'lose-reply' } });
    const rule = await sandbox.faults.add({
      wiki: 'meta',
      action: 'query',
      count: 'always',
      nth: 4,
      fault: { kind: 'status', status: 503 },
    });
    const lost = await ask(amina, { title });
    expect(await sandbox.faults.hits(rule)).toBeGreaterThan(0);
    await sandbox.faults.clear();
    expect(['not-saved', 'unreadable']).toContain(lost.kind);
    expect(await ask(amina, { title }, { resume: true })).toMatchObject({ kind: 'created' });
    expect(await revisionsOf(karim.client, requestsPrefix + title)).toHaveLength(1);
  });
});

describe('a wiki that cannot be read', () => {
  it.each([{ kind: 'status', status: 503 }, { kind: 'not-json' }, { kind: 'cut-request' }] as const)(
    'leaves everything as it was: %o',
    async fault => {
      const { title, request } = await asked(amina, { title: newTitle() });
      const [seen] = request.checks as readonly [Check];
      await sandbox.faults.add({ wiki: 'meta', count: 'always', fault });
      expect((await ask(amina, { title: newTitle() })).kind).toBe('unreadable');
      const tick: RequestDeed = { kind: 'set-box', seen, state: 'done', note: '' };
      expect((await act(maja, title, tick)).kind).toBe('unreadable');
      await sandbox.faults.clear();
      expect(await revisionsOf(karim.client, title)).toHaveLength(1);
      expect((await act(maja, title, tick)).kind).toBe('changed');
    },
  );
});
