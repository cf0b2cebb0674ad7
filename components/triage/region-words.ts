import type { I18n, MessageKey } from '../../lib/i18n/i18n.ts';

/**
 * Regions and sub-regions of the M49 scheme, by code (https://unstats.un.org/unsd/methodology/m49/). `Intl.DisplayNames`
 * knows them in Node and Firefox; Chromium ships without their names.
 */
const regionNames: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['002', 'board-region-002'],
  ['015', 'board-region-015'],
  ['011', 'board-region-011'],
  ['014', 'board-region-014'],
  ['017', 'board-region-017'],
  ['018', 'board-region-018'],
  ['019', 'board-region-019'],
  ['021', 'board-region-021'],
  ['029', 'board-region-029'],
  ['013', 'board-region-013'],
  ['005', 'board-region-005'],
  ['142', 'board-region-142'],
  ['143', 'board-region-143'],
  ['030', 'board-region-030'],
  ['034', 'board-region-034'],
  ['035', 'board-region-035'],
  ['145', 'board-region-145'],
  ['150', 'board-region-150'],
  ['151', 'board-region-151'],
  ['154', 'board-region-154'],
  ['039', 'board-region-039'],
  ['155', 'board-region-155'],
  ['009', 'board-region-009'],
  ['053', 'board-region-053'],
  ['054', 'board-region-054'],
  ['057', 'board-region-057'],
  ['061', 'board-region-061'],
]);

/** A region by its M49 code; Antarctica, which M49 puts into none, by its name as a land. */
export function regionName(i18n: I18n, code: string): string {
  const key = regionNames.get(code);
  if (key !== undefined) return i18n.text(key);
  return code === '010' ? i18n.country('AQ') : code;
}
