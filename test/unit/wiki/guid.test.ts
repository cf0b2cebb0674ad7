import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementGuid } from '../../../lib/wiki/guid.ts';

describe('the id of a statement to be made', () => {
  it('has the form Wikibase accepts and begins with the entity', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('Q1', 'M31', 'P180'), fc.string(), async (entity, seed) => {
        const guid = await statementGuid(entity, seed);
        expect(guid.startsWith(`${entity}$`)).toBe(true);
        expect(guid.slice(entity.length + 1)).toMatch(/^[A-F\d]{8}(-[A-F\d]{4}){3}-[A-F\d]{12}$/u);
        expect(await statementGuid(entity, seed)).toBe(guid);
      }),
    );
  });

  it('differs between entities and between seeds', async () => {
    const seeds = Array.from({ length: 200 }, (_, line) => `batch/${line}`);
    const guids = await Promise.all(['Q1', 'Q11'].flatMap(id => seeds.map(seed => statementGuid(id, seed))));
    expect(new Set(guids.map(guid => guid.split('$')[1])).size).toBe(400);
  });

  it('stays the same from version to version: a batch begun yesterday goes on today', async () => {
    expect(await statementGuid('Q42', 'batch 7 line 3')).toMatchInlineSnapshot(
      `"Q42$EB80F06C-37D1-9636-9844-449141F2F8E1"`,
    );
  });
});
