import { beforeAll, describe, expect, it } from 'vitest';
import { checkStates, type HelpRequest, priorities } from '../../lib/desk/request/request.ts';
import type { DeedKind, RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import { parseRequest } from '../../lib/desk/request/request-record.ts';
import type { DeedResult } from '../../lib/desk/request/request-results.ts';
import { stepsFrom } from '../../lib/desk/request/stages.ts';
import type { Person } from './outcome-stage.ts';
import { asked, requestAt } from './request-stage.ts';
import { atOnce, type Dice, dice, type SavedRevision, textsOf } from './triage-random.ts';
import { groupConfig as config, does, openTriage } from './triage-stage.ts';

/** Staff acting on the same requests at the same moment, on a real MediaWiki. */
let maja: Person;
let jonas: Person;
let amina: Person;

beforeAll(async () => {
  ({ maja, jonas, amina } = await openTriage());
}, 300_000);

function readAt(text: string): HelpRequest {
  const read = parseRequest(text, config);
  if (!read.ok) throw new Error(`${JSON.stringify(read.problems)}\n${text}`);
  expect(read.remarks).toEqual([]);
  return read.request;
}

/** Something staff might do to a request that they look at. */
function randomDeed(seen: HelpRequest, { roll, pick }: Dice): RequestDeed {
  const number = Math.floor(roll() * 1_000_000);
  const step = pick(stepsFrom(seen).filter(({ by }) => by.includes('staff')));
  const box = seen.checks.length === 0 ? null : pick(seen.checks);
  const deeds: readonly RequestDeed[] = [
    {
      kind: 'take-step',
      from: seen.status,
      to: step.to,
      reason: `Because ${number}`,
      ...(step.to === 'on-hold' ? { holdUntil: '2099-01-31' } : {}),
      ...(step.to === 'done' ? { results: [`https://example.org/result/${number}`] } : {}),
    },
    ...(box === null
      ? []
      : ([
          {
            kind: 'set-box',
            seen: box,
            state: pick(checkStates),
            note: `Note ${number}`,
          },
          { kind: 'set-box', seen: box, state: 'done', note: '' },
        ] as const)),
    { kind: 'add-box', group: 'risk', text: `Risk ${number}` },
    { kind: 'ask', text: `Question ${number}?` },
    { kind: 'add-link', as: 'link', link: `https://example.org/${number % 30}` },
    { kind: 'set-priority', seen: seen.priority, priority: pick([...priorities, null]) },
    { kind: 'assign', group: { seen: seen.group, id: pick(['data', 'maps', '']) } },
    { kind: 'assign', assigned: { add: [pick(['Ann', 'Bo', 'Cy'])], remove: [pick(['Ann', 'Bo', 'Cy'])] } },
    {
      kind: 'decide',
      subject: pick(['feedback', 'ready', 'sustainable']),
      answer: 'yes',
      text: `Word ${number}`,
    },
    { kind: 'set-waiting', seen: seen.waitingFor, waitingFor: pick(['requester', 'committee', null]) },
    { kind: 'edit-details', seen: { volume: seen.volume }, set: { volume: `about ${number}` } },
    { kind: 'answer', question: 'skills', seen: seen.answers.skills ?? '', text: `Skill ${number}` },
  ];
  return pick(deeds);
}

/** The fields that a deed is about: it touches no other. */
const touched: Readonly<Record<DeedKind, readonly (keyof HelpRequest)[]>> = {
  'take-step': ['status', 'reason', 'holdUntil', 'heldFrom', 'waitingFor', 'waitingSince', 'results'],
  'set-box': ['checks'],
  'add-box': ['checks'],
  ask: ['asked', 'waitingFor', 'waitingSince'],
  'answer-asked': ['asked', 'waitingFor', 'waitingSince'],
  answer: ['answers'],
  'add-link': ['links', 'results'],
  follow: ['followers'],
  'set-priority': ['priority'],
  assign: ['group', 'members', 'assigned'],
  decide: ['decisions'],
  'set-waiting': ['waitingFor', 'waitingSince'],
  'set-public-request': ['publicRequest'],
  'edit-details': ['volume'],
};

/** Whether what a deed said is in the request right after it. */
function isThere(after: HelpRequest, deed: RequestDeed): boolean {
  switch (deed.kind) {
    case 'take-step':
      return after.status === deed.to && after.reason === deed.reason;
    case 'set-box':
      return after.checks.some(
        ({ text, state, note }) => text === deed.seen.text && state === deed.state && note === deed.note,
      );
    case 'add-box':
      return after.checks.some(({ text }) => text === deed.text);
    case 'ask':
      return after.asked.some(({ text }) => text === deed.text);
    case 'add-link':
      return after.links.includes(deed.link);
    case 'set-priority':
      return after.priority === deed.priority;
    case 'decide':
      return after.decisions.some(({ text }) => 'text' in deed && text === deed.text);
    case 'set-waiting':
      return after.waitingFor === deed.waitingFor;
    case 'edit-details':
      return after.volume === deed.set.volume;
    case 'answer':
      return after.answers[deed.question] === deed.text;
    case 'assign':
      return deed.group === undefined
        ? (deed.assigned?.add ?? []).every(
            name => after.assigned.includes(name) || deed.assigned?.remove?.includes(name),
          )
        : after.group === deed.group.id;
    default:
      throw new RangeError(`No such deed in this test: ${deed.kind}`);
  }
}

interface Did {
  readonly title: string;
  readonly by: string;
  readonly deed: RequestDeed;
  readonly result: DeedResult;
}

/** Revision by revision: each is one deed that was said to be saved, says so, and touches nothing else. */
function checkHistory(revisions: readonly SavedRevision[], done: readonly Did[]): void {
  const saved = new Map<number, Did>();
  for (const did of done) {
    if (did.result.kind !== 'changed') continue;
    const { revision, outcome } = did.result;
    saved.set(outcome.kind === 'saved' ? outcome.revision : revision, did);
  }
  let before = readAt(revisions[0]?.text ?? '');
  let found = 0;
  for (const { revision, user, text, minor } of revisions.slice(1)) {
    const after = readAt(text);
    const did = saved.get(revision);
    if (did === undefined) {
      // The count of boxes, mended after MediaWiki merged two ticks: nothing that the record says.
      expect([minor, after]).toEqual([true, before]);
      continue;
    }
    found++;
    expect(user).toBe(did.by);
    expect(isThere(after, did.deed), `${JSON.stringify(did.deed)}\n${text}`).toBe(true);
    const changed = keysOf(after).filter(key => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
    for (const key of changed) expect(touched[did.deed.kind], `${did.deed.kind} ${revision}`).toContain(key);
    const boxes = before.checks.filter(
      box => !after.checks.some(other => JSON.stringify(other) === JSON.stringify(box)),
    );
    expect(boxes.length).toBeLessThanOrEqual(1);
    if (after.status !== before.status) {
      expect(stepsFrom(before).map(({ to }) => to)).toContain(after.status);
    }
    // What people said is never taken away by what others do.
    expect(after.decisions.slice(0, before.decisions.length)).toEqual(before.decisions);
    expect(after.asked.map(one => one.text)).toEqual(
      expect.arrayContaining(before.asked.map(one => one.text)),
    );
    before = after;
  }
  expect(found).toBe(saved.size);
}

const keysOf = (request: HelpRequest) => Object.keys(request) as readonly (keyof HelpRequest)[];

describe('two of the staff at once on requests', () => {
  const mine = '<!-- mine -->\nA remark by hand, [[with]] {{unclosed';

  it.each([
    ['the same each time', 20_261_121],
    ['new each time', Date.now() % 2 ** 32],
  ])(
    'lose nothing in 200 random actions, skip no stage, and see both versions (dice %s: %i)',
    async (_, seed) => {
      const rolled = dice(seed);
      const titles: string[] = [];
      for (const name of ['A', 'B', 'C', 'D']) {
        const { title, text } = await asked(amina, { title: `Random ${name} ${seed}` });
        await amina.client.post({ action: 'edit', title, text: `${text}\n${mine}`, summary: 'By hand' });
        titles.push(title);
      }
      const memory = new Map<string, HelpRequest>();
      const done = await atOnce([maja, jonas], 100, async (person): Promise<Did> => {
        const title = rolled.pick(titles);
        const by = person.writer.user;
        const looked = memory.get(`${by} ${title}`);
        const seen = looked !== undefined && rolled.roll() < 0.4 ? looked : await requestAt(person, title);
        memory.set(`${by} ${title}`, seen);
        const deed = randomDeed(seen, rolled);
        return { title, by, deed, result: await does(person, title, deed) };
      });

      expect(done).toHaveLength(200);
      const count = (kind: DeedResult['kind']) => done.filter(({ result }) => result.kind === kind).length;
      expect(count('changed')).toBeGreaterThan(80);
      // How many meet is a matter of dice and of the machine; that none did would prove nothing.
      expect(count('conflict')).toBeGreaterThan(0);
      expect(count('changed') + count('conflict') + count('unchanged') + count('unmet')).toBe(200);
      for (const { result, deed } of done) {
        if (result.kind !== 'conflict') continue;
        expect(result.conflict.theirs).not.toEqual(result.conflict.seen);
        expect(result.deed).toEqual(deed);
        expect([maja.writer.user, jonas.writer.user]).toContain(result.by);
        expect(Date.parse(result.at)).not.toBeNaN();
      }
      for (const title of titles) {
        const revisions = await textsOf(maja.client, title);
        checkHistory(
          revisions.slice(1),
          done.filter(did => did.title === title),
        );
        expect(revisions.at(-1)?.text.endsWith(mine)).toBe(true);
      }
    },
    600_000,
  );
});
