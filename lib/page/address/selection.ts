import { pageUrl } from '../../wiki/sites.ts';
import { locate } from './address.ts';
import { titleOfEntity } from './entity-titles.ts';

/** Characters that are taken over: a long paragraph. What is quoted is meant to be read. */
const longest = 5000;

/** A selection as it lies in a page. */
export interface Selection {
  /** Empty when nothing is selected. */
  readonly text: string;
  /** Address of the page, as the browser shows it. */
  readonly address: string;
}

/**
 * Reads the selection. Runs in the page itself, where nothing from outside this function is there. The selection of a
 * text field is not the document's.
 */
export function selectionHere(): Selection {
  const field = document.activeElement;
  const text =
    field instanceof HTMLTextAreaElement
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : (getSelection()?.toString() ?? '');
  return { text, address: location.href };
}

/**
 * A selection as it goes into a form: blanks and more than one empty line joined, at most 5,000 characters and never half
 * of one, with an address that leads back to it. Null when nothing was selected.
 */
export function tidySelection({ text, address }: Selection): Selection | null {
  const lines = text.normalize('NFC').split(/\r\n?|\n/);
  const tidy = lines
    .map(line => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const short = [...tidy].slice(0, longest).join('');
  return short === '' ? null : { text: short, address: lastingAddress(address) };
}

/** The address others can read the page at: without mobile host, language, action and place in the page. */
function lastingAddress(address: string): string {
  const place = locate(address);
  if (place.at === 'elsewhere') return address;
  const { wiki, subject } = place;
  switch (subject.kind) {
    case 'title':
      return pageUrl(wiki, subject.title);
    case 'entity':
      return pageUrl('wikidata', titleOfEntity(subject.id));
    case 'revision':
      return pageUrl(wiki, subject.title ?? '', { oldid: String(subject.revision) });
    default:
      return address.replace(/#.*$/, '');
  }
}
