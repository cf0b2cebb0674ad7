import { describe, expect, it } from 'vitest';
import { lineRanges } from '../../../components/batch/line-ranges.ts';

describe('numbers of lines', () => {
  it.each([
    [[7], '7'],
    [[2, 3, 4, 9, 11, 12], '2–4, 9, 11–12'],
    [[1, 3, 5, 7, 9, 11, 13, 15], '1, 3, 5, 7, 9, 11, …'],
  ])('%j are %s', (lines, words) => {
    expect(lineRanges(lines)).toBe(words);
  });
});
