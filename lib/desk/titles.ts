import type { Config } from './config.ts';

/** Bytes in a title, in UTF-8; `Manual:Page title` on mediawiki.org. Namespaces are not counted, and Meta's main one has none. */
const titleBytes = 255;

/**
 * MediaWiki removes direction marks from titles and takes any kind of space for one; joiners and the soft hyphen stay
 * there, but nobody can see them, and two records that look the same are what a title has to prevent.
 */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Characters no title may have, and those that would make a sub-page or a path of the name. */
const illegal = /[#<>[\]{}|_/\\\p{Cc}\p{Cs}\p{Cn}\ufffd]/gu;

/** Typographic and plain forms that people use for one another. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc\u02b9\u00b4`]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
];

/**
 * A partner's name as the last part of a title: the same for every way of writing it that differs only in case, spaces,
 * quotes and dashes, so that `uganda museum` and `Uganda Museum` are one page. Lower case with a capital first letter;
 * at most `room` bytes, longer names end in a hash of the whole. Empty when nothing of the name can stand in a title.
 */
export function slug(name: string, room = titleBytes): string {
  const folded = holdable(withoutLookalikes(fold(possible(name))));
  if (folded === '') return '';
  const capital = capitalized(/^q\d+$/.test(folded) ? `name ${folded}` : folded);
  return bytes(capital) <= room ? capital : shortened(capital, room);
}

/**
 * A name as the last part of a title, written as people typed it but without what no title can hold, and with a capital
 * first letter where the wiki would give it one. At most `room` bytes; empty when nothing of it can stand in a title.
 */
export function titleName(name: string, room = titleBytes): string {
  const plain = holdable(possible(name));
  const capital = plain === '' ? '' : plain.slice(0, 1).toUpperCase() + plain.slice(1);
  return bytes(capital) <= room ? capital : shortened(capital, room);
}

/** Without invisible characters and those no title may have. */
function possible(name: string): string {
  return name.normalize('NFC').replace(invisible, '').replace(illegal, ' ');
}

function withoutLookalikes(name: string): string {
  let plain = name;
  for (const [variant, form] of lookalikes) plain = plain.replace(variant, form);
  return plain;
}

/** Without what MediaWiki would read as an encoded byte, an entity, a signature or a path, and without blanks around it. */
function holdable(name: string): string {
  return name
    .replace(/%(?=[0-9a-f]{2})/gi, '% ')
    .replace(/&(?=[#a-z0-9\u0080-\uffff]+;)/gi, '& ')
    .replace(/~{3,}/g, '~~')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.:]+|\s+$/g, '');
}

/** Title of the record of a partner: by item when there is one, else by name. Undefined when the name has nothing usable. */
export function opportunityTitle(
  config: Config,
  partner: { readonly item: string | null; readonly partner: string },
): string | undefined {
  const prefix = `${config.pages.opportunities}/`;
  if (partner.item !== null) return `${prefix}${partner.item}`;
  const name = slug(partner.partner, titleBytes - bytes(prefix));
  return name === '' ? undefined : `${prefix}${name}`;
}

/**
 * The title of the page of a request with this name: the name as typed, without what no title can hold. Undefined when
 * nothing of it is left.
 */
export function requestTitle(config: Config, name: string): string | undefined {
  const prefix = `${config.pages.requests}/`;
  const last = titleName(name, titleBytes - bytes(prefix));
  return last === '' ? undefined : `${prefix}${last}`;
}

/** Whether a title is that of a record of an opportunity (not the list page, nor a page below a record). */
export function isOpportunityTitle({ pages }: Config, title: string): boolean {
  return isRightBelow(pages.opportunities, title);
}

/** Whether a title is that of a request (not the list page, nor a page below a request). */
export function isRequestTitle({ pages }: Config, title: string): boolean {
  return isRightBelow(pages.requests, title);
}

function isRightBelow(page: string, title: string): boolean {
  const plain = title.replaceAll('_', ' ');
  const last = plain.slice(page.length + 1);
  return plain.startsWith(`${page}/`) && last !== '' && !last.includes('/');
}

/**
 * Case folded so that folding twice changes nothing. By way of upper case, so that a final sigma and the Kelvin sign fall
 * together with the letters they are; without locale, so that everybody gets the same title.
 */
function fold(text: string): string {
  let folded = text;
  for (let round = 0; round < 4; round++) {
    const next = folded.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

/** MediaWiki capitalises by itself only the first letter of the whole title; ours is for the eye, and must fold back. */
function capitalized(folded: string): string {
  const first = String.fromCodePoint(folded.codePointAt(0) ?? 0);
  const capital = (first.toUpperCase() + folded.slice(first.length)).normalize('NFC');
  return fold(capital) === folded ? capital : folded;
}

function shortened(name: string, room: number): string {
  const end = ` ${hash(name)}`;
  let kept = '';
  let size = bytes(end);
  for (const char of name) {
    size += bytes(char);
    if (size > room) break;
    kept += char;
  }
  return kept.trimEnd() + end;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits: tells texts apart that look alike; no protection against anybody. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
