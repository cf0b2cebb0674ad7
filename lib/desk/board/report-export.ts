import { encodeField } from '../record/field-text.ts';

/** A table of figures: the first row is its heading. Words come from the caller, in the language of the reader. */
export interface ReportTable {
  readonly caption: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * As CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. A cell that a spreadsheet would take for
 * a formula gets an apostrophe before it: what stands there was written by anybody.
 */
export function tableToCsv({ heading, rows }: ReportTable): string {
  const lines = [heading, ...rows].map(row => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * As a sortable table in wikitext; what people wrote is inert in it.
 * @throws {FieldTextError} for a text the wiki could not keep.
 */
export function tableToWikitext({ caption, heading, rows }: ReportTable): string {
  const cell = (value: string | number | null) =>
    typeof value === 'number' ? String(value) : encodeField(value ?? '', { oneLine: true });
  return [
    '{| class="wikitable sortable"',
    `|+ ${cell(caption)}`,
    `! ${heading.map(cell).join(' !! ')}`,
    ...rows.flatMap(row => ['|-', ...row.map(value => `| ${cell(value)}`)]),
    '|}',
    '',
  ].join('\n');
}
