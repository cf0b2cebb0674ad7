import type { EntityId } from '../../wiki/entity-types.ts';

/** Where Wikidata takes requests to delete items. */
export const deletionRequests = 'Wikidata:Requests for deletions';

/** Items in one request: more than this makes a list nobody reads. */
const most = 50;

/**
 * What to put on {@link deletionRequests} for items that a batch made by mistake: one template per fifty items, as its page says
 * (https://www.wikidata.org/wiki/Template:Rfd_group). `reason`: the person's words; what would end the template early is taken out.
 */
export function deletionRequest(items: readonly EntityId[], reason: string): string {
  const words = reason.replace(/[{}|]/g, ' ').replace(/\s+/g, ' ').trim();
  const groups: string[] = [];
  for (let at = 0; at < items.length; at += most) {
    const ids = items.slice(at, at + most).join(' | ');
    groups.push(`{{subst:Rfd group | ${ids} | reason = ${words} }}`);
  }
  return groups.join('\n\n');
}
