import type { Fact } from '../../../lib/page/facts/facts.ts';
import type { FactContext } from '../../../lib/page/facts/gather.ts';
import { itemFacts } from '../../../lib/page/facts/item-facts.ts';
import { entityIn } from '../../../lib/page/look/entity-content.ts';

/** What the tests of facts share. */

export const context: FactContext = {
  languages: ['de-AT', 'fr'],
  now: Date.UTC(2026, 10, 21),
  label: () => undefined,
};

export function factsIn(json: unknown, languages = context.languages): readonly Fact[] {
  const entity = entityIn(JSON.stringify(json));
  if (entity === null) throw new Error('no entity');
  return itemFacts(entity, { ...context, languages });
}
