import { type ReadonlySignal, signal } from '@preact/signals';
import * as z from 'zod/mini';
import type { KeptValue } from '../../lib/host.ts';
import { textLike } from '../../lib/shapes.ts';

/** What a person chose for the panel in this browser. */
export interface Settings {
  /** A language code, or null to follow the browser. */
  readonly language: string | null;
  readonly theme: 'auto' | 'light' | 'dark';
  /** Hints put away for good, by name. */
  readonly hintsPutAway: readonly string[];
}

export type Theme = Settings['theme'];

const defaults: Settings = { language: null, theme: 'auto', hintsPutAway: [] };

/** Each part falls back by itself: one value that an older or newer panel wrote does not cost the others. */
const settingsSchema = z.object({
  language: z.catch(z.nullable(textLike(/^[a-z][a-z0-9-]{1,30}$/i)), defaults.language),
  theme: z.catch(z.enum(['auto', 'light', 'dark']), defaults.theme),
  hintsPutAway: z.catch(z.array(z.string()), [...defaults.hintsPutAway]),
});

function toSettings(value: unknown): Settings {
  const read = settingsSchema.safeParse(value);
  return read.success ? read.data : defaults;
}

/** The settings of this browser, shared by all its panels. */
export interface SettingsModel {
  readonly current: ReadonlySignal<Settings>;
  /** Resolves once the stored settings have been read (or could not be: then the defaults stay). */
  readonly ready: Promise<void>;
  change(part: Partial<Settings>): void;
  dispose(): void;
}

/** Reads the settings and follows what other panels change. A browser that refuses to keep them still shows them. */
export function openSettings(kept: KeptValue): SettingsModel {
  const current = signal(defaults);
  const read = async () => {
    try {
      current.value = toSettings(await kept.read());
    } catch {
      // Site data is blocked: the defaults serve, and what is chosen lasts as long as the panel is open.
    }
  };
  const stop = kept.watch(value => {
    current.value = toSettings(value);
  });
  return {
    current,
    ready: read(),
    change(part) {
      current.value = { ...current.value, ...part };
      kept.write(current.value).catch(() => undefined);
    },
    dispose: stop,
  };
}
