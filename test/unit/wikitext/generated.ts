import * as fc from 'fast-check';
import { hostileText } from './corpus.ts';

/** The same hostile pages each time, as long as several texts of the generator; without what an API answer cannot carry. */
export function generatedPages(count: number): readonly string[] {
  const page = fc.array(hostileText, { minLength: 2, maxLength: 6 }).map(parts => parts.join('\n'));
  return fc.sample(page, { numRuns: count, seed: 20261121 }).map(text =>
    text
      .normalize('NFC')
      .replace(/[^\t\n\r -\u{10FFFF}]/gu, '')
      .replace(/[\uD800-\uDFFF\uFFFE\uFFFF]/gu, ''),
  );
}
