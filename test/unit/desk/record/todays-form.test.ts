import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import { opportunityInTodaysForm } from '../../../../lib/desk/opportunity/opportunity-format.ts';
import {
  createOpportunityText,
  parseOpportunity,
  sameRecord,
} from '../../../../lib/desk/opportunity/opportunity-record.ts';
import { requestInTodaysForm } from '../../../../lib/desk/request/request-format.ts';
import { parseRequest, sameRequest } from '../../../../lib/desk/request/request-record.ts';
import { createRequestText } from '../../../../lib/desk/request/request-text.ts';
import { runs } from '../../runs.ts';
import { opportunityArbitrary } from '../opportunity/opportunity-arbitraries.ts';
import { requestArbitrary } from '../request/request-arbitraries.ts';

const { opportunity: O, sighting: S, request: R, check: C, decision: D } = config.templates;

/** How people and older panels wrote what today is written in one way only. */
const olderWords = fc.record({
  format: fc.constantFrom('', '|schema =', '|schema = 0', '|schema=<!-- first -->0'),
  capitals: fc.boolean(),
  links: fc.boolean(),
  note: fc.constantFrom(
    '',
    '\n== Notes ==\nMet them at the fair. {{unrelated|a=b}}',
    '\n<!-- mind the {{gap -->',
  ),
});

/** The same record as an older page has it. */
function older(
  text: string,
  how: { format: string; capitals: boolean; links: boolean; note: string },
): string {
  let page = text.replace(/\|schema = 1/, how.format);
  if (how.capitals) {
    page = page.replace(
      /^\|(status|kind|licence|country|material) = (.+)$/gm,
      (_, name: string, value: string) =>
        name === 'country' ? `|${name}=${value.toLowerCase()}` : `|${name} =  ${value.toUpperCase()}`,
    );
  }
  if (how.links) page = page.replace(/^\|item = (Q\d+)$/m, '|item = [[d:$1|its item]]');
  return page + how.note;
}

describe('an opportunity of an older format', () => {
  it('is written in today’s without losing a field, whatever it says', () => {
    fc.assert(
      fc.property(opportunityArbitrary, olderWords, (record, how) => {
        const text = older(createOpportunityText(record, config), how);
        const before = parseOpportunity(text, config);
        if (!before.ok) throw new Error(JSON.stringify(before.problems));
        expect(before.older).toBe(how.format.endsWith('0') ? '0' : '');
        const form = opportunityInTodaysForm(text, config);
        if (before.remarks.length > 0) {
          expect(form?.kind).toBe('not-understood');
          return;
        }
        if (form?.kind !== 'older') throw new Error(JSON.stringify(form));
        const after = parseOpportunity(form.text, config);
        expect(after).toMatchObject({ ok: true, older: null, remarks: [] });
        expect(after.ok && sameRecord(after.record, record)).toBe(true);
        expect(form.text.endsWith(how.note)).toBe(true);
        // What is in today's form is not written again.
        expect(opportunityInTodaysForm(form.text, config)).toEqual({ kind: 'today' });
      }),
      runs(100),
    );
  });

  it('changes only what is written otherwise today, and nothing that people wrote freely', () => {
    const text = `Intro.
{{${O}
|status = Flagged <!-- since May -->
|partner = ''Uganda'' [[Museum]]
|item = [[d:q190804]]
|country = ug ,KE
|licence = CC-BY
|reason = see {{tl|x}}
}}
* {{${S}|by=[[User:Ann|me]]|at=2020-02-29T23:59Z|why=It is ''big''}} (no doubt)
`;
    expect(opportunityInTodaysForm(text, config)).toEqual({
      kind: 'older',
      text: `Intro.
{{${O}
|schema = 1
|status = flagged <!-- since May -->
|partner = ''Uganda'' [[Museum]]
|item = Q190804
|country = UG, KE
|licence = cc-by
|reason = see {{tl|x}}
}}
* {{${S}|by=Ann|at=2020-02-29T23:59Z|why=It is ''big''}} (no doubt)
`,
    });
  });

  it.each([
    ['a value nobody knows', '|country = Atlantis', { param: 'country', value: 'Atlantis' }],
    ['a field nobody knows', '|institution = Museum', { param: 'institution', value: 'Museum' }],
    ['something without a name', '|Museum', { param: '1', value: 'Museum' }],
    ['the same twice', '|volume=a|volume=b', { param: 'volume', value: '' }],
    ['a format that no panel wrote', '|schema = old', { param: 'schema', value: 'old' }],
  ])('stays as it is with %s', (_, params, left) => {
    const text = `{{${O}|status=flagged|partner=A${params}}}`;
    expect(opportunityInTodaysForm(text, config)).toEqual({ kind: 'not-understood', left: [left] });
  });

  it('stays as it is with a sighting that says more than is known', () => {
    const text = `{{${O}|status=flagged|partner=A}}\n{{${S}|by=Ann|mood=good}}`;
    expect(opportunityInTodaysForm(text, config)).toEqual({
      kind: 'not-understood',
      left: [{ param: 'mood', value: 'good' }],
    });
  });

  it('is neither today’s nor a newer one, nor one that cannot be read', () => {
    const of = (params: string) =>
      opportunityInTodaysForm(`{{${O}${params}|status=flagged|partner=A}}`, config);
    expect(of('|schema=1')).toEqual({ kind: 'today' });
    expect(of('|schema=01')).toEqual({ kind: 'today' });
    expect(of('|schema=2')).toBeUndefined();
    expect(opportunityInTodaysForm(`{{${O}|status=lost|partner=A}}`, config)).toBeUndefined();
  });
});

describe('a request of an older format', () => {
  it('is written in today’s without losing a field, whatever it says', () => {
    fc.assert(
      fc.property(requestArbitrary, olderWords, (request, how) => {
        const text = older(createRequestText(request, config), how);
        const before = parseRequest(text, config);
        if (!before.ok) throw new Error(JSON.stringify(before.problems));
        const form = requestInTodaysForm(text, config);
        if (before.remarks.length > 0) {
          expect(form?.kind).toBe('not-understood');
          return;
        }
        if (form?.kind !== 'older') throw new Error(JSON.stringify(form));
        const after = parseRequest(form.text, config);
        expect(after).toMatchObject({ ok: true, older: null, remarks: [] });
        expect(after.ok && sameRequest(after.request, before.request)).toBe(true);
        expect(form.text.endsWith(how.note)).toBe(true);
        expect(requestInTodaysForm(form.text, config)).toEqual({ kind: 'today' });
      }),
      runs(100),
    );
  });

  it('gets today’s words in its boxes and decisions, and the count of its boxes', () => {
    const text = `{{${R}
|status = Committee review
|title = Glass
}}
{{${C}|id=files-known|state=ok|by=[[User:Ann]]}}
{{${C}|id=licence-clear|state=}}
{{${D}|subject=Feedback|answer=YES|text=''Fine''}}
`;
    expect(requestInTodaysForm(text, config)).toEqual({
      kind: 'older',
      text: `{{${R}
|schema = 1
|status = committee-review
|title = Glass
|boxes = 1/2
}}
{{${C}|id=files-known|state=done|by=Ann}}
{{${C}|id=licence-clear|state=to-do}}
{{${D}|subject=feedback|answer=yes|text=''Fine''}}
`,
    });
  });

  it.each([
    [`{{${C}|id=a|text=A}}{{${C}|id=a|text=B}}`, { param: 'check', value: 'a' }],
    [`{{${D}|by=Ann}}`, { param: 'decision', value: '' }],
    [`{{${C}|id=a|text=A|state=half}}`, { param: 'state', value: 'half' }],
    [`{{${C}|id=a|text=A|colour=red}}`, { param: 'colour', value: 'red' }],
  ])('stays as it is with %s', (below, left) => {
    const text = `{{${R}|status=submitted|title=A}}\n${below}`;
    expect(requestInTodaysForm(text, config)).toEqual({ kind: 'not-understood', left: [left] });
  });
});
