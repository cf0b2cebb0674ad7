import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingDates } from '../../../lib/desk/board/meeting-dates.ts';
import { type PagePart, partNames, planPart } from '../../../lib/desk/page-part.ts';

const part = (content: string, more: Partial<PagePart> = {}): PagePart => ({
  name: 'figures',
  content,
  place: 'end',
  ...more,
});

function put(page: string | null, wanted: PagePart): string {
  const plan = planPart(page, wanted);
  if (plan.kind !== 'text') throw new Error(plan.kind);
  return plan.text;
}

describe('a part of a page that the panel writes', () => {
  it('is replaced alone, and says when somebody changed it by hand', () => {
    const first = put('Ours.\n', part('one'));
    const page = `${first}Below.`;
    expect(put(page, part('two'))).toBe(`${put('Ours.\n', part('two'))}Below.`);
    expect(planPart(page, part('two'))).toMatchObject({ seen: 'one', byHand: false });
    expect(planPart(page, part('one'))).toEqual({ kind: 'unchanged', seen: 'one' });
    const edited = page.replace('one', 'one and a half');
    expect(planPart(edited, part('two'))).toMatchObject({ seen: 'one and a half', byHand: true });
  });

  it('is never guessed where its comments are broken', () => {
    const page = put(null, part('one'));
    const [begin = '', , end = ''] = page.trim().split('\n');
    for (const broken of [
      page.replace(end, ''),
      page.replace(begin, ''),
      page + page,
      `${end}\n${begin}`,
      `${page}${end}`,
    ]) {
      expect(planPart(broken, part('two')).kind).toBe('broken-marks');
    }
  });

  it('goes above earlier ones and their headings when the newest is first, below the words that begin the page', () => {
    const top = (date: string) => part(`== ${date} ==`, { name: `meeting ${date}`, place: 'top' });
    const first = put('Notes of our meetings.\n\n== By hand ==\n', top('2026-10-01'));
    const page = put(first, top('2026-11-01'));
    expect(page.match(/^.*(?:==|Notes).*$/gm)).toEqual([
      'Notes of our meetings.',
      '== 2026-11-01 ==',
      '== 2026-10-01 ==',
      '== By hand ==',
    ]);
    expect(partNames(page, 'meeting ')).toEqual(['meeting 2026-11-01', 'meeting 2026-10-01']);
    expect(put(put(page, { ...top('2026-10-01'), content: 'x' }), top('2026-10-01'))).toBe(page);
  });

  it('leaves every other character of any page, and reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, one, two) => {
        const page = put(before.trim() === '' ? null : before, part(`a${one}`));
        expect(page.startsWith(before.trimEnd())).toBe(true);
        const next = planPart(page, part(`b${two}`));
        if (next.kind !== 'text') return expect(`a${one}`).toContain('<!--');
        expect(next.byHand).toBe(false);
        expect(put(next.text, part(`a${one}`))).toBe(page);
      }),
    );
  });
});

describe('the days of meetings', () => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  const page = (...names: readonly string[]) =>
    names.reduce((text, name) => put(text, part('x', { name })), '');

  it('are read from the pages of the committee', () => {
    expect(meetingDates(page('agenda 2026-12-03', 'agenda 2026-11-05'), null, now)).toEqual({
      last: '2026-11-05',
      next: '2026-12-03',
    });
    expect(meetingDates(null, page('meeting 2026-11-05'), now)).toEqual({
      last: '2026-11-05',
      next: '2026-12-05',
    });
  });

  it('are proposed a month apart where nothing tells, and never in the past', () => {
    expect(meetingDates(null, null, now)).toEqual({ last: '2026-10-21', next: '2026-11-21' });
    expect(meetingDates(page('agenda 2026-01-31'), null, now)).toEqual({
      last: '2026-01-31',
      next: '2026-11-21',
    });
    const march = Date.parse('2027-02-01T00:00:00Z');
    expect(meetingDates(page('agenda 2027-01-31'), null, march).next).toBe('2027-02-28');
    expect(meetingDates(page('agenda soon', 'agenda 2026-99-99'), null, now).next).toBe('2026-11-21');
  });
});
