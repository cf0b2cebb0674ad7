import type { EntityId } from '../../wiki/entity-types.ts';
import type { CommandValue } from '../input/commands.ts';
import { readEntityId } from '../input/entity-ids.ts';
import { entityValue, readValue, storedText } from '../input/value-text.ts';

/** What a cell says, or why it does not say anything. `right`: what would be read. */
export type CellValue =
  | { readonly ok: true; readonly value: CommandValue }
  | { readonly ok: false; readonly why: 'unreadable' | 'unmatched'; readonly right: string };

/** How a cell is to be read. */
export interface CellReading {
  readonly datatype: string;
  /** Of text that has a language. */
  readonly language?: string | undefined;
  readonly unit?: EntityId | undefined;
  /** Items that texts were matched to. */
  readonly matched: (text: string) => EntityId | null | undefined;
}

/**
 * Reads a cell as people write them (`1902`, `59,33 18,06`, `1 200`), by the datatype of its property; `03/04/1902` could be
 * two days and is not guessed at. What QuickStatements would read is read alike.
 */
export function readCell(cell: string, reading: CellReading): CellValue {
  const text = storedText(cell.trim());
  if (text === 'somevalue' || text === 'novalue') return { ok: true, value: { kind: text } };
  switch (reading.datatype) {
    case 'wikibase-item':
    case 'wikibase-property':
    case 'wikibase-lexeme':
    case 'wikibase-form':
    case 'wikibase-sense':
      return entity(text, reading);
    case 'time':
      return viaCommands(time(text), '1902-05-17');
    case 'quantity':
      return viaCommands(quantity(text, reading.unit), '1200');
    case 'globe-coordinate':
      return viaCommands(coordinate(text), '59.33, 18.06');
    case 'monolingualtext':
      return {
        ok: true,
        value: {
          kind: 'value',
          datavalue: { type: 'monolingualtext', value: { text, language: reading.language ?? 'en' } },
        },
      };
    case 'commonsMedia':
      return string(text.replace(/^(?:file|image)\s*:\s*/i, '').replaceAll('_', ' '));
    default:
      return string(text);
  }
}

function string(value: string): CellValue {
  return { ok: true, value: { kind: 'value', datavalue: { type: 'string', value } } };
}

function entity(text: string, { matched }: CellReading): CellValue {
  const address = /^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/(?:\w+:)?([A-Z]\d+)$/.exec(text);
  const id = readEntityId(address?.[1] ?? text) ?? matched(text);
  if (typeof id !== 'string') return { ok: false, why: 'unmatched', right: '' };
  return { ok: true, value: { kind: 'value', datavalue: entityValue(id) } };
}

/** In the notation of commands, which one reader knows; undefined for what is not to be guessed at. */
function viaCommands(written: string | undefined, right: string): CellValue {
  const value = written === undefined ? undefined : readValue(written, () => {});
  if (value === undefined || !('kind' in value)) return { ok: false, why: 'unreadable', right };
  return { ok: true, value };
}

/** ISO dates, to the year, the month or the day, before our era with a minus. */
function time(text: string): string | undefined {
  if (/T\d\d:/.test(text)) return text;
  const match = /^([+-]?)(\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', year = '', month, day] = match;
  const precision = day !== undefined ? 11 : month !== undefined ? 10 : 9;
  return `${sign === '-' ? '-' : '+'}${year.padStart(4, '0')}-${month ?? '00'}-${day ?? '00'}T00:00:00Z/${precision}`;
}

function quantity(text: string, unit: EntityId | undefined): string | undefined {
  const plain = text.replace(/(\d)[\s\u00a0\u202f](?=\d{3})/g, '$1');
  const decimal = /^[+-]?\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain;
  if (!/^[+-]?\d+(\.\d+)?([~[].*)?(U\d+)?$/.test(decimal)) return undefined;
  return unit === undefined || /U\d+$/.test(decimal) ? decimal : `${decimal}U${unit.slice(1)}`;
}

/** Latitude and longitude in degrees with decimals: `59.33, 18.06`, `59,33 18,06`, `@59.33/18.06`. */
function coordinate(text: string): string | undefined {
  if (text.startsWith('@')) return text;
  const parts = /^([+-]?\d{1,3}(?:\.\d+)?)\s*[,;/ ]\s*([+-]?\d{1,3}(?:\.\d+)?)$/.exec(text);
  const commas = /^([+-]?\d{1,3},\d+)\s*[; /]\s*([+-]?\d{1,3},\d+)$/.exec(text);
  const [, latitude, longitude] = parts ?? commas ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return `@${latitude.replace(',', '.')}/${longitude.replace(',', '.')}`;
}
