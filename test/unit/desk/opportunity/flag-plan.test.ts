import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import { checkDraft, personalInDraft } from '../../../../lib/desk/opportunity/flag-draft.ts';
import { type FlagPlan, planFlag } from '../../../../lib/desk/opportunity/flag-plan.ts';
import type { FlagDraft } from '../../../../lib/desk/opportunity/opportunity.ts';
import { licences, materials, partnerKinds } from '../../../../lib/desk/record/partner.ts';
import { partnerOf } from '../../../../lib/desk/record/partner-fields.ts';
import { sameUser } from '../../../../lib/desk/same-user.ts';
import type { PageRead } from '../../../../lib/wiki/pages.ts';
import { runs } from '../../runs.ts';

const title = `${config.pages.opportunities}/Q1`;
const now = Date.UTC(2026, 10, 21, 9, 30, 0, 999);
const nothing: PageRead = { exists: false, title, invalid: false, redirectedFrom: null };
const draft: FlagDraft = {
  partner: 'Uganda Museum',
  item: 'Q1',
  kind: null,
  country: [],
  material: ['maps'],
  volume: '',
  licence: null,
  languages: [],
  links: [],
  why: 'Because.',
  page: '',
};

function page(text: string, more: Partial<PageRead & { exists: true }> = {}): PageRead {
  return {
    exists: true,
    title,
    pageId: 1,
    revision: 7,
    timestamp: '',
    user: 'A',
    text,
    contentModel: 'wikitext',
    sha1: null,
    slots: new Map(),
    redirect: false,
    redirectedFrom: null,
    ...more,
  };
}

function planned(plan: FlagPlan) {
  if (!plan.ok) throw new Error(JSON.stringify(plan.obstacle));
  return plan;
}
const first = () => planned(planFlag(nothing, draft, 'A', now, config));

const drafts: fc.Arbitrary<FlagDraft> = fc.record({
  partner: fc.constantFrom('Uganda Museum', 'A | b', '{{x}}'),
  item: fc.constantFrom(null, 'Q1'),
  kind: fc.option(fc.constantFrom(...partnerKinds)),
  country: fc.subarray(['UG', 'KE', 'SE']),
  material: fc.subarray([...materials].slice(0, 4)),
  volume: fc.constantFrom('', '10', '|'),
  licence: fc.option(fc.constantFrom(...licences)),
  languages: fc.subarray(['sw', 'en']),
  links: fc.subarray(['https://example.org/a,b', 'http://example.org']),
  why: fc.constantFrom('', 'one\ntwo', '}} ~~~~', ' spaced '),
  page: fc.constantFrom('', 'd:Q1', 'c:Category:X | y'),
});

describe('what a flag does to the page', () => {
  test('makes the record when there is none', () => {
    expect(first()).toMatchObject({
      effect: 'created',
      base: 'create',
      before: null,
      record: { status: 'flagged', sightings: [{ by: 'A', at: '2026-11-21T09:30:00Z', why: 'Because.' }] },
    });
  });

  test('adds a sighting, fills what is empty and leaves what is said', () => {
    const plan = planned(
      planFlag(page(first().text), { ...draft, kind: 'museum', material: ['books'] }, 'B', now, config),
    );
    expect(plan).toMatchObject({ effect: 'sighting', base: { revision: 7 }, before: first().text });
    expect(plan.record).toMatchObject({ kind: 'museum', material: ['maps'] });
    expect(plan.record.sightings.map(({ by }) => by)).toEqual(['A', 'B']);
  });

  test('a value nobody understands is not empty', () => {
    const text = first().text.replace('|kind =', '|kind = treehouse');
    const plan = planned(planFlag(page(text), { ...draft, kind: 'museum' }, 'B', now, config));
    expect(plan.text).toContain('|kind = treehouse');
  });

  test('the same person again changes the own sighting, or nothing', () => {
    const later = now + 60_000;
    expect(planned(planFlag(page(first().text), draft, 'A', later, config))).toMatchObject({
      effect: 'unchanged',
      text: first().text,
    });
    const updated = planned(planFlag(page(first().text), { ...draft, why: 'Better.' }, 'A', later, config));
    expect(updated).toMatchObject({ effect: 'updated', record: { sightings: [{ why: 'Better.' }] } });
  });

  test('brings a withdrawn record back', () => {
    const text = first().text.replace('|status = flagged', '|status = withdrawn');
    expect(planned(planFlag(page(text), draft, 'B', now, config))).toMatchObject({
      effect: 'reopened',
      record: { status: 'flagged' },
    });
  });

  test('leaves alone what it cannot read, and what leads away', () => {
    const obstacle = (read: PageRead) => {
      const plan = planFlag(read, draft, 'B', now, config);
      return plan.ok ? plan.effect : plan.obstacle.kind;
    };
    expect(obstacle(page('gone'))).toBe('broken');
    expect(obstacle(page('#REDIRECT [[X]]', { redirect: true }))).toBe('leads-away');
    expect(obstacle(page(first().text, { title: 'Elsewhere', redirectedFrom: title }))).toBe('leads-away');
    expect(obstacle({ ...nothing, redirectedFrom: title })).toBe('leads-away');
    expect(obstacle(page(first().text, { title: `${title}2`, redirectedFrom: title }))).toBe('sighting');
  });

  test('whoever comes first, both sightings stand there', () => {
    fc.assert(
      fc.property(drafts, drafts, (one, other) => {
        const a = planned(planFlag(nothing, one, 'A', now, config));
        const b = planned(planFlag(page(a.text), other, 'B', now, config));
        expect(b.record.sightings).toHaveLength(2);
        expect(b.record.sightings[0]).toEqual(a.record.sightings[0]);
        expect(b.record.partner).toBe(one.partner);
        const again = planned(planFlag(page(b.text), other, 'B', now, config));
        expect(again).toMatchObject({ effect: 'unchanged', text: b.text });
      }),
      runs(100),
    );
  });

  test('user names are compared as the wiki does', () => {
    expect(sameUser('demo_user', 'Demo user')).toBe(true);
    expect(sameUser('Demo user', 'Demo User')).toBe(false);
  });
});

describe('a draft', () => {
  test('is checked before anything is sent', () => {
    expect(checkDraft(draft)).toEqual([]);
    expect(checkDraft({ ...draft, partner: 'two\nlines', links: ['https://a.org', 'mailto:x'] })).toEqual([
      { kind: 'refused', field: 'partner', refusal: { kind: 'line-break', at: 3 } },
      { kind: 'bad-link', index: 1 },
    ]);
    expect(checkDraft({ ...draft, languages: Array.from({ length: 21 }, () => 'en') })).toEqual([
      { kind: 'too-many', field: 'languages', limit: 20 },
    ]);
  });

  test('keeps addresses as the record can hold them', () => {
    expect(
      partnerOf({ ...draft, links: ['https://example.org/a,b', ' https://example.org/a%2Cb'] }).links,
    ).toEqual(['https://example.org/a%2Cb']);
  });

  test('names the field that holds contact details', () => {
    expect(personalInDraft({ ...draft, why: 'Ask jane@example.org' })).toEqual([
      { field: 'why', kind: 'email', start: 4, end: 20, text: 'jane@example.org' },
    ]);
  });
});
