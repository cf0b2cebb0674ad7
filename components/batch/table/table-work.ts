import type { TableCommands } from '../../../lib/batch/table/table-commands.ts';
import {
  type MatchSuggestion,
  type OpenText,
  openTexts,
  suggestMatches,
} from '../../../lib/batch/table/table-matches.ts';
import { findSubjects, type IdentifierLookup } from '../../../lib/batch/table/table-subjects.ts';
import type { CellMatches, Table, TableMapping } from '../../../lib/batch/table/table-types.ts';
import { getEntities } from '../../../lib/wiki/entities.ts';
import type { EntityId } from '../../../lib/wiki/entity-types.ts';
import type { BatchServices } from '../batch-services.ts';
import { commandsOf, type Slices } from './table-slices.ts';

/** What became of a table. `cut`: there was more of it than could be used. */
export type MadeOfTable = TableCommands & { readonly cut: boolean };

/** What has to be asked of the wikis between a table and its commands. Every method throws {@link WikiError}. */
export interface TableWork {
  /** Texts in columns of items that are no ids yet. */
  openTexts(table: Table, mapping: TableMapping): Promise<readonly OpenText[]>;
  /** What a text may mean, best first. */
  suggest(text: string, language: string): Promise<readonly MatchSuggestion[]>;
  /** The commands, and how register ids were looked up. */
  commands(
    table: Table,
    mapping: TableMapping,
    matches: CellMatches,
    language: string,
  ): Promise<{ readonly made: MadeOfTable; readonly by: IdentifierLookup | null }>;
}

export function openTableWork({ engine }: Pick<BatchServices, 'engine'>, slices: Slices): TableWork {
  let datatypes: ReadonlyMap<EntityId, string> = new Map();
  const clients = { wikidata: engine.client('wikidata'), commons: engine.client('commons') };
  const { signal } = slices;

  async function readDatatypes({ columns, constants }: TableMapping): Promise<void> {
    const named = new Set<EntityId>([
      ...columns.flatMap(use => ('property' in use ? [use.property] : [])),
      ...constants.map(({ property }) => property),
    ]);
    const unknown = [...named].filter(id => !datatypes.has(id));
    if (unknown.length === 0) return;
    const found = await getEntities(clients.wikidata, unknown, { props: ['info', 'datatype'] }, signal);
    datatypes = new Map([
      ...datatypes,
      ...[...found.values()].flatMap(({ id, datatype }) =>
        datatype === undefined ? [] : [[id, datatype] as const],
      ),
    ]);
  }

  return {
    async openTexts(table, mapping) {
      await readDatatypes(mapping);
      return openTexts(table, mapping, datatypes);
    },
    suggest: (text, language) => suggestMatches(clients.wikidata, text, language, signal),
    async commands(table, mapping, matches, language) {
      await readDatatypes(mapping);
      const { subjects, by } = await findSubjects(clients, table, mapping, { language, signal });
      const made = await commandsOf(table, mapping, { datatypes, matches, subjects }, slices);
      return { made, by };
    },
  };
}
