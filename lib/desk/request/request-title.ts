import type { RequestDraft } from './request-draft-types.ts';

/** Title of the talk page of a request. Requests are in the main namespace of Meta, whose talk pages are `Talk:`. */
export function talkTitle(title: string): string {
  return `Talk:${title}`;
}

/** The name a request goes by: as typed, else that of the partner, else the beginning of what is asked. */
export function titleOfDraft(draft: RequestDraft): string {
  const typed = oneLine(draft.title);
  if (typed !== '') return typed;
  const partner = oneLine(draft.partner);
  if (partner !== '') return partner;
  const asked = oneLine(draft.answers.description ?? '');
  if (asked.length <= longestMade) return asked;
  return `${asked.slice(0, asked.lastIndexOf(' ', longestMade) + 1 || longestMade).trimEnd()}…`;
}

/** Characters of a name made of the first words of a question. */
const longestMade = 80;

/** Free-sounding variants of a name that is taken, in the order they are tried. `year` is four digits. */
export function otherNames(name: string, year: string, user: string, partner: string): readonly string[] {
  const plain = oneLine(name);
  const withPartner = partner.trim() === '' || plain.includes(partner) ? [] : [`${plain} (${partner})`];
  const numbered = [2, 3, 4, 5, 6].map(number => `${plain} ${number}`);
  return [...new Set([...withPartner, `${plain} (${year})`, `${plain} (${user})`, ...numbered])];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
