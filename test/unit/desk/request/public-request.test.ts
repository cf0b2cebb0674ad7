import { describe, expect, it } from 'vitest';
import type { ValueWords } from '../../../../lib/desk/record/value-words.ts';
import { type PublicContent, publicText } from '../../../../lib/desk/request/public-request-text.ts';
import { plainRequest } from './plain-request.ts';

const words: ValueWords = { value: (field, key) => `${field} in words: ${key}` };
const about = { user: 'Amina', request: 'Hub/Requests/Baskets', words };
const content: PublicContent = {
  ...plainRequest,
  title: 'Baskets',
  partner: 'Crafts Museum',
  item: 'Q5',
  material: ['monument-lists', 'photographs'],
  volume: '',
  licence: 'in-copyright-willing',
  languages: ['sw'],
  links: [],
  answers: { description: 'Scans of baskets.', rights: 'They would sign {{this}}' },
};

/** What the wiki has no form for. */
const own = {
  kind: 'batch-upload',
  title: null,
  text: "== $title ==\n$description\n\n* '''Material:''' $material\n* '''How much:''' $volume\n* '''Links:''' $links\n* '''Rights:''' $licence\n* '''Asked by:''' [[User:$user|$user]]",
} as const;

describe('a public request', () => {
  it('says things in words, and leaves out rows about which nothing is known', () => {
    expect(publicText(own, content, about)).toBe(
      [
        '== Baskets ==',
        'Scans of baskets.',
        '',
        "* '''Material:''' material in words: monument-lists, material in words: photographs",
        "* '''Rights:''' licence in words: in-copyright-willing. They would sign &#123;&#123;this&#125;&#125;",
        "* '''Asked by:''' [[User:Amina|Amina]]",
        '',
      ].join('\n'),
    );
  });

  it('keeps every line of the form of another wiki', () => {
    const form = {
      kind: 'batch-upload',
      title: 'Form',
      text: "* '''How much:''' $volume\n$other $5",
    } as const;
    expect(publicText(form, content, about)).toBe("* '''How much:''' \n$other $5\n");
  });

  it('stands below a form that has no place for it', () => {
    const form = { kind: 'data-import', title: 'Form', text: 'Sign here: ~~~~' } as const;
    const text = publicText(form, content, about);
    expect(text).toMatch(/^Sign here: ~~~~\n\nScans of baskets\.\n/);
    expect(text).toContain("* '''Request to the Helpdesk:''' [[m:Hub/Requests/Baskets]]");
    expect(text).not.toContain('How much');
  });
});
