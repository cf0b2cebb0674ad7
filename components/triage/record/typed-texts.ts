import { type ReadonlySignal, signal } from '@preact/signals';
import type { Drafts } from '../../../lib/store/drafts.ts';
import { type Keeping, openUnsent } from '../../request/open/unsent.ts';

/** What was typed into the fields of one action, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** Everything typed beside the board and not saved on the wiki yet, kept in this browser. */
export interface TypedTexts {
  /** Whether everything typed so far outlives the panel. */
  readonly keeping: ReadonlySignal<Keeping>;
  /** What was typed at a place; nothing where nothing was. */
  at(place: string): Typed;
  type(place: string, field: string, text: string): void;
  /** It is on the wiki, or given up. */
  forget(place: string): void;
}

const nothing: Typed = {};

/** Texts by the place they were typed at (a record and an action), read from the browser once. */
export function openTypedTexts(drafts: Drafts): TypedTexts {
  const unsent = openUnsent(drafts, 'board');
  const all = signal<ReadonlyMap<string, Typed>>(new Map());
  // What is typed by now is newer than what was left there.
  void unsent.read().then(left => {
    const now = new Map(all.peek());
    for (const [key, text] of left) {
      const at = key.lastIndexOf('\n');
      const [place, field] = [key.slice(0, at), key.slice(at + 1)];
      now.set(place, { [field]: text, ...now.get(place) });
    }
    if (left.size > 0) all.value = now;
  });
  return {
    keeping: unsent.state,
    at: place => all.value.get(place) ?? nothing,
    type(place, field, text) {
      all.value = new Map(all.peek()).set(place, { ...all.peek().get(place), [field]: text });
      unsent.keep(`${place}\n${field}`, text);
    },
    forget(place) {
      const next = new Map(all.peek());
      for (const field of Object.keys(next.get(place) ?? nothing)) unsent.keep(`${place}\n${field}`, '');
      next.delete(place);
      all.value = next;
    },
  };
}
