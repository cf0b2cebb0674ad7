import { describe, expect, it } from 'vitest';
import { undoDeed } from '../../lib/desk/board/triage-act.ts';
import { mendRecord, previewMend } from '../../lib/desk/board/triage-mend.ts';
import { parseOpportunity } from '../../lib/desk/opportunity/opportunity-record.ts';
import { findUserNames } from '../../lib/wiki/user-names.ts';
import { revisionsOf } from './flag-stage.ts';
import { textOf } from './outcome-stage.ts';
import { amina, karim, maja, sandbox, usePeopleOfHelpdesk } from './people-stage.ts';
import { config, depsOf } from './request-stage.ts';

/** Records of an older format, and names of users, on a real MediaWiki. */
usePeopleOfHelpdesk();

const { opportunity, sighting } = config.templates;
const title = `${config.pages.opportunities}/Old museum`;
const old = `{{${opportunity}
|status = FLAGGED <!-- since the fair -->
|partner = Old museum
|country = ug
}}
* {{${sighting}|by=[[User:Amina Okello|me]]|why=A ''big'' room}} yes!`;

async function byHand(text: string): Promise<void> {
  await karim.client.post({ action: 'edit', title, text, summary: 'By hand' });
}
async function plan() {
  const found = await previewMend(depsOf(maja), title);
  if (found.kind !== 'mend') throw new Error(JSON.stringify(found));
  return found;
}

describe('a record of an older format', () => {
  it('is written in today’s by staff, as it was shown, and taken back', async () => {
    await byHand(old);
    const shown = await plan();
    expect(shown).toMatchObject({ how: 'format', before: old, later: 0 });
    expect(await mendRecord(depsOf(amina), shown)).toEqual({ kind: 'not-allowed' });
    expect(await textOf(maja.client, title)).toBe(old);
    const mended = await mendRecord(depsOf(maja), shown);
    if (mended.kind !== 'mended') throw new Error(JSON.stringify(mended));
    const text = (await textOf(maja.client, title)) ?? '';
    expect(text).toBe(
      old
        .replace('|status = FLAGGED', '|schema = 1\n|status = flagged')
        .replace('= ug', '= UG')
        .replace('[[User:Amina Okello|me]]', 'Amina Okello'),
    );
    expect(parseOpportunity(text, config)).toMatchObject({ ok: true, older: null, remarks: [] });
    expect((await revisionsOf(maja.client, title))[0]?.comment).toMatch(/^Write the record of Old museum/);
    expect((await previewMend(depsOf(maja), title)).kind).toBe('readable');
    expect((await undoDeed(maja.writer, config, mended, 'Old museum')).kind).toBe('saved');
    expect(await textOf(maja.client, title)).toBe(old);
  });

  it('is left alone when somebody edited it since it was shown, or wrote what is not understood', async () => {
    await byHand(old);
    const shown = await plan();
    const theirs = old.replace('Old museum\n|c', 'Old museum\n|curator = Mrs Okot\n|c');
    await byHand(theirs);
    expect(await mendRecord(depsOf(maja), shown)).toEqual({ kind: 'changed-since', title });
    expect(await previewMend(depsOf(maja), title)).toEqual({
      kind: 'not-understood',
      title,
      left: [{ param: 'curator', value: 'Mrs Okot' }],
    });
    expect(await textOf(maja.client, title)).toBe(theirs);
  });
});

describe('names of users', () => {
  it('are known to the wiki or not, however they are written', async () => {
    const { staff } = sandbox.users;
    const found = await findUserNames(maja.client, [
      staff.name.replaceAll(' ', '_'),
      amina.writer.user,
      'Nobody of this name',
      '192.0.2.1',
    ]);
    expect(new Map(found.map(({ name, is }) => [name, is]))).toEqual(
      new Map([
        [staff.name, 'somebody'],
        [amina.writer.user, 'somebody'],
        ['Nobody of this name', 'nobody'],
        ['192.0.2.1', 'no-name'],
      ]),
    );
  });
});
