import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import type { WikiClient } from '../../wiki/client.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import { diffEntities } from './entity-diff.ts';
import type { LineResult } from './entity-plan.ts';
import type { PageProblem, PlannedEdit, PlannedEntityEdit } from './plan-types.ts';
import { emptyItem, itemOf, planUndoing } from './plan-undo.ts';

/** A merge of ours that is to be taken back. */
export interface DoneMerge {
  /** Its number in the batch that made it; names the undoing edits, too. */
  readonly number: number;
  readonly batch: string;
  readonly from: EntityId;
  readonly into: EntityId;
  /** The latest revision of `into` when the merge was done. */
  readonly revision: number;
  readonly lines: readonly LineResult[];
}

const historySchema = z.object({
  query: z.object({
    pages: z.array(
      z.object({
        revisions: z.optional(
          z.array(
            z.object({
              revid: z.number(),
              parentid: z.number(),
              comment: z.optional(z.string()),
              slots: z.optional(z.record(z.string(), z.object({ content: z.optional(z.string()) }))),
            }),
          ),
        ),
      }),
    ),
  }),
});

interface Version {
  readonly revision: number;
  readonly parent: number;
  readonly comment: string;
  readonly content: string | undefined;
}

/** The latest versions of an item, newest first. */
async function readVersions(
  client: WikiClient,
  which: { readonly titles: readonly string[] } | { readonly revids: readonly number[] },
  limit: number | undefined,
  signal?: AbortSignal,
): Promise<readonly Version[]> {
  const answer = await client.get(
    {
      action: 'query',
      prop: ['revisions'],
      ...which,
      rvprop: ['ids', 'comment', 'content'],
      rvslots: 'main',
      ...(limit === undefined ? {} : { rvlimit: limit }),
    },
    signal,
  );
  const [page] = checked(historySchema, answer).query.pages;
  return (page?.revisions ?? []).map(({ revid, parentid, comment = '', slots }) => ({
    revision: revid,
    parent: parentid,
    comment,
    content: slots?.main?.content,
  }));
}

/** A merge is among the newest versions of the item that went: it is a redirect since. */
const versions = 20;

/**
 * Plans the taking back of a merge, newest part first: what it brought to the item that stayed goes (as far as nobody has changed
 * it since), and the item that became a redirect comes back exactly as it was, unless somebody has changed it since. Up to six
 * reads. Throws {@link WikiError}.
 */
export async function planUndoMerge(
  client: WikiClient,
  merge: DoneMerge,
  signal?: AbortSignal,
): Promise<readonly PlannedEdit[]> {
  const { number, batch, from, into, revision, lines } = merge;
  const [made] = await readVersions(client, { revids: [revision] }, undefined, signal);
  // Where the item that stayed had everything already, its latest revision is somebody else's.
  const changed = made?.comment.includes(batch) === true;
  const stayed = changed
    ? await planUndoing(
        client,
        [{ number, wiki: 'wikidata', kind: 'entity', title: into, revision, previousRevision: 0, lines }],
        undefined,
        signal,
      )
    : [];
  const history = await readVersions(client, { titles: [from] }, versions, signal);
  const emptied = history.find(({ comment }) => comment.includes(batch));
  const redirected = history.find(({ parent }) => parent === emptied?.revision);
  const last = redirected !== undefined && isRedirect(redirected) ? redirected : emptied;
  // What came with the merge has to go first: two items cannot have one sitelink.
  const needs = stayed.filter(({ verdict }) => verdict === 'edit').map(({ key }) => key);
  const key = `undo:${number}:from`;
  const frame = { key, needs, title: from, lines };
  const gone = restoring(frame, history, last?.revision ?? 0, emptied?.parent ?? 0);
  return [...stayed, gone];
}

interface Restored {
  readonly key: string;
  readonly needs: readonly string[];
  readonly title: string;
  readonly lines: readonly LineResult[];
}

/** Plans again how an item that went in a merge comes back. `revision`: the merge's last on it; `previous`: the one before. */
export async function planRestoring(
  client: WikiClient,
  restored: Restored,
  revision: number,
  previous: number,
  signal?: AbortSignal,
): Promise<PlannedEntityEdit> {
  const history = await readVersions(client, { titles: [restored.title] }, versions, signal);
  return restoring(restored, history, revision, previous);
}

function isRedirect({ content }: Version): boolean {
  return content !== undefined && itemOf(content) === undefined;
}

function restoring(
  { key, needs, title, lines }: Restored,
  history: readonly Version[],
  revision: number,
  previous: number,
): PlannedEntityEdit {
  const [now] = history;
  const before = history.find(version => version.revision === previous);
  const was = before?.content === undefined ? undefined : itemOf(before.content);
  const current = (now?.content === undefined ? undefined : itemOf(now.content)) ?? emptyItem(title);
  const problem = obstacle(now, revision, was === undefined, before?.content);
  const back = now !== undefined && before !== undefined && now.content === before.content;
  const verdict = back ? 'no-change' : problem === undefined ? 'edit' : 'refused';
  const result = { edit: 'change', 'no-change': 'no-change', refused: 'refused' } as const;
  const results = lines.map(({ index, line }) => ({ index, line, result: result[verdict] }));
  const changes =
    verdict === 'edit' && was !== undefined ? diffEntities(current, { ...was, id: title, title }) : [];
  const problems: readonly PageProblem[] =
    verdict === 'refused' && problem !== undefined
      ? [{ severity: 'error', key: problem, index: null, line: null, found: title, right: '' }]
      : [];
  return {
    kind: 'entity',
    key,
    wiki: 'wikidata',
    needs,
    summaries: [],
    title,
    target: { kind: 'known', id: title },
    verdict,
    lines: results,
    problems,
    before: current,
    basis: now?.revision ?? 0,
    source: { kind: 'undo', revision, previousRevision: previous, left: [], changes, restores: true },
    plan: {
      verdict,
      data: {},
      baseRevision: revision,
      changes: changes.map(change => ({ ...change, by: lines.map(({ index }) => index) })),
      lines: results,
      problems: [],
      pending: [],
      summaries: [],
      after: was ?? current,
    },
  };
}

function obstacle(
  now: Version | undefined,
  revision: number,
  unreadable: boolean,
  content: string | undefined,
): PageProblem['key'] | undefined {
  if (now === undefined) return 'page-missing';
  if (now.revision !== revision) return 'changed-since';
  return unreadable || content === undefined ? 'revision-gone' : undefined;
}
