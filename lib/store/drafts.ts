import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { DraftRow, Store } from './database.ts';

/** What a draft is of. Each kind has its own form and its own schema, held by whoever owns the form. */
export type DraftKind = 'flag' | 'request' | 'unsent' | 'batch';

/**
 * A draft as found in the browser. Drafts belong to the browser, not to an account: text typed while signed in as
 * one person is still there after signing out or in as another.
 */
export interface Draft<T> {
  readonly kind: DraftKind;
  /** What it is about, unique within the kind: e.g. the place the form was opened on, `wikidata:Q190804`. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
  readonly content: T;
}

/** A draft that cannot be shown in its form any more; `content` is what was stored, to be copied out by hand. */
export interface BrokenDraft {
  readonly kind: string;
  readonly key: string;
  readonly created: number;
  readonly changed: number;
  readonly content: unknown;
  readonly broken: true;
}

/** Drafts of every kind, several at a time. */
export interface Drafts {
  /** Stores what is typed now. Saves of one draft arrive in the order they were made. */
  save(kind: DraftKind, key: string, content: unknown): Promise<void>;
  /** The draft, undefined when there is none, or broken when `schema` does not recognise it. */
  read<T>(
    kind: DraftKind,
    key: string,
    schema: z.ZodMiniType<T>,
  ): Promise<Draft<T> | BrokenDraft | undefined>;
  /** All drafts of a kind, last changed first; broken ones are among them and break nothing. */
  list<T>(kind: DraftKind, schema: z.ZodMiniType<T>): Promise<readonly (Draft<T> | BrokenDraft)[]>;
  /** How many drafts there are of every kind, broken ones included. */
  count(): Promise<number>;
  remove(kind: DraftKind, key: string): Promise<void>;
}

const rowSchema = z.object({
  kind: z.string(),
  key: z.string(),
  created: z.number(),
  changed: z.number(),
});

const idOf = (kind: string, key: string) => `${kind}\n${key}`;

/** Drafts kept in `store`; every method throws {@link StoreError} when the browser's database fails. */
export function openDrafts(store: Store, clock: Clock): Drafts {
  return {
    save: (kind, key, content) =>
      store.use(async db => {
        const transaction = db.transaction('drafts', 'readwrite');
        const id = idOf(kind, key);
        const found = await transaction.store.get(id);
        const now = clock.now();
        const created = typeof found?.created === 'number' ? found.created : now;
        await Promise.all([
          transaction.store.put({ id, kind, key, created, changed: now, content }),
          transaction.done,
        ]);
      }),
    read: (kind, key, schema) =>
      store.use(async db => {
        const row = await db.get('drafts', idOf(kind, key));
        return row === undefined ? undefined : check(row, schema);
      }),
    list: (kind, schema) =>
      store.use(async db => {
        const rows = (await db.getAll('drafts')).filter(row => row.id.startsWith(idOf(kind, '')));
        return rows.map(row => check(row, schema)).sort((a, b) => b.changed - a.changed);
      }),
    count: () => store.use(db => db.count('drafts')),
    remove: (kind, key) => store.use(db => db.delete('drafts', idOf(kind, key))),
  };
}

function check<T>(row: DraftRow, schema: z.ZodMiniType<T>): Draft<T> | BrokenDraft {
  const frame = rowSchema.safeParse(row);
  const [kind = '', key = ''] = row.id.split(/\n([\s\S]*)/);
  const { created, changed } = frame.success ? frame.data : { created: 0, changed: 0 };
  const content = schema.safeParse(row.content);
  if (!frame.success || !content.success) {
    return { kind, key, created, changed, content: row.content, broken: true };
  }
  return { kind: kind as DraftKind, key, created, changed, content: content.data };
}

/** Whether a draft could not be read into its form. */
export function isBroken<T>(draft: Draft<T> | BrokenDraft): draft is BrokenDraft {
  return 'broken' in draft;
}
