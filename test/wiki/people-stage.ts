import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { WikiId } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { publishTemplates } from './flag-stage.ts';
import { openSandbox, type Person, personAt } from './outcome-stage.ts';

/** The sandbox, and the people of it who are signed in there, from the first test on (`usePeople`). */
export let sandbox: Sandbox;
/** Who flags and asks. */
export let amina: Person;
/** Another editor. */
export let jonas: Person;
/** Of the Helpdesk's staff. */
export let maja: Person;
/** Administrator, and of the committee. */
export let karim: Person;
/** Has just arrived. */
export let nia: Person;

/** Those people, signed in at a wiki. */
export async function peopleAt(at: Sandbox, wiki: WikiId) {
  const [editor, second, staff, admin, newcomer] = await Promise.all([
    personAt(at, wiki, 'editor'),
    personAt(at, wiki, 'secondEditor'),
    personAt(at, wiki, 'staff'),
    personAt(at, wiki, 'admin'),
    personAt(at, wiki, 'newcomer'),
  ]);
  return { amina: editor, jonas: second, maja: staff, karim: admin, nia: newcomer };
}

/** Lets these people edit Meta as fast as they can. */
export function unhurried(at: Sandbox, people: readonly Person[]): Promise<unknown> {
  const rateLimits = Object.fromEntries(people.map(({ writer: { user } }) => [user, null]));
  return at.switches.set('meta', { rateLimits });
}

/** To be called once at the top of a file. Each test finds the wiki as it was made. */
export function usePeople(wiki: WikiId): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
    ({ amina, jonas, maja, karim, nia } = await peopleAt(sandbox, wiki));
  });
  beforeEach(() => sandbox.reset());
}

/**
 * To be called once at the top of a file. The tests work on one Meta, which has the Helpdesk's templates and no rate limits
 * for these people; they make their own pages.
 */
export function usePeopleOfHelpdesk(): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.reset();
    await publishTemplates(sandbox);
    const people = await peopleAt(sandbox, 'meta');
    ({ amina, jonas, maja, karim, nia } = people);
    await unhurried(sandbox, Object.values(people));
  }, 300_000);
  afterEach(() => sandbox.faults.clear());
}
