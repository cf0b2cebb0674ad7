import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeField, encodeField, normalizeField, refuseField } from '../../lib/desk/record/field-text.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { flagged, publishTemplates, recordAt, rendered } from './flag-stage.ts';
import { openSandbox, type Person, personAt, textOf } from './outcome-stage.ts';

/** Values that would act as markup if they could, on a real MediaWiki. */
let sandbox: Sandbox;
let amina: Person;
let counter = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await publishTemplates(sandbox);
  amina = await personAt(sandbox, 'meta', 'editor');
});

const newName = () => `Museum of hostility ${++counter}`;

const hostile = [
  'a | b }} {{!}} {{PAGENAME}} {{Content Partnerships Hub/Header}}',
  '~~~~ ~~~ ~~~~~',
  '<nowiki>x</nowiki> <script>alert(1)</script> <b onclick="x">b</b> <ref>r</ref> <pre>p</pre>',
  '[[Category:X]] [[File:X.jpg]] [[Main Page]] [[Main Page|]] [https://example.org x]',
  '* list\n# list\n: x\n; y\n== h ==\n----\n{| \n|-\n| cell\n|}',
  "''italic'' '''bold''' __NOTOC__ __NOINDEX__ -{zh-hans:a}-",
  'ISBN 9780306406157 RFC 2616 PMID 12345',
  'mailto:a@example.org tel:+123 irc://x news:x //example.org',
  '&nbsp; &lt;b&gt; &#91;&#91;Main Page&#93;&#93; &amp;amp;',
  '#REDIRECT [[Main Page]]',
  '{{subst:PAGENAME}} {{safesubst:x}} {{#if:1|2}} {{{1|x}}}',
  '<!-- hidden --> <includeonly>x</includeonly> <noinclude>y</noinclude> <onlyinclude>',
  ' leading and trailing \t ',
  'متحف أوغندا \u202e reversed \u202c עברית 👩🏽‍🎨 🇺🇬 𝔘',
  '\u0338first\n\u0338second e\u0301',
  "'one quote and 'two''",
  'line\n\n\nbreaks\r\nof every\rkind\n',
  'http://example.org/a_b__c\nnext line',
];

describe('hostile values', () => {
  it('come back from the wiki exactly as typed, and nothing in them acts', async () => {
    const partner = newName();
    const why = hostile.filter(text => !text.startsWith('http')).join('\n');
    const result = await flagged(amina, {
      partner: `${partner} <i>{{x}}</i> ~~~~ ''|=`,
      volume: hostile[0] ?? '',
      why,
    });
    const record = await recordAt(amina.client, result.title);
    expect(record.sightings[0]?.why).toBe(normalizeField(why));
    expect(record.volume).toBe(hostile[0]);
    expect(record.partner).toBe(`${partner} <i>{{x}}</i> ~~~~ ''|=`);

    const plain = await flagged(amina, { partner: newName(), volume: 'x', why: 'y' });
    const [dirty, clean] = [
      await rendered(amina.client, result.text, result.title),
      await rendered(amina.client, plain.text, result.title),
    ];
    for (const part of ['categories', 'links', 'templates', 'externallinks', 'images', 'iwlinks'] as const) {
      // Bare addresses are links on purpose: the spam blacklist has to see them.
      const bare = part === 'externallinks' ? ['"https://example.org"'] : [];
      const names = (entries: typeof dirty) =>
        entries[part].map(one => JSON.stringify(one).replace(/"sortkey.*/, ''));
      expect([...new Set(names(dirty))].sort(), part).toEqual(
        [...new Set([...names(clean), ...bare])].sort(),
      );
    }
    expect(dirty.sections).toHaveLength(clean.sections.length);
    const tags = (html: string) =>
      [...new Set(html.match(/<\/?[a-z]+/g))].filter(tag => tag !== '<br').sort();
    expect(tags(dirty.text)).toEqual(tags(clean.text));
    expect(dirty.text).not.toMatch(/<[^>]*onclick|<script|UNIQ/);
  });

  it('each by itself, as the wiki stores and renders it', async () => {
    const title = 'User:Amina Okello/hostile';
    const limit = Array.from({ length: 10_000 }, (_, index) => "|{}[]<>&~'_ \n=é"[index % 15]).join('');
    for (const text of [...hostile, limit]) {
      const page = `{{T|why=${encodeField(text)}\n|end=}}`;
      await amina.client.post({ action: 'edit', title, text: page, summary: 'test' });
      const stored = (await textOf(amina.client, title)) ?? '';
      expect(decodeField(stored.slice('{{T|why='.length, -'\n|end=}}'.length))).toBe(normalizeField(text));
    }
  });

  it('random ones leave no link, tag, category or signature behind', async () => {
    const unit = fc.constantFrom(
      ...hostile.flatMap(text => text.split(' ')),
      ...[
        '|',
        '{',
        '}',
        '[',
        ']',
        '<',
        '>',
        '&',
        ';',
        "'",
        '~',
        '_',
        '-',
        ':',
        '#',
        '*',
        '=',
        '!',
        '\n',
        ' ',
        '\u00a0',
        '1',
        'a',
      ],
    );
    const samples = fc
      .sample(fc.array(unit, { minLength: 5, maxLength: 60 }), { numRuns: 150, seed: 7 })
      .map(parts => parts.join('').replace(/https?:/gi, 'x'))
      .filter(text => refuseField(text) === undefined);
    // All in one request: each in an element of its own, with its text to compare.
    const wikitext = samples.map(text => `<div class="probe">${encodeField(text)}</div>`).join('\n');
    const page = await rendered(amina.client, wikitext);
    const { links, externallinks, categories, images, templates, iwlinks } = page;
    expect({ links, externallinks, categories, images, templates, iwlinks }).toEqual({
      links: [],
      externallinks: [],
      categories: [],
      images: [],
      templates: [],
      iwlinks: [],
    });
    expect(page.sections).toEqual([]);
    const probes = [...page.text.matchAll(/<div class="probe">([\s\S]*?)<\/div>/g)].map(
      ([, inner = '']) => inner,
    );
    expect(probes).toHaveLength(samples.length);
    for (const [index, text] of samples.entries()) {
      const shown = decodeField((probes[index] ?? '').replace(/<br \/>/g, '<br>'));
      expect(shown.replace(/\s+/g, ' ').trim(), encodeField(text)).toBe(
        normalizeField(text).replace(/\s+/g, ' ').trim(),
      );
    }
  });
});
