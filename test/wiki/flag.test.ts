import { describe, expect, it } from 'vitest';
import { opportunityCategory } from '../../lib/desk/categories.ts';
import { defaultConfig } from '../../lib/desk/config.ts';
import { previewFlag } from '../../lib/desk/opportunity/flag.ts';
import {
  draft,
  flag,
  flagged,
  flaggerOf,
  newName,
  prefix,
  recordAt,
  rendered,
  revisionsOf,
} from './flag-stage.ts';
import { textOf } from './outcome-stage.ts';
import { amina, jonas, karim, sandbox, usePeopleOfHelpdesk } from './people-stage.ts';

/** Flagging on a real MediaWiki, and what people read there. */
usePeopleOfHelpdesk();

describe('flagging', () => {
  it('makes a record that people can read, with its categories', async () => {
    const partner = newName();
    const preview = await previewFlag(flaggerOf(amina), { ...draft, partner });
    const result = await flagged(amina, { partner });
    expect(result).toMatchObject({ effect: 'created', title: `${prefix}${partner}`, previousRevision: 0 });
    expect(preview).toMatchObject({
      kind: 'preview',
      plan: { effect: 'created', title: result.title, before: null },
    });
    expect(await textOf(amina.client, result.title)).toBe(result.text.trimEnd());
    expect(await recordAt(amina.client, result.title)).toEqual(result.record);
    const [revision] = await revisionsOf(amina.client, result.title);
    expect(revision).toEqual({
      user: amina.writer.user,
      comment: `Flag ${partner} as an opportunity for a content partnership ([[Content Partnerships Hub/Helpdesk/Panel|helpdesk panel]])`,
    });

    const page = await rendered(amina.client, result.text, result.title);
    expect(page.categories.map(({ category }) => category.replaceAll('_', ' ')).sort()).toEqual(
      [
        opportunityCategory(defaultConfig),
        opportunityCategory(defaultConfig, 'status', 'flagged'),
        opportunityCategory(defaultConfig, 'kind', 'museum'),
        ...['UG', 'KE', 'SE'].map(code => opportunityCategory(defaultConfig, 'country', code)),
      ].sort(),
    );
    expect(page.text).toContain('Uganda, Kenya, Sweden');
    expect(page.text).toContain('Not clear yet');
    expect(page.externallinks).toEqual(['https://example.org/?a=1&b=2']);
    expect(page.text).not.toMatch(/class="error|{{|Template:/);
  });

  it('keeps people to one page per partner, however they write its name', async () => {
    const partner = newName();
    const first = await flagged(amina, { partner: partner.toLowerCase(), kind: null, volume: '' });
    const second = await flagged(jonas, { partner: ` ${partner.toUpperCase()} `, volume: '10' });
    expect(second).toMatchObject({ effect: 'sighting', title: first.title });
    const record = await recordAt(amina.client, first.title);
    expect(record).toMatchObject({ partner: partner.toLowerCase(), kind: 'museum', volume: '10' });
    expect(record.sightings.map(({ by }) => by)).toEqual([amina.writer.user, jonas.writer.user]);
  });

  it('updates one’s own sighting, and writes nothing when it says the same', async () => {
    const partner = newName();
    await flagged(amina, { partner });
    const again = await flagged(amina, { partner });
    expect(again.effect).toBe('unchanged');
    const updated = await flagged(amina, { partner, why: 'A better reason' });
    expect(updated.effect).toBe('updated');
    expect(updated.record.sightings).toHaveLength(1);
    expect(await revisionsOf(amina.client, updated.title)).toHaveLength(2);
  });

  it('fills in the item of a record that was flagged by name', async () => {
    const partner = newName();
    const byName = await flagged(amina, { partner });
    const withItem = await flagged(jonas, { partner, item: 'Q110000002' });
    expect(withItem).toMatchObject({
      title: byName.title,
      effect: 'sighting',
      record: { item: 'Q110000002' },
    });
    const other = await flagged(amina, { partner, item: 'Q110000003' });
    expect(other.title).toBe(`${prefix}Q110000003`);
  });

  it('never writes over what people wrote, and keeps every byte of it', async () => {
    const partner = newName();
    const { title } = await flagged(amina, { partner, licence: null });
    const mended =
      `${(await textOf(jonas.client, title)) ?? ''}\n\nA note. <!-- mine -->\n{{unknown|a=b}}`.replace(
        '|volume = about 4,000',
        '| volume= lots <!-- says the director -->\n|own=1',
      );
    await jonas.client.post({ action: 'edit', title, text: mended, summary: 'by hand' });
    const result = await flagged(jonas, { partner, licence: 'cc0', volume: '5' });
    expect(result.record).toMatchObject({ volume: 'lots', licence: 'cc0' });
    const text = (await textOf(jonas.client, title)) ?? '';
    const lines = text.split('\n');
    expect(mended.split('\n').filter(line => !lines.includes(line))).toEqual(['|licence =']);
  });

  it('follows a record that was moved, and leaves alone what leads elsewhere', async () => {
    const partner = newName();
    const { title } = await flagged(amina, { partner });
    await karim.client.post({
      action: 'move',
      from: title,
      to: `${prefix}Q110000009`,
      reason: 'has an item now',
    });
    const result = await flagged(jonas, { partner });
    expect(result).toMatchObject({ title: `${prefix}Q110000009`, effect: 'sighting' });
    expect(result.record.sightings).toHaveLength(2);

    for (const target of ['Content Partnerships Hub', `${prefix}Nowhere at all`]) {
      const away = newName();
      await jonas.client.post({ action: 'edit', title: `${prefix}${away}`, text: `#REDIRECT [[${target}]]` });
      expect(await flag(amina, { partner: away })).toMatchObject({
        kind: 'broken-record',
        obstacle: { kind: 'leads-away' },
      });
    }
  });

  it('tells that a record was deleted before, and makes it again when told to', async () => {
    const partner = newName();
    const { title } = await flagged(amina, { partner });
    await karim.client.post({ action: 'delete', title, reason: 'not a partner' });
    expect(await flag(jonas, { partner })).toMatchObject({
      kind: 'deleted-before',
      title,
      by: karim.writer.user,
      comment: 'not a partner',
    });
    expect(await textOf(jonas.client, title)).toBeNull();
    expect(await flag(jonas, { partner }, { recreate: true })).toMatchObject({
      kind: 'flagged',
      effect: 'created',
    });
  });

  it('keeps contact details back until the person has looked', async () => {
    const partner = newName();
    const more = { partner, why: 'Ask +256 414 232707' };
    expect(await flag(amina, more)).toMatchObject({
      kind: 'personal',
      findings: [{ field: 'why', kind: 'phone' }],
    });
    expect(await revisionsOf(amina.client, `${prefix}${partner}`)).toEqual([]);
    expect((await flag(amina, more, { personalChecked: true })).kind).toBe('flagged');
  });

  it('asks for what is missing before anything is sent', async () => {
    const mark = await sandbox.requests.mark();
    expect(await flag(amina, { partner: '  ' })).toMatchObject({
      kind: 'bad-draft',
      problems: [{ kind: 'no-partner' }],
    });
    expect(await flag(amina, { partner: '[]' })).toMatchObject({
      kind: 'bad-draft',
      problems: [{ kind: 'no-title' }],
    });
    expect(await flag(amina, { why: 'bell \u0007', links: ['x'] })).toMatchObject({
      kind: 'bad-draft',
      problems: [
        { kind: 'refused', field: 'why', refusal: { kind: 'control', at: 5 } },
        { kind: 'bad-link', index: 0 },
      ],
    });
    expect(await sandbox.requests.since(mark)).toEqual([]);
  });
});

describe('what people read without the panel', () => {
  it('lists records by status and kind, with the latest changes', async () => {
    const partner = newName();
    await flagged(amina, { partner });
    const page = await rendered(amina.client, `{{:${defaultConfig.pages.opportunities}}}`, 'Somewhere');
    expect(page.text).toContain('Flagged');
    expect(page.text).toContain(partner);
    const summaries = /<span class="comment[^>]*>.*?<\/span>/g;
    expect(page.text.replace(summaries, '')).not.toMatch(/class="error|{{|PAGESINCATEGORY/);
    expect(page.categories).toEqual([]);
    const counts = [...page.text.matchAll(/text-align:end">(\d+)/g)].map(([, count]) => Number(count));
    expect(counts.some(count => count > 0)).toBe(true);
  });

  it('explains the templates on their own pages', async () => {
    for (const name of [defaultConfig.templates.opportunity, defaultConfig.templates.sighting]) {
      const text = (await textOf(amina.client, `Template:${name}`)) ?? '';
      const page = await rendered(amina.client, text, `Template:${name}`);
      expect(page.text).toContain('What it holds');
      expect(page.text).not.toMatch(/class="error|&lt;templatedata/);
      expect(page.categories).toEqual([]);
    }
  });
});
