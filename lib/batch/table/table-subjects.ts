import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import type { WikiClient } from '../../wiki/client.ts';
import { getEntities } from '../../wiki/entities.ts';
import { searchEntities } from '../../wiki/entity-search.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import { inRequests } from '../../wiki/query.ts';
import { readEntityId } from '../input/entity-ids.ts';
import type { RowSubject, Table, TableMapping, TableProblemKey, TableRow } from './table-types.ts';

/** Where items with a register id are looked for. */
export type IdentifierLookup = 'statement-search' | 'name-search';

/** What each row of a table is about, and how that was found out. */
export interface FoundSubjects {
  readonly subjects: ReadonlyMap<number, RowSubject>;
  /** How register ids were looked up; null when no row needed it. */
  readonly by: IdentifierLookup | null;
}

export interface SubjectOptions {
  /** Language of the names in the table, for looking items up by name. */
  readonly language: string;
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Finds out what the rows of a table are about: an item or file that is named; else the item with the row's register id; else a
 * new one, if the mapping wants that. Reads only. Throws {@link WikiError}.
 */
export async function findSubjects(
  clients: { readonly wikidata: WikiClient; readonly commons: WikiClient },
  table: Table,
  mapping: TableMapping,
  options: SubjectOptions,
): Promise<FoundSubjects> {
  const subjects = new Map<number, RowSubject>();
  const column = mapping.columns.findIndex(({ kind }) => kind === 'subject');
  const files = new Map<string, TableRow[]>();
  const unnamed: TableRow[] = [];
  for (const row of table.rows) {
    const text = (row.cells[column] ?? '').trim();
    const id = subjectId(text);
    if (text === '') unnamed.push(row);
    else if (id !== undefined) subjects.set(row.line, { kind: 'entity', id });
    else {
      const title = fileTitle(text);
      files.set(title, [...(files.get(title) ?? []), row]);
    }
  }
  for (const [title, id] of await readFileIds(clients.commons, [...files.keys()], options.signal)) {
    for (const row of files.get(title) ?? []) {
      subjects.set(
        row.line,
        id === null ? trouble(row, column + 1, 'subject-not-found', title) : { kind: 'entity', id },
      );
    }
  }
  const { key, create } = mapping;
  if (key === null) {
    for (const row of unnamed) {
      subjects.set(row.line, create ? { kind: 'new' } : trouble(row, column + 1, 'subject-missing', ''));
    }
    return { subjects, by: null };
  }
  const keyColumn = mapping.columns.findIndex(use => use.kind === 'statement' && use.property === key);
  const nameColumn = mapping.columns.findIndex(({ kind }) => kind === 'label');
  const wanted = unnamed.map(row => ({
    row,
    value: (row.cells[keyColumn] ?? '').trim(),
    name: (row.cells[nameColumn] ?? '').trim(),
  }));
  const { found, by } = await findByIdentifier(clients.wikidata, key, wanted, options);
  for (const { row, value } of wanted) {
    const ids = found.get(value) ?? [];
    const [id, ...others] = ids;
    if (value === '') subjects.set(row.line, trouble(row, keyColumn + 1, 'subject-missing', ''));
    else if (others.length > 0) {
      subjects.set(row.line, trouble(row, keyColumn + 1, 'subject-ambiguous', value, ids.join(' ')));
    } else if (id !== undefined) subjects.set(row.line, { kind: 'entity', id });
    else {
      subjects.set(
        row.line,
        create ? { kind: 'new' } : trouble(row, keyColumn + 1, 'subject-not-found', value),
      );
    }
  }
  return { subjects, by: wanted.length === 0 ? null : by };
}

/** The item or media info a cell names by its id or address. */
function subjectId(text: string): EntityId | undefined {
  return readEntityId(text.replace(/^https?:\/\/[^/]+\/(?:wiki|entity)\/(?=[QM]\d+$)/, ''));
}

/** Whether each row says by an id what it is about, so that nothing has to be looked up for any number of rows. */
export function namesEachRow(table: Table, mapping: Pick<TableMapping, 'columns'>): boolean {
  const column = mapping.columns.findIndex(({ kind }) => kind === 'subject');
  return table.rows.every(({ cells }) => subjectId((cells[column] ?? '').trim()) !== undefined);
}

function trouble(
  { line }: TableRow,
  column: number,
  key: TableProblemKey,
  found: string,
  right = '',
): RowSubject {
  return { kind: 'problem', problem: { severity: 'error', key, line, column, found, right } };
}

function fileTitle(text: string): string {
  const plain = text.replace(/[\s_]+/g, ' ').trim();
  return /^file\s*:/i.test(plain) ? plain.replace(/^file\s*:\s*/i, 'File:') : `File:${plain}`;
}

const filesSchema = z.object({
  query: z.object({
    normalized: z.optional(z.array(z.object({ from: z.string(), to: z.string() }))),
    pages: z.array(z.object({ title: z.string(), pageid: z.optional(z.number()) })),
  }),
});

/** The media info ids of files by title, 50 per request; null for those that are not there. */
async function readFileIds(
  client: WikiClient,
  titles: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, EntityId | null>> {
  const ids = new Map<string, EntityId | null>();
  for (const group of inRequests(titles)) {
    const answer = await client.get({ action: 'query', prop: 'info', titles: group }, signal);
    const { normalized = [], pages } = checked(filesSchema, answer).query;
    const written = new Map(normalized.map(({ from, to }) => [from, to]));
    const byTitle = new Map(pages.map(({ title, pageid }) => [title, pageid]));
    for (const title of group) {
      const number = byTitle.get(written.get(title) ?? title);
      ids.set(title, number === undefined ? null : `M${number}`);
    }
  }
  return ids;
}

interface Wanted {
  readonly value: string;
  readonly name: string;
}

const extensionsSchema = z.object({
  query: z.object({ extensions: z.array(z.object({ name: z.string() })) }),
});

const searchSchema = z.object({ query: z.object({ search: z.array(z.object({ title: z.string() })) }) });

/**
 * Items that have one of these values of an identifier. Where the wiki's search knows statements (WikibaseCirrusSearch, as on
 * Wikidata) it is asked for all values, as many at a time as a search can hold. Where it does not, items are looked for by the rows' names, which finds
 * only those that are called so: `by` says which, and the person is told. Either way an item counts only if it has the value.
 */
async function findByIdentifier(
  client: WikiClient,
  property: EntityId,
  wanted: readonly Wanted[],
  { language, onProgress, signal }: SubjectOptions,
): Promise<{ readonly found: ReadonlyMap<string, readonly EntityId[]>; readonly by: IdentifierLookup }> {
  const values = [...new Set(wanted.map(({ value }) => value).filter(value => value !== ''))];
  if (values.length === 0) return { found: new Map(), by: 'statement-search' };
  const info = await client.get({ action: 'query', meta: 'siteinfo', siprop: 'extensions' }, signal);
  const { extensions } = checked(extensionsSchema, info).query;
  const by = extensions.some(({ name }) => name === 'WikibaseCirrusSearch')
    ? 'statement-search'
    : 'name-search';
  const candidates = new Set<EntityId>();
  if (by === 'statement-search') {
    // A search is at most 300 characters long.
    for (const group of searchGroups(property, values)) {
      const answer = await client.get(
        { action: 'query', list: 'search', srsearch: group, srnamespace: 0, srprop: '', srlimit: 500 },
        signal,
      );
      for (const { title } of checked(searchSchema, answer).query.search) candidates.add(title);
    }
  } else {
    const names = new Set(wanted.map(({ name }) => name).filter(name => name !== ''));
    for (const name of names) {
      for (const { id } of await searchEntities(
        client,
        name,
        { type: 'item', language, limit: 20 },
        signal,
      )) {
        candidates.add(id);
      }
      onProgress?.(candidates.size, names.size);
    }
  }
  const found = new Map<string, EntityId[]>();
  const wantedValues = new Set(values);
  const read = await getEntities(client, [...candidates], { props: ['info', 'claims'] }, signal);
  for (const entity of new Map([...read.values()].map(one => [one.id, one])).values()) {
    for (const value of valuesOf(entity, property)) {
      if (wantedValues.has(value)) found.set(value, [...(found.get(value) ?? []), entity.id]);
    }
  }
  return { found, by };
}

/** `haswbstatement:"P1=a|P1=b"`: any of them. */
function searchGroups(property: EntityId, values: readonly string[]): readonly string[] {
  const groups: string[] = [];
  let group = '';
  // What the keyword has no way to write is not searched for; the rows' items are then made, or not found.
  for (const value of values.filter(one => !/["|\\]/.test(one))) {
    const one = `${property}=${value}`;
    if (group !== '' && group.length + one.length < 270) group += `|${one}`;
    else {
      if (group !== '') groups.push(group);
      group = one;
    }
  }
  if (group !== '') groups.push(group);
  return groups.map(each => `haswbstatement:"${each}"`);
}

function valuesOf(entity: Entity, property: EntityId): readonly string[] {
  return (entity.claims[property] ?? []).flatMap(({ mainsnak, rank }) =>
    rank !== 'deprecated' && mainsnak.snaktype === 'value' && typeof mainsnak.datavalue.value === 'string'
      ? [mainsnak.datavalue.value]
      : [],
  );
}
