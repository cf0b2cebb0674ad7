/**
 * Contact details of persons in typed text, so that a form can warn before they become public for good (DESIGN 5).
 * What is found is a hint for a person to look at, not a verdict: years, inventory numbers, coordinates, identifiers and
 * book numbers are kept out as well as rules can, and the form lets people say "this is fine".
 */

export type PersonalKind = 'email' | 'phone' | 'address';

/** A stretch of the text, in UTF-16 units. */
export interface PersonalFinding {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Everything in `text` that looks like contact details, in order, without overlaps. */
export function findPersonal(text: string): readonly PersonalFinding[] {
  // Addresses of pages are full of digits and mean nobody; masked with as many units, so that offsets stay.
  const plain = text.replace(/https?:\/\/[^\s<>|"]+/gi, url => '\ufffc'.repeat(url.length));
  const findings: PersonalFinding[] = [];
  const add = (kind: PersonalKind, start: number, found: string) => {
    const end = start + found.length;
    if (findings.every(other => end <= other.start || other.end <= start)) {
      findings.push({ kind, start, end, text: text.slice(start, end) });
    }
  };
  for (const { index, 0: found } of plain.matchAll(email)) add('email', index, found);
  for (const { start, found } of phones(plain)) add('phone', start, found);
  for (const pattern of addresses) {
    for (const match of plain.matchAll(pattern)) {
      const [whole, before = ''] = match;
      add('address', match.index + before.length, whole.slice(before.length));
    }
  }
  return findings.sort((a, b) => a.start - b.start);
}

/** A text without what {@link findPersonal} finds in it. */
export function withoutPersonal(text: string): string {
  let left = text;
  for (const { start, end } of [...findPersonal(text)].reverse())
    left = left.slice(0, start) + left.slice(end);
  return left;
}

/** Also written `name (at) example (dot) org`. Lengths are those of RFC 5321, and keep the search linear. */
const email =
  /[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}(?:\s?[@＠]\s?|\s?[([_{]{1,2}at[)\]_}]{1,2}\s?)[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:(?:\.|\s?[([_{]{1,2}dot[)\]_}]{1,2}\s?)[\p{L}\p{N}-]{2,63}){1,5}/giu;

/** Digits with what people put between them. 7 digits make the shortest number with an area code; E.164 allows 15. */
const digitRun = /[+＋]?\(?\p{Nd}(?:[\s().\u00a0\u2010-\u2015/-]{0,3}\p{Nd}){5,17}/gu;

const phoneCue =
  /(?:\b(?:tel|telephone|phone|ph|mobile|mob|cell|fax|whatsapp|signal|call|telefono|teléfono|téléphone|telefon|telefone|mobil|portable|simu)|тел|телефон|هاتف|موبايل|טלפון|電話|电话|전화|फ़ोन|फोन|โทร|☎|📞|📱)[\s.:：#no°º()]{0,6}$/iu;

const numberCue =
  /(?:\b(?:isbn|issn|isil|viaf|inv|inventory|inventar|inventaire|accession|acc|catalogue|catalog|cat|kat|no|nr|num|number|n[°º]|id|object|file|signatur|shelfmark|doi|ean|gtin|ror|gnd)|№|#)[\s.:-]{0,3}$/iu;

function* phones(text: string): Generator<{ readonly start: number; readonly found: string }> {
  for (const { index, 0: run } of text.matchAll(digitRun)) {
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + run.length, index + run.length + 2);
    // Part of a longer word, path, decimal or identifier.
    if (/[\p{L}\p{Nd}_/=.,#°′″-]$/u.test(before) && !phoneCue.test(before)) continue;
    if (/^(?:[\p{L}\p{Nd}_°′″]|[.,/-]\p{Nd})/u.test(after)) continue;
    if (isPhone(run, before)) yield { start: index, found: run };
  }
}

function isPhone(run: string, before: string): boolean {
  const digits = Array.from(run.matchAll(/\p{Nd}/gu), ({ 0: digit }) => digitValue(digit)).join('');
  if (digits.length < 7 || digits.length > 15) return phoneCue.test(before) && digits.length === 6;
  if (phoneCue.test(before)) return true;
  if (numberCue.test(before)) return false;
  if (/^[+＋]/.test(run)) return /^[1-9]/.test(digits) && digits.length >= 8;
  if (/^0{2,}$/.test(digits) || isDatesOrDecimals(run) || isBookNumber(run, digits)) return false;
  if (digits.startsWith('00')) return digits.length >= 10 && digits[2] !== '0';
  // A trunk prefix, as in most of the world: 020 7946 0958, (0414) 232-707.
  if (digits.startsWith('0')) return digits.length >= 9 && digits.length <= 12;
  // North America: (555) 123-4567, 555-123-4567, 1-555-123-4567.
  return /^(?:1[\s.-]?)?(?:\([2-9]\d\d\)\s?\d{3}[\s.-]?\d{4}|[2-9]\d\d([-.])\d{3}\1\d{4})$/.test(run);
}

/** The value of a decimal digit of any script: their blocks of ten begin at a code point ending in 0 or 6. */
function digitValue(digit: string): number {
  let value = 0;
  const codePoint = digit.codePointAt(0) ?? 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(codePoint - value - 1))) value++;
  return codePoint < 0x80 ? codePoint - 0x30 : value;
}

function isDatesOrDecimals(run: string): boolean {
  const parts = run.split(/\s*[\u2010-\u2015]\s*|\s+-\s+|\s+/u);
  return parts.every(part =>
    /^(?:\d+\.\d+|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}(?:[-/]\d{2,4})?)$/.test(
      part,
    ),
  );
}

/** ISBN-10 in its four groups: starts with 0 for English books, which looks like a trunk prefix. */
function isBookNumber(run: string, digits: string): boolean {
  if (digits.length !== 10 || !/^\d+-\d+-\d+-\d$/.test(run)) return false;
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return sum % 11 === 0;
}

const houseNumber = String.raw`\d{1,4}\s?[A-Za-z]?(?:\s?[-/–]\s?\d{1,4}[A-Za-z]?)?`;
const start = String.raw`(^|[\s,;:(])`;
const name = String.raw`\p{L}[\p{L}'’.-]{0,30}`;
/** "12 Kira Road", but not "34 in the main street". */
const properName = String.raw`\p{Lu}[\p{L}'’.-]{0,30}`;
const end = String.raw`(?![\p{L}\p{Nd}])`;

/** Simple forms of street addresses; the first group is what stands before. */
const addresses: readonly RegExp[] = [
  // 12 Kira Road, Plot 5-7 Kira Rd
  new RegExp(
    String.raw`${start}(?:[Pp]lot\s)?${houseNumber},?\s(?:${properName}\s){1,4}(?:[Ss]treet|St|[Rr]oad|Rd|[Aa]venue|Ave|[Ll]ane|Ln|[Bb]oulevard|Blvd|[Dd]rive|Dr|[Ss]quare|Sq|[Cc]rescent|[Tt]errace|[Cc]lose)${end}`,
    'gu',
  ),
  // Storgatan 12, Hauptstraße 5a, Kerkstraat 9
  new RegExp(
    String.raw`${start}\p{Lu}[\p{L}-]{0,30}(?:gatan|vägen|gata|gate|veien|vej|gade|straße|strasse|weg|platz|allee|straat|laan|gracht|katu|tie|utca|út)\s${houseNumber}${end}`,
    'gu',
  ),
  // 12 rue de Rivoli, 5 avenue Foch
  new RegExp(
    String.raw`${start}${houseNumber},?\s(?:rue|avenue|boulevard|place|chemin|quai|impasse)\s(?:${name}\s?){1,5}`,
    'giu',
  ),
  // Calle Mayor 5, Rua Augusta, 12, Via Roma 3, ul. Długa 7, ул. Ленина, 5
  new RegExp(
    String.raw`${start}(?:calle|carrer|avenida|rua|via|viale|piazza|ul\.?|ulica|ул\.?|улица|вул\.?)\s(?:${name}\s?){1,4},?\s?(?:n[º°o]\.?\s?)?${houseNumber}${end}`,
    'giu',
  ),
  // P.O. Box 1234
  /(^|[\s,;:(])(?:p\.?\s?o\.?\s?box|postbox|postfach|boîte postale|apartado(?: de correos)?|box postal)\s?\d{1,6}/giu,
];
