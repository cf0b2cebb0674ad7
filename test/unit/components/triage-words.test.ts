import { describe, expect, it } from 'vitest';
import { choiceWord } from '../../../components/triage/board/board-words.ts';
import { facetChoices, hasChoices, shortened } from '../../../components/triage/board/facet-choices.ts';
import { rowWords } from '../../../components/triage/board/row-words.ts';
import { emptyFilter, facets, indexRows } from '../../../lib/desk/board/board-filter.ts';
import type { BoardRecord } from '../../../lib/desk/board/board-load.ts';
import { opportunityRow, requestRow } from '../../../lib/desk/board/board-rows.ts';
import { rowStages } from '../../../lib/desk/board/board-stages.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { countries } from '../../../lib/desk/record/countries.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { emptyRequestForm, requestOf } from '../../../lib/desk/request/request-draft.ts';
import { listed, now } from './board-stage.ts';
import { words as i18n } from './record-stage.ts';

const config = {
  ...defaultConfig,
  workingGroups: [
    {
      id: 'heritage',
      name: 'Heritage data',
      kind: 'standing' as const,
      members: [],
      languages: [],
      topics: [],
      page: '',
    },
  ],
};
const context = { i18n, config, now };
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');
const ofOpportunity = (one: BoardRecord<Opportunity>) => rowWords(opportunityRow(one, now), one, context);

describe('what a row says', () => {
  it('of an opportunity: kind, countries, stage, age, who holds it until when', () => {
    const said = ofOpportunity(
      listed('Museum', 1, {
        status: 'under-review',
        kind: 'museum',
        country: ['UG', 'KE', 'TZ', 'RW'],
        claimedBy: 'Sara',
        claimedUntil: '2026-12-01T09:00:00Z',
        sightings: [
          {
            by: 'Ann',
            at: '2026-10-01T00:00:00Z',
            page: '',
            material: [],
            volume: '',
            licence: null,
            why: '',
          },
          {
            by: 'Ben',
            at: '2026-10-02T00:00:00Z',
            page: '',
            material: [],
            volume: '',
            licence: null,
            why: '',
          },
        ],
      }),
    );
    expect(said.what).toBe('Opportunity · Museum · Uganda · Kenya · +2');
    expect(said.where).toBe('Under review · for 20 days');
    expect(plain(said.who)).toBe('Claimed by Sara until Dec 1, 2026 · 2 sightings');
    expect(said.trouble).toBe('');
  });

  it('of a claim that has lapsed: that it waits for anyone', () => {
    const claim = {
      status: 'under-review',
      claimedBy: 'Sara',
      claimedUntil: '2026-01-01T00:00:00Z',
    } as const;
    expect(ofOpportunity(listed('Museum', 1, claim)).who).toBe('Waits for anyone to look into it');
    const endless = { ...claim, claimedUntil: '' };
    expect(plain(ofOpportunity(listed('Museum', 1, endless)).who)).toBe('Claimed by Sara');
  });

  it('of a request: whom it waits for, who has it, its boxes and priority', () => {
    const made = requestOf(
      { ...emptyRequestForm('project').draft, title: 'Maps', partner: 'Archive' },
      'Jonas Berg',
      now - 3 * 86_400_000,
      config,
    );
    const checks = made.checks.map((check, at) => (at === 0 ? { ...check, state: 'done' as const } : check));
    const request: HelpRequest = { ...made, assigned: ['Sara', 'Sven'], priority: 'high', checks };
    const { record: _, trouble: __, ...entry } = listed('Maps', 2);
    const one: BoardRecord<HelpRequest> = { ...entry, record: request, trouble: null };
    const said = rowWords(requestRow(one, config), one, context);
    expect(said.what).toBe('Request');
    expect(said.where).toBe('Sent in · for 3 days · Priority: High');
    expect(plain(said.who)).toBe(`Waits for staff · With Sara and Sven · 1/${checks.length} boxes`);
  });

  it('of a record in an older form: that, too', () => {
    const said = ofOpportunity({ ...listed('Harbour Museum', 1), older: '0' });
    expect(said.who).toMatch(/^Older form · /);
    expect(ofOpportunity(listed('Harbour Museum', 1)).who).not.toContain('Older form');
  });

  it('of a page with trouble: what it is', () => {
    const trouble = (change: Partial<BoardRecord<Opportunity>>) =>
      plain(ofOpportunity({ ...listed('Broken', 1), ...change }).trouble);
    expect(trouble({})).toBe('Cannot be read: changed by hand');
    expect(trouble({ trouble: { kind: 'broken', problems: [{ kind: 'newer-format', value: '9' }] } })).toBe(
      'Written by a newer panel',
    );
    expect(trouble({ trouble: { kind: 'moved', to: 'Somewhere else' } })).toBe('Moved to Somewhere else');
    expect(trouble({ trouble: { kind: 'moved', to: '' } })).toBe('Redirects somewhere else');
    expect(trouble({ trouble: { kind: 'not-read' } })).toBe('Not the latest version');
    expect(plain(ofOpportunity(listed('Renamed', 1, { item: 'Q42' })).trouble)).toBe(
      'The page is not named after its item Q42',
    );
    const there = { ...listed('Q42', 1, { item: 'Q42' }), title: `${config.pages.opportunities}/Q42` };
    expect(ofOpportunity(there).trouble).toBe('');
  });
});

describe('the words of the filters', () => {
  const word = (facet: (typeof facets)[number], choice: string) => choiceWord(i18n, config, facet, choice);

  it('name every choice', () => {
    expect(rowStages.map(stage => word('stage', stage)).filter(text => text.includes(':'))).toEqual([]);
    expect(word('kind', 'museum')).toBe('Museum');
    expect(word('country', 'UG')).toBe('Uganda');
    expect(word('language', 'sw')).toBe('Swahili');
    expect(word('material', 'maps')).toBe('Maps');
    expect(word('group', 'heritage')).toBe('Heritage data');
    expect(word('group', 'gone')).toBe('gone');
    expect(word('assignee', 'Sara')).toBe('Sara');
    expect(facets.map(facet => word(facet, '-'))).toEqual(
      expect.arrayContaining(['Not given', 'Nobody', 'No group', 'Not set', 'Closed']),
    );
  });

  it('name every region of every country', () => {
    const regions = [...countries.values()].flatMap(({ region, subregion }) => [region, subregion]);
    expect([...new Set(regions)].filter(code => /^\d+$/.test(word('region', code)))).toEqual([]);
  });
});

describe('the choices of a filter', () => {
  const row = (at: number, change: Partial<Opportunity> = {}) =>
    opportunityRow(listed(`Name ${at}`, at, change), now);
  const nameOf = (choice: string) => i18n.country(choice);
  const of = (
    facet: (typeof facets)[number],
    rows: ReturnType<typeof row>[],
    chosen: readonly string[] = [],
  ) => {
    const filter = { ...emptyFilter, chosen: { [facet]: chosen } };
    return facetChoices(
      facet,
      indexRows(rows, now, 'en').filter(filter, 'name', false).counts,
      chosen,
      nameOf,
    );
  };

  it('begin with what there is most of, then by name, with nothing given at the end', () => {
    const rows = [
      row(1, { country: ['UG'] }),
      row(2, { country: ['SE', 'UG'] }),
      row(3, { country: ['AR'] }),
      row(4),
      row(5),
      row(6),
    ];
    expect(of('country', rows).map(({ choice, count }) => [choice, count])).toEqual([
      ['UG', 2],
      ['AR', 1],
      ['SE', 1],
      ['-', 3],
    ]);
  });

  it('keep the order of work where there is one', () => {
    const rows = [row(1, { status: 'not-now' }), row(2), row(3, { status: 'contacting' })];
    expect(of('stage', rows).map(({ choice }) => choice)).toEqual([
      'opportunity:flagged',
      'opportunity:contacting',
      'opportunity:not-now',
    ]);
  });

  it('leave out what would show nothing, but never what is chosen', () => {
    const rows = [row(1, { country: ['UG'] }), row(2, { country: ['SE'] })];
    expect(of('country', rows, ['FI']).map(({ choice, count, chosen }) => [choice, count, chosen])).toEqual([
      ['SE', 1, false],
      ['UG', 1, false],
      ['FI', 0, true],
    ]);
    const { counts } = indexRows(rows, now, 'en').filter(emptyFilter, 'name', false);
    expect(hasChoices('country', counts, [])).toBe(true);
    // With one choice for all there is nothing to choose.
    expect(hasChoices('priority', counts, [])).toBe(false);
    expect(hasChoices('priority', counts, ['high'])).toBe(true);
  });

  it('begin short, with what is chosen further down', () => {
    const codes = [...countries.keys()].slice(0, 30);
    const rows = codes.map((code, at) => row(at + 1, { country: [code] }));
    const all = of('country', rows, [codes[29] ?? '']);
    const few = shortened(all);
    expect(all).toHaveLength(30);
    expect(few.length).toBeLessThanOrEqual(9);
    expect(few.some(({ chosen }) => chosen)).toBe(true);
  });
});
