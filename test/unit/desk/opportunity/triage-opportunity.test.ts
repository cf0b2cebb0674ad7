import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, defaultConfig } from '../../../../lib/desk/config.ts';
import {
  type Opportunity,
  opportunityStatuses,
  type Sighting,
} from '../../../../lib/desk/opportunity/opportunity.ts';
import {
  claimant,
  mayStart,
  type OpportunityDeed,
} from '../../../../lib/desk/opportunity/opportunity-deeds.ts';
import { withChanges } from '../../../../lib/desk/opportunity/opportunity-flow.ts';
import { planOpportunityDeed, seenOf } from '../../../../lib/desk/opportunity/opportunity-plan.ts';
import { createOpportunityText } from '../../../../lib/desk/opportunity/opportunity-record.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const title = `${defaultConfig.pages.opportunities}/Q190804`;
const other = `${defaultConfig.pages.opportunities}/Q7`;
const config: Config = {
  ...defaultConfig,
  roles: { staff: ['Sara', 'Sven'], committee: ['Carla'], organizers: ['Olu'] },
};

const sighting = (by: string, why: string): Sighting => ({
  by,
  at: '2026-11-01T00:00:00Z',
  page: '',
  material: [],
  volume: '',
  licence: null,
  why,
});

const opportunity = (change: Partial<Opportunity> = {}): Opportunity => ({
  status: 'flagged',
  partner: 'Uganda Museum',
  item: 'Q190804',
  kind: 'museum',
  country: ['UG'],
  material: ['photographs'],
  volume: '',
  licence: null,
  languages: ['en'],
  links: [],
  claimedBy: '',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [sighting('Ann', 'Many glass negatives')],
  ...change,
});

const plan = (record: Opportunity, deed: OpportunityDeed, user = 'Sara') =>
  planOpportunityDeed(record, deed, { user, now, title }, config);

/** The record after a deed, by way of the wikitext. */
function outcomeOf(record: Opportunity, deed: OpportunityDeed, user = 'Sara'): Opportunity {
  const planned = plan(record, deed, user);
  if (planned.kind !== 'change') throw new Error(planned.kind);
  const changed = withChanges(createOpportunityText(record, config), planned.changes, config);
  if (changed?.ok !== true) throw new Error(JSON.stringify(changed));
  return changed.record;
}

const held = (by: string, until = '2026-11-30T00:00:00Z') =>
  opportunity({ status: 'under-review', claimedBy: by, claimedUntil: until });

describe('claiming an opportunity', () => {
  it('writes status, name and end of the claim in one change', () => {
    const record = opportunity();
    expect(outcomeOf(record, { kind: 'claim', seen: seenOf(record) })).toEqual(
      opportunity({ status: 'under-review', claimedBy: 'Sara', claimedUntil: '2026-12-05T10:00:00Z' }),
    );
  });

  it('lapses', () => {
    expect(claimant(held('Sven', '2026-11-21T10:00:01Z'), now)).toBe('Sven');
    expect(claimant(held('Sven', '2026-11-21T10:00:00Z'), now)).toBeNull();
    const lapsed = held('Sven', '2026-11-20T00:00:00Z');
    expect(outcomeOf(lapsed, { kind: 'claim', seen: seenOf(lapsed) }, 'Olu').claimedBy).toBe('Olu');
  });

  it('is a conflict, with both versions, when somebody claimed it since it was seen', () => {
    const deed: OpportunityDeed = { kind: 'claim', seen: seenOf(opportunity()) };
    expect(plan(held('Sven'), deed)).toEqual({
      kind: 'conflict',
      seen: deed.seen,
      theirs: { status: 'under-review', claimedBy: 'Sven', claimedUntil: '2026-11-30T00:00:00Z' },
    });
  });

  it('says nothing new to who holds it already, after a lost reply say', () => {
    const record = held('Sara', '2026-12-05T10:00:00Z');
    expect(plan(record, { kind: 'claim', seen: seenOf(opportunity()) })).toEqual({ kind: 'unchanged' });
  });

  it('takes a role', () => {
    const record = opportunity();
    expect(plan(record, { kind: 'claim', seen: seenOf(record) }, 'Ann')).toEqual({
      kind: 'not-allowed',
      why: { kind: 'no-role' },
    });
    expect(plan(record, { kind: 'claim', seen: seenOf(record) }, 'Olu').kind).toBe('change');
    expect(plan(held('Sven'), { kind: 'claim', seen: seenOf(held('Sven')) }, 'Olu')).toEqual({
      kind: 'not-allowed',
      why: { kind: 'claimed', by: 'Sven' },
    });
  });
});

describe('deciding about an opportunity', () => {
  it('needs a reason for not now, which stays readable when it holds wikitext', () => {
    const record = held('Sara');
    const deed = (reason: string): OpportunityDeed => ({ kind: 'not-now', seen: seenOf(record), reason });
    expect(plan(record, deed('  '))).toEqual({ kind: 'bad-input', problem: { kind: 'required' } });
    const closed = outcomeOf(record, deed('No scans | yet }} [[x]]'));
    expect(closed).toMatchObject({ status: 'not-now', reason: 'No scans | yet }} [[x]]', claimedBy: '' });
  });

  it('is left to who holds it, and to staff', () => {
    const record = held('Olu');
    const deed: OpportunityDeed = { kind: 'not-now', seen: seenOf(record), reason: 'Closed for works' };
    expect(plan(record, deed, 'Olu').kind).toBe('change');
    expect(plan(record, deed, 'Sara').kind).toBe('change');
    expect(plan(record, deed, 'Carla')).toMatchObject({ why: { kind: 'claimed', by: 'Olu' } });
    expect(plan(opportunity(), { ...deed, seen: seenOf(opportunity()) }, 'Carla')).toMatchObject({
      why: { kind: 'claim-first' },
    });
  });

  it('marks a duplicate of another record, never of itself or of some page', () => {
    const record = opportunity();
    const deed = (of: string): OpportunityDeed => ({ kind: 'duplicate', seen: seenOf(record), of });
    expect(outcomeOf(record, deed(other))).toMatchObject({ status: 'duplicate', duplicateOf: other });
    expect(plan(record, deed(title)).kind).toBe('bad-input');
    expect(plan(record, deed('Main Page')).kind).toBe('bad-input');
  });

  it('moves the sightings that are not there yet, whatever was tried before', () => {
    const record = opportunity();
    const deed: OpportunityDeed = {
      kind: 'take-sightings',
      from: other,
      sightings: [
        sighting('Ann', 'Many glass negatives'),
        sighting('Bo', 'A catalogue'),
        sighting('Cy', 'Maps'),
      ],
    };
    const moved = outcomeOf(record, deed);
    expect(moved.sightings.map(({ by }) => by)).toEqual(['Ann', 'Bo', 'Cy']);
    expect(plan(moved, deed)).toEqual({ kind: 'unchanged' });
  });

  it('never skips a stage: whatever is asked from wherever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...opportunityStatuses),
        fc.constantFrom<'claim' | 'release' | 'contact' | 'reopen'>('claim', 'release', 'contact', 'reopen'),
        (status, kind) => {
          const record = opportunity({ status });
          const planned = plan(record, { kind, seen: seenOf(record) });
          expect(planned.kind === 'change').toBe(mayStart(kind, status));
        },
      ),
    );
  });
});
