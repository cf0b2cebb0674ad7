import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checklistOf } from '../../../../lib/desk/checklist-default.ts';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import type { Check, HelpRequest } from '../../../../lib/desk/request/request.ts';
import { parseRequest, sameRequest } from '../../../../lib/desk/request/request-record.ts';
import { createRequestText } from '../../../../lib/desk/request/request-text.ts';
import {
  changedRequest,
  changeRequestText,
  type RequestChange,
} from '../../../../lib/desk/request/request-text-change.ts';
import { runs } from '../../runs.ts';
import { hostile } from '../record/field-arbitraries.ts';
import { plainRequest } from './plain-request.ts';
import {
  askedArbitrary,
  checkArbitrary,
  decisionArbitrary,
  requestArbitrary,
} from './request-arbitraries.ts';

function changed(text: string, change: RequestChange) {
  const result = changeRequestText(text, change, config);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result;
}

function read(text: string): HelpRequest {
  const result = parseRequest(text, config);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

/** Lines of one text that are not in the other. */
const missing = (from: string, to: string) => {
  const lines = to.split('\n');
  return from.split('\n').filter(line => !lines.includes(line));
};

const boxes: readonly Check[] = checklistOf(config).map(({ id, group, text }) => ({
  id,
  group,
  text,
  state: 'to-do',
  by: '',
  at: '',
  note: '',
}));
const page = createRequestText({ ...plainRequest, checks: boxes }, config);

/** What people do to a page by hand, none of which changes what the record says. */
const handEdits: readonly ((text: string, seed: number) => string)[] = [
  // Parameters in another order.
  (text, seed) => {
    const lines = text.split('\n');
    const from = lines.findIndex(line => line.startsWith('{{')) + 1;
    const to = lines.indexOf('}}');
    const params = lines.slice(from, to);
    const turned = [...params.slice(seed % params.length), ...params.slice(0, seed % params.length)];
    return [...lines.slice(0, from), ...turned, ...lines.slice(to)].join('\n');
  },
  (text, seed) => insertLine(text, seed, '<!-- a remark | with }} in it -->'),
  (text, seed) =>
    insertLine(text, seed, '', '== Something else ==', 'More words, [[links]] and {{templates|a=b}}.'),
  // Translated headings.
  text => text.replace('=== Technical ===', '=== تقني ===').replace('=== Risk ===', '=== Risker ==='),
  text => text.replace('== Checklist ==', '== Checklista =='),
  text => text.replace('|status = ', '|unknown = mine\n|  status=   '),
  text => text.replace(/^(\{\{.*Check\|.*)$/gm, '* $1 (see the talk page)'),
  text => `${text}\n[[Category:By hand]]`,
];

/** Between two lines that belong to no template. */
function insertLine(text: string, seed: number, ...added: readonly string[]): string {
  const lines = text.split('\n');
  const end = lines.indexOf('}}') + 1;
  const at = end + (seed % (lines.length - end));
  return [...lines.slice(0, at), ...added, ...lines.slice(at)].join('\n');
}

const changes: fc.Arbitrary<RequestChange> = fc.oneof(
  fc.record({
    set: fc.record(
      { volume: hostile.map(text => text.replaceAll('\n', ' ')), status: fc.constant('on-hold' as const) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ answer: fc.record({ question: fc.constantFrom('gaps', 'rights'), text: hostile }) }),
  fc.record({ asked: fc.record({ add: askedArbitrary }) }),
  fc.record({ check: fc.record({ add: checkArbitrary.map(check => ({ ...check, id: 'box-99' })) }) }),
  fc.record({ decisions: fc.array(decisionArbitrary, { minLength: 1, maxLength: 2 }) }),
);

const tick: fc.Arbitrary<RequestChange> = fc.record({
  check: fc.record({
    replace: fc.constant(0),
    by: fc.record({ state: fc.constantFrom('done', 'not-applicable'), note: hostile }).map(set => ({
      ...(boxes[0] as Check),
      ...set,
      by: 'Åsa',
    })),
  }),
});

describe('a change of a request', () => {
  test('of any part of any request reads back', () => {
    fc.assert(
      fc.property(requestArbitrary, changes, (request, change) => {
        const result = changed(createRequestText(request, config), change);
        expect(sameRequest(result.request, changedRequest(request, change))).toBe(true);
      }),
      runs(100),
    );
  });

  test('moves nothing of what people did to the page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...handEdits), fc.nat(200)), { minLength: 1, maxLength: 4 }),
        fc.oneof(changes, tick),
        (edits, change) => {
          const byHand = edits.reduce((text, [edit, seed]) => edit(text, seed), page);
          const before = read(byHand);
          expect(sameRequest(before, read(page))).toBe(true);
          const result = changed(byHand, change);
          expect(sameRequest(result.request, changedRequest(before, change))).toBe(true);
          // What is gone is at most one line of a list, and lines of the template.
          const gone = missing(byHand, result.text).filter(line => !/^\|\s*(status|volume|boxes)/.test(line));
          expect(gone.length).toBeLessThanOrEqual(1);
        },
      ),
      runs(100),
    );
  });

  test('of one box touches its line and the count', () => {
    const by: Check = {
      ...(boxes[4] as Check),
      state: 'done',
      by: 'Åsa',
      at: '2026-11-21T10:00:00Z',
      note: 'a\nb',
    };
    const { text } = changed(page, { check: { replace: 4, by } });
    expect(missing(page, text)).toEqual([
      '|boxes = 0/14',
      expect.stringContaining('|id=licence-clear|state=to-do'),
    ]);
    expect(missing(text, page)).toEqual([
      '|boxes = 1/14',
      expect.stringMatching(
        /\|id=licence-clear\|state=done\|.*\|by=Åsa\|at=2026-11-21T10:00:00Z\|note=a<br>b}}$/,
      ),
    ]);
  });

  test('puts a new box below its group, with the list sign people used', () => {
    const byHand = page
      .replace(/^(\{\{.*Check\|.*)$/gm, '* $1 (x)')
      .replace('=== Risk ===', '=== Risker ===');
    const add: Check = { ...(boxes[0] as Check), id: 'box-15', group: 'risk', text: 'Insurance?' };
    const { text } = changed(byHand, { check: { add } });
    const lines = text.split('\n');
    const at = lines.findIndex(line => line.includes('box-15'));
    expect(lines[at]).toMatch(/^\* \{\{/);
    expect(lines[at - 1]).toContain('wikis-informed');
    expect(lines[at]).not.toContain('group=');
  });

  test('puts a box where its group has no place any more, saying its group', () => {
    const without = page
      .split('\n')
      .filter(line => !/=== Risk|effort-fits|partner-prepared|wikis-informed/.test(line))
      .join('\n');
    const add: Check = { ...(boxes[0] as Check), id: 'box-12', group: 'risk', text: 'Insurance?' };
    const { request, text } = changed(without, { check: { add } });
    expect(request.checks.find(({ id }) => id === 'box-12')?.group).toBe('risk');
    expect(text).toContain('|group=risk');
  });

  test('is never written when the page would not read back', () => {
    expect(changeRequestText(page, { set: { links: ['not an address'] } }, config)).toEqual({
      ok: false,
      problem: { kind: 'not-reproducible' },
    });
    expect(changeRequestText(page, { set: { volume: 'bell \u0007' } }, config)).toMatchObject({
      ok: false,
      problem: { kind: 'refused-text', refusal: { kind: 'control' } },
    });
    expect(changeRequestText('nothing', { set: { volume: '1' } }, config)).toEqual({
      ok: false,
      problem: { kind: 'broken', problems: [{ kind: 'no-template' }] },
    });
  });
});
