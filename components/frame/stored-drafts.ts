import type { Drafts } from '../../lib/store/drafts.ts';
import { storedFlagSchema } from '../flag/draft-store.ts';
import { storedAskSchema } from '../request/draft-store.ts';
import type { DraftRow } from './draft-list.ts';

/** Every draft that has a form, last changed first. @throws {StoreError} */
export async function storedDrafts(drafts: Drafts): Promise<readonly DraftRow[]> {
  const [flags, requests] = await Promise.all([
    drafts.list('flag', storedFlagSchema),
    drafts.list('request', storedAskSchema),
  ]);
  const all: DraftRow[] = [
    ...flags.map(row => ({ kind: 'flag', row }) as const),
    ...requests.map(row => ({ kind: 'request', row }) as const),
  ];
  return all.sort((one, other) => other.row.changed - one.row.changed);
}
