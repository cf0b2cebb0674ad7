import { setParams } from '../../wikitext/change.ts';
import { findTemplates } from '../../wikitext/templates.ts';
import type { Config } from '../config.ts';
import { opportunityInTodaysForm } from '../opportunity/opportunity-format.ts';
import { parseOpportunity, type RecordProblem } from '../opportunity/opportunity-record.ts';
import { formatParam } from '../record/record-template.ts';
import type { NotUnderstood, TodaysForm } from '../record/todays-form.ts';
import { requestInTodaysForm } from '../request/request-format.ts';
import { parseRequest } from '../request/request-record.ts';
import type { RequestProblem } from '../request/request-results.ts';
import { isOpportunityTitle, isRequestTitle } from '../titles.ts';

/**
 * Mending a record that people broke by hand, as one edit that is shown before it is made: the status alone where only that
 * is wrong, else the page as it was when it could be read last. A record of an older format is written in today's.
 */

/** One revision with its text, as the history has it. */
export interface TextRevision {
  readonly revision: number;
  readonly user: string | null;
  readonly text: string;
}

/** How a page can be mended. */
export type MendPlan =
  | {
      readonly kind: 'mend';
      /** `status`: only that is put back, all else stays. `restore`: the whole page is. `format`: it is in an older one. */
      readonly how: 'status' | 'restore' | 'format';
      readonly title: string;
      /** What stands there now, and from what `text` was made. */
      readonly before: string;
      readonly base: number;
      readonly text: string;
      /** The revision that can be read, and how many later ones `restore` takes back. */
      readonly from: number;
      readonly later: number;
    }
  /** It can be read and is in today's form: somebody mended it. */
  | { readonly kind: 'readable'; readonly title: string }
  /** Of an older format, with things in it that this panel does not know: it stays as it is until people looked. */
  | { readonly kind: 'not-understood'; readonly title: string; readonly left: readonly NotUnderstood[] }
  | { readonly kind: 'missing'; readonly title: string }
  /** A newer panel wrote it, or none of the latest revisions can be read: people have to look. */
  | { readonly kind: 'by-hand'; readonly title: string };

/** Plans the mending from the latest revisions of a page, newest first. Pure. */
export function planMend(title: string, revisions: readonly TextRevision[], config: Config): MendPlan {
  const sort = isRequestTitle(config, title)
    ? ofRequests(config)
    : isOpportunityTitle(config, title)
      ? ofOpportunities(config)
      : null;
  const [now] = revisions;
  if (now === undefined) return { kind: 'missing', title };
  if (sort === null) return { kind: 'by-hand', title };
  const { problems } = sort;
  const wrong = problems(now.text);
  if (wrong.length === 0) return planFormat(title, now, sort.inTodaysForm(now.text));
  if (wrong.some(({ kind }) => kind === 'newer-format')) return { kind: 'by-hand', title };
  const later = revisions.findIndex(({ text }) => problems(text).length === 0);
  const good = revisions[later];
  if (good === undefined) return { kind: 'by-hand', title };
  const plan = {
    kind: 'mend',
    title,
    before: now.text,
    base: now.revision,
    from: good.revision,
    later,
  } as const;
  if (wrong.every(({ kind }) => kind === 'unknown-status')) {
    const text = withStatusOf(now.text, good.text, sort.template);
    if (text !== undefined && problems(text).length === 0) return { ...plan, how: 'status', text };
  }
  return { ...plan, how: 'restore', text: good.text };
}

/** What mending takes of the two sorts of records. */
interface Sort {
  readonly template: string;
  /** Why a page cannot be read; empty when it can. */
  problems(text: string): readonly (RecordProblem | RequestProblem)[];
  inTodaysForm(text: string): TodaysForm | undefined;
}

function ofRequests(config: Config): Sort {
  return {
    template: config.templates.request,
    problems(text) {
      const read = parseRequest(text, config);
      return read.ok ? [] : read.problems;
    },
    inTodaysForm: text => requestInTodaysForm(text, config),
  };
}

function ofOpportunities(config: Config): Sort {
  return {
    template: config.templates.opportunity,
    problems(text) {
      const read = parseOpportunity(text, config);
      return read.ok ? [] : read.problems;
    },
    inTodaysForm: text => opportunityInTodaysForm(text, config),
  };
}

/** A page that can be read: nothing to do, unless it is of an older format. */
function planFormat(title: string, { revision, text }: TextRevision, form: TodaysForm | undefined): MendPlan {
  switch (form?.kind) {
    case 'older':
      return {
        kind: 'mend',
        how: 'format',
        title,
        before: text,
        base: revision,
        text: form.text,
        from: revision,
        later: 0,
      };
    case 'not-understood':
      return { kind: 'not-understood', title, left: form.left };
    default:
      return { kind: 'readable', title };
  }
}

/** The page with its status as another version of it has it. */
function withStatusOf(text: string, other: string, template: string): string | undefined {
  const [broken] = findTemplates(text, template);
  const status = findTemplates(other, template)[0]
    ?.params.filter(({ name }) => name === 'status')
    .at(-1);
  if (broken === undefined || status === undefined) return undefined;
  const changed = setParams(text, broken, [['status', status.value]], { order: [formatParam, 'status'] });
  return changed.ok ? changed.text : undefined;
}
