import fc from 'fast-check';

/** Any character there is, but no half of one. */
const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map(point => String.fromCodePoint(point));

/**
 * Any text, of characters from all of Unicode. `fc.string({ unit: 'binary' })` (and `fc.webUrl`, which uses it) makes such
 * texts as well, but first a table of all million characters: a second's work, which each worker then carries along.
 */
export function anyText({ maxLength = 10 }: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(anyCharacter, { maxLength }).map(characters => characters.join('')) },
    // Brings the names that every object has (`__proto__`, `toString`).
    { weight: 1, arbitrary: fc.string({ maxLength }) },
  );
}

const word = fc.string({ unit: fc.constantFrom(...'abcxyzABCXYZ0189-._~'), maxLength: 8 });
const escaped = anyText({ maxLength: 4 }).map(encodeURIComponent);
const piece = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: escaped });

/** Addresses of web pages, with a path and perhaps a query. */
export const webAddress: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('https', 'http'),
    fc.domain(),
    fc.array(piece, { maxLength: 4 }).map(parts => parts.map(part => `/${part}`).join('')),
    fc.option(
      fc
        .array(fc.tuple(piece, piece), { maxLength: 3 })
        .map(pairs => pairs.map(pair => pair.join('=')).join('&')),
      { nil: undefined },
    ),
  )
  .map(
    ([scheme, host, path, query]) => `${scheme}://${host}${path}${query === undefined ? '' : `?${query}`}`,
  );
