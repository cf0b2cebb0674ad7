import type { DataValue, EntityId } from '../../wiki/entity-types.ts';
import type { CommandValue } from './commands.ts';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  longestAmount,
  subtractDecimals,
} from './decimal.ts';
import { kindOfId, readEntityId } from './entity-ids.ts';
import { type CellProblem, wrong } from './problems.ts';
import { trimmedOf } from './suspicious-characters.ts';
import { readTime } from './time-text.ts';

/**
 * Values in the notation both QuickStatements share, read in the order they read it (DOMAIN 3.1): somevalue/novalue,
 * LAST, entity id, text, text in a language, time, coordinates, quantity.
 *
 * Where the two differ, this takes what loses nothing:
 * - `"""text"""`: QuickStatements 3 strips three quotes, the older one strips one and keeps two as text. We strip
 *   three, since a value that really starts and ends with two quotes is the rarer by far, and can still be written
 *   (see `quoteText`).
 * - `/J` after a time (Julian calendar) and `somevalue`/`novalue` are read, as the newer versions of both do.
 * - Bounds `10[9,11]` beside `10~1`: the older tool's documentation has them, the newer reads only `~`.
 * - A unit is an item: `10U11573`.
 */
const entityBase = 'http://www.wikidata.org/entity/';
const earth = `${entityBase}Q2`;

/** Precision QuickStatements gives every coordinate, in degrees. */
export const coordinatePrecision = 0.000001;

const somevalue: CommandValue = { kind: 'somevalue' };
const novalue: CommandValue = { kind: 'novalue' };
const last: CommandValue = { kind: 'last' };

const languagePattern = /^[a-z][a-z0-9-]*$/;
const coordinatePattern = /^@\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*\/\s*([+-]?(?:\d+\.?\d*|\.\d+))$/;
const quantityPattern =
  /^([+-]?\d+(?:\.\d+)?)\s*(?:~\s*([+-]?\d+(?:\.\d+)?)|\[\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*\])?\s*(?:[Uu](.*))?$/;
/** Quotation marks of all kinds but the straight one, and blanks beside them. */
const quoteMarks = /[“”„«»‟″'‘’‚‹›\s]/;

/** Is this a language code (already lower case, hyphens not underscores)? */
export function isLanguage(text: string): boolean {
  return languagePattern.test(text);
}

/** Text as Wikibase stores it: trimmed, composed (NFC). */
export function storedText(text: string): string {
  const trimmed = text.trim();
  // Composing costs; plain ASCII is composed already.
  return isAscii(trimmed) ? trimmed : trimmed.normalize('NFC');
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** What stands between the quotes of a whole quoted value, or undefined when it is not quoted at both ends. */
export function unquote(text: string): string | undefined {
  const length = text.length;
  if (length < 2 || text.charCodeAt(0) !== 34 || text.charCodeAt(length - 1) !== 34) return undefined;
  if (length >= 6 && text.startsWith('"""') && text.endsWith('"""')) return storedText(text.slice(3, -3));
  return storedText(text.slice(1, -1));
}

/** The text in quotes, so that {@link unquote} gives it back: three of them where the text brings two of its own. */
export function quoteText(text: string): string {
  const three = text.length >= 4 && text.startsWith('""') && text.endsWith('""');
  return three ? `"""${text}"""` : `"${text}"`;
}

/**
 * Reads one value (one column, not trimmed). Gives the value, or the problem that makes it unreadable; `warn` is told
 * of what is read but should be looked at.
 */
export function readValue(column: string, warn: (problem: CellProblem) => void): CommandValue | CellProblem {
  const text = column.trim();
  if (text === '') return wrong('value-missing', text);
  const first = text.charCodeAt(0);
  if (first === 34) {
    const content = unquote(text);
    if (content === undefined) return wrong('quote-unclosed', text, `${text}"`);
    if (content === '') return wrong('text-empty', text);
    return asValue({ type: 'string', value: content });
  }
  if (first === 64) return readCoordinate(text);
  if (text === 'somevalue') return somevalue;
  if (text === 'novalue') return novalue;
  if (text === 'LAST') return last;
  const id = readEntityId(text);
  if (id !== undefined) return asValue(entityValue(id));
  const quote = text.indexOf(':"');
  if (quote > 0 && quote < 24) return readMonolingual(text, quote);
  if ((first >= 48 && first <= 57) || first === 43 || first === 45) {
    const time = readTime(text, warn);
    return time ?? readQuantity(text);
  }
  return unreadable(text);
}

/** The value that names an entity. */
export function entityValue(id: EntityId): DataValue {
  return { type: 'wikibase-entityid', value: { 'entity-type': kindOfId(id), id } };
}

function asValue(datavalue: DataValue): CommandValue {
  return { kind: 'value', datavalue };
}

function unreadable(text: string): CellProblem {
  if (quoteMarks.test(text[0] ?? '') || quoteMarks.test(text[text.length - 1] ?? '')) {
    return wrong('quotes-typographic', text, quoteText(trimmedOf(text, quoteMarks)));
  }
  if (/^(some|no)[ _-]?value$/i.test(text)) {
    return wrong('value-unreadable', text, /^some/i.test(text) ? 'somevalue' : 'novalue');
  }
  if (/^last$/i.test(text)) return wrong('value-unreadable', text, 'LAST');
  return wrong('value-unquoted', text, quoteText(text));
}

function readMonolingual(text: string, colon: number): CommandValue | CellProblem {
  const language = text.slice(0, colon).toLowerCase().replaceAll('_', '-');
  if (!isLanguage(language)) return wrong('language-unreadable', text.slice(0, colon), 'en');
  const content = unquote(text.slice(colon + 1));
  if (content === undefined) return wrong('quote-unclosed', text, `${text}"`);
  if (content === '') return wrong('text-empty', text);
  return asValue({ type: 'monolingualtext', value: { text: content, language } });
}

function readCoordinate(text: string): CommandValue | CellProblem {
  const match = coordinatePattern.exec(text);
  if (match === null) return wrong('coordinate-unreadable', text, '@0.3359/32.5825');
  const latitude = Number(match[1]) + 0;
  const longitude = Number(match[2]) + 0;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
    return wrong('coordinate-range', text, swapped ? `@${match[2]}/${match[1]}` : '');
  }
  return asValue({
    type: 'globecoordinate',
    value: { latitude, longitude, precision: coordinatePrecision, globe: earth },
  });
}

function readQuantity(text: string): CommandValue | CellProblem {
  const match = quantityPattern.exec(text);
  if (match === null) return wrong('quantity-unreadable', text, exampleQuantity(text));
  const [, amountText = '', errorText, lowerText, upperText, unitText] = match;
  if (text.length > 3 * longestAmount || amountText.length > longestAmount) {
    return wrong('quantity-too-long', text);
  }
  let unit = '1';
  if (unitText !== undefined) {
    const item = readEntityId(/^\d/.test(unitText) ? `Q${unitText}` : unitText);
    // `10UQ11573` is a common slip; it says the same, but QuickStatements would refuse it.
    if (item === undefined || item[0] !== 'Q' || unitText[0] === 'Q') {
      return wrong('unit-unreadable', text, `${amountText}U11573`);
    }
    unit = entityBase + item;
  }
  const amount = canonicalDecimal(amountText);
  if (errorText !== undefined) {
    if (compareDecimals(errorText, '0') < 0)
      return wrong('quantity-bounds', text, `${amountText}~${errorText.slice(1)}`);
    const upperBound = addDecimals(amount, errorText);
    const lowerBound = subtractDecimals(amount, errorText);
    return asValue({ type: 'quantity', value: { amount, unit, upperBound, lowerBound } });
  }
  if (lowerText !== undefined && upperText !== undefined) {
    if (compareDecimals(lowerText, amount) > 0 || compareDecimals(upperText, amount) < 0) {
      return wrong('quantity-bounds', text);
    }
    const lowerBound = canonicalDecimal(lowerText);
    const upperBound = canonicalDecimal(upperText);
    return asValue({ type: 'quantity', value: { amount, unit, upperBound, lowerBound } });
  }
  return asValue({ type: 'quantity', value: { amount, unit } });
}

/** For `1,000`, `12,5` and `1 000` the likeliest number meant; empty when there is none. */
function exampleQuantity(text: string): string {
  const spaceless = text.replace(/[\s']/g, '');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(spaceless)) return spaceless.replaceAll(',', '');
  if (/^[+-]?\d+,\d+$/.test(spaceless)) return spaceless.replace(',', '.');
  if (/^[+-]?\d+(\.\d+)?$/.test(spaceless)) return spaceless;
  // A number with letters behind is more often an identifier without quotes than a quantity.
  return /[A-Za-z]/.test(text) ? quoteText(text) : '';
}

/** Reads the text of a term or a sitelink: quotes are needed in V1, as both QuickStatements have it. */
export function readQuotedText(column: string): string | CellProblem {
  const text = column.trim();
  const content = unquote(text);
  if (content !== undefined) return content;
  if (text.charCodeAt(0) === 34) return wrong('quote-unclosed', text, `${text}"`);
  const problem = unreadable(text);
  return problem.key === 'quotes-typographic' ? problem : wrong('term-not-text', text, quoteText(text));
}
