import { type Config, defaultConfig } from '../../lib/desk/config.ts';
import type { Check, HelpRequest } from '../../lib/desk/request/request.ts';
import { changeRequest, type RequestDeps } from '../../lib/desk/request/request-change.ts';
import { createRequest } from '../../lib/desk/request/request-create.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import type { RequestDraft } from '../../lib/desk/request/request-draft-types.ts';
import { parseRequest } from '../../lib/desk/request/request-record.ts';
import { users } from '../sandbox/users.ts';
import { type Person, textOf } from './outcome-stage.ts';

/** What the tests of requests share: a draft, people with roles, and looking at what came of it. */

export const requestsPrefix = `${defaultConfig.pages.requests}/`;

/** Two of the staff, the administrator in the committee. */
export const config: Config = {
  ...defaultConfig,
  roles: {
    staff: [users.staff.name, users.secondEditor.name],
    committee: [users.admin.name],
    organizers: [],
  },
};

export const requestDraft: RequestDraft = {
  need: 'upload',
  title: '',
  partner: 'Harbour Museum',
  item: null,
  kind: 'museum',
  country: ['UG', 'KE'],
  material: ['photographs'],
  volume: 'about 4,000',
  licence: 'public-domain',
  languages: ['sw', 'en'],
  links: ['https://example.org/negatives'],
  answers: { description: 'Scans of glass negatives.\nNobody has time.', gaps: 'Harbours of East Africa' },
  page: 'd:Q110000002',
  opportunity: '',
};

export const depsOf = ({ writer }: Person): RequestDeps => ({ writer, config, random: Math.random });

export const ask = (person: Person, more: Partial<RequestDraft> = {}, options = {}) =>
  createRequest(depsOf(person), { ...requestDraft, ...more }, options);

export const act = (person: Person, title: string, deed: RequestDeed, options = {}) =>
  changeRequest(depsOf(person), title, deed, options);

/** A request, where nothing may go wrong. */
export async function asked(person: Person, more: Partial<RequestDraft> = {}) {
  const result = await ask(person, more, { personalChecked: true });
  if (result.kind !== 'created') throw new Error(JSON.stringify(result));
  return result;
}

/** The request on a page, which must hold one. */
export async function requestAt(person: Person, title: string): Promise<HelpRequest> {
  const text = await textOf(person.client, title);
  if (text === null) throw new Error(`No page ${title}`);
  const read = parseRequest(text, config);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.request;
}

let counter = 0;
/** A name that no request of this run has. */
export const newTitle = () => `Request of tests ${++counter}`;

export function boxOf({ checks }: HelpRequest, index: number): Check {
  const box = checks[index];
  if (box === undefined) throw new Error(`No box ${index}`);
  return box;
}

/** Ticks a box that somebody sees so. */
export const tick = (seen: Check, note = ''): RequestDeed => ({ kind: 'set-box', seen, state: 'done', note });
