/** Code points MediaWiki keeps of an edit summary (CommentStore::COMMENT_CHARACTER_LIMIT); the rest it cuts off. */
export const summaryLimit = 500;

/**
 * The same for entities: Wikibase puts its own words before ours ("Changed claims: …"), which have to fit as well.
 * 400 is what tools on Wikidata leave to themselves.
 */
export const entitySummaryLimit = 400;

/** A link at the end, with its brackets: how a batch is found again (EditGroups), so it is kept to the last. */
const endLink = /\s*\(?\[\[[^[\]]*\]\]\)?$/u;

/** `[[…]]`, or `[https://… …]`: shown as a link only when whole. */
const link = /\[\[[^[\]]*\]\]|\[[^[\]\s]+[^[\]]*\]/gu;

/**
 * A summary on one line and within `limit` code points, ending in `…` where something was left out. Never cuts a
 * character made of two units, nor a link: a link that does not fit is left out whole. A link at the very end is kept
 * and the text before it shortened instead.
 */
export function clipSummary(summary: string, limit: number = summaryLimit): string {
  const text = summary.replace(/\s+/gu, ' ').trim().normalize();
  if (countCodePoints(text) <= limit) return text;
  const tail = endLink.exec(text)?.[0] ?? '';
  const room = limit - countCodePoints(tail) - 1;
  if (tail !== '' && room > 0) return `${cut(text.slice(0, -tail.length), room)}…${tail}`;
  return `${cut(text, limit - 1)}…`;
}

/** The first `length` code points, or fewer if they would end within a link. */
function cut(text: string, length: number): string {
  const end = [...text].slice(0, length).join('').length;
  for (const { index, 0: whole } of text.matchAll(link)) {
    if (index < end && end < index + whole.length) return text.slice(0, index).trimEnd();
  }
  return text.slice(0, end).trimEnd();
}

function countCodePoints(text: string): number {
  return [...text].length;
}
