import type { Entity } from '../../wiki/entity-types.ts';
import { statementGuid } from '../../wiki/guid.ts';
import { asStored } from '../../wiki/own-revision.ts';
import type { PageRead } from '../../wiki/pages.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { inNamespace } from '../../wikitext/names.ts';
import type { EntityGroup, Group, MergeGroup } from '../input/group.ts';
import { type MediaWork, mediaCommand, type PageWork } from './batch-work.ts';
import type { Knowledge } from './entity-checks.ts';
import { type LineResult, type PlanTarget, planEntity } from './entity-plan.ts';
import type { NamespaceNames } from './knowledge.ts';
import type { RegexRunner } from './page-operation.ts';
import { changeText } from './page-text.ts';
import type {
  EntityTarget,
  PageProblem,
  PlannedEdit,
  PlannedEntityEdit,
  PlannedMerge,
  PlannedPageEdit,
} from './plan-types.ts';
import { mediaInfoOf, type ReadEntity } from './read-state.ts';
import type { MadeIds } from './statement-build.ts';

/** What planning an edit has to know beside the page or entity itself. */
export interface PlanContext {
  /** Id of the batch: makes the ids of its statements. */
  readonly batch: string;
  readonly knowledge: Knowledge;
  readonly names: ReadonlyMap<WikiId, NamespaceNames>;
  readonly regex: RegexRunner;
}

/** Until a wiki's own names are read, the ones every wiki knows. */
const canonical: NamespaceNames = { category: ['Category'], template: ['Template'], file: ['File'] };

/** Plans the wikitext edit of one page, given how it is; undefined when the wiki did not give it. */
export async function planPage(
  { key, wiki, title, operations }: PageWork,
  page: PageRead | undefined,
  context: PlanContext,
  signal?: AbortSignal,
): Promise<PlannedPageEdit> {
  const base = { kind: 'page', key, wiki, needs: [], summaries: [] } as const;
  const source = { kind: 'operations', operations } as const;
  const problem = obstacle(page);
  if (page?.exists !== true || problem !== undefined) {
    return {
      ...base,
      title: page?.title ?? title,
      source,
      verdict: 'refused',
      lines: refusedLines(operations),
      problems: [problem ?? aboutPage('page-unreadable', title)],
      baseRevision: 0,
      before: page?.exists === true ? page.text : '',
      after: page?.exists === true ? page.text : '',
    };
  }
  const names = context.names.get(wiki) ?? canonical;
  const text = { categoryPrefixes: names.category, templatePrefixes: names.template, regex: context.regex };
  const changed = await changeText(page.text, operations, text, signal);
  const same = asStored(changed.text) === asStored(page.text);
  const refused = changed.lines.length > 0 && changed.lines.every(line => line.result === 'refused');
  return {
    ...base,
    title: page.title,
    source,
    verdict: refused ? 'refused' : same ? 'no-change' : 'edit',
    lines: changed.lines,
    problems: changed.problems,
    baseRevision: page.revision,
    before: page.text,
    after: same ? page.text : changed.text,
  };
}

function obstacle(page: PageRead | undefined): PageProblem | undefined {
  if (page === undefined) return undefined;
  if (!page.exists) return aboutPage(page.invalid ? 'page-invalid' : 'page-missing', page.title);
  if (page.redirect)
    return aboutPage('page-redirect', page.title, /\[\[([^\]|]+)/.exec(page.text)?.[1] ?? '');
  if (page.contentModel !== 'wikitext') return aboutPage('page-not-wikitext', page.contentModel);
  return undefined;
}

function aboutPage(key: PageProblem['key'], found: string, right = ''): PageProblem {
  return { severity: 'error', key, index: null, line: null, found, right };
}

function refusedLines(lines: readonly { readonly index: number; readonly line: number }[]): LineResult[] {
  return lines.map(({ index, line }) => ({ index, line, result: 'refused' }));
}

/** Plans the edit of a file's structured data, given the file's page. */
export async function planMedia(
  { key, wiki, title, operations }: MediaWork,
  page: PageRead | undefined,
  context: PlanContext,
): Promise<PlannedEdit> {
  const names = context.names.get(wiki) ?? canonical;
  const found = page?.title ?? title;
  const problem =
    inNamespace(found, names.file) === undefined || wiki !== 'commons'
      ? aboutPage('not-a-file', found)
      : obstacle(page);
  if (page?.exists !== true || problem !== undefined) {
    return {
      kind: 'page',
      key,
      wiki,
      title: found,
      needs: [],
      summaries: [],
      source: { kind: 'operations', operations: [] },
      verdict: 'refused',
      lines: refusedLines(operations),
      problems: [problem ?? aboutPage('page-unreadable', title)],
      baseRevision: 0,
      before: '',
      after: '',
    };
  }
  const entity = mediaInfoOf(page);
  const commands = operations.map(one => mediaCommand(entity.id, one));
  const group: EntityGroup = { kind: 'entity', key, needs: [], entity: entity.id, commands };
  return planGroup(group, wiki, { entity, revision: page.revision }, new Map(), context);
}

/**
 * Plans a group of commands. `read`: the entity as it is; undefined when it is not there, or is to be made. `made`: the ids of what
 * earlier edits made.
 */
export async function planGroup(
  group: Exclude<Group, MergeGroup>,
  wiki: WikiId,
  read: ReadEntity | undefined,
  made: MadeIds,
  { batch, knowledge }: PlanContext,
): Promise<PlannedEntityEdit> {
  const entity = read?.entity;
  const plan = await planEntity({
    target: planTarget(group, entity, made),
    commands: group.commands,
    knowledge,
    made,
    batch,
    statementId: statementGuid,
  });
  return {
    kind: 'entity',
    key: group.key,
    wiki,
    needs: group.needs,
    summaries: plan.summaries,
    target: targetOf(group, entity, made),
    title: entity === undefined ? null : entity.title === '' ? entity.id : entity.title,
    verdict: plan.verdict,
    lines: plan.lines,
    problems: plan.problems,
    plan,
    before: entity,
    basis: read?.revision ?? 0,
    source: { kind: 'commands', group },
  };
}

function planTarget(
  group: Exclude<Group, MergeGroup>,
  entity: Entity | undefined,
  made: MadeIds,
): PlanTarget {
  if (group.kind === 'create') {
    const { command } = group;
    return command.kind === 'create-item'
      ? { kind: 'new-item' }
      : { kind: 'new-property', datatype: command.datatype };
  }
  if (entity !== undefined) return { kind: 'known', entity };
  if (typeof group.entity === 'string') return { kind: 'missing', id: group.entity };
  const id = made.get(group.entity.madeBy);
  return id === undefined ? { kind: 'made-later', key: group.entity.madeBy } : { kind: 'missing', id };
}

function targetOf(
  group: Exclude<Group, MergeGroup>,
  entity: Entity | undefined,
  made: MadeIds,
): EntityTarget {
  if (group.kind === 'create') return { kind: 'create' };
  if (entity !== undefined) return { kind: 'known', id: entity.id };
  if (typeof group.entity === 'string') return { kind: 'known', id: group.entity };
  const id = made.get(group.entity.madeBy);
  return id === undefined ? { kind: 'made', by: group.entity.madeBy } : { kind: 'known', id };
}

/** Plans a merge: nothing to work out before, the wiki decides. Merged already: nothing to do. */
export function planMerge(
  group: MergeGroup,
  from: Entity | undefined,
  into: Entity | undefined,
): PlannedMerge {
  const { command } = group;
  const { index, line } = command;
  const merged = from !== undefined && from.id === command.into && from.redirectedFrom === command.from;
  const missing = [from === undefined ? command.from : '', into === undefined ? command.into : ''];
  const gone = missing.filter(id => id !== '');
  const verdict = merged ? 'no-change' : gone.length > 0 ? 'refused' : 'edit';
  return {
    kind: 'merge',
    key: group.key,
    wiki: 'wikidata',
    needs: group.needs,
    summaries: command.summary === undefined ? [] : [command.summary],
    from: command.from,
    into: command.into,
    source: { group },
    verdict,
    lines: [
      {
        index,
        line,
        result: verdict === 'edit' ? 'change' : verdict,
        ...(merged ? { why: 'already-so' as const } : undefined),
      },
    ],
    problems: gone.map(id => ({
      severity: 'error' as const,
      key: 'entity-missing' as const,
      index,
      line,
      property: null,
      found: id,
      right: '',
    })),
  };
}
