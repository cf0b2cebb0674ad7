import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { systemClock } from '../../lib/clock.ts';
import type { WikiClient } from '../../lib/wiki/client.ts';
import { openWiki } from '../../lib/wiki/client-m3api.ts';
import { setParam } from '../../lib/wikitext/change.ts';
import type { Node } from '../../lib/wikitext/nodes.ts';
import { type ScanOptions, scan } from '../../lib/wikitext/scan.ts';
import { findSections } from '../../lib/wikitext/sections.ts';
import { findTemplates, getParam } from '../../lib/wikitext/templates.ts';
import { openSandbox } from '../sandbox/index.ts';
import { corpus } from '../unit/wikitext/corpus.ts';
import { generatedPages } from '../unit/wikitext/generated.ts';

/**
 * lib/wikitext beside MediaWiki's own preprocessor, which is the only judge of what is a template: its parse tree of the corpus
 * and of generated pages must be ours.
 */
let client: WikiClient;
/** The extension tags of the sandbox: fewer than those of the real wikis. */
let options: ScanOptions;

const extensionTags = z.object({ query: z.object({ extensiontags: z.array(z.string()) }) });
const parsed = z.object({ parse: z.object({ parsetree: z.string() }) });
const parsedSections = z.object({
  parse: z.object({
    sections: z.array(z.object({ line: z.string(), index: z.string(), level: z.string() })),
  }),
});

beforeAll(async () => {
  const sandbox = await openSandbox();
  await sandbox.reset();
  const session = await sandbox.signIn('meta', 'editor');
  client = openWiki('meta', { fetch: session.fetch, clock: systemClock, agent: 'panel-tests/1.0 (sandbox)' });
  const answer = await client.get({ action: 'query', meta: 'siteinfo', siprop: 'extensiontags' });
  const tags = extensionTags.parse(answer).query.extensiontags.map(tag => tag.replace(/[<>]/g, ''));
  options = { tags };
});

async function parseTree(text: string): Promise<string> {
  const answer = await client.post({
    action: 'parse',
    title: 'Content Partnerships Hub/Helpdesk/Requests/Test',
    contentmodel: 'wikitext',
    text,
    prop: 'parsetree',
    formatversion: 2,
  });
  return parsed.parse(answer).parse.parsetree;
}

/** Our tree written as MediaWiki writes its own (PPNode_Hash_*::__toString). */
function ourTree(text: string): string {
  return `<root>${contents(text, 0, text.length, scan(text, options), true)}</root>`;
}

function contents(text: string, from: number, to: number, nodes: readonly Node[], top: boolean): string {
  let written = '';
  let at = from;
  for (const node of nodes) {
    if (node.start < from || node.end > to) continue;
    written += escapeXml(text.slice(at, node.start)) + element(text, node, top);
    at = node.end;
  }
  return written + escapeXml(text.slice(at, to));
}

function element(text: string, node: Node, top: boolean): string {
  const source = text.slice(node.start, node.end);
  switch (node.kind) {
    case 'comment':
      return `<comment>${escapeXml(source)}</comment>`;
    case 'ignored':
      return `<ignore>${escapeXml(source)}</ignore>`;
    case 'extension':
      // What is inside is parsed in another run, which the tree of the page does not show.
      return `<ext>${escapeXml(source)}</ext>`;
    case 'heading': {
      const inside = contents(text, node.start, node.end, node.children, top);
      return top
        ? `<h level="${node.level}" i="${node.index}">${inside}</h>`
        : `<possible-h>${inside}</possible-h>`;
    }
    default: {
      const braces = node.kind === 'template' ? 2 : 3;
      const inside = (from: number, to: number): string => contents(text, from, to, node.children, false);
      const last = node.end - braces;
      let written = `<title>${inside(node.start + braces, node.pipes[0] ?? last)}</title>`;
      let positional = 0;
      for (const [i, pipe] of node.pipes.entries()) {
        const end = node.pipes[i + 1] ?? last;
        const equals = node.equals[i] ?? -1;
        const name =
          equals < 0 ? `<name index="${++positional}"/>` : `<name>${inside(pipe + 1, equals)}</name>=`;
        written += `<part>${name}<value>${inside((equals < 0 ? pipe : equals) + 1, end)}</value></part>`;
      }
      const tag = node.kind === 'template' ? 'template' : 'tplarg';
      return `<${tag}>${written}</${tag}>`;
    }
  }
}

const extension =
  /<ext><name>(.*?)<\/name><attr>(.*?)<\/attr>(?:<inner>(.*?)<\/inner>)?(?:<close>(.*?)<\/close>)?<\/ext>/gs;

/**
 * MediaWiki's tree in the same words: an extension tag as its source again, comments of one dropped line as one (as ours), a
 * heading inside something else without its number, no note of where on a line a template begins, an equals sign as text.
 */
function theirTree(tree: string): string {
  return tree
    .replace(/<(name|value|title|attr|inner|root)\/>/g, '<$1></$1>')
    .replace(extension, (_all, name: string, attr: string, inner?: string, close?: string) => {
      const rest = inner === undefined ? '/&gt;' : `&gt;${inner}${close ?? ''}`;
      return `<ext>&lt;${name}${attr}${rest}</ext>`;
    })
    .replace(/<\/comment><comment>/g, '')
    .replace(/<possible-h [^>]*>/g, '<possible-h>')
    .replace(/ lineStart="1"/g, '')
    .replace(/<equals>=<\/equals>/g, '=')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'");
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** As the wiki stores it, and as its answer can carry it. */
function stored(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\s+$/, '');
}

async function compare(text: string): Promise<void> {
  const ours = ourTree(text).replace(/<\/comment><comment>/g, '');
  expect(ours).toBe(theirTree(await parseTree(text)));
}

describe('our tree is the wiki’s', () => {
  it.each([...corpus])('of %s', async (_name, text) => {
    if (stored(text) === '') return expect(ourTree('')).toBe('<root></root>');
    await compare(stored(text));
  });

  it('of pages generated from everything that means something', async () => {
    for (const text of generatedPages(60)) await compare(stored(text));
  });
});

describe('sections', () => {
  it.each(['edge-headings', 'talk-page', 'request-checklist', 'comments', 'translated-subpage'])(
    'of %s have the numbers and levels the wiki gives them',
    async name => {
      const text = stored(corpus.get(name) ?? '');
      const answer = await client.post({
        action: 'parse',
        title: 'Sections',
        contentmodel: 'wikitext',
        text,
        prop: 'sections',
        formatversion: 2,
      });
      // Headings that come from a template (T-1) or have no number are no sections of this page.
      const theirs = parsedSections
        .parse(answer)
        .parse.sections.filter(section => /^\d+$/.test(section.index));
      const ours = findSections(text, options).filter(section => section.level > 0);
      expect(ours.map(({ index, level }) => `${index}:${level}`)).toEqual(
        theirs.map(({ index, level }) => `${index}:${level}`),
      );
    },
  );
});

describe('what a template is given', () => {
  const values = [
    'plain',
    'a=b',
    '{{!}}',
    '[[a|b]]',
    '<nowiki>|}}</nowiki>',
    'a\n* b',
    '~~~',
    "'''x'''",
    '{{lc:ABC}}',
    '&#124;',
  ];

  it('is what was set, read by the wiki', async () => {
    for (const value of values) {
      const text = 'before {{#if:x|{{T|a=1|b|c = 3 }}}} after';
      const [template] = findTemplates(text, 'T', options);
      if (!template) throw new Error('no template');
      for (const name of ['a', '1', 'c', 'd', '2']) {
        const change = setParam(text, template, name, value, undefined, options);
        if (!change.ok) throw new Error(`${name}=${value}: ${change.reason}`);
        expect(ourTree(change.text)).toBe(theirTree(await parseTree(change.text)));
        expect(getParam(change.template, name)?.value).toBe(value);
      }
    }
  });
});
