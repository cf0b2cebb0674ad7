import type { Config } from '../config.ts';
import type { ValueWords } from '../record/value-words.ts';
import { type Question, questions } from './request.ts';
import type { DraftField, PrivateContact, PrivateText, RequestForm } from './request-draft-types.ts';
import { titleOfDraft } from './request-title.ts';

/**
 * The e-mail to the Helpdesk: the same content as the request, and the contact details that go nowhere else. Nothing is
 * sent from here: the person's own mail program does it.
 */

/** What a label of the e-mail is for. */
export type EmailLabel = DraftField | 'request' | 'greeting' | `contact.${keyof PrivateContact}`;

/** The words of the e-mail, in the language the Helpdesk reads. */
export interface EmailWords extends ValueWords {
  label(key: EmailLabel): string;
  /** Address of a page by its name in a record (`d:Q42`). */
  address(page: string): string;
}

export interface EmailMessage {
  readonly to: string;
  readonly subject: string;
  /** Lines end in LF. */
  readonly body: string;
}

/** The e-mail of a form. `page` is the address of the request on Meta when there is one already, else null. */
export function composeEmail(
  { draft, contact }: RequestForm,
  config: Config,
  words: EmailWords,
  page: string | null = null,
): EmailMessage {
  type Coded = 'kind' | 'material' | 'licence' | 'country' | 'languages';
  const value = (field: Coded, keys: readonly (string | null)[]) =>
    keys.map(key => (key === null ? '' : words.value(field, key))).join(', ');
  const short: readonly (readonly [EmailLabel, string])[] = [
    ['request', page ?? ''],
    ['need', words.value('need', draft.need)],
    ['partner', draft.partner],
    ['item', draft.item === null ? '' : `https://www.wikidata.org/wiki/${draft.item}`],
    ['kind', value('kind', [draft.kind])],
    ['country', value('country', draft.country)],
    ['material', value('material', draft.material)],
    ['volume', draft.volume],
    ['licence', value('licence', [draft.licence])],
    ['languages', value('languages', draft.languages)],
    ['links', draft.links.join(' ')],
    ['page', draft.page === '' ? '' : words.address(draft.page)],
    ['contact.name', textOf(contact.name)],
    ['contact.email', textOf(contact.email)],
    ['contact.phone', textOf(contact.phone)],
  ];
  const long: readonly (readonly [EmailLabel, string])[] = [
    ...questions.map((question: Question): readonly [EmailLabel, string] => [
      `answers.${question}`,
      draft.answers[question] ?? '',
    ]),
    ['contact.partnerContact', textOf(contact.partnerContact)],
  ];
  const given = (pairs: typeof short) => pairs.filter(([, text]) => text.trim() !== '');
  const body = [
    words.label('greeting'),
    given(short)
      .map(([key, text]) => `${words.label(key)}: ${text.trim()}`)
      .join('\n'),
    ...given(long).map(([key, text]) => `${words.label(key)}\n${text.trim()}`),
  ];
  const subject = whole(titleOfDraft(draft).replace(/\s+/g, ' ').trim());
  return {
    to: config.emails.helpdesk,
    subject,
    body: `${whole(body.join('\n\n')).replace(/\r\n?/g, '\n')}\n`,
  };
}

/** Without halves of characters, which neither a link nor a file can carry. */
function whole(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/**
 * Characters a mail link may have. Windows hands an address on with 2,083 at most (`INTERNET_MAX_URL_LENGTH` in WinINet),
 * and mail programs there cut off or refuse what is longer; other systems allow more, but nobody tells a page which it is.
 */
export const mailtoLimit = 2_000;

/** A link that opens the mail program with the message in it; null when it does not fit. RFC 6068. */
export function mailtoLink({ to, subject, body }: EmailMessage): string | null {
  // RFC 6068, section 5: line breaks in the body are %0D%0A.
  const text = encodeURIComponent(body.replace(/\n/g, '\r\n'));
  const link = `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${text}`;
  return link.length <= mailtoLimit ? link : null;
}

/** A file that mail programs open as a draft. `now` is milliseconds since 1970. RFC 5322, RFC 2047, RFC 2045. */
export function emlFile(
  { to, subject, body }: EmailMessage,
  contact: PrivateContact,
  now: number,
): { readonly name: string; readonly text: string } {
  const name = textOf(contact.name);
  const address = textOf(contact.email).trim();
  const from = isAddress(address) ? [`From: ${mailbox(name, address)}`] : [];
  const lines = [
    ...from,
    `To: <${to}>`,
    `Subject: ${header(subject, 'Subject: '.length)}`,
    `Date: ${mailDate(now)}`,
    // Read by Outlook and Thunderbird: still to be sent.
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(new TextEncoder().encode(body.replace(/\n/g, '\r\n'))).match(/.{1,76}/g) ?? []),
    '',
  ];
  return { name: `${fileName(subject)}.eml`, text: lines.join('\r\n') };
}

/** What of a message is private, as text: only here does it become one. */
function textOf({ onlyByEmail }: PrivateText): string {
  return onlyByEmail;
}

function isAddress(text: string): boolean {
  return /^[\x21-\x7e]{1,64}@[a-z0-9.-]{1,190}$/i.test(text) && !/[<>(),;:\\"[\]]/.test(text);
}

function mailbox(name: string, address: string): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  if (plain === '') return `<${address}>`;
  const shown = header(plain, 'From: '.length, true);
  const last = shown.slice(shown.lastIndexOf('\n') + 1);
  const fits = 'From: '.length + last.length + address.length + 3 <= 78;
  return `${shown}${fits ? ' ' : '\r\n '}<${address}>`;
}

/**
 * A header's text: as it stands when it is plain ASCII, else as encoded words of 75 characters at most (RFC 2047), which are
 * folded onto lines of their own. `phrase`: as a name, where RFC 5322 allows fewer characters bare.
 */
function header(text: string, used: number, phrase = false): string {
  const bare = phrase ? /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+$/ : /^[\x20-\x7e]*$/;
  if (bare.test(text) && !text.includes('=?') && used + text.length <= 78) return text;
  const words: string[] = [];
  let word = '';
  let size = 0;
  for (const char of text) {
    const bytes = new TextEncoder().encode(char).length;
    // 75 characters less `=?utf-8?B?` and `?=`, in base64: 63 of them, for 45 bytes; the first after the header's name.
    if (size + bytes > (words.length === 0 ? 45 - used : 45)) {
      words.push(word);
      word = '';
      size = 0;
    }
    word += char;
    size += bytes;
  }
  words.push(word);
  return words.map(part => `=?utf-8?B?${base64(new TextEncoder().encode(part))}?=`).join('\r\n ');
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322, section 3.3, in UTC. */
function mailDate(now: number): string {
  const date = new Date(now);
  const day = `${days[date.getUTCDay()]}, ${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return `${day} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}

function fileName(subject: string): string {
  const plain = subject
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? 'request' : plain.slice(0, 80).trim();
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
    text += left > 1 ? alphabet.charAt((group >> 6) & 63) : '=';
    text += left > 2 ? alphabet.charAt(group & 63) : '=';
  }
  return text;
}
