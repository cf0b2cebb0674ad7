/**
 * The journal's rows as they are stored, checked when they are read: an older panel may have written them. `schema` counts up
 * when their meaning changes; rows of a version this panel does not know are listed as broken and never run.
 */
import * as z from 'zod/mini';
import { pairOf } from '../../shapes.ts';
import type { EntityData } from '../../wiki/entity-data.ts';
import { statementSchema } from '../../wiki/entity-schema.ts';
import type { EntityId } from '../../wiki/entity-types.ts';
import { type Outcome, verdicts } from '../../wiki/outcome.ts';
import { wikiIds } from '../../wiki/sites.ts';
import type { Group } from '../input/group.ts';
import type { LineResult } from '../plan/entity-plan.ts';
import type { EditProblem, EditState, HeldChange, NumberedOperation, StopCause } from './engine-types.ts';

export const journalSchema = 1;

export const editStates = [
  'planned',
  'sending',
  'saved',
  'no-change',
  'failed',
  'held',
  'skipped',
  'refused',
] as const satisfies readonly EditState[];

const wiki = z.enum(wikiIds);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A union of ours, known by its `kind`: what follows is taken as it was written, by this very code. */
function union<T extends { readonly kind: string }>(kinds: readonly T['kind'][]) {
  return z.custom<T>(
    value => isObject(value) && typeof value.kind === 'string' && kinds.includes(value.kind),
  );
}

/** An object of ours that has these fields. */
function having<T extends object>(...fields: readonly (keyof T & string)[]) {
  return z.custom<T>(value => isObject(value) && fields.every(field => Object.hasOwn(value, field)));
}

const outcome = union<Outcome>(Object.keys(verdicts) as Outcome['kind'][]);

const data: z.ZodMiniType<EntityData> = z.looseObject({
  claims: z.exactOptional(
    z.array(z.union([statementSchema, z.object({ id: z.string(), remove: z.literal('') })])),
  ),
});

/** What goes to the wiki, exactly as it was or will be sent. */
const send = z.union([
  z.object({
    kind: z.literal('page'),
    title: z.string(),
    text: z.string(),
    base: z.number(),
    summary: z.string(),
  }),
  z.object({ kind: z.literal('undo'), title: z.string(), revision: z.number(), summary: z.string() }),
  z.object({
    kind: z.literal('restore'),
    title: z.string(),
    from: z.number(),
    to: z.number(),
    summary: z.string(),
  }),
  z.object({ kind: z.literal('entity'), id: z.string(), data, base: z.number(), summary: z.string() }),
  z.object({ kind: z.literal('create'), data, summary: z.string(), marker: z.string() }),
  z.object({ kind: z.literal('merge'), from: z.string(), into: z.string(), summary: z.string() }),
]);

/** Where an edit comes from, so that it can be planned again. */
const source = z.union([
  z.object({ kind: z.literal('page'), operations: z.array(having<NumberedOperation>('index', 'operation')) }),
  z.object({ kind: z.literal('group'), group: union<Group>(['entity', 'create', 'merge']) }),
  z.object({
    kind: z.enum(['undo-page', 'undo-entity', 'undo-merge']),
    revision: z.number(),
    previousRevision: z.number(),
  }),
]);

const held = z.object({
  change: union<HeldChange>(['page', 'entity']),
  send,
  basis: z.number(),
  signature: z.string(),
});

export const editContent = z.object({
  schema: z.literal(journalSchema),
  key: z.string(),
  wiki,
  kind: z.enum(['page', 'entity', 'merge']),
  title: z.nullable(z.string()),
  needs: z.array(z.string()),
  lines: z.array(having<LineResult>('index', 'line', 'result')),
  problems: z.array(having<EditProblem>('severity', 'key')),
  sends: z.number(),
  /** When it was handed to the network last. */
  sentAt: z.nullable(z.number()),
  outcome: z.nullable(outcome),
  revision: z.number(),
  previousRevision: z.number(),
  created: z.boolean(),
  settled: z.nullable(z.number()),
  /** Latest revision of the page when the edit was planned; 0 for what is to be made. */
  basis: z.number(),
  /** Null: to be worked out when its turn comes (it names what is not made yet). */
  send: z.nullable(send),
  source,
  /** What a person saw of it; a later plan with the same signature is the same edit. */
  signature: z.string(),
  held: z.nullable(held),
});

const names = z.object({
  category: z.array(z.string()),
  template: z.array(z.string()),
  file: z.array(z.string()),
});

export const batchContent = z.object({
  schema: z.literal(journalSchema),
  name: z.string(),
  summary: z.string(),
  users: z.partialRecord(wiki, z.string()),
  wikis: z.array(wiki),
  state: z.enum(['ready', 'running', 'trial-done', 'paused', 'stopped', 'finished']),
  cause: z.nullable(
    union<StopCause>([
      'signed-out',
      'another-user',
      'blocked',
      'captcha',
      'waited-too-long',
      'many-failures',
      'person',
    ]),
  ),
  undoes: z.nullable(z.string()),
  undoneBy: z.array(z.string()),
  started: z.nullable(z.number()),
  ended: z.nullable(z.number()),
  counts: z.record(z.enum(editStates), z.number()),
  trial: z.enum(['not-needed', 'pending', 'passed']),
  trialEdits: z._default(z.number(), 5),
  /** The change tag of the configuration when it was started; none when empty. */
  tag: z._default(z.string(), ''),
  bot: z.boolean(),
  /** Datatypes of the properties named. */
  datatypes: z.array(
    pairOf(
      z.custom<EntityId>(value => typeof value === 'string'),
      z.string(),
    ),
  ),
  names: z.array(pairOf(wiki, names)),
  /** Until when each wiki's state is known, in the wiki's own time. */
  checked: z.partialRecord(wiki, z.string()),
});

/** What goes to the wiki for one edit. */
export type Send = z.infer<typeof send>;
export type JournalSource = z.infer<typeof source>;
export type EditContent = z.infer<typeof editContent>;
export type BatchContent = z.infer<typeof batchContent>;
