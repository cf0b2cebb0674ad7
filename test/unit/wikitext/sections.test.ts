import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendToSection,
  findSection,
  findSections,
  replaceBody,
  type Section,
} from '../../../lib/wikitext/sections.ts';
import { runs } from '../runs.ts';
import { corpus, damagedPage, hostileText, page } from './corpus.ts';

function outline(text: string): string[] {
  return findSections(text)
    .filter(section => section.level > 0)
    .map(section => `${section.level} ${section.title}`);
}

function section(text: string, title: string): Section {
  const found = findSection(findSections(text), title);
  if (!found) throw new Error(`no section ${title}`);
  return found;
}

describe('findSections', () => {
  it('knows a heading as MediaWiki does', () => {
    expect(outline(page('edge-headings'))).toEqual(
      [
        '1 One',
        '2 Two',
        '2 Two',
        '3 Three=',
        '6 Six',
        '6 =Seven=',
        '1 =',
        '1',
        '2 =',
        '2',
        '2 comment at the end',
        '2 inside a tag',
        '2 after it',
        '2 with <nowiki>==</nowiki> nowiki',
        '2 last',
      ].map(line => (/^\d$/.test(line) ? `${line} ` : line)),
    );
  });

  it('not in comments, nowiki, pre, code, parameters; two may have one title', () => {
    expect(outline(page('talk-page'))).toEqual([
      '2 Negatives',
      '2 Negatives',
      '3 Not so fast',
      '2 {{u|Example Editor}}: a heading with a template = sign',
    ]);
    expect(outline('<!--\n== a ==\n-->\n{{T|\n== b ==\n}}<nowiki>\n== c ==\n</nowiki>\n== d ==')).toEqual([
      '2 d',
    ]);
    expect(outline(page('comments'))).toEqual(['2 A heading', '2 Another  one']);
    expect(outline(page('translated-subpage'))).toEqual(['2 Fragen']);
  });

  it('gives where each starts and ends, with and without its subsections', () => {
    const text = 'lead\n== a ==\n1\n=== b ===\n2\n== c ==\n3';
    const cut = findSections(text).map(({ level, title, index, start, bodyStart, bodyEnd, end }) => [
      level,
      title,
      index,
      text.slice(bodyStart, bodyEnd),
      text.slice(start, end),
    ]);
    expect(cut).toEqual([
      [0, '', 0, 'lead\n', 'lead\n'],
      [2, 'a', 1, '1\n', '== a ==\n1\n=== b ===\n2\n'],
      [3, 'b', 2, '2\n', '=== b ===\n2\n'],
      [2, 'c', 3, '3', '== c ==\n3'],
    ]);
  });

  it("counts like the wiki's section=, headings in parameters too", () => {
    expect(findSections('{{T|\n== a ==\n}}\n== b ==').map(found => [found.title, found.index])).toEqual([
      ['', 0],
      ['b', 2],
    ]);
  });

  it('reads the line breaks of another system', () => {
    const text = page('crlf');
    expect(outline(text)).toEqual(['2 First', '2 Second', '3 Third']);
    const first = section(text, 'First');
    expect(text.slice(first.bodyStart, first.bodyEnd)).toBe('text\r\n\r\n');
  });

  it('any text: sections follow one another and cover it', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, damagedPage), text => {
        const sections = findSections(text);
        let at = 0;
        for (const { start, bodyStart, bodyEnd, end } of sections) {
          expect(start).toBe(at);
          expect(bodyStart).toBeGreaterThanOrEqual(start);
          expect(bodyEnd).toBeGreaterThanOrEqual(bodyStart);
          expect(end).toBeGreaterThanOrEqual(bodyEnd);
          at = bodyEnd;
        }
        expect(at).toBe(text.length);
      }),
      runs(500),
    );
  });
});

describe('changing a section', () => {
  it('replaces what is under the heading, not the subsections', () => {
    const text = '== a ==\n1\n\n=== b ===\n2\n';
    expect(replaceBody(text, section(text, 'a'), 'new\n\n')).toEqual({
      ok: true,
      text: '== a ==\nnew\n\n=== b ===\n2\n',
    });
    expect(replaceBody(text, section(text, 'a'), 'new')).toEqual({
      ok: true,
      text: '== a ==\nnew\n=== b ===\n2\n',
    });
    expect(replaceBody(text, section(text, 'b'), '3')).toEqual({
      ok: true,
      text: '== a ==\n1\n\n=== b ===\n3',
    });
    expect(replaceBody(text, section(text, 'a'), '<!--')).toEqual({ ok: false, reason: 'surroundings' });
    const closed = `${text}}}`;
    expect(replaceBody(closed, section(closed, 'a'), '{{T|')).toEqual({ ok: false, reason: 'surroundings' });
  });

  it('adds at the end of a section, before the blank lines', () => {
    const text = '== a ==\n1\n\n=== b ===\n2\n\n\n== c ==';
    expect(appendToSection(text, section(text, 'a'), 'new')).toEqual({
      ok: true,
      text: '== a ==\n1\n\n=== b ===\n2\nnew\n\n\n== c ==',
    });
    expect(appendToSection(text, section(text, 'c'), 'new\n')).toEqual({ ok: true, text: `${text}\nnew\n` });
    expect(appendToSection('== a ==\n== b ==', section('== a ==\n== b ==', 'a'), 'new')).toEqual({
      ok: true,
      text: '== a ==\nnew\n== b ==',
    });
    expect(appendToSection('', findSections('')[0] as Section, 'new')).toEqual({ ok: true, text: 'new\n' });
    expect(
      appendToSection('== a ==\r\n1\r\n\r\n== b ==', section('== a ==\r\n1\r\n\r\n== b ==', 'a'), 'new'),
    ).toEqual({
      ok: true,
      text: '== a ==\r\n1\r\nnew\r\n\r\n== b ==',
    });
  });

  it('keeps every other section of any page', () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus.values()), fc.nat(), (text, n) => {
        const sections = findSections(text);
        const chosen = sections[n % sections.length] as Section;
        const change = appendToSection(text, chosen, '* {{done}} by hand');
        if (!change.ok) return;
        const titles = (of: string): string[] =>
          findSections(of).map(found => `${found.level} ${found.title}`);
        expect(titles(change.text)).toEqual(titles(text));
        expect(change.text).toContain('* {{done}} by hand');
        const inked = (of: string): string => of.replace(/\s/g, '');
        expect(inked(change.text).replace('*{{done}}byhand', '')).toBe(inked(text));
      }),
      runs(200),
    );
  });
});
