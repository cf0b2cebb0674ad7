import { beforeAll, describe, expect, it } from 'vitest';
import { mendRecord, previewMend } from '../../lib/desk/board/triage-mend.ts';
import { thenTell } from '../../lib/desk/board/triage-message.ts';
import type { Config } from '../../lib/desk/config.ts';
import { changeRequest, previewDeed } from '../../lib/desk/request/request-change.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import { planDeed } from '../../lib/desk/request/request-plan.ts';
import { type Person, textOf } from './outcome-stage.ts';
import { act, asked, depsOf, config as plainConfig, requestAt } from './request-stage.ts';
import { groupConfig as config, does, openTriage } from './triage-stage.ts';

/** Who is in the group of a request has no say in decisions about it, whatever path they take to the page. */
let maja: Person;
let jonas: Person;
let karim: Person;
let amina: Person;

beforeAll(async () => {
  ({ maja, jonas, karim, amina } = await openTriage());
}, 300_000);

describe('a member of the committee in the group of a request', () => {
  const deeds: readonly RequestDeed[] = [
    { kind: 'decide', subject: 'ready', answer: 'yes', text: 'Go' },
    { kind: 'set-priority', seen: null, priority: 'high' },
    { kind: 'take-step', from: 'submitted', to: 'declined', reason: 'No' },
  ];

  it.each<'a task force of the request' | 'a standing group'>([
    'a task force of the request',
    'a standing group',
  ])('of %s is refused on every path that writes, and the page stays', async kind => {
    const made = await asked(amina, { title: `Recusal of ${kind}` });
    const member = karim.writer.user;
    const withMember: Config = {
      ...config,
      workingGroups: config.workingGroups.map(group =>
        group.id === 'maps' ? { ...group, members: [member] } : group,
      ),
    };
    const joined = await (kind === 'a standing group'
      ? does(maja, made.title, { kind: 'assign', group: { seen: '', id: 'maps' } })
      : act(maja, made.title, { kind: 'assign', members: { add: [member] } }));
    expect(joined.kind).toBe('changed');
    const before = (await textOf(maja.client, made.title)) ?? '';
    const refused = {
      kind: 'not-allowed',
      why: { kind: 'recused', group: kind === 'a standing group' ? 'maps' : null },
    };
    const deps = { ...depsOf(karim), config: withMember };
    const request = await requestAt(karim, made.title);
    for (const deed of deeds) {
      expect(await changeRequest(deps, made.title, deed)).toMatchObject(refused);
      const told = await thenTell(deps, () => changeRequest(deps, made.title, deed), {
        to: [amina.writer.user],
        heading: 'Go',
        text: 'Go',
      });
      expect([told.result, told.told]).toMatchObject([refused, null]);
      expect(planDeed(request, deed, { user: member, now: 0 }, withMember)).toMatchObject(refused);
      expect(previewDeed(withMember, before, deed, member, 0)).toMatchObject(refused);
    }
    expect(await textOf(maja.client, made.title)).toBe(before);
  });

  it('cannot get a decision in by mending a broken record: only what mends it is written', async () => {
    const { title } = await asked(amina, { title: 'Recusal by mending' });
    await act(maja, title, { kind: 'assign', members: { add: [jonas.writer.user] } });
    const good = (await textOf(maja.client, title)) ?? '';
    const broken = good.replace('status = submitted', 'status = lost');
    await jonas.client.post({ action: 'edit', title, text: broken, summary: 'By hand' });
    const plan = await previewMend(depsOf(jonas), title);
    if (plan.kind !== 'mend') throw new Error(JSON.stringify(plan));
    const decided = previewDeed(
      plainConfig,
      plan.text,
      { kind: 'decide', subject: 'ready', answer: 'yes', text: 'Go' },
      maja.writer.user,
      0,
    );
    if (!('text' in decided)) throw new Error(JSON.stringify(decided));
    expect(await mendRecord(depsOf(jonas), { ...plan, text: decided.text })).toEqual({
      kind: 'changed-since',
      title,
    });
    expect(await textOf(maja.client, title)).toBe(broken);
    expect((await mendRecord(depsOf(jonas), plan)).kind).toBe('mended');
    expect(await textOf(maja.client, title)).toBe(good);
  });
});
