import { describe, expect, it } from 'vitest';
import { deletionRequest } from '../../../../lib/batch/run/deletion-request.ts';

describe('a request to delete what a batch made', () => {
  it('names the items and the reason, which cannot end the template early', () => {
    expect(deletionRequest(['Q1', 'Q2'], 'made twice')).toBe(
      '{{subst:Rfd group | Q1 | Q2 | reason = made twice }}',
    );
    expect(deletionRequest(['Q1'], 'a}} | nosign=yes {{x\ny')).toBe(
      '{{subst:Rfd group | Q1 | reason = a nosign=yes x y }}',
    );
  });

  it('has fifty items in each template at most, and each item once', () => {
    const items = Array.from({ length: 120 }, (_, at) => `Q${at + 1}`);
    const text = deletionRequest(items, 'a test');
    expect(text.split('\n\n').map(group => group.match(/Q\d+/g)?.length)).toEqual([50, 50, 20]);
    expect(text.match(/Q\d+/g)).toEqual(items);
  });
});
