/**
 * Decimal numbers as Wikibase writes them (`+12.50`): exact at any size, where floating point is not.
 * BigInt is called, never written as a literal, so that the code lowers to ES2016.
 */
interface Decimal {
  readonly digits: bigint;
  /** Number of digits after the point. */
  readonly scale: number;
}

const pattern = /^[+-]?\d+(?:\.\d+)?$/;

/** Longest amount Wikibase stores: 127 characters with sign and point (DecimalValue). */
export const longestAmount = 127;

function read(text: string): Decimal {
  const point = text.indexOf('.');
  if (point < 0) return { digits: BigInt(text.replace('+', '')), scale: 0 };
  const digits = BigInt(text.slice(0, point).replace('+', '') + text.slice(point + 1));
  return { digits, scale: text.length - point - 1 };
}

function write(value: Decimal): string {
  const negative = value.digits < BigInt(0);
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const rest = value.scale === 0 ? '' : `.${digits.slice(digits.length - value.scale)}`;
  return `${negative ? '-' : '+'}${whole}${rest}`;
}

function rescale(value: Decimal, scale: number): bigint {
  return value.digits * BigInt(10) ** BigInt(scale - value.scale);
}

/** Is this a decimal number without exponent or grouping? */
export function isDecimal(text: string): boolean {
  return pattern.test(text);
}

/**
 * The same number as Wikibase writes it: with a sign, no leading zeros, minus zero as plus zero; digits after the
 * point stay, for they tell how exact the number is. Takes what {@link isDecimal} accepts.
 */
export function canonicalDecimal(text: string): string {
  if (text.length < 16 && text.indexOf('.') < 0) {
    const number = Number(text);
    return number < 0 ? String(number) : `+${number === 0 ? 0 : number}`;
  }
  return write(read(text));
}

/** a + b, with as many digits after the point as the longer of the two. */
export function addDecimals(a: string, b: string): string {
  const x = read(a);
  const y = read(b);
  const scale = Math.max(x.scale, y.scale);
  return write({ digits: rescale(x, scale) + rescale(y, scale), scale });
}

/** a - b. */
export function subtractDecimals(a: string, b: string): string {
  const x = read(a);
  const y = read(b);
  const scale = Math.max(x.scale, y.scale);
  return write({ digits: rescale(x, scale) - rescale(y, scale), scale });
}

/** Negative, zero or positive as a is less than, equal to or more than b: `+1.50` equals `1.5`. */
export function compareDecimals(a: string, b: string): number {
  if (a === b) return 0;
  const x = read(a);
  const y = read(b);
  const scale = Math.max(x.scale, y.scale);
  const difference = rescale(x, scale) - rescale(y, scale);
  return difference < BigInt(0) ? -1 : difference > BigInt(0) ? 1 : 0;
}
