import type { WikiClient } from '../../wiki/client.ts';
import { type EntityMatch, searchEntities } from '../../wiki/entity-search.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import { readEntityId } from '../input/entity-ids.ts';
import { matchKey, type Table, type TableMapping } from './table-types.ts';

/** A text of the table that has to become an item. */
export interface OpenText {
  /** As {@link CellMatches} knows it. */
  readonly key: string;
  readonly property: EntityId;
  readonly text: string;
  /** In how many cells it stands. */
  readonly cells: number;
}

/** What a text may mean, best first. The person confirms; nothing is taken by itself. */
export interface MatchSuggestion {
  readonly item: EntityMatch;
  /**
   * `exact`: this is its label, and no other item's. `shared`: its label, but others are called so too. `alias`: another name
   * of it. `begins`: its name only begins so.
   */
  readonly confidence: 'exact' | 'shared' | 'alias' | 'begins';
}

/** The texts in columns of items that are no ids, the most frequent first, each once per property. */
export function openTexts(
  table: Table,
  mapping: TableMapping,
  datatypes: ReadonlyMap<EntityId, string>,
): readonly OpenText[] {
  const texts = new Map<string, OpenText>();
  mapping.columns.forEach((use, at) => {
    if (!('property' in use) || datatypes.get(use.property) !== 'wikibase-item') return;
    const separator = use.kind === 'statement' ? use.separator : undefined;
    for (const { cells } of table.rows) {
      const cell = cells[at] ?? '';
      const parts = separator === undefined || separator === '' ? [cell] : cell.split(separator);
      for (const text of parts.map(part => part.trim())) {
        if (text === '' || text === 'somevalue' || text === 'novalue') continue;
        if (readEntityId(text) !== undefined || /^https?:\/\//.test(text)) continue;
        const key = matchKey(use.property, text);
        const cellsBefore = texts.get(key)?.cells ?? 0;
        texts.set(key, { key, property: use.property, text, cells: cellsBefore + 1 });
      }
    }
  });
  return [...texts.values()].sort((a, b) => b.cells - a.cells);
}

/** Suggestions for one text: one search. Throws {@link WikiError}. */
export async function suggestMatches(
  client: WikiClient,
  text: string,
  language: string,
  signal?: AbortSignal,
): Promise<readonly MatchSuggestion[]> {
  const found = await searchEntities(client, text, { type: 'item', language }, signal);
  const same = (one: string | null) => one?.toLocaleLowerCase() === text.trim().toLocaleLowerCase();
  const namesakes = found.filter(({ label }) => same(label)).length;
  const order = ['exact', 'shared', 'alias', 'begins'] as const;
  return found
    .map((item): MatchSuggestion => {
      if (same(item.label)) return { item, confidence: namesakes === 1 ? 'exact' : 'shared' };
      return { item, confidence: same(item.matched) ? 'alias' : 'begins' };
    })
    .sort((a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence));
}
