/** What a key does on the board. */
export type BoardCommand =
  | 'next'
  | 'previous'
  | 'next-column'
  | 'previous-column'
  | 'open'
  | 'close'
  | 'select'
  | 'claim'
  | 'assign'
  | 'search'
  | 'keys';

const letters: ReadonlyMap<string, BoardCommand> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['o', 'open'],
  ['x', 'select'],
  ['c', 'claim'],
  ['a', 'assign'],
  ['/', 'search'],
  ['?', 'keys'],
]);

/** Keys that keyboards have for it: they work however the single letters are set. */
const named: ReadonlyMap<string, BoardCommand> = new Map([
  ['Enter', 'open'],
  ['Escape', 'close'],
]);

/** What arrows do within the rows; the sides are those of a language that runs from left to right. */
const arrows: ReadonlyMap<string, BoardCommand> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['ArrowRight', 'next-column'],
  ['ArrowLeft', 'previous-column'],
]);
const mirrored: ReadonlyMap<string, BoardCommand> = new Map([
  ['ArrowLeft', 'next-column'],
  ['ArrowRight', 'previous-column'],
]);

/** What of a key press counts. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly target: EventTarget | null;
}

/**
 * The command of a key; undefined while somebody types, with a modifier, and for a key that a control in focus uses itself.
 * `single`: whether letters count (WCAG 2.1.4: they can be turned off).
 */
export function commandOf(press: KeyPress, single = true): BoardCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  const within = (what: string) => press.target instanceof Element && press.target.closest(what) !== null;
  if (within('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')) return undefined;
  if (press.key === 'Enter' && within('button, a, summary, input')) return undefined;
  if (within('.hp-longlist') && arrows.has(press.key)) {
    const turned = within('[dir="rtl"] *') ? mirrored.get(press.key) : undefined;
    return turned ?? arrows.get(press.key);
  }
  return named.get(press.key) ?? (single ? letters.get(press.key) : undefined);
}
