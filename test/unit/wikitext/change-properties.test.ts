import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeParam, setParam } from '../../../lib/wikitext/change.ts';
import { walk } from '../../../lib/wikitext/nodes.ts';
import { scan } from '../../../lib/wikitext/scan.ts';
import { findCalls, getParam, type Template } from '../../../lib/wikitext/templates.ts';
import { runs } from '../runs.ts';
import { corpus, damagedPage, hostileText } from './corpus.ts';

const anyText = fc.oneof(hostileText, damagedPage, fc.constantFrom(...corpus.values()));
const plainValue = fc.string({ unit: fc.constantFrom(...'abc 123é😀א.,;:*#\'"/&') }).map(text => text.trim());
const anyValue = fc.oneof(plainValue, hostileText);
const anyName = fc.oneof(fc.constantFrom('a', 'd', 'status', '1', '2', '7', 'by', ''), hostileText);

/** A text, and one of the calls in it. */
const textWithCall: fc.Arbitrary<readonly [string, Template]> = fc
  .tuple(anyText, fc.nat())
  .map(([text, n]) => {
    const calls = findCalls(text);
    return [text, calls[n % Math.max(calls.length, 1)]] as const;
  })
  .filter((pair): pair is readonly [string, Template] => pair[1] !== undefined);

/** What each template outside a stretch is called and given; counted from the end where that is nearer. */
function meaning(text: string, start: number, end: number): readonly string[] {
  return findCalls(text)
    .filter(call => call.end <= start || call.start >= end)
    .map(call =>
      JSON.stringify([call.kind, call.name, call.params.map(param => [param.name, param.received])]),
    );
}

describe('setParam on any text', () => {
  it('reads back as given, or is refused; nothing outside the template changes', () => {
    let made = 0;
    fc.assert(
      fc.property(textWithCall, anyName, anyValue, ([text, template], name, value) => {
        const change = setParam(text, template, name, value);
        if (!change.ok) return;
        made++;
        expect(getParam(change.template, name)?.value).toBe(value);
        const { start, end } = template;
        expect(change.text.slice(0, start)).toBe(text.slice(0, start));
        expect(change.text.slice(change.template.end)).toBe(text.slice(end));
        expect(change.template.start).toBe(start);
        expect(meaning(change.text, start, change.template.end)).toEqual(meaning(text, start, end));
        const again = findCalls(change.text).find(call => call.start === start);
        expect(again && getParam(again, name)?.value).toBe(value);
        expect(change.template.name).toBe(template.name);
        const others = (of: Template): readonly (readonly string[])[] =>
          of.params.filter(param => param.name !== name).map(param => [param.name, param.received]);
        expect(others(change.template)).toEqual(others(template));
      }),
      runs(600),
    );
    expect(made).toBeGreaterThan(100);
  });

  it('is not refused for a value without markup and a template that can be read', () => {
    fc.assert(
      fc.property(
        textWithCall,
        fc.constantFrom('status', 'by', 'd'),
        plainValue,
        ([text, template], name, value) => {
          const change = setParam(text, template, name, value);
          expect(change.ok ? 'made' : change.reason).toBe('made');
        },
      ),
      runs(300),
    );
  });

  it('done twice is done once', () => {
    fc.assert(
      fc.property(
        textWithCall,
        fc.constantFrom('a', 'status', '1', 'd'),
        plainValue,
        ([text, template], name, value) => {
          const once = setParam(text, template, name, value);
          if (!once.ok) return;
          expect(setParam(once.text, once.template, name, value)).toMatchObject({
            ok: true,
            text: once.text,
          });
        },
      ),
      runs(250),
    );
  });

  it('with the value that is there gives the same text', () => {
    fc.assert(
      fc.property(textWithCall, ([text, template]) => {
        for (const param of template.params) {
          if (getParam(template, param.name) !== param) continue;
          expect(setParam(text, template, param.name, param.value)).toMatchObject({ ok: true, text });
        }
      }),
      runs(250),
    );
  });

  it('added and removed again gives the same text, where no blanks say otherwise', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus.values()), fc.nat(), plainValue, (text, n, value) => {
        const calls = findCalls(text).filter(
          call => call.kind === 'template' && call.params.some(param => !param.positional),
        );
        const template = calls[n % Math.max(calls.length, 1)];
        if (!template || template.params.at(-1)?.positional || value === '') return;
        const added = setParam(text, template, 'a new one', value);
        if (!added.ok) return;
        expect(removeParam(added.text, added.template, 'a new one')).toMatchObject({ ok: true, text });
      }),
      runs(250),
    );
  });
});

describe('removeParam on any text', () => {
  it('leaves none of that name, and all others as they were given', () => {
    let made = 0;
    fc.assert(
      fc.property(textWithCall, fc.nat(), ([text, template], n) => {
        const name = template.params[n % Math.max(template.params.length, 1)]?.name ?? 'none';
        const change = removeParam(text, template, name);
        if (!change.ok) return;
        made++;
        expect(getParam(change.template, name)).toBeUndefined();
        expect(change.template.params.map(param => [param.name, param.received])).toEqual(
          template.params.filter(param => param.name !== name).map(param => [param.name, param.received]),
        );
        expect(change.text.slice(0, template.start)).toBe(text.slice(0, template.start));
        expect(change.text.slice(change.template.end)).toBe(text.slice(template.end));
      }),
      runs(400),
    );
    expect(made).toBeGreaterThan(100);
  });
});

describe('reading any text', () => {
  it('gives stretches that hold what they say', () => {
    fc.assert(
      fc.property(anyText, text => {
        for (const call of findCalls(text)) {
          expect(text.slice(call.start, call.start + 2)).toBe('{{');
          expect(text.slice(call.end - 2, call.end)).toBe('}}');
          for (const param of call.params) {
            expect(text[param.start]).toBe('|');
            expect(param.valueStart).toBeLessThanOrEqual(param.valueEnd);
            expect(param.valueStart).toBeGreaterThan(param.start);
            expect(param.valueEnd).toBeLessThanOrEqual(param.end);
            expect(param.positional || text[param.equals] === '=').toBe(true);
          }
        }
      }),
      runs(300),
    );
  });

  it('costs no more for the value of a deep template than for its text', () => {
    const depth = 20_000;
    const text = `${'{{a|<!-- -->b='.repeat(depth)}x${'}}'.repeat(depth)}`;
    let nodes = 0;
    walk(scan(text), () => {
      nodes++;
      return true;
    });
    expect(nodes).toBe(2 * depth);
    const calls = findCalls(text, {});
    expect(calls).toHaveLength(depth);
    expect(calls[0]?.params[0]?.name).toBe('b');
    expect(calls[0]?.params[0]?.value).toHaveLength(text.length - '{{a|<!-- -->b='.length - 2);
  });
});
