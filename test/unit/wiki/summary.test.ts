import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSummary, summaryLimit } from '../../../lib/wiki/summary.ts';
import { anyText } from '../any-text.ts';

const points = (text: string) => [...text].length;
/** Half of a character that takes two units. */
const halves = /\p{Surrogate}/u;
const link = '([[:toolforge:editgroups/b/CB/89ead4fe|details]])';

describe('an edit summary', () => {
  it('that fits stays, on one line and without blanks around', () => {
    expect(clipSummary('  Flag\na partner ')).toBe('Flag a partner');
    expect(clipSummary('𝓐'.repeat(500))).toBe('𝓐'.repeat(500));
  });

  it('loses a link whole rather than half of it', () => {
    const summary = `${'x'.repeat(490)} [[Content Partnerships Hub/Helpdesk]] and more`;
    expect(clipSummary(summary)).toBe(`${'x'.repeat(490)}…`);
  });

  it('keeps the link at its end, which is how a batch is found again', () => {
    const clipped = clipSummary(`${'long '.repeat(200)} ${link}`, 100);
    expect(clipped.endsWith(`… ${link}`)).toBe(true);
    expect(points(clipped)).toBeLessThanOrEqual(100);
  });

  it('is never too long, never cut within a character or a link, and clipping it again changes nothing', () => {
    const piece = fc.oneof(
      anyText({ maxLength: 40 }),
      fc.constantFrom('[[Page|text]]', link, '[https://example.org a b]', '𝓐', ' ', '[[', ']]'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 80 }),
        fc.integer({ min: 60, max: summaryLimit }),
        (pieces, limit) => {
          const full = pieces.join('');
          const clipped = clipSummary(full, limit);
          expect(points(clipped)).toBeLessThanOrEqual(limit);
          if (!halves.test(full)) expect(halves.test(clipped)).toBe(false);
          expect(clipSummary(clipped, limit)).toBe(clipped);
          const normal = full.replace(/\s+/gu, ' ').trim().normalize();
          const links = (text: string) => text.match(/\[\[[^[\]]*\]\]/gu) ?? [];
          const opened = (text: string) => text.split('[[').length - text.split(']]').length;
          // Every whole link of the result was a whole link before, and no new loose bracket has come up.
          for (const one of links(clipped)) expect(links(normal)).toContain(one);
          if (opened(normal) === 0 && links(normal).length === normal.split('[[').length - 1) {
            expect(opened(clipped)).toBe(0);
          }
        },
      ),
    );
  });
});
