import { findTemplates } from '../../wikitext/templates.ts';
import { normalizeTitle } from '../address/titles.ts';
import type { Fact, FactSource } from '../facts/facts.ts';
import { type FactContext, FactList, webAddress } from '../facts/gather.ts';
import { linkedFacts, readText } from '../facts/linked-facts.ts';
import { firstAddress, plainText } from './plain.ts';

/**
 * What a request on `Commons:Batch uploading/…` says. People write them by hand after a preload: prompts with a colon in
 * bold, as list or as definition, and a table "Assigned to | Progress | Bot name | Category" (DOMAIN 2.1). Whatever is not
 * found is left out.
 */
export function batchFacts(title: string, wikitext: string, context: FactContext): readonly Fact[] {
  const list = new FactList();
  const source: FactSource = { from: 'page', wiki: 'commons', page: title, part: 'text' };
  const text = readText(wikitext);
  const words = (value: string) => plainText(value, context.languages);
  for (const [prompt, value] of prompts(text)) {
    if (/^(?:source|website|url|where)/i.test(prompt)) {
      const url = webAddress(firstAddress(value) ?? '');
      list.add('source', url === null ? words(value) : { type: 'url', url }, source);
    } else if (/^(?:licen[cs]e|licensing|permission|copyright)/i.test(prompt)) {
      list.add('licence', words(value) ?? templateName(value), source);
    }
  }
  const table = assignment(text);
  list.add('assigned-to', meant(words(table.get('assigned to') ?? '')), source);
  list.add('progress', meant(words(table.get('progress') ?? '')), source);
  const category = normalizeTitle(/\[\[\s*:\s*(Category\s*:[^[\]|#{}<>]+)/i.exec(text)?.[1] ?? '');
  if (category !== null) list.add('category', { type: 'page', wiki: 'commons', title: category }, source);
  list.addAll(linkedFacts('commons', title, wikitext, context));
  return list.facts;
}

/** Whether the request is done with, as far as its progress says. */
export function isOver(progress: string): boolean {
  return /\b(?:done|finished|complete[d]?|declined|rejected|withdrawn|cancell?ed)\b/i.test(progress);
}

/** Lines that begin with a prompt and a colon: `; Source: …`, `* '''License:''' …`. */
function prompts(text: string): readonly (readonly [prompt: string, value: string])[] {
  return text.split('\n').flatMap(line => {
    const bare = line.replace(/^[;*:#\s']+/, '');
    const colon = bare.indexOf(':');
    if (colon < 3 || colon > 60 || /^[[{|]/.test(bare)) return [];
    return [[bare.slice(0, colon).replace(/'{2,}/g, '').trim(), bare.slice(colon + 1).replace(/^'{2,}/, '')]];
  });
}

/** The first row of the table whose header tells who does it, by the headers in lower case. */
function assignment(text: string): ReadonlyMap<string, string> {
  const start = text.search(/^!.*assigned to/im);
  if (start < 0) return new Map();
  const headers: string[] = [];
  const cells: string[] = [];
  for (const line of text.slice(start).split('\n')) {
    if (line.startsWith('|}') || (line.startsWith('|-') && cells.length > 0)) break;
    if (line.startsWith('!')) headers.push(...line.slice(1).split('!!'));
    else if (/^\|(?!-)/.test(line)) cells.push(...line.slice(1).split('||'));
  }
  return new Map(headers.map((header, i) => [header.trim().toLowerCase(), (cells[i] ?? '').trim()]));
}

/** A dash or a question mark says nothing. */
function meant<Value extends { readonly text: string }>(value: Value | null): Value | null {
  return value === null || /^[-–—?.\s]*$/.test(value.text) ? null : value;
}

/** A licence given as its template. */
function templateName(value: string) {
  const name = findTemplates(value)[0]?.name;
  return name === undefined ? null : ({ type: 'text', text: name, language: null } as const);
}
