import * as z from 'zod/mini';
import { checked } from '../../wiki/api-answer.ts';
import type { WikiClient } from '../../wiki/client.ts';
import { parseEntity } from '../../wiki/entities.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import type { PageRead } from '../../wiki/pages.ts';
import { inRequests, queryAll } from '../../wiki/query.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { inverseEdit } from './edit-inverse.ts';
import type { LineResult } from './entity-plan.ts';
import type { PageProblem, PageProblemKey, PlannedEdit, PlannedPageEdit } from './plan-types.ts';
import { type OnRead, readTexts } from './read-state.ts';

/** An edit of ours that is to be taken back. */
export interface DoneEdit {
  /** Its number in the batch that made it; names the undoing edit, too. */
  readonly number: number;
  readonly wiki: WikiId;
  readonly kind: 'page' | 'entity';
  readonly title: string;
  readonly revision: number;
  readonly previousRevision: number;
  readonly lines: readonly LineResult[];
}

/** One revision's content, by slot. */
type Slots = ReadonlyMap<string, string>;

interface Revision {
  readonly slots: Slots;
  /** The revision before it on the page; 0 for the one that made the page. */
  readonly parent: number;
}

const revisionsSchema = z.object({
  query: z.optional(
    z.object({
      pages: z.optional(
        z.array(
          z.object({
            revisions: z.optional(
              z.array(
                z.object({
                  revid: z.number(),
                  parentid: z.number(),
                  slots: z.optional(z.record(z.string(), z.object({ content: z.optional(z.string()) }))),
                }),
              ),
            ),
          }),
        ),
      ),
    }),
  ),
});

/** Contents of revisions, 50 per request; those that are hidden or gone are not in the result. */
async function readRevisions(
  client: WikiClient,
  revisions: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, Revision>> {
  const found = new Map<number, Revision>();
  for (const revids of inRequests(revisions)) {
    const params = { prop: ['revisions'], revids, rvprop: ['ids', 'content'], rvslots: '*' };
    for await (const answer of queryAll(client, params, signal)) {
      for (const page of checked(revisionsSchema, answer).query?.pages ?? []) {
        for (const { revid, parentid, slots = {} } of page.revisions ?? []) {
          const contents = new Map<string, string>();
          for (const [name, { content }] of Object.entries(slots)) {
            if (content !== undefined) contents.set(name, content);
          }
          if (contents.size > 0) found.set(revid, { slots: contents, parent: parentid });
        }
      }
    }
  }
  return found;
}

/**
 * Plans the taking back of edits on one wiki, in the order given: for each, what it was before, what we made of it, and how it
 * is now. What others changed since stays, and is listed. N edits take 3N/50 reads. Throws {@link WikiError}.
 */
export async function planUndoing(
  client: WikiClient,
  done: readonly DoneEdit[],
  onRead: OnRead = () => {},
  signal?: AbortSignal,
): Promise<readonly PlannedEdit[]> {
  const ours = await readRevisions(
    client,
    done.map(({ revision }) => revision),
    signal,
  );
  // What was there before is what the wiki says: between reading and saving someone may have come in.
  const parents = [...ours.values()].map(({ parent }) => parent).filter(parent => parent > 0);
  const before = await readRevisions(client, parents, signal);
  const pages = await readTexts(
    client,
    done.map(({ title }) => title),
    onRead,
    signal,
  );
  return done.map(edit => {
    const own = ours.get(edit.revision);
    const was = before.get(own?.parent ?? 0);
    const now = pages.get(edit.title);
    const problem = (key: PageProblemKey, found = edit.title) => refused(edit, now, key, found);
    if (own?.parent === 0) return problem('created-page', '');
    if (now?.exists !== true) return problem(now === undefined ? 'page-unreadable' : 'page-missing');
    if (own === undefined || was === undefined) return problem('revision-gone', String(edit.revision));
    if (edit.kind === 'page') return undoPage(edit, was.slots, own.slots, now);
    // What was or is a redirect has nothing of its own to take back part by part.
    if (now.redirect || isRedirect(was.slots)) return problem('page-redirect');
    return undoEntity(edit, was.slots, own.slots, now);
  });
}

type Present = PageRead & { readonly exists: true };

function frame(edit: DoneEdit) {
  return { key: `undo:${edit.number}`, wiki: edit.wiki, needs: [], summaries: [] } as const;
}

function undoPage(edit: DoneEdit, before: Slots, after: Slots, now: Present): PlannedPageEdit {
  const was = before.get('main') ?? '';
  const ours = after.get('main') ?? '';
  const { revision, previousRevision } = edit;
  const untouched = now.text === ours;
  const undone = now.text === was;
  return {
    ...frame(edit),
    kind: 'page',
    title: now.title,
    verdict: undone ? 'no-change' : 'edit',
    lines: lines(edit, undone),
    problems: [],
    baseRevision: now.revision,
    // Where someone has edited since, the wiki merges: shown is what of ours goes.
    before: ours,
    after: was,
    source: { kind: 'undo', revision, previousRevision, byWiki: !untouched },
  };
}

function undoEntity(edit: DoneEdit, before: Slots, after: Slots, now: Present): PlannedEdit {
  const slot = now.slots.has('mediainfo') || /^File:/.test(edit.title) ? 'mediainfo' : 'main';
  const current = entityOf(now.slots.get(slot)?.content, slot, now);
  const was = entityOf(before.get(slot), slot, now);
  const ours = entityOf(after.get(slot), slot, now);
  const inverse = inverseEdit(was, ours, current);
  const { revision, previousRevision } = edit;
  const verdict = inverse.changes.length > 0 ? 'edit' : inverse.left.length > 0 ? 'refused' : 'no-change';
  const problems = inverse.left.map(
    ({ subject }): PageProblem => ({
      severity: verdict === 'refused' ? 'error' : 'warning',
      key: 'changed-since',
      index: null,
      line: null,
      found: subject,
      right: '',
    }),
  );
  return {
    ...frame(edit),
    kind: 'entity',
    title: now.title,
    target: { kind: 'known', id: current.id },
    verdict,
    lines: lines(edit, verdict === 'no-change'),
    problems,
    before: current,
    basis: now.revision,
    source: {
      kind: 'undo',
      revision,
      previousRevision,
      left: inverse.left,
      changes: inverse.changes,
    },
    plan: {
      verdict,
      data: inverse.data,
      baseRevision: now.revision,
      changes: inverse.changes.map(change => ({ ...change, by: edit.lines.map(({ index }) => index) })),
      lines: lines(edit, verdict === 'no-change'),
      problems: [],
      pending: [],
      summaries: [],
      after: was,
    },
  };
}

function entityOf(content: string | undefined, slot: string, page: Present): Entity {
  const title = page.title;
  const id = slot === 'mediainfo' ? `M${page.pageId}` : title.replace(/^.*:/, '');
  const entity = (content === undefined ? undefined : itemOf(content)) ?? emptyItem(id);
  const type = slot === 'mediainfo' ? 'mediainfo' : entity.type;
  return { ...entity, type, id, title, revision: page.revision };
}

/** An entity from a revision's content as Wikibase keeps it; undefined for a redirect. Throws {@link WikiError} for what is neither. */
export function itemOf(content: string): Entity | undefined {
  const json: unknown = JSON.parse(content);
  const redirect = typeof json === 'object' && json !== null && 'redirect' in json;
  return redirect ? undefined : parseEntity(json);
}

/** An item about which nothing is said. */
export function emptyItem(id: EntityId): Entity {
  const none = { labels: {}, descriptions: {}, aliases: {}, claims: {}, sitelinks: {} };
  return { id, type: 'item', title: id, revision: 0, ...none };
}

function isRedirect(slots: Slots): boolean {
  const content = slots.get('main');
  return content !== undefined && /^\{"entity":"[^"]*","redirect":/.test(content);
}

function lines(edit: DoneEdit, undone: boolean): readonly LineResult[] {
  return edit.lines.map(({ index, line }) =>
    undone ? { index, line, result: 'no-change', why: 'already-so' } : { index, line, result: 'change' },
  );
}

function refused(
  edit: DoneEdit,
  now: PageRead | undefined,
  key: PageProblemKey,
  found: string,
): PlannedPageEdit {
  const { revision, previousRevision } = edit;
  const text = now?.exists === true ? now.text : '';
  return {
    ...frame(edit),
    kind: 'page',
    title: edit.title,
    verdict: 'refused',
    lines: edit.lines.map(({ index, line }) => ({ index, line, result: 'refused' })),
    problems: [{ severity: 'error', key, index: null, line: null, found, right: '' }],
    baseRevision: now?.exists === true ? now.revision : 0,
    before: text,
    after: text,
    source: { kind: 'undo', revision, previousRevision, byWiki: false },
  };
}
