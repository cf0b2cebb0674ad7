import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfPage, nameInTitle } from '../../../lib/page/address/page-kind.ts';
import { batchFacts } from '../../../lib/page/commons/batch-facts.ts';
import * as commonsReader from '../../../lib/page/commons/commons-reader.ts';
import { fileTemplateFacts, itemInTemplate, profileFacts } from '../../../lib/page/commons/template-facts.ts';
import {
  bestFact,
  conflictingKeys,
  type Fact,
  type FactKey,
  factsOf,
} from '../../../lib/page/facts/facts.ts';
import { findSignals } from '../../../lib/page/facts/find-signals.ts';
import type { FactContext } from '../../../lib/page/facts/gather.ts';
import { FactList } from '../../../lib/page/facts/gather.ts';
import { linkedFacts, linkedItems } from '../../../lib/page/facts/linked-facts.ts';
import { projectFacts } from '../../../lib/page/facts/project-facts.ts';

const context: FactContext = { languages: ['en'], now: Date.UTC(2026, 10, 21), label: () => undefined };
const values = (facts: readonly Fact[], key: FactKey) => factsOf(facts, key).map(({ value }) => value);
const text = (value: string, language: string | null = null) => ({ type: 'text', text: value, language });
const file = (wikitext: string) =>
  fileTemplateFacts({ wiki: 'commons', title: 'File:A.jpg', wikitext }, context);

describe('templates that describe a file', () => {
  it.each([
    [
      '{{Information|Description={{en|1=A mask}}|Author=[[User:A|A]]|Source=Museum}}',
      'description',
      text('A mask', 'en'),
    ],
    ['{{Photograph|photographer={{Creator:Hans Gude}}|institution=Museum}}', 'author', text('Hans Gude')],
    ['{{Book|Author=Astrid|Title=Tales|Institution={{Institution:Library}}}}', 'collection', text('Library')],
    [
      '{{Art Photo|artist=Q5582|accession_number=A 7|photo source=Own}}',
      'author',
      { type: 'item', id: 'Q5582', label: null },
    ],
    ['{{Map|title=Harbour|map date=1902|source=https://maps.example/7}}', 'date', text('1902')],
    [
      '{{Map|title=Harbour|source=see https://maps.example/7.}}',
      'source',
      { type: 'url', url: 'https://maps.example/7' },
    ],
    [
      '{{Artwork|institution={{Institution|wikidata=Q7}}}}',
      'collection',
      { type: 'item', id: 'Q7', label: null },
    ],
    ['{{Art Photo|accession_number=A 7}}', 'inventory-number', { type: 'identifier', id: 'A 7' }],
    [
      '{{Information}}\n{{Licensed-PD-Art|PD-old-auto-expired|cc-by-4.0}}',
      'licence',
      text('PD-old-auto-expired'),
    ],
  ] as const)('%s: %s', (wikitext, key, value) => {
    expect(values(file(wikitext), key)[0]).toEqual(value);
  });

  it('tell where each value stands, and take the last of two parameters of one name', () => {
    const [author] = factsOf(file('{{Information|author=One|Author=Two}}'), 'author');
    expect(author).toMatchObject({
      value: { text: 'Two' },
      source: { from: 'template', page: 'File:A.jpg', template: 'Information', parameter: 'author' },
    });
  });
});

describe('Institution and Creator pages', () => {
  const institution = `{{Institution
 | wikidata = Q7
 | name     = {{en|Museum of Crafts}}
 | location = {{City|Q3894}}
 | image    = File:House.jpg
 | homecat  = category:museum_of Crafts
 | established = 1978-03
 | website = [https://museum.example/ site]
 | authority = {{Authority control|VIAF=123|ISIL=UG-MC}}
}}`;

  it('say what their template says', () => {
    const page = { wiki: 'commons', title: 'Institution:Museum', wikitext: institution } as const;
    const facts = profileFacts('institution', page, context);
    expect(values(facts, 'item')).toEqual([{ type: 'item', id: 'Q7', label: null }]);
    expect(values(facts, 'name')).toEqual([text('Museum of Crafts', 'en')]);
    expect(values(facts, 'place')).toEqual([{ type: 'item', id: 'Q3894', label: null }]);
    expect(values(facts, 'inception')).toEqual([{ type: 'date', date: '1978-03', precision: 'month' }]);
    expect(values(facts, 'website')).toEqual([{ type: 'url', url: 'https://museum.example/' }]);
    expect(values(facts, 'image')).toMatchObject([{ file: 'File:House.jpg' }]);
    expect(values(facts, 'category')).toEqual([
      { type: 'page', wiki: 'commons', title: 'Category:Museum of Crafts' },
    ]);
    expect(values(facts, 'viaf')).toEqual([{ type: 'identifier', id: '123' }]);
    expect(values(facts, 'isil')).toEqual([{ type: 'identifier', id: 'UG-MC' }]);
    expect(itemInTemplate(institution)).toBe('Q7');
  });

  it('of a person tell the dates that copyright hangs on, if they are written as dates', () => {
    const wikitext =
      '{{Creator|Name=Elsa|Birthdate=1871-05-02|Deathdate={{other date|ca|1949}}|Homecat=Elsa W}}';
    const facts = profileFacts('creator', { wiki: 'commons', title: 'Creator:Elsa', wikitext }, context);
    expect(values(facts, 'born')).toEqual([{ type: 'date', date: '1871-05-02', precision: 'day' }]);
    expect(values(facts, 'died')).toEqual([]);
    expect(values(facts, 'category')).toMatchObject([{ title: 'Category:Elsa W' }]);
    expect(itemInTemplate(wikitext)).toBeNull();
  });

  it('that name another item than the one that links to them are a conflict', () => {
    const list = new FactList();
    const page = { wiki: 'commons', title: 'Institution:Museum', wikitext: institution } as const;
    list.addAll(profileFacts('institution', page, context));
    const other = { from: 'sitelink', entity: 'Q8', site: 'commonswiki' } as const;
    list.add('item', { type: 'item', id: 'Q8', label: null }, other);
    expect(conflictingKeys(list.facts)).toEqual(['item']);
  });
});

describe('a batch upload that is asked for', () => {
  const title = 'Commons:Batch uploading/Museum/People';
  const request = `== Museum ==
* '''Source to upload from:''' [https://museum.example/search the catalogue]
; License: {{tl|PD-old-70}}
<!-- ; Source: https://never.example/ -->
See [[d:Q7]] and {{Q|8}}, [[:d:Q7|again]].

{| class="wikitable"
! Assigned to !! Progress
! Bot name
! Category
|-
| [[User:A|A]] || testing || –
| [[:Category:Museum files]]
|}`;

  it('says its prompts, its table and its links', () => {
    const facts = batchFacts(title, request, context);
    expect(values(facts, 'source')).toEqual([{ type: 'url', url: 'https://museum.example/search' }]);
    expect(values(facts, 'licence')).toEqual([text('PD-old-70')]);
    expect(values(facts, 'assigned-to')).toEqual([text('A')]);
    expect(values(facts, 'progress')).toEqual([text('testing')]);
    expect(values(facts, 'category')).toEqual([
      { type: 'page', wiki: 'commons', title: 'Category:Museum files' },
    ]);
    expect(values(facts, 'linked-item')).toMatchObject([{ id: 'Q7' }, { id: 'Q8' }]);
    expect(kindOfPage('commons', title, 'wikitext')).toBe('batch-upload');
    expect(nameInTitle('batch-upload', title)).toBe('Museum');
  });

  const signals = (wikitext: string) =>
    findSignals(
      {
        kind: 'batch-upload',
        title,
        facts: batchFacts(title, wikitext, context),
        filesWithoutCollection: null,
        rightsStated: null,
      },
      commonsReader,
    ).map(({ key }) => key);

  it('is a reason until it is done or the Helpdesk knows of it', () => {
    expect(signals(request)).toEqual(['batch-upload-without-request']);
    expect(signals(request.replace('testing', 'Done in May'))).toEqual([]);
    expect(signals(`${request}\n[[m:Content Partnerships Hub/Helpdesk/Requests/Museum|asked]]`)).toEqual([]);
    // That one is not shown to anybody.
    expect(signals(`${request}\n<!-- [[m:X/Helpdesk/Requests/Y]] -->`)).toHaveLength(1);
    expect(signals('')).toHaveLength(1);
  });
});

describe('pages of the movement', () => {
  it.each([
    ['Content Partnerships Hub', 'hub'],
    ['Content Partnerships Hub/Helpdesk/Working Groups', 'hub'],
    ['Content Partnerships Hubs', 'project'],
    ['Grants:Programs/Hub Fund/X', 'grant'],
    ['Wiki Loves Monuments 2026 in Uganda', 'campaign'],
    ['Wiki Loves Earth', 'campaign'],
    ['Wikimedia Sverige', 'affiliate'],
    ['Wikimedia Österreich/Projekte', 'affiliate'],
    ['Wikimedia Community User Group Uganda', 'affiliate'],
    ['Wikimedians of Bulgaria', 'affiliate'],
    ['Wikimedia Foundation', 'project'],
    ['Wikimedia Foundation/Legal', 'project'],
    ['Wikimedia projects', 'project'],
    ['Requests for comment/X', 'project'],
    ['User:A', 'user'],
    ['Talk:Wikimedia Sverige', 'other'],
  ])('%s: %s', (title, kind) => {
    expect(kindOfPage('meta', title, 'wikitext')).toBe(kind);
  });

  it('on Commons are known too', () => {
    expect(kindOfPage('commons', 'Commons:Wiki Loves Earth 2025 in Ghana', 'wikitext')).toBe('campaign');
    expect(kindOfPage('commons', 'Commons:Village pump', 'wikitext')).toBe('project');
  });

  it('of a campaign tell its year and where it is, and what they link to', () => {
    const title = 'Wiki Loves Monuments 2026 in the Åland Islands/List';
    const wikitext = 'From [[d:Q5|the register]] to [[commons:category:heritage_of Åland]]; [[Category:X]].';
    const facts = projectFacts('campaign', { wiki: 'meta', title, wikitext }, context);
    expect(bestFact(facts, 'campaign')?.value.title).toBe('Wiki Loves Monuments 2026 in the Åland Islands');
    expect(values(facts, 'date')).toEqual([{ type: 'date', date: '2026', precision: 'year' }]);
    expect(values(facts, 'place')).toEqual([text('Åland Islands', 'en')]);
    expect(values(facts, 'linked-item')).toMatchObject([{ id: 'Q5' }]);
    expect(values(facts, 'linked-category')).toEqual([
      { type: 'page', wiki: 'commons', title: 'Category:Heritage of Åland' },
    ]);
  });

  it('of an affiliate are called by the first part of the title', () => {
    expect(nameInTitle('affiliate', 'Wikimedia Sverige/Projekt')).toBe('Wikimedia Sverige');
    const page = { wiki: 'meta', title: 'Wikimedia Sverige/Projekt', wikitext: '' } as const;
    expect(values(projectFacts('affiliate', page, context), 'affiliate')).toMatchObject([
      { title: 'Wikimedia Sverige' },
    ]);
  });
});

describe('whatever people wrote', () => {
  const piece = fc.constantFrom(
    '{{Institution',
    '{{Information|',
    '|wikidata=',
    '|source=',
    'Q7',
    '}}',
    '[[d:Q',
    '[[m:',
    '/Helpdesk/Requests/',
    ']]',
    '{|',
    '! Assigned to',
    '\n|',
    '||',
    '|}',
    '; Source:',
    '\n',
    'https://',
    '<!--',
    '-->',
    '{{Q|',
    '__proto__',
    '💚',
  );
  const wikitext = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 60 })
    .map(parts => parts.join(''));

  it('never throws', () => {
    fc.assert(
      fc.property(wikitext, written => {
        const page = { wiki: 'commons', title: 'X', wikitext: written } as const;
        const all = [
          ...batchFacts('X', written, context),
          ...fileTemplateFacts(page, context),
          ...profileFacts('institution', page, context),
          ...linkedFacts('meta', 'X', written, context),
        ];
        for (const { value } of all) if (value.type === 'text') expect(value.text.trim()).not.toBe('');
      }),
    );
  });

  it('is read in time that grows with the page, not with its square', () => {
    for (const bait of ['[[m:', '{{Q|', '; Source:', '[[:Category:', '\n! Assigned to', '[[d:Q1]] ']) {
      const started = performance.now();
      batchFacts('X', bait.repeat(20_000), context);
      linkedItems(bait.repeat(20_000));
      expect(performance.now() - started, bait).toBeLessThan(3000);
    }
  });
});
