import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checklistOf } from '../../../../lib/desk/checklist-default.ts';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import type { Check, HelpRequest } from '../../../../lib/desk/request/request.ts';
import { parseRequest, sameRequest } from '../../../../lib/desk/request/request-record.ts';
import { createRequestText } from '../../../../lib/desk/request/request-text.ts';
import { runs } from '../../runs.ts';
import { plainRequest } from './plain-request.ts';
import { requestArbitrary } from './request-arbitraries.ts';

const T = config.templates.request;

function read(text: string): HelpRequest {
  const result = parseRequest(text, config);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.request;
}

const checklist: readonly Check[] = checklistOf(config).map(({ id, group, text }) => ({
  id,
  group,
  text,
  state: 'to-do',
  by: '',
  at: '',
  note: '',
}));

describe('the record of a request', () => {
  test('is a page that people can read', () => {
    const request: HelpRequest = {
      ...plainRequest,
      checks: checklist.slice(3, 5),
      decisions: [
        { subject: 'feedback', answer: 'yes', by: 'Karim Haddad', at: '2026-12-01T10:00:00Z', text: 'Go on' },
      ],
    };
    expect(createRequestText(request, config)).toMatchInlineSnapshot(`
      "<!-- A request to the Helpdesk. Change anything by hand or in the helpdesk panel; headings may be translated. -->
      {{Content Partnerships Hub/Request
      |schema = 1
      |status = submitted
      |size = project
      |need = upload
      |title = Glass negatives of the Harbour Museum
      |requester = Amina Okello
      |created = 2026-11-21T09:30:00Z
      |partner = Harbour Museum
      |item = Q110000002
      |kind = museum
      |country = UG
      |material = photographs
      |volume = about 4,000
      |licence = public-domain
      |languages = sw, en
      |links = https://example.org/negatives
      |page = d:Q110000002
      |opportunity =
      |public request =
      |priority =
      |group =
      |members =
      |assigned =
      |followers =
      |waiting for =
      |waiting since = 2026-11-21T09:30:00Z
      |hold until =
      |held from =
      |reason =
      |results =
      |boxes = 0/2
      }}

      == Description ==
      {{Content Partnerships Hub/Request/Answer|question=description|text=Scans of glass negatives.<br>Nobody has time to upload them.}}

      == Why it matters ==
      === Which gaps does it help to fill? ===
      {{Content Partnerships Hub/Request/Answer|question=gaps|text=Yes: harbours.}}

      === Does it help a campaign or an event? ===
      {{Content Partnerships Hub/Request/Answer|question=campaigns|text=}}

      === What will you learn by it? ===
      {{Content Partnerships Hub/Request/Answer|question=skills|text=}}

      === What will the partner see in it? ===
      {{Content Partnerships Hub/Request/Answer|question=partner-benefit|text=}}

      === What is new about it? ===
      {{Content Partnerships Hub/Request/Answer|question=innovation|text=}}

      == Rights and timing ==
      === Rights ===
      {{Content Partnerships Hub/Request/Answer|question=rights|text=}}

      === Timing ===
      {{Content Partnerships Hub/Request/Answer|question=timeline|text=}}

      == Checklist ==
      === Technical ===
      {{Content Partnerships Hub/Request/Check|id=tool-tried|state=to-do|text=A tool is chosen, someone can and may run it, and a small trial looked right.|by=|at=|note=}}

      === Legal and ethical ===
      {{Content Partnerships Hub/Request/Check|id=licence-clear|state=to-do|text=For every part it is clear that it is in the public domain or under which free licence it is, and how that will be marked.|by=|at=|note=}}

      === Risk ===

      === Sustainability ===

      == Expert committee ==
      {{Content Partnerships Hub/Request/Decision|subject=feedback|answer=yes|by=Karim Haddad|at=2026-12-01T10:00:00Z|text=Go on}}
      "
    `);
  });

  test('reads back as what was written', () => {
    fc.assert(
      fc.property(requestArbitrary, request => {
        const back = read(createRequestText(request, config).normalize('NFC'));
        expect(sameRequest(back, request)).toBe(true);
      }),
      runs(150),
    );
  });

  test('has the whole checklist in its groups', () => {
    const request = { ...plainRequest, checks: checklist };
    const text = createRequestText(request, config);
    expect(read(text)).toEqual(request);
    expect(text).toContain('|boxes = 0/14\n');
    expect(text.match(/^==.*==$/gm)).toEqual([
      '== Description ==',
      '== Why it matters ==',
      '=== Which gaps does it help to fill? ===',
      '=== Does it help a campaign or an event? ===',
      '=== What will you learn by it? ===',
      '=== What will the partner see in it? ===',
      '=== What is new about it? ===',
      '== Rights and timing ==',
      '=== Rights ===',
      '=== Timing ===',
      '== Checklist ==',
      '=== Technical ===',
      '=== Legal and ethical ===',
      '=== Risk ===',
      '=== Sustainability ===',
      '== Expert committee ==',
    ]);
  });

  test('of a small question is short', () => {
    const question: HelpRequest = {
      ...plainRequest,
      size: 'question',
      need: 'question',
      answers: { description: 'How?' },
    };
    const text = createRequestText(question, config);
    expect(text.match(/^==.*==$/gm)).toEqual(['== Description ==']);
    expect(read(text)).toEqual(question);
  });
});

describe('a page that people mended by hand', () => {
  test('is read as they meant it', () => {
    const text = `Some words before. {{stub}}
{{Template:content Partnerships_Hub/Request <!-- kept by hand -->
| title = Harbour&nbsp;negatives <!-- renamed -->
|Status=no|status= Committee Review
|need = Upload |size=project
|note = [[Talk:X|see]] {{small|a|b=c}}
| requester = [[User:Amina Okello|Amina]]
|members = [[User:Åsa|Åsa]], Berg&#44; Jonas
|waiting for = nobody
|results = https://example.org/a, [[Commons:X]]
|boxes = 99/99
}}
== وصف ==
{{Content Partnerships Hub/Request/Answer|text=first<br />second|question=description}}
And a remark of mine.
{{Content Partnerships Hub/Request/Answer|question=Description|text=again}}
{{Content Partnerships Hub/Request/Answer|question=How many?|asked by=Maja|text=4000|by=Amina Okello}}
=== Tekniskt ===
* {{Content Partnerships Hub/Request/Check|state=yes|id=files-known|text=Vi vet var filerna är}} (done!)
* {{Content Partnerships Hub/Request/Check|id=tool-tried}}
* {{Content Partnerships Hub/Request/Check|text=A box of our own|state=maybe}}
{{Content Partnerships Hub/Request/Check|state=done}}
=== Juridik ===
# {{Content Partnerships Hub/Request/Check|id=licence-clear|state=n/a|note=a<br>b}}
=== Legal and ethical ===
{{Content Partnerships Hub/Request/Check|id=will-be-used|state=x}}
{{Content Partnerships Hub/Request/Check|id=people-learn|group=risk}}
== Beslut ==
{{Content Partnerships Hub/Request/Decision|answer=yes|subject=Ready}}
{{Content Partnerships Hub/Request/Decision|subject=lunch|answer=yes}}
`;
    const result = parseRequest(text, config);
    const builtIn = (id: string) => checklistOf(config).find(box => box.id === id)?.text ?? id;
    expect(result).toMatchObject({
      ok: true,
      request: {
        status: 'committee-review',
        title: 'Harbour\u00a0negatives',
        requester: 'Amina Okello',
        members: ['Åsa', 'Berg, Jonas'],
        waitingFor: null,
        results: ['https://example.org/a', '[[Commons:X]]'],
        answers: { description: 'first\nsecond' },
        asked: [{ text: 'How many?', by: 'Maja', answer: '4000', answeredBy: 'Amina Okello' }],
        checks: [
          { id: 'files-known', group: 'technical', state: 'done', text: 'Vi vet var filerna är' },
          { id: 'tool-tried', group: 'technical', state: 'to-do', text: builtIn('tool-tried') },
          { id: '', group: 'technical', state: 'to-do', text: 'A box of our own' },
          { id: 'licence-clear', group: 'legal-and-ethical', state: 'not-applicable', note: 'a\nb' },
          { id: 'will-be-used', group: 'legal-and-ethical', state: 'done' },
          { id: 'people-learn', group: 'risk' },
        ],
        decisions: [{ subject: 'ready', answer: 'yes', by: '' }],
      },
    });
    expect(result.ok && result.remarks).toEqual([
      { kind: 'unknown-value', of: 'request', param: 'waiting for', value: 'nobody' },
      { kind: 'twice', of: 'answer', id: 'description' },
      { kind: 'unknown-value', of: 'check', param: 'state', value: 'maybe' },
      { kind: 'empty', of: 'check' },
      { kind: 'unknown-value', of: 'decision', param: 'subject', value: 'lunch' },
      { kind: 'empty', of: 'decision' },
    ]);
  });

  test('keeps the groups of boxes when headings go', () => {
    const text = createRequestText({ ...plainRequest, checks: checklist }, config).replace(
      /^===.*===$/gm,
      '',
    );
    expect(read(text).checks).toEqual(checklist);
  });

  test.each([
    ['', 'no-template'],
    ['Just words', 'no-template'],
    [`<nowiki>{{${T}|status=submitted|title=A}}</nowiki> and {{Other}}`, 'unclosed'],
    [`{{${T}\n|status=submitted\n|title=A\n`, 'unclosed'],
    [`{{${T}|status=submitted|title=A}}{{${T}|status=submitted|title=B}}`, 'two-templates'],
    [`{{${T}|status=submitted|title= <!-- -->}}`, 'no-title'],
    [`{{${T}|status=nearly|title=A}}`, 'unknown-status'],
    [`{{${T}|title=A}}`, 'unknown-status'],
    [`{{${T}|schema=2|status=submitted|title=A}}`, 'newer-format'],
  ])('broken by hand (%#) is reported as what it is', (text, kind) => {
    expect(parseRequest(text, config)).toMatchObject({ ok: false, problems: [{ kind }] });
  });
});
