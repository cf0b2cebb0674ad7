import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import type { Opportunity, Sighting } from '../../../../lib/desk/opportunity/opportunity.ts';
import { changeOpportunityText } from '../../../../lib/desk/opportunity/opportunity-change.ts';
import {
  createOpportunityText,
  parseOpportunity,
  sameRecord,
} from '../../../../lib/desk/opportunity/opportunity-record.ts';
import { normalizeLink } from '../../../../lib/desk/record/record-fields.ts';
import { runs } from '../../runs.ts';
import { opportunityArbitrary, sightingArbitrary } from './opportunity-arbitraries.ts';

const sighting: Sighting = {
  by: 'DemoUser',
  at: '2026-11-21T09:30:00Z',
  page: 'd:Q190804',
  material: ['photographs'],
  volume: 'about 4,000',
  licence: 'cc-by',
  why: 'Two lines\nof {{reasons}} | more',
};
const museum: Opportunity = {
  status: 'flagged',
  partner: 'Uganda Museum',
  item: 'Q190804',
  kind: 'museum',
  country: ['UG', 'KE'],
  material: ['photographs', 'maps'],
  volume: '',
  licence: null,
  languages: ['sw', 'en'],
  links: ['https://example.org/a?b=c&d=e'],
  claimedBy: '',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [sighting],
};

function read(text: string): Opportunity {
  const result = parseOpportunity(text, config);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.record;
}

describe('the record of an opportunity', () => {
  test('is a page that people can read', () => {
    expect(createOpportunityText(museum, config)).toMatchInlineSnapshot(`
      "<!-- A possible content partner. Change anything by hand or in the helpdesk panel; one field per line. -->
      {{Content Partnerships Hub/Opportunity
      |schema = 1
      |status = flagged
      |partner = Uganda Museum
      |item = Q190804
      |kind = museum
      |country = UG, KE
      |material = photographs, maps
      |volume =
      |licence =
      |languages = sw, en
      |links = https://example.org/a?b=c&amp;d=e
      |claimed by =
      |claimed until =
      |reason =
      |duplicate of =
      |request =
      }}

      == Sightings ==
      {{Content Partnerships Hub/Opportunity/Sighting |by=DemoUser |at=2026-11-21T09:30:00Z |page=d:Q190804 |material=photographs |volume=about 4,000 |licence=cc-by |why=Two lines<br>of &#123;&#123;reasons&#125;&#125; &#124; more}}
      "
    `);
  });

  test('reads back as what was written', () => {
    expect(read(createOpportunityText(museum, config))).toEqual(museum);
    fc.assert(
      fc.property(opportunityArbitrary, record => {
        expect(read(createOpportunityText(record, config).normalize('NFC'))).toEqual(record);
      }),
      runs(150),
    );
  });

  test('may be mended by hand in any way people like', () => {
    const text = `Some words before. {{stub}}
{{Template:content Partnerships_Hub/Opportunity <!-- kept by hand -->
| partner = Uganda&nbsp;Museum <!-- renamed -->
|STATUS=ignored|status=Flagged
|note = [[Talk:X|see]] {{small|a|b=c}}
| item = [[d:Q190804|item]]
|country=ug,  XX, KE
|links = https://example.org/1 https://example.org/2,
}}
Words in between.
* {{Content Partnerships Hub/Opportunity/Sighting|by=[[User:Åsa|Åsa]]|why=first<br />second{{!}}third}}
* {{Content Partnerships Hub/Opportunity/Sighting|material=photos|at=yesterday}}
`;
    const result = parseOpportunity(text, config);
    expect(result).toMatchObject({
      ok: true,
      record: {
        status: 'flagged',
        partner: 'Uganda\u00a0Museum',
        item: 'Q190804',
        country: ['UG', 'KE'],
        links: ['https://example.org/1', 'https://example.org/2'],
        sightings: [
          { by: 'Åsa', why: 'first\nsecond|third' },
          { by: '', at: '', material: [] },
        ],
      },
      remarks: [
        { kind: 'unknown-value', param: 'country', value: 'XX' },
        { kind: 'unknown-value', param: 'at', value: 'yesterday', sighting: 1 },
        { kind: 'unknown-value', param: 'material', value: 'photos', sighting: 1 },
        { kind: 'nameless-sighting', sighting: 1 },
      ],
    });
  });

  const T = 'Content Partnerships Hub/Opportunity';
  test.each([
    ['', 'no-template'],
    ['Just words', 'no-template'],
    [`<nowiki>{{${T}|status=flagged|partner=A}}</nowiki> and {{Other}}`, 'unclosed'],
    [`{{${T}\n|status=flagged\n|partner=A\n`, 'unclosed'],
    [`{{${T}|status=flagged|partner=A}}{{${T}|status=flagged|partner=B}}`, 'two-templates'],
    [`{{${T}|status=flagged|partner= <!-- -->}}`, 'no-partner'],
    [`{{${T}|status=done|partner=A}}`, 'unknown-status'],
    [`{{${T}|partner=A}}`, 'unknown-status'],
    [`{{${T}|schema=2|status=flagged|partner=A}}`, 'newer-format'],
  ])('broken by hand (%#) is reported as what it is', (text, kind) => {
    expect(parseOpportunity(text, config)).toMatchObject({ ok: false, problems: [{ kind }] });
    expect(changeOpportunityText(text, { set: { volume: '1' } }, config)).toMatchObject({
      ok: false,
      problem: { kind: 'broken' },
    });
  });
});

describe('a change of a record', () => {
  const byHand = `Intro [[by]] people.\r
{{Content Partnerships Hub/Opportunity
|partner=Uganda Museum|status = flagged <!-- for now -->
| own = kept
| kind =
}}
Notes, ''untouched''.

== Sightings ==
* {{Content Partnerships Hub/Opportunity/Sighting|by=Åsa|x=1|why=w}} (seen in person)

== Talk ==
Last words ~~ not signed`;

  test('touches nothing else', () => {
    const changed = changeOpportunityText(
      byHand,
      { set: { kind: 'museum', material: ['maps'] }, sighting: { add: { ...sighting, why: '' } } },
      config,
    );
    if (!changed.ok) throw new Error(changed.problem.kind);
    const added = changed.text.split('\n').filter(one => !byHand.split('\n').includes(one));
    const gone = byHand.split('\n').filter(one => !changed.text.split('\n').includes(one));
    expect(gone).toEqual(['| kind =']);
    expect(added).toEqual([
      '| kind =museum',
      '| material =maps',
      '{{Content Partnerships Hub/Opportunity/Sighting |by=DemoUser |at=2026-11-21T09:30:00Z |page=d:Q190804 |material=photographs |volume=about 4,000 |licence=cc-by |why=}}',
    ]);
    expect(changed.text.indexOf('DemoUser')).toBeGreaterThan(changed.text.indexOf('(seen in person)'));
    expect(changed.record.sightings.map(({ by }) => by)).toEqual(['Åsa', 'DemoUser']);
  });

  test('of one sighting keeps what people added to it', () => {
    const changed = changeOpportunityText(
      byHand,
      {
        sighting: {
          replace: 0,
          by: { by: 'Åsa', at: '', page: '', material: [], volume: '', licence: null, why: 'new }} why' },
        },
      },
      config,
    );
    if (!changed.ok) throw new Error(changed.problem.kind);
    expect(changed.text).toBe(byHand.replace('why=w', 'why=new &#125;&#125; why'));
  });

  test('can take the last sighting out', () => {
    const changed = changeOpportunityText(
      byHand,
      { set: { status: 'withdrawn' }, sighting: { remove: 0 } },
      config,
    );
    if (!changed.ok) throw new Error(changed.problem.kind);
    expect(changed.record).toMatchObject({ status: 'withdrawn', sightings: [] });
    expect(changed.text).toContain('status = withdrawn <!-- for now -->');
    const again = changeOpportunityText(changed.text, { sighting: { add: sighting } }, config);
    expect(again).toMatchObject({ ok: true, record: { sightings: [sighting] } });
  });

  test('is never written when the page would not read back', () => {
    const page = createOpportunityText(museum, config);
    expect(changeOpportunityText(page, { set: { links: ['not an address'] } }, config)).toEqual({
      ok: false,
      problem: { kind: 'not-reproducible' },
    });
    expect(changeOpportunityText(page, { set: { volume: 'bell \u0007' } }, config)).toMatchObject({
      ok: false,
      problem: { kind: 'refused-text', error: { refusal: { kind: 'control' } } },
    });
  });

  test('any record becomes any other, and reads back', () => {
    fc.assert(
      fc.property(opportunityArbitrary, opportunityArbitrary, sightingArbitrary, (one, other, extra) => {
        const { sightings: _, ...set } = other;
        const changed = changeOpportunityText(
          createOpportunityText(one, config),
          { set, sighting: { add: extra } },
          config,
        );
        if (!changed.ok) throw new Error(changed.problem.kind);
        expect(sameRecord(changed.record, { ...set, sightings: [...one.sightings, extra] })).toBe(true);
        const removed = changeOpportunityText(
          changed.text,
          { sighting: { remove: one.sightings.length } },
          config,
        );
        expect(removed.ok && sameRecord(removed.record, { ...set, sightings: one.sightings })).toBe(true);
      }),
      runs(100),
    );
  });
});

describe('addresses', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://Example.org/a,b|c', 'http://example.org/a%2Cb%7Cc'],
    ["https://example.org/it's", 'https://example.org/it%27s'],
    ['https://موقع.org/x', 'https://xn--4gbrim.org/x'],
    ['ftp://example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:secret@example.org/', undefined],
    ['https://localhost/', undefined],
    ['example.org', undefined],
  ])('%j is kept as %j', (text, kept) => {
    expect(normalizeLink(text)).toBe(kept);
  });
});
