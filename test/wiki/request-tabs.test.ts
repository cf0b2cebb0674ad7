import { beforeAll, expect, it } from 'vitest';
import type { Check } from '../../lib/desk/request/request.ts';
import { changeRequest } from '../../lib/desk/request/request-change.ts';
import { commentOn } from '../../lib/desk/request/request-comment.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import { talkTitle } from '../../lib/desk/request/request-title.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { pageLocks } from '../../lib/wiki/locks.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { openSandbox, type Person, personAt, textOf } from './outcome-stage.ts';
import { asked, depsOf, requestAt } from './request-stage.ts';

/** One person with the same request open in two tabs, both saving at the same moment: the tabs wait for each other. */
let sandbox: Sandbox;
let tabs: readonly Person[];
const sent: string[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  const people = [await personAt(sandbox, 'meta', 'staff'), await personAt(sandbox, 'meta', 'staff')];
  const locks = pageLocks();
  tabs = people.map(one => {
    const client = counted(one.client);
    return { ...one, client, writer: { ...one.writer, client, locks } };
  });
  await sandbox.switches.set('meta', { rateLimits: { [sandbox.users.staff.name]: null } });
});

/** Notes every edit that is sent. */
function counted(client: WikiClient): WikiClient {
  return {
    ...client,
    async post(params, signal) {
      sent.push(String(params.title));
      return client.post(params, signal);
    },
  };
}

const tick = (seen: Check): RequestDeed => ({ kind: 'set-box', seen, state: 'done', note: '' });

it('keeps what both tabs save, and sends nothing twice', async () => {
  const [one, other] = tabs;
  if (one === undefined || other === undefined) throw new Error('No tabs');
  const { title, request } = await asked(one, { title: 'Two tabs' });
  sent.length = 0;
  const pairs = request.checks.slice(0, 12);
  for (let at = 0; at < pairs.length; at += 2) {
    const [left, right] = pairs.slice(at, at + 2);
    if (left === undefined || right === undefined) throw new Error('No boxes');
    const results = await Promise.all([
      changeRequest(depsOf(one), title, tick(left)),
      changeRequest(depsOf(other), title, tick(right)),
      commentOn(depsOf(one), title, { text: `From one, ${at}.` }),
      commentOn(depsOf(other), title, { text: `From the other, ${at}.` }),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'commented', 'commented']);
  }
  expect((await requestAt(one, title)).checks.filter(({ state }) => state === 'done')).toHaveLength(12);
  const talk = (await textOf(one.client, talkTitle(title))) ?? '';
  expect(talk.match(/From (one|the other), \d+\./g)).toHaveLength(12);
  // Without turns, one of each pair is refused as a conflict with oneself and sent again.
  expect(sent.filter(page => page === title)).toHaveLength(12);
  expect(sent.filter(page => page === talkTitle(title))).toHaveLength(12);
});
