import { describe, expect, it } from 'vitest';
import { setParam } from '../../../lib/wikitext/change.ts';
import {
  addLineAfter,
  findTemplateLines,
  removeLine,
  type TemplateLine,
} from '../../../lib/wikitext/lines.ts';
import { findSection, findSections } from '../../../lib/wikitext/sections.ts';
import { getParam } from '../../../lib/wikitext/templates.ts';
import { page } from './corpus.ts';

const check = 'Content Partnerships Hub/Request/Check';

function one(text: string, n = 0, name = 'C'): TemplateLine {
  const line = findTemplateLines(text, name)[n];
  if (!line) throw new Error(`no line ${n} in ${text}`);
  return line;
}

describe('a checklist', () => {
  const text = page('request-checklist');
  const sections = findSections(text);

  function boxes(title: string): readonly TemplateLine[] {
    return findTemplateLines(text, check, findSection(sections, title));
  }

  it('has its boxes per group, those added by hand too', () => {
    const ids = (title: string): readonly (string | undefined)[] =>
      boxes(title).map(({ template }) => (getParam(template, 'id') ?? getParam(template, 'text'))?.value);
    expect(ids('Technical')).toEqual(['metadata', 'files', 'tool']);
    expect(ids('Legal and ethical')).toEqual(['licence', 'privacy', "Does the donor's family agree?"]);
    expect(ids('Risk')).toEqual([]);
    expect(ids('Checklist')).toHaveLength(7);
    expect(boxes('Legal and ethical').map(line => line.prefix)).toEqual(['', '', '* ']);
  });

  it('has one box ticked, and nothing else changed', () => {
    const box = boxes('Technical')[1];
    const change = box && setParam(text, box.template, 'state', 'done');
    expect(change).toMatchObject({
      ok: true,
      text: text.replace('id=files|state=todo', 'id=files|state=done'),
    });
  });

  it('gets a box after another one, and loses it again', () => {
    const box = boxes('Legal and ethical')[2];
    if (!box) throw new Error('no box');
    const added = addLineAfter(text, box, `{{${check}|text=New|state=todo}}`);
    const old =
      "* {{Content Partnerships Hub/Request/Check|text=Does the donor's family agree?|state=todo}}\n";
    expect(added).toEqual({
      ok: true,
      text: text.replace(old, `${old}* {{${check}|text=New|state=todo}}\n`),
    });
    if (!added.ok) return;
    const again = findTemplateLines(added.text, check).find(
      line => getParam(line.template, 'text')?.value === 'New',
    );
    expect(again && removeLine(added.text, again)).toEqual({ ok: true, text });
  });
});

describe('template lines', () => {
  it.each<[why: string, text: string, line: string, alone: boolean, prefix: string]>([
    ['alone', 'a\n{{C}}\nb', '{{C}}\n', true, ''],
    ['at the end', 'a\n{{C}}', '{{C}}', true, ''],
    ['in a list, with blanks', 'a\n*# {{C}} \nb', '*# {{C}} \n', true, '*# '],
    ['on several lines', 'a\n* {{C\n|x=1\n}}\nb', '* {{C\n|x=1\n}}\n', true, '* '],
    ['of another system', 'a\r\n* {{C}}\r\nb', '* {{C}}\r\n', true, '* '],
    ['with text behind', 'a\n* {{C}} b\nc', '{{C}}', false, '* '],
    ['with text in front', 'a\nb {{C}}\nc', '{{C}}', false, ''],
    ['inside a template', '{{D|\n{{C}}\n}}', '{{C}}\n', true, ''],
  ])('%s', (_why, text, line, alone, prefix) => {
    const found = one(text);
    expect(text.slice(found.start, found.end)).toBe(line);
    expect([found.alone, found.prefix]).toEqual([alone, prefix]);
  });

  it.each<[why: string, text: string, after: string]>([
    ['below', '{{C}}\nb', '{{C}}\n{{N}}\nb'],
    ['at the end of the page', '{{C}}', '{{C}}\n{{N}}'],
    ['in a list', '* {{C}} b\nc', '* {{C}} b\n* {{N}}\nc'],
    ['of another system', '{{C}}\r\nb', '{{C}}\r\n{{N}}\r\nb'],
    ['not in a comment', '{{C}} <!-- a\nb --> c\nd', '{{C}} <!-- a\nb --> c\n{{N}}\nd'],
    ['not in the next template', '{{C}} {{D|\n}}\nd', '{{C}} {{D|\n}}\n{{N}}\nd'],
    ['not in a tag', '{{C}}<pre>\n</pre>', '{{C}}<pre>\n</pre>\n{{N}}'],
    ['inside the template around it', '{{D|\n{{C}}\n}}', '{{D|\n{{C}}\n{{N}}\n}}'],
  ])('get a line below: %s', (_why, text, after) => {
    expect(addLineAfter(text, one(text), '{{N}}')).toEqual({ ok: true, text: after });
  });

  it('refuse a line that would swallow the next ones', () => {
    expect(addLineAfter('{{C}}\n{{C}}', one('{{C}}\n{{C}}'), '<!--')).toEqual({
      ok: false,
      reason: 'surroundings',
    });
  });

  it('are removed alone, or without the rest of their line', () => {
    expect(removeLine('a\n* {{C}}\nb', one('a\n* {{C}}\nb'))).toEqual({ ok: true, text: 'a\nb' });
    expect(removeLine('a\n* {{C}} b', one('a\n* {{C}} b'))).toEqual({ ok: true, text: 'a\n*  b' });
  });
});
