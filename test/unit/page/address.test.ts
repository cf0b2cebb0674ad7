import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, type PlaceSubject, placeKey } from '../../../lib/page/address/address.ts';
import { normalizeTitle } from '../../../lib/page/address/titles.ts';
import { pageUrl, sites, type WikiId, wikiIds } from '../../../lib/wiki/sites.ts';
import { anyText } from '../any-text.ts';
import { runs } from '../runs.ts';

const commons = 'https://commons.wikimedia.org';
const wikidata = 'https://www.wikidata.org';
const meta = 'https://meta.wikimedia.org';

function subjectAt(address: string): PlaceSubject {
  const place = locate(address);
  if (place.at !== 'wiki') throw new Error(`${address} is elsewhere: ${place.why}`);
  return place.subject;
}

const title = (text: string): PlaceSubject => ({ kind: 'title', title: text });
const item = (id: string): PlaceSubject => ({ kind: 'entity', id });
const revision = (number: number, of: string | null = null): PlaceSubject => ({
  kind: 'revision',
  revision: number,
  title: of,
});

describe('locate', () => {
  it.each<[string, PlaceSubject]>([
    [`${commons}/wiki/Category:Uganda_Museum`, title('Category:Uganda Museum')],
    [`${commons}/wiki/category:_uganda__Museum_`, title('Category:Uganda Museum')],
    [`${commons}/wiki/Image:X.jpg`, title('File:X.jpg')],
    [`${commons}/wiki/Media:X.jpg`, title('File:X.jpg')],
    [`${commons}/wiki/File:A%2BB_%26_C%3F.jpg`, title('File:A+B & C?.jpg')],
    [`${commons}/wiki/File:A+B.jpg`, title('File:A+B.jpg')],
    [`${commons}/wiki/:Category:X`, title('Category:X')],
    [`${commons}/wiki/ßtadt`, title('ßtadt')],
    [`${meta}/wiki/GLAM/Caf%E9`, title('GLAM/Café')],
    [`${meta}/wiki/100%_wiki`, title('100% wiki')],
    [`${meta}/wiki/%E2%80%8EHub`, title('Hub')],
    [`${meta}/wiki/Notes:`, title('Notes:')],
    [`${meta}/w/index.php?title=A_B&action=edit`, title('A B')],
    [`${meta}/w/index.php?title=A+B&action=history`, title('A B')],
    [`${meta}/w/index.php?action=edit&title=A%26B%3D`, title('A&B=')],
    [`${meta}/w/index.php/A_B`, title('A B')],
    [`${meta}/?title=A`, title('A')],
    [`${wikidata}/wiki/Q42`, item('Q42')],
    [`${wikidata}/wiki/q42#P31`, item('Q42')],
    [`${wikidata}/wiki/Property:P31`, item('P31')],
    [`${wikidata}/wiki/Lexeme:L99`, item('L99')],
    [`${wikidata}/wiki/Wikidata:Q42`, title('Wikidata:Q42')],
    [`${wikidata}/entity/Q42`, item('Q42')],
    [`${wikidata}/entity/Q42.json`, item('Q42')],
    [`${wikidata}/entity/statement/Q42-F078E5B3-F9A8-480E-B7AC-D97778CBBEF9`, item('Q42')],
    [`${wikidata}/wiki/Special:EntityPage/Q42`, item('Q42')],
    [`${wikidata}/wiki/Special:EntityData/Q42.json?revision=5`, item('Q42')],
    [`${wikidata}/wiki/Special:SetLabel/Q42/en`, item('Q42')],
    [`${commons}/entity/M12`, { kind: 'page-id', pageId: 12 }],
    [`${commons}/wiki/Special:EntityPage/M12`, { kind: 'page-id', pageId: 12 }],
    [`${commons}/w/index.php?curid=77`, { kind: 'page-id', pageId: 77 }],
    [`${commons}/?curid=77&title=X`, { kind: 'page-id', pageId: 77 }],
    [`${commons}/wiki/Special:Redirect/page/77`, { kind: 'page-id', pageId: 77 }],
    [`${commons}/wiki/Special:Redirect/revision/5`, revision(5)],
    [`${commons}/wiki/Special:Redirect/file/X_y.jpg`, title('File:X y.jpg')],
    [`${commons}/w/index.php?title=Special:Redirect&wptype=page&wpvalue=9`, { kind: 'page-id', pageId: 9 }],
    [`${commons}/wiki/Special:FilePath/X.jpg`, title('File:X.jpg')],
    [`${commons}/w/index.php?title=File:X.jpg&oldid=5`, revision(5, 'File:X.jpg')],
    [`${wikidata}/w/index.php?title=Q42&oldid=5`, revision(5, 'Q42')],
    [`${wikidata}/w/index.php?title=Property:P31&oldid=5`, revision(5, 'Property:P31')],
    [`${meta}/w/index.php?title=A&diff=9&oldid=5`, revision(5, 'A')],
    [`${meta}/w/index.php?title=A&diff=next&oldid=5`, revision(5, 'A')],
    [`${meta}/w/index.php?title=A&diff=cur&oldid=5`, revision(5, 'A')],
    [`${meta}/w/index.php?title=A&diff=9&oldid=prev`, revision(9, 'A')],
    [`${meta}/w/index.php?title=A&diff=prev`, title('A')],
    [`${meta}/w/index.php?diff=9`, revision(9)],
    [`${meta}/w/index.php?oldid=0`, { kind: 'main-page' }],
    [`${meta}/wiki/Special:Diff/9`, revision(9)],
    [`${meta}/wiki/Special:Diff/5/9`, revision(9)],
    [`${meta}/wiki/Special:Diff/prev/9`, revision(9)],
    [`${meta}/wiki/Special:Diff/9/next`, revision(9)],
    [`${meta}/wiki/Special:PermanentLink/9#Top`, revision(9)],
    [`${meta}/wiki/special:permalink/9`, revision(9)],
    [`${meta}/wiki/Special:WhatLinksHere/A_b`, title('A b')],
    [`${meta}/w/index.php?title=Special:WhatLinksHere&target=A_b`, title('A b')],
    [`${meta}/wiki/Special:MyLanguage/Hub`, title('Hub')],
    [`${commons}/wiki/Special:ListFiles/Demo_user`, { kind: 'uploads', user: 'Demo user' }],
    [`${commons}/w/index.php?title=Special:ListFiles&user=demoUser`, { kind: 'uploads', user: 'DemoUser' }],
    [`${commons}/wiki/Special:Contributions/DemoUser`, { kind: 'contributions', user: 'DemoUser' }],
    [`${commons}/w/index.php?search=kasubi&title=Special:Search`, { kind: 'search', text: 'kasubi' }],
    [`${commons}/w/index.php?search=kasubi`, { kind: 'search', text: 'kasubi' }],
    [`${commons}/wiki/Special:MediaSearch?search=a+b`, { kind: 'search', text: 'a b' }],
    [`${commons}/wiki/Special:UploadWizard`, { kind: 'special', name: 'UploadWizard', parameter: null }],
    [`${meta}/wiki/Special:Log/delete`, { kind: 'special', name: 'Log', parameter: 'delete' }],
    [`${meta}/wiki/`, { kind: 'main-page' }],
    [meta, { kind: 'main-page' }],
    [`${meta}/w/api.php?action=query`, { kind: 'not-a-page' }],
    [`${meta}/static/x.png`, { kind: 'not-a-page' }],
    [`${wikidata}/entity/nonsense`, { kind: 'not-a-page' }],
    [`${meta}/wiki/A%7CB`, { kind: 'bad-title', title: 'A|B' }],
    [`${meta}/wiki/Category:`, { kind: 'bad-title', title: 'Category:' }],
    [`${meta}/wiki/%00`, { kind: 'bad-title', title: '\0' }],
    [`${meta}/w/index.php?title=../x`, { kind: 'bad-title', title: '../x' }],
  ])('%s', (address, subject) => {
    expect(subjectAt(address)).toEqual(subject);
  });

  it('knows mobile hosts, what is done with the page, the fragment and the language', () => {
    expect(
      locate('http://commons.m.wikimedia.org/w/index.php?title=A&action=edit&uselang=ar#C%C3%A9'),
    ).toEqual({
      at: 'wiki',
      wiki: 'commons',
      mobile: true,
      subject: title('A'),
      action: 'edit',
      fragment: 'Cé',
      language: 'ar',
    });
    expect(locate('https://m.wikidata.org./wiki/Q1')).toMatchObject({ wiki: 'wikidata', mobile: true });
    expect(locate('https://META.m.wikimedia.org/wiki/A?diff=7&variant=sr-el')).toMatchObject({
      wiki: 'meta',
      mobile: true,
      action: 'diff',
      language: 'sr-el',
    });
  });

  it('leads entity pages of other wikis to Wikidata, where the wikis themselves lead', () => {
    expect(locate(`${commons}/wiki/Special:EntityPage/Q5`)).toMatchObject({
      wiki: 'wikidata',
      subject: item('Q5'),
    });
  });

  it.each([
    ['', 'none', null],
    ['no address', 'none', null],
    ['about:blank', 'browser-page', null],
    ['chrome://extensions/', 'browser-page', null],
    ['file:///home/me/Q42', 'browser-page', null],
    ['https://en.wikipedia.org/wiki/Q42', 'another-site', 'en.wikipedia.org'],
    ['https://commons.wikimedia.org.example.org/wiki/A', 'another-site', 'commons.wikimedia.org.example.org'],
    ['https://example.org/?u=https://commons.wikimedia.org/wiki/A', 'another-site', 'example.org'],
  ])('is elsewhere: %s', (address, why, host) => {
    expect(locate(address)).toEqual({ at: 'elsewhere', why, host });
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '%',
      '%E2',
      '%zz',
      '&',
      '=',
      '?',
      '#',
      '/',
      'title=',
      'oldid=',
      'Special:',
      'Diff/',
      ':',
    );
    const tail = fc.array(fc.oneof(piece, anyText()), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.constantFrom('', 'https:', `${commons}/wiki/`, `${meta}/w/index.php?`),
        tail,
        (head, rest) => {
          const place = locate(head + rest.join(''));
          expect(['wiki', 'elsewhere']).toContain(place.at);
          if (place.at === 'wiki') expect(placeKey(place)).toContain(place.wiki);
        },
      ),
    );
  });

  it('finds the page of every address the panel itself writes', () => {
    const wiki = fc.constantFrom<WikiId>(...wikiIds);
    const any = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[A-Z][\w %&+?'"/:,;=é-]{0,30}$/),
    );
    const prefix = fc.constantFrom('', 'Category:', 'File:', 'Institution:');
    let tried = 0;
    fc.assert(
      fc.property(wiki, prefix, any, fc.boolean(), (id, namespace, name, long) => {
        const normal = normalizeTitle(namespace + name);
        fc.pre(normal !== null && !/^Special:|^\w*:?[QPL]\d+$/i.test(normal));
        tried++;
        const place = locate(pageUrl(id, normal ?? '', long ? { action: 'edit' } : undefined));
        expect(place).toMatchObject({ wiki: id, subject: { kind: 'title', title: normal } });
      }),
      runs(300),
    );
    expect(tried).toBeGreaterThan(240);
  });

  it('gives places that show the same page the same key, and others another', () => {
    const key = (address: string) => {
      const place = locate(address);
      return place.at === 'wiki' ? placeKey(place) : '';
    };
    expect(key(`https://${sites.meta.mobileHost}/wiki/A_b?uselang=de#x`)).toBe(
      key(`${meta}/w/index.php?title=A+b`),
    );
    expect(key(`${meta}/wiki/A`)).not.toBe(key(`${commons}/wiki/A`));
    expect(key(`${meta}/wiki/Special:Diff/5`)).not.toBe(key(`${meta}/wiki/Special:Diff/6`));
  });
});
