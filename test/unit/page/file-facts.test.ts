import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFacts } from '../../../lib/page/commons/file-facts.ts';
import { plainText } from '../../../lib/page/commons/plain.ts';
import { bestFact } from '../../../lib/page/facts/facts.ts';
import { context } from './facts-stage.ts';

describe('plain text of wikitext', () => {
  it.each([
    ['[[User:Amina|Amina Okello]]', 'Amina Okello', null],
    ["''[https://x.example Their site]'' & more<ref>no</ref><br/>here", 'Their site & more here', null],
    ['{{Creator:Elsa Wallgren}} after {{Unknown|1}}', 'Elsa Wallgren after', null],
    ['{{Institution:Uganda Museum}}', 'Uganda Museum', null],
    ['{{en|1=In English}} {{fr|En français}}', 'En français', 'fr'],
    ['{{sv|1=På svenska}}', 'På svenska', 'sv'],
    ['<!-- nothing -->', null, null],
    ['{{own}}', null, null],
  ])('%s', (wikitext, text, language) => {
    expect(plainText(wikitext, ['de', 'fr'])).toEqual(
      text === null ? null : { type: 'text', text, language },
    );
  });

  it('never throws and stays quick, whatever the text', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '[[',
      ']]',
      '|',
      '<ref',
      '<!--',
      'en',
      '=',
      "'''",
      '<ref>',
      'https://',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), parts => {
        const plain = plainText(parts.join(''), ['en']);
        expect(plain === null || plain.text.trim() !== '').toBe(true);
      }),
    );
  });
});

describe('a file', () => {
  const file = (wikitext: string) =>
    fileFacts(
      { title: 'File:X.jpg', wikitext, media: null, uploader: null, thumb: null, usedOn: null },
      context,
    );

  it('is read in any spelling of the parameters', () => {
    const facts = file(
      '{{information|Description={{de|1=Ein Boot}}|SOURCE=https://a.example/x, and more|Accession_number=7}}',
    );
    expect(bestFact(facts, 'description')?.value).toMatchObject({ text: 'Ein Boot', language: 'de' });
    expect(bestFact(facts, 'source')?.value).toEqual({ type: 'url', url: 'https://a.example/x' });
    expect(bestFact(facts, 'inventory-number')?.source).toMatchObject({
      template: 'Information',
      parameter: 'accession number',
    });
  });

  it('lists templates that tell of a partnership', () => {
    const facts = file('{{Artwork|source={{Norrviken cooperation project}}}}');
    expect(bestFact(facts, 'partnership-template')?.value.title).toBe(
      'Template:Norrviken cooperation project',
    );
  });
});
