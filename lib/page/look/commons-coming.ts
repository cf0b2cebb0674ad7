import { part } from '../../part.ts';
import type { CommonsReader } from '../commons/commons-reader.ts';

/**
 * What reads pages of Commons, on its way while the wiki is asked. Waited for after the answer: without a network it is the
 * wiki's failure that tells more.
 */
export function readerOfCommons(): { come(): Promise<CommonsReader> } {
  const coming = part(import('../commons/commons-reader.ts'));
  coming.catch(() => undefined);
  return { come: () => coming };
}
