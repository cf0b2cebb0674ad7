import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityCommand } from '../../../../lib/batch/input/commands.ts';
import { inverseEdit } from '../../../../lib/batch/plan/edit-inverse.ts';
import { diffEntities, subjectOf } from '../../../../lib/batch/plan/entity-diff.ts';
import { planEntity } from '../../../../lib/batch/plan/entity-plan.ts';
import type { Entity } from '../../../../lib/wiki/entity-types.ts';
import { statementGuid } from '../../../../lib/wiki/guid.ts';
import { commandLists, comparable, items, knowledge } from './entity-arbitraries.ts';
import { wbeditentity } from './wikibase-model.ts';

async function edited(entity: Entity, commands: readonly EntityCommand[], batch: string): Promise<Entity> {
  const target = { kind: 'known' as const, entity };
  const { data } = await planEntity({ target, commands, knowledge, batch, statementId: statementGuid });
  return wbeditentity(entity, data);
}

const subjects = (before: Entity, after: Entity) => new Set(diffEntities(before, after).map(subjectOf));

const base: Entity = {
  id: 'Q9',
  type: 'item',
  title: 'Q9',
  revision: 1,
  labels: {},
  descriptions: {},
  aliases: {},
  sitelinks: {},
  claims: {},
};

const text = (value: string) => ({ kind: 'value', datavalue: { type: 'string', value } }) as const;
const add = (parts: Partial<EntityCommand & { kind: 'add-statement' }>): EntityCommand => ({
  kind: 'add-statement',
  entity: 'Q9',
  property: 'P2',
  value: text('a'),
  qualifiers: [],
  references: [],
  index: 0,
  line: 1,
  ...parts,
});

const label = (value: string): EntityCommand => ({
  kind: 'set-label',
  entity: 'Q9',
  language: 'en',
  text: value,
  index: 0,
  line: 1,
});

describe('taking an edit back', () => {
  it('restores the entity when no one has touched it since', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, async (before, commands) => {
        const after = await edited(before, commands, 'ours');
        const { data, left } = inverseEdit(before, after, after);
        expect(left).toEqual([]);
        expect(comparable(wbeditentity(after, data))).toEqual(comparable(before));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves what others did, takes back the rest of ours, and lists what it left', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, commandLists, async (before, ours, theirs) => {
        const after = await edited(before, ours, 'ours');
        const current = await edited(after, theirs, 'theirs');
        const { data, left } = inverseEdit(before, after, current);
        const result = wbeditentity(current, data);

        const byUs = subjects(before, after);
        const byThem = subjects(after, current);
        const touched = subjects(current, result);
        // Nothing but what we changed is touched.
        for (const subject of touched) expect(byUs.has(subject)).toBe(true);
        // What only we changed is as it was; aliases and statements of the same subject may carry both.
        const remaining = subjects(before, result);
        const isLeft = new Set(left.map(({ subject }) => subject));
        for (const subject of byUs) {
          if (!byThem.has(subject) && !isLeft.has(subject)) expect(remaining.has(subject)).toBe(false);
        }
        // What is left is something both changed, or a name that would equal one they gave.
        for (const subject of isLeft) {
          const beside = subject.replace(/^(label|description)/, kind =>
            kind === 'label' ? 'description' : 'label',
          );
          expect(byUs.has(subject) && (byThem.has(subject) || byThem.has(beside))).toBe(true);
        }
        // Theirs alone stays theirs.
        const now = subjects(after, result);
        for (const subject of byThem) if (!byUs.has(subject)) expect(now.has(subject)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('has nothing to do once it is done', async () => {
    await fc.assert(
      fc.asyncProperty(items, commandLists, commandLists, async (before, ours, theirs) => {
        const after = await edited(before, ours, 'ours');
        const current = await edited(after, theirs, 'theirs');
        const result = wbeditentity(current, inverseEdit(before, after, current).data);
        expect(inverseEdit(before, after, result).data).toEqual({});
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing to do, and nothing to list, where someone has taken it back already', async () => {
    const before = await edited(base, [label('old')], 'start');
    const after = await edited(before, [label('new'), add({ index: 1 })], 'ours');
    expect(inverseEdit(before, after, before)).toEqual({ data: {}, changes: [], left: [] });
  });

  it('leaves a statement of ours that someone has built upon, and a label someone has mended', async () => {
    const before = await edited(base, [label('old')], 'start');
    const after = await edited(before, [label('new'), add({ index: 1 })], 'ours');
    const reference = [{ property: 'P2', value: text('r') }];
    const current = await edited(
      after,
      [label('mended'), add({ index: 1, references: [reference] })],
      'theirs',
    );
    const { data, left } = inverseEdit(before, after, current);
    expect(data).toEqual({});
    expect(left).toEqual([
      { subject: 'label/en', part: 'whole' },
      { subject: expect.stringMatching(/^statement\/Q9\$/), part: 'whole' },
    ]);
  });

  it('takes our qualifier back from a statement someone gave a reference since', async () => {
    const before = await edited(base, [add({})], 'start');
    const after = await edited(
      before,
      [add({ qualifiers: [{ property: 'P2', value: text('q') }], rank: 'preferred' })],
      'ours',
    );
    const current = await edited(
      after,
      [add({ references: [[{ property: 'P2', value: text('r') }]], rank: 'deprecated' })],
      'theirs',
    );
    const { data, left, changes } = inverseEdit(before, after, current);
    expect(left).toEqual([{ subject: expect.stringMatching(/^statement\/Q9\$/), part: 'rank' }]);
    expect(changes).toMatchObject([{ kind: 'statement-changed', qualifiersRemoved: [{ property: 'P2' }] }]);
    const [statement] = wbeditentity(current, data).claims.P2 ?? [];
    expect(statement).toMatchObject({ rank: 'deprecated', references: [{}] });
    expect(statement).not.toHaveProperty('qualifiers');
  });
});
