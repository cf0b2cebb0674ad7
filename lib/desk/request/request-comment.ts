import { errorOutcome } from '../../wiki/classify.ts';
import { WikiError } from '../../wiki/client.ts';
import type { Outcome } from '../../wiki/outcome.ts';
import { readPages } from '../../wiki/pages.ts';
import { replaceStretch } from '../../wikitext/change.ts';
import { appendToSection, findSection, findSections } from '../../wikitext/sections.ts';
import { inTurn } from '../in-turn.ts';
import { findPersonal, type PersonalFinding } from '../personal.ts';
import { type FieldRefusal, refuseField } from '../record/field-text.ts';
import { saveAgain } from '../save-again.ts';
import { summaryText } from '../summaries.ts';
import { requestLimits as limits } from './request.ts';
import type { RequestDeps } from './request-change.ts';
import type { SendOptions } from './request-results.ts';
import { talkTitle } from './request-title.ts';

/** A comment, as typed: wikitext by a person, signed by us. */
export interface CommentDraft {
  readonly text: string;
  /** Heading of a new section; a comment without one goes below the last. */
  readonly heading?: string;
  /** Title of the section it answers in. */
  readonly under?: string;
}

/** What is wrong with a comment. */
export type CommentProblem =
  | { readonly kind: 'required' }
  | { readonly kind: 'refused'; readonly refusal: FieldRefusal }
  /** A template, tag, comment or table that is begun and not closed: it would swallow what others write below. */
  | { readonly kind: 'unclosed' };

export type CommentResult =
  | {
      readonly kind: 'commented';
      /** Title of the talk page. */
      readonly title: string;
      readonly revision: number;
      readonly outcome: Outcome;
    }
  | { readonly kind: 'bad-input'; readonly problem: CommentProblem }
  | { readonly kind: 'personal'; readonly findings: readonly PersonalFinding[] }
  /** The section to answer in is not there any more. */
  | { readonly kind: 'section-gone'; readonly title: string; readonly under: string }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome }
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };

/**
 * Puts a signed comment on the talk page of a request: a new section, or below what is said in one. Others who write
 * there at the same moment both get in. A comment whose reply was lost is looked for and, if nobody can tell what became
 * of it, never sent a second time by itself, because it holds a signature. Throws only what an aborted signal throws.
 */
export async function commentOn(
  deps: RequestDeps,
  requestTitle: string,
  draft: CommentDraft,
  options: SendOptions = {},
): Promise<CommentResult> {
  const problem = checkComment(draft);
  if (problem !== undefined) return { kind: 'bad-input', problem };
  const texts = [draft.heading ?? '', draft.text];
  const findings = options.personalChecked === true ? [] : texts.flatMap(findPersonal);
  if (findings.length > 0) return { kind: 'personal', findings };
  const work = () => saveComment(deps, requestTitle, draft, options);
  return inTurn(deps.writer, talkTitle(requestTitle), work, options.signal);
}

async function saveComment(
  deps: RequestDeps,
  requestTitle: string,
  draft: CommentDraft,
  options: SendOptions,
): Promise<CommentResult> {
  const { client } = deps.writer;
  const title = talkTitle(requestTitle);
  const name = requestTitle.slice(requestTitle.lastIndexOf('/') + 1);
  const settled = (result: CommentResult) => ({ kind: 'settled', result }) as const;
  const end = await saveAgain(
    deps,
    async () => {
      let before: { readonly text: string; readonly base: { readonly revision: number } | 'create' };
      try {
        const page = (await readPages(client, [title], options.signal)).get(title);
        before =
          page?.exists === true
            ? { text: page.text, base: { revision: page.revision } }
            : { text: '', base: 'create' };
      } catch (error) {
        if (!(error instanceof WikiError)) throw error;
        return settled({ kind: 'unreadable', outcome: errorOutcome(error, client.clock.now()) });
      }
      const text = withComment(before.text, draft);
      if (text === undefined) return settled({ kind: 'section-gone', title, under: draft.under ?? '' });
      const summary = summaryText(deps.config, 'comment', name);
      return { kind: 'ready', edit: { title, text, summary, base: before.base } };
    },
    options,
  );
  if (end.kind === 'settled') return end.result;
  const { outcome, sent } = end;
  if (outcome.kind === 'saved' || outcome.kind === 'no-change') {
    return { kind: 'commented', title: outcome.title, revision: outcome.revision, outcome };
  }
  return { kind: 'not-saved', title, text: sent.edit.text, outcome };
}

/** What stands in the way of a comment; undefined when nothing does. */
export function checkComment({ text, heading = '' }: CommentDraft): CommentProblem | undefined {
  if (text.trim() === '') return { kind: 'required' };
  const refusal =
    refuseField(text, { limit: limits.comment }) ??
    refuseField(heading, { limit: limits.title, oneLine: true });
  if (refusal !== undefined) return { kind: 'refused', refusal };
  return isClosed(text) && isClosed(heading) ? undefined : { kind: 'unclosed' };
}

/** The talk page with a comment on it; undefined when the section it answers in is not there. */
export function withComment(page: string, { text, heading = '', under }: CommentDraft): string | undefined {
  if (under !== undefined) {
    const section = findSection(findSections(page), under);
    if (section === undefined) return undefined;
    const added = appendToSection(page, section, signed(indented(text)));
    return added.ok ? added.text : undefined;
  }
  const before = page.trimEnd();
  const gap = before === '' ? '' : '\n\n';
  const head = heading.trim() === '' ? '' : `== ${heading.trim()} ==\n`;
  return `${before}${gap}${head}${signed(text.trim())}\n`;
}

/** With the person's own signature, which the wiki fills in; not twice for those who are used to typing it. */
function signed(text: string): string {
  const typed = /~{3,5}$/.test(text);
  if (typed) return text;
  // On a line of its own where the last line is one of a list or table.
  return /^(?:[*#;|{]|.*\|\}$)/.test(text.slice(text.lastIndexOf('\n') + 1))
    ? `${text}\n~~~~`
    : `${text} ~~~~`;
}

/** One step in, as answers are on talk pages. What runs over lines (templates, tables, tags) stays as typed. */
function indented(text: string): string {
  const trimmed = text.trim();
  if (/\{\{|\{\||<[a-z!]/i.test(trimmed)) return trimmed.includes('\n') ? trimmed : `:${trimmed}`;
  return trimmed
    .split('\n')
    .map(line => (line.trim() === '' ? ':' : `:${line}`))
    .join('\n');
}

/** What others may write below a comment, and must keep its meaning there. */
const below = '\n}} ]] --> </nowiki></pre></ref>\n== Next ==\n{{next|a=b}} <!-- c --> <nowiki>d</nowiki>\n';

/** Whether everything that is begun in a comment ends in it. */
function isClosed(text: string): boolean {
  const alone = replaceStretch(below, 0, 0, `${text}\n`);
  const opened = (text.match(/^[ \t:*#]*\{\|/gm) ?? []).length;
  const closed = (text.match(/^[ \t]*\|\}/gm) ?? []).length;
  const links = text.split('[[').length <= text.split(']]').length;
  return alone.ok && opened <= closed && links;
}
