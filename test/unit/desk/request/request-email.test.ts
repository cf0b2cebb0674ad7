import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig as config } from '../../../../lib/desk/config.ts';
import {
  composeEmail,
  type EmailWords,
  emlFile,
  mailtoLimit,
  mailtoLink,
} from '../../../../lib/desk/request/email.ts';
import { emptyRequestForm } from '../../../../lib/desk/request/request-draft.ts';
import type { RequestForm } from '../../../../lib/desk/request/request-draft-types.ts';
import { requestFormSchema } from '../../../../lib/desk/request/request-form-schema.ts';

const words: EmailWords = {
  label: key => `[${key}]`,
  value: (field, key) => (field === 'need' ? key : `${field} ${key}`),
  address: page => `https://wiki.example/${page}`,
};
const hidden = (text: string) => ({ onlyByEmail: text });

function formOf(description: string, subject = 'Glass negatives', name = 'Åsa Öberg'): RequestForm {
  const { draft } = emptyRequestForm('project');
  return {
    draft: {
      ...draft,
      title: subject,
      partner: 'متحف كينيا',
      item: 'Q190804',
      country: ['UG', 'KE'],
      languages: ['sw'],
      page: 'd:Q190804',
      answers: { description },
    },
    contact: {
      name: hidden(name),
      email: hidden('asa@example.org'),
      phone: hidden('+256 414 232707'),
      partnerContact: hidden('The registrar\nroom 4'),
    },
  };
}

/** What a mail program makes of a file: headers unfolded, encoded words decoded, body decoded. */
function opened(text: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const headers = new Map(
    head
      .replace(/\r\n /g, ' ')
      .split('\r\n')
      .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const),
  );
  const decoded = (value = '') =>
    value
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, part: string) => Buffer.from(part, 'base64').toString('utf8'));
  return { headers, decoded, body: Buffer.from(body, 'base64').toString('utf8') };
}

describe('the e-mail to the Helpdesk', () => {
  test('has what the form says and the contact details, and nothing that is empty', () => {
    const message = composeEmail(formOf('Two\r\nlines'), config, words, 'https://meta.wikimedia.org/wiki/X');
    expect(message).toEqual({
      to: 'helpdesk@wikimedia.se',
      subject: 'Glass negatives',
      body: [
        '[greeting]',
        '',
        '[request]: https://meta.wikimedia.org/wiki/X',
        '[need]: project',
        '[partner]: متحف كينيا',
        '[item]: https://www.wikidata.org/wiki/Q190804',
        '[country]: country UG, country KE',
        '[languages]: languages sw',
        '[page]: https://wiki.example/d:Q190804',
        '[contact.name]: Åsa Öberg',
        '[contact.email]: asa@example.org',
        '[contact.phone]: +256 414 232707',
        '',
        '[answers.description]',
        'Two',
        'lines',
        '',
        '[contact.partnerContact]',
        'The registrar',
        'room 4',
        '',
      ].join('\n'),
    });
  });

  test('is a link where it fits, and says when it does not', () => {
    const message = composeEmail(formOf('A & B? 100%\nyes'), config, words);
    const link = mailtoLink(message);
    if (link === null) throw new Error('It fits');
    expect(link).toMatch(/^mailto:helpdesk@wikimedia\.se\?subject=Glass%20negatives&body=/);
    const url = new URL(link);
    expect(url.searchParams.get('subject')).toBe(message.subject);
    expect(url.searchParams.get('body')).toBe(message.body.replaceAll('\n', '\r\n'));
    expect(link.length).toBeLessThanOrEqual(mailtoLimit);
    expect(mailtoLink(composeEmail(formOf('x'.repeat(5_000)), config, words))).toBeNull();
    expect(mailtoLink(composeEmail(formOf('half \ud800 of a character'), config, words))).toContain(
      '%EF%BF%BD',
    );
  });

  test('is a file that reads back, in lines that mail allows', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(texts, texts, texts, (description, subject, name) => {
        const form = formOf(description, subject, name);
        const message = composeEmail(form, config, words);
        const { text } = emlFile(message, form.contact, Date.parse('2026-11-02T09:05:07Z'));
        for (const line of text.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(78);
          expect(line).toMatch(/^[\x20-\x7e]*$/);
        }
        const { headers, decoded, body } = opened(text);
        expect(body).toBe(message.body.replaceAll('\n', '\r\n'));
        expect(decoded(headers.get('Subject'))).toBe(message.subject);
        expect(headers.get('From')).toMatch(/<asa@example\.org>$/);
        expect(headers.get('Date')).toBe('Mon, 2 Nov 2026 09:05:07 +0000');
      }),
      { numRuns: 300 },
    );
  });

  test('cannot be given headers by what is typed', () => {
    const form = formOf('x', 'Hello\r\nBcc: all@example.org', 'Eve\r\nBcc: all@example.org');
    const { name, text } = emlFile(composeEmail(form, config, words), form.contact, 0);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(name).toBe('Hello Bcc all@example.org.eml');
    const odd = { ...form.contact, email: hidden('asa@example.org>\r\nBcc: all@example.org') };
    expect(emlFile(composeEmail(form, config, words), odd, 0).text).not.toContain('From:');
  });
});

describe('a form kept in the browser', () => {
  test('comes back as it was, and an older one as far as it goes', () => {
    const form = formOf('x');
    expect(requestFormSchema.parse(structuredClone(form))).toEqual(form);
    expect(requestFormSchema.parse({ draft: { need: 'question' } })).toEqual(emptyRequestForm('question'));
    expect(requestFormSchema.safeParse({ draft: { need: 'lunch' } }).success).toBe(false);
  });
});
