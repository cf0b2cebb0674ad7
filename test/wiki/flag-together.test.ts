import { describe, expect, it } from 'vitest';
import { undoFlag } from '../../lib/desk/opportunity/flag.ts';
import { flagged, flaggerOf, newName, prefix, recordAt, revisionsOf } from './flag-stage.ts';
import { personAt, textOf } from './outcome-stage.ts';
import { amina, jonas, karim, sandbox, usePeopleOfHelpdesk } from './people-stage.ts';

/** Flagging on a real MediaWiki: people at the same moment, and taking back. */
usePeopleOfHelpdesk();

describe('two people at the same moment', () => {
  it('make one page with both sightings, twenty times out of twenty', async () => {
    for (let round = 0; round < 20; round++) {
      const partner = newName();
      const results = await Promise.all([
        flagged(amina, { partner, why: `Amina, round ${round}` }),
        flagged(jonas, { partner, why: `Jonas, round ${round}` }),
      ]);
      expect(new Set(results.map(({ title }) => title)).size).toBe(1);
      expect(results.map(({ effect }) => effect).sort()).toEqual(['created', 'sighting']);
      const record = await recordAt(amina.client, `${prefix}${partner}`);
      expect(record.sightings.map(({ by, why }) => `${by}: ${why}`).sort()).toEqual([
        `${amina.writer.user}: Amina, round ${round}`,
        `${jonas.writer.user}: Jonas, round ${round}`,
      ]);
      expect(await revisionsOf(amina.client, `${prefix}${partner}`)).toHaveLength(2);
    }
  }, 180_000);

  it('also when the record is there already, three of them, with somebody editing by hand', async () => {
    const partner = newName();
    const staff = await personAt(sandbox, 'meta', 'staff');
    const { title } = await flagged(karim, { partner });
    const hand = async () => {
      await staff.client.post({ action: 'edit', title, appendtext: '\n\nSeen by hand.', summary: 'by hand' });
    };
    await Promise.all([
      flagged(amina, { partner }),
      hand(),
      flagged(jonas, { partner }),
      flagged(staff, { partner }),
    ]);
    const record = await recordAt(amina.client, title);
    expect(record.sightings.map(({ by }) => by).sort()).toEqual(
      [amina, jonas, karim, staff].map(({ writer }) => writer.user).sort(),
    );
    expect(await textOf(amina.client, title)).toContain('Seen by hand.');
  });
});

describe('taking a flag back', () => {
  it('withdraws a record that nobody else flagged; flagging again brings it back', async () => {
    const partner = newName();
    const mine = await flagged(amina, { partner });
    expect(await undoFlag(flaggerOf(amina), mine)).toMatchObject({ kind: 'undone', how: 'withdrawn' });
    expect(await recordAt(amina.client, mine.title)).toMatchObject({ status: 'withdrawn', sightings: [] });
    expect(await undoFlag(flaggerOf(amina), mine)).toMatchObject({ kind: 'nothing-to-undo' });
    const again = await flagged(jonas, { partner });
    expect(again).toMatchObject({ effect: 'reopened', record: { status: 'flagged' } });
    expect(again.record.sightings.map(({ by }) => by)).toEqual([jonas.writer.user]);
  });

  it('puts the page back when nobody edited since', async () => {
    const partner = newName();
    const first = await flagged(amina, { partner, volume: '' });
    const before = await textOf(amina.client, first.title);
    const second = await flagged(jonas, { partner, volume: '77' });
    expect(await undoFlag(flaggerOf(jonas), second)).toMatchObject({ kind: 'undone', how: 'restored' });
    expect(await textOf(amina.client, first.title)).toBe(before);
  });

  it('removes the own sighting alone when others edited since', async () => {
    const partner = newName();
    const mine = await flagged(amina, { partner });
    await flagged(jonas, { partner });
    expect(await undoFlag(flaggerOf(amina), mine)).toMatchObject({ kind: 'undone', how: 'sighting-removed' });
    const record = await recordAt(amina.client, mine.title);
    expect(record.status).toBe('flagged');
    expect(record.sightings.map(({ by }) => by)).toEqual([jonas.writer.user]);
  });

  it('while somebody else flags: both are done', async () => {
    const partner = newName();
    const mine = await flagged(amina, { partner });
    const [undone] = await Promise.all([undoFlag(flaggerOf(amina), mine), flagged(jonas, { partner })]);
    expect(undone.kind).toBe('undone');
    const record = await recordAt(amina.client, mine.title);
    expect(record.status).toBe('flagged');
    expect(record.sightings.map(({ by }) => by)).toEqual([jonas.writer.user]);
  });

  it('leaves a record that somebody broke', async () => {
    const mine = await flagged(amina, { partner: newName() });
    await jonas.client.post({ action: 'edit', title: mine.title, text: 'gone', summary: 'oops' });
    expect(await undoFlag(flaggerOf(amina), mine)).toMatchObject({ kind: 'broken-record' });
    expect(await textOf(amina.client, mine.title)).toBe('gone');
  });
});
