import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { Store } from './database.ts';

/** How the columns of tables were mapped, remembered per layout: the same kind of table comes back every month. */
export interface Mappings {
  /** What was chosen last for this layout; undefined when nothing was, or `schema` does not recognise it. */
  read<T>(layout: string, schema: z.ZodMiniType<T>): Promise<T | undefined>;
  write(layout: string, content: unknown): Promise<void>;
}

/** As many layouts as anyone works with; the one used longest ago goes first. */
const mostLayouts = 200;

/** Mappings kept in `store`; every method throws {@link StoreError} when the browser's database fails. */
export function openMappings(store: Store, clock: Clock): Mappings {
  return {
    read: (layout, schema) =>
      store.use(async db => {
        const row = await db.get('mappings', layout);
        const parsed = row === undefined ? undefined : schema.safeParse(row.content);
        return parsed?.success === true ? parsed.data : undefined;
      }),
    write: (layout, content) =>
      store.use(async db => {
        const transaction = db.transaction('mappings', 'readwrite');
        await transaction.store.put({ layout, used: clock.now(), content });
        const rows = await transaction.store.getAll();
        const oldest = rows.sort((a, b) => a.used - b.used).slice(0, Math.max(0, rows.length - mostLayouts));
        for (const row of oldest) void transaction.store.delete(row.layout);
        await transaction.done;
      }),
  };
}
