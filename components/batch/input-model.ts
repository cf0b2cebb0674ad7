import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Delimiter, type Detected, detectInput } from '../../lib/batch/input/detect.ts';
import type { Clock } from '../../lib/clock.ts';
import {
  beginning,
  type CommandsAs,
  type InputSource,
  type ReadCommands,
  readCommands,
} from './read-input.ts';

/** What the input can be taken for; the person may know better than the panel. */
export type InputKind = 'v1' | 'csv' | 'table' | 'ids' | 'pages';

export type InputState =
  | { readonly state: 'empty' }
  | { readonly state: 'reading'; readonly share: number }
  | {
      readonly state: 'read';
      readonly detected: Detected;
      readonly kind: InputKind;
      readonly delimiter: Delimiter;
      /** Commands only. */
      readonly read: ReadCommands | null;
    }
  /** A file the browser could not read (moved, or on a drive that is gone). */
  | { readonly state: 'unreadable'; readonly name: string };

/** The big field: what is in it, and what the panel takes it for. */
export interface InputModel {
  readonly text: Signal<string>;
  /** A file, or a pasted text too long for a text field; null while the field itself is the input. */
  readonly file: ReadonlySignal<(InputSource & { kind: 'file' }) | null>;
  readonly now: ReadonlySignal<InputState>;
  /** For a list of ids: what to do to each, written as in QuickStatements (`P31 | Q33506`). */
  readonly each: Signal<string>;
  takeFile(file: Blob & { readonly name?: string }): void;
  takeText(text: string, name: string): void;
  /** The person corrects what it was taken for. */
  takeAs(kind: InputKind): void;
  source(): InputSource;
  clear(): void;
  dispose(): void;
}

/** Longer texts are kept beside the text field: it would take seconds to draw them. */
export const longestTyped = 200_000;

const kinds: Readonly<Record<Exclude<Detected['kind'], 'empty' | 'list'>, InputKind>> = {
  'launch-link': 'v1',
  v1: 'v1',
  'quickstatements-csv': 'csv',
  table: 'table',
};

/** What some input is by its beginning. */
export function kindOf(detected: Detected): InputKind {
  if (detected.kind === 'list') return detected.of === 'ids' ? 'ids' : 'pages';
  return detected.kind === 'empty' ? 'pages' : kinds[detected.kind];
}

/** Reads anew whenever the input or the choice changes; only the newest reading counts. */
export function openInput(clock: Clock): InputModel {
  const text = signal('');
  const file = signal<(InputSource & { kind: 'file' }) | null>(null);
  const chosen = signal<InputKind | null>(null);
  const each = signal('');
  const now = signal<InputState>({ state: 'empty' });
  let reading: AbortController | undefined;

  const source = (): InputSource => file.peek() ?? { kind: 'text', text: text.peek() };

  async function read(input: InputSource, wanted: InputKind | null, what: string): Promise<void> {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    const put = (state: InputState) => {
      if (!mine.signal.aborted) now.value = state;
    };
    try {
      if (input.kind === 'text') await clock.sleep(input.text.length > 2_000 ? 250 : 0, mine.signal);
      const detected = detectInput(input.kind === 'text' ? input.text : await beginning(input));
      if (detected.kind === 'empty') {
        put({ state: 'empty' });
        return;
      }
      const kind = wanted ?? kindOf(detected);
      const delimiter = 'delimiter' in detected ? detected.delimiter : ',';
      const done = (commands: ReadCommands | null) =>
        put({ state: 'read', detected, kind, delimiter, read: commands });
      if (kind === 'table' || kind === 'pages') {
        done(null);
        return;
      }
      const commandsAs = (): CommandsAs => {
        if (kind === 'csv') return { kind, delimiter };
        if (kind === 'ids') return { kind, each: what };
        return { kind: detected.kind === 'launch-link' ? 'launch-link' : 'v1' };
      };
      const onProgress = (share: number) => {
        if (input.kind === 'file') put({ state: 'reading', share });
      };
      const pause = () => clock.sleep(0, mine.signal);
      done(await readCommands(input, commandsAs(), { onProgress, pause, signal: mine.signal }));
    } catch (error) {
      if (mine.signal.aborted) return;
      if (input.kind !== 'file') throw error;
      put({ state: 'unreadable', name: input.name });
    }
  }

  const stop = effect(() => {
    const held = file.value;
    const input: InputSource = held ?? { kind: 'text', text: text.value };
    void read(input, chosen.value, each.value);
  });

  return {
    text,
    file,
    now,
    each,
    takeFile(given) {
      chosen.value = null;
      const { name = '', size } = given;
      file.value = { kind: 'file', name, size, open: () => given.stream() };
    },
    takeText(long, name) {
      chosen.value = null;
      const held = new Blob([long]);
      file.value = { kind: 'file', name, size: held.size, open: () => held.stream() };
    },
    takeAs(kind) {
      chosen.value = kind;
    },
    source,
    clear() {
      chosen.value = null;
      file.value = null;
      text.value = '';
      each.value = '';
    },
    dispose() {
      reading?.abort();
      stop();
    },
  };
}
