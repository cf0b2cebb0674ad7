/** What a key does on the board. */
export type BoardCommand =
  | 'next'
  | 'previous'
  | 'open'
  | 'close'
  | 'select'
  | 'claim'
  | 'assign'
  | 'search'
  | 'keys';

const commands: ReadonlyMap<string, BoardCommand> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['o', 'open'],
  ['Enter', 'open'],
  ['Escape', 'close'],
  ['x', 'select'],
  ['c', 'claim'],
  ['a', 'assign'],
  ['/', 'search'],
  ['?', 'keys'],
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
 */
export function commandOf(press: KeyPress): BoardCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined;
  const within = (what: string) => press.target instanceof Element && press.target.closest(what) !== null;
  if (within('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')) return undefined;
  if (press.key === 'Enter' && within('button, a, summary, input')) return undefined;
  return commands.get(press.key);
}
