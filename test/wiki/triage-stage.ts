import type { Config } from '../../lib/desk/config.ts';
import { changeRequest } from '../../lib/desk/request/request-change.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import type { DeedResult } from '../../lib/desk/request/request-results.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { openSandbox, type Person } from './outcome-stage.ts';
import { peopleAt, unhurried } from './people-stage.ts';
import { depsOf, config as plainConfig } from './request-stage.ts';

/** What the tests of people working on the same records share. */
export interface TriageStage {
  readonly sandbox: Sandbox;
  readonly maja: Person;
  readonly jonas: Person;
  readonly karim: Person;
  readonly amina: Person;
}

/** A fresh Meta with four people whom no rate limit holds up. */
export async function openTriage(): Promise<TriageStage> {
  const sandbox = await openSandbox();
  await sandbox.reset();
  const people = await peopleAt(sandbox, 'meta');
  await unhurried(sandbox, Object.values(people));
  return { sandbox, ...people };
}

const groups: Config['workingGroups'] = ['data', 'maps'].map(id => ({
  id,
  name: id,
  kind: 'standing',
  members: ['Somebody else'],
  languages: [],
  topics: [],
  page: '',
}));

/** With two working groups of people who are not in the test. */
export const groupConfig: Config = { ...plainConfig, workingGroups: groups };

/** Does something to a request as one of them. */
export const does = (person: Person, title: string, deed: RequestDeed): Promise<DeedResult> =>
  changeRequest({ ...depsOf(person), config: groupConfig }, title, deed);
