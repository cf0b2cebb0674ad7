import { setParam } from '../../wikitext/change.ts';
import { findTemplates, getParam } from '../../wikitext/templates.ts';
import { excerpt } from '../input/problems.ts';
import { looksSuspicious } from '../input/suspicious-characters.ts';
import { addCategory, moveCategory, removeCategory, type TextResult } from './category-text.ts';
import type { LineResult } from './entity-plan.ts';
import type { RegexRunner, TextOperation } from './page-operation.ts';
import type { NumberedOperation, PageProblem, PageProblemKey } from './plan-types.ts';

/** What operations on wikitext need to know of the wiki, and to run regular expressions. */
export interface TextContext {
  /** Names of the category namespace, the one to write first: `['Category']`, `['Kategorie', 'Category']`. */
  readonly categoryPrefixes: readonly string[];
  readonly templatePrefixes: readonly string[];
  readonly regex: RegexRunner;
}

/** A text after some operations, and what became of each of them. */
export interface ChangedText {
  readonly text: string;
  readonly lines: readonly LineResult[];
  readonly problems: readonly PageProblem[];
}

/** A regular expression that takes longer on one page is stopped: people do not wait, and most take under a millisecond. */
const patience = 2_000;

/** Warned about when so much of a page goes (of its characters), unless it is less than this. */
const largeShare = 0.5;
const largeLength = 300;

/**
 * Does the operations to a page's wikitext, one after the other. One that cannot be done leaves the text to the next as it was.
 * Rejects with the signal's reason.
 */
export async function changeText(
  text: string,
  operations: readonly NumberedOperation[],
  context: TextContext,
  signal?: AbortSignal,
): Promise<ChangedText> {
  let now = text;
  const lines: LineResult[] = [];
  const problems: PageProblem[] = [];
  for (const { index, line, operation } of operations) {
    const problem = (severity: PageProblem['severity'], key: PageProblemKey, found = '', right = '') =>
      problems.push({ severity, key, index, line, found: excerpt(found), right });
    // Line breaks and tabs belong in wikitext; what cannot be seen in it does not.
    const odd = writtenBy(operation).find(part => looksSuspicious(part.replace(/[\n\t]/g, '')));
    if (odd !== undefined) problem('warning', 'suspicious-characters', odd);
    const result = await applied(now, operation, context, problem, signal);
    switch (result.kind) {
      case 'changed':
        if (result.text === now) lines.push({ index, line, result: 'no-change', why: 'already-so' });
        else if (result.text.trim() === '' && now.trim() !== '') {
          problem('error', 'page-becomes-empty');
          lines.push({ index, line, result: 'refused' });
        } else {
          now = result.text;
          lines.push({ index, line, result: 'change' });
        }
        break;
      case 'inside':
        problem('warning', 'category-in-template', result.found);
        lines.push({ index, line, result: 'no-change', why: 'not-there' });
        break;
      case 'unsafe':
        problem('error', 'change-unsafe', result.found);
        lines.push({ index, line, result: 'refused' });
        break;
      case 'refused':
        lines.push({ index, line, result: 'refused' });
        break;
      default:
        lines.push({ index, line, result: 'no-change', why: result.kind });
    }
  }
  const lost = text.length - now.length;
  if (lost > largeLength && lost > text.length * largeShare) {
    problems.push({
      severity: 'warning',
      key: 'change-large',
      index: null,
      line: null,
      found: String(lost),
      right: String(text.length),
    });
  }
  return { text: now, lines, problems };
}

type Applied = TextResult | { readonly kind: 'refused' };

async function applied(
  text: string,
  operation: TextOperation,
  { categoryPrefixes, templatePrefixes, regex }: TextContext,
  problem: (severity: PageProblem['severity'], key: PageProblemKey, found?: string) => void,
  signal?: AbortSignal,
): Promise<Applied> {
  switch (operation.kind) {
    case 'add-category':
      return addCategory(text, operation.category, operation.sortKey, categoryPrefixes);
    case 'remove-category':
      return removeCategory(text, operation.category, categoryPrefixes);
    case 'move-category':
      return moveCategory(text, operation.from, operation.to, operation.sortKey, categoryPrefixes);
    case 'set-parameter': {
      const { template: name, parameter, value, where = 'any' } = operation;
      const [template, ...others] = findTemplates(text, name, { templatePrefixes });
      if (template === undefined) {
        problem('error', 'template-missing', name);
        return { kind: 'refused' };
      }
      if (others.length > 0) problem('warning', 'template-several', name);
      const old = getParam(template, parameter);
      if (where === 'missing' && old !== undefined && old.value !== '') return { kind: 'already-so' };
      const change = setParam(text, template, parameter, value, undefined, { templatePrefixes });
      return change.ok ? { kind: 'changed', text: change.text } : { kind: 'unsafe', found: value };
    }
    case 'replace-text': {
      const { find, replacement, ignoreCase = false } = operation;
      if (find === '') return { kind: 'not-there' };
      const changed = ignoreCase
        ? text.replace(new RegExp(escaped(find), 'giu'), () => replacement)
        : text.replaceAll(find, () => replacement);
      return changed === text ? { kind: 'not-there' } : { kind: 'changed', text: changed };
    }
    case 'replace-pattern': {
      const { pattern, replacement } = operation;
      const flags = operation.flags.replaceAll('g', '');
      const result = await regex.replace({ pattern, flags, replacement, text, timeout: patience }, signal);
      if (result.kind === 'stopped') problem('error', 'pattern-stopped', pattern);
      else if (result.kind === 'unavailable') problem('error', 'pattern-unavailable', pattern);
      else if (result.kind === 'invalid') problem('error', 'pattern-invalid', result.detail);
      else if (result.count > text.length) problem('error', 'pattern-matches-everywhere', pattern);
      else return result.count === 0 ? { kind: 'not-there' } : { kind: 'changed', text: result.text };
      return { kind: 'refused' };
    }
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\\-', '-');
}

/** The texts an operation puts on a page. */
function writtenBy(operation: TextOperation): readonly string[] {
  switch (operation.kind) {
    case 'add-category':
      return [operation.category, operation.sortKey ?? ''];
    case 'move-category':
      return [operation.to, operation.sortKey ?? ''];
    case 'set-parameter':
      return [operation.value];
    case 'replace-text':
    case 'replace-pattern':
      return [operation.replacement];
    default:
      return [];
  }
}

/**
 * What a change does to a text, wherever it stands: the lines that go and those that come. Two changes with the same
 * signature look the same to a person, whatever else happened to the page in between.
 */
export function textSignature(before: string, after: string): string {
  const counts = new Map<string, number>();
  for (const line of before.split('\n')) counts.set(line, (counts.get(line) ?? 0) - 1);
  for (const line of after.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  const changed = [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(changed);
}
