import type { AliasChange, EntityData, SitelinkChange, TermChange } from '../../wiki/entity-data.ts';
import { sameStatement } from '../../wiki/entity-data.ts';
import type {
  Entity,
  EntityId,
  Rank,
  Reference,
  Sitelink,
  Snak,
  Statement,
} from '../../wiki/entity-types.ts';
import { plainStatement } from './statement-build.ts';
import { qualifiersOf, sameReference, sameSnak } from './value-equality.ts';

/** One visible difference between two states of an entity; the preview shows a row for each. */
export type EntityChange =
  | { readonly kind: 'statement-added'; readonly property: EntityId; readonly statement: Statement }
  | { readonly kind: 'statement-removed'; readonly property: EntityId; readonly statement: Statement }
  | {
      readonly kind: 'statement-changed';
      readonly property: EntityId;
      readonly before: Statement;
      readonly after: Statement;
      readonly value?: { readonly before: Snak; readonly after: Snak };
      readonly rank?: { readonly before: Rank; readonly after: Rank };
      readonly qualifiersAdded: readonly Snak[];
      readonly qualifiersRemoved: readonly Snak[];
      readonly referencesAdded: readonly Reference[];
      readonly referencesRemoved: readonly Reference[];
    }
  | {
      readonly kind: 'label' | 'description';
      readonly language: string;
      /** null: there was, or will be, none. */
      readonly before: string | null;
      readonly after: string | null;
    }
  | {
      readonly kind: 'aliases';
      readonly language: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'sitelink';
      readonly site: string;
      readonly before: Sitelink | null;
      readonly after: Sitelink | null;
    };

/**
 * A name for what a change is about, the same in every plan of the entity: `label/en`, `aliases/en`, `sitelink/enwiki`,
 * `statement/Q1$…` (upper case).
 */
export function subjectOf(change: EntityChange): string {
  switch (change.kind) {
    case 'label':
    case 'description':
    case 'aliases':
      return `${change.kind}/${change.language}`;
    case 'sitelink':
      return `sitelink/${change.site}`;
    case 'statement-changed':
      return statementSubject(change.before);
    default:
      return statementSubject(change.statement);
  }
}

/** The subject of a statement; ids are equal whatever their case. */
export function statementSubject(statement: Statement): string {
  return `statement/${(statement.id ?? '').toUpperCase()}`;
}

/** Every statement by its subject, in the order of the entity. */
export function statementsById(entity: Entity): Map<string, Statement> {
  const all = new Map<string, Statement>();
  for (const list of Object.values(entity.claims)) {
    for (const statement of list) all.set(statementSubject(statement), statement);
  }
  return all;
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function keysOf(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** All differences from `before` to `after`; terms first, then statements, then sitelinks. Order of aliases and statements is none. */
export function diffEntities(before: Entity, after: Entity): readonly EntityChange[] {
  return [
    ...termChanges('label', before.labels, after.labels),
    ...termChanges('description', before.descriptions, after.descriptions),
    ...aliasChanges(before, after),
    ...statementChanges(before, after),
    ...sitelinkChanges(before, after),
  ];
}

function termChanges(
  kind: 'label' | 'description',
  before: Entity['labels'],
  after: Entity['labels'],
): readonly EntityChange[] {
  return keysOf(before, after).flatMap(language => {
    const was = own(before, language)?.value ?? null;
    const is = own(after, language)?.value ?? null;
    return was === is ? [] : [{ kind, language, before: was, after: is }];
  });
}

function aliasChanges(before: Entity, after: Entity): readonly EntityChange[] {
  return keysOf(before.aliases, after.aliases).flatMap(language => {
    const was = (own(before.aliases, language) ?? []).map(term => term.value);
    const is = (own(after.aliases, language) ?? []).map(term => term.value);
    const added = is.filter(text => !was.includes(text));
    const removed = was.filter(text => !is.includes(text));
    return added.length + removed.length === 0 ? [] : [{ kind: 'aliases', language, added, removed }];
  });
}

function sitelinkChanges(before: Entity, after: Entity): readonly EntityChange[] {
  return keysOf(before.sitelinks, after.sitelinks).flatMap(site => {
    const was = own(before.sitelinks, site) ?? null;
    const is = own(after.sitelinks, site) ?? null;
    return sameSitelink(was, is) ? [] : [{ kind: 'sitelink', site, before: was, after: is }];
  });
}

/** The same page with the same badges, or no link in both. */
export function sameSitelink(a: Sitelink | null, b: Sitelink | null): boolean {
  if (a === null || b === null) return a === b;
  const badges = (link: Sitelink) => [...(link.badges ?? [])].sort().join(' ');
  return a.title === b.title && badges(a) === badges(b);
}

function statementChanges(before: Entity, after: Entity): readonly EntityChange[] {
  const was = statementsById(before);
  const is = statementsById(after);
  const changes: EntityChange[] = [];
  for (const [subject, statement] of was) {
    const now = is.get(subject);
    const { property } = statement.mainsnak;
    if (now === undefined) changes.push({ kind: 'statement-removed', property, statement });
    else if (now !== statement && !sameStatement(statement, now))
      changes.push(changedStatement(statement, now));
  }
  for (const [subject, statement] of is) {
    const { property } = statement.mainsnak;
    if (!was.has(subject)) changes.push({ kind: 'statement-added', property, statement });
  }
  return changes;
}

/** What distinguishes two versions of one statement. */
export function changedStatement(
  before: Statement,
  after: Statement,
): EntityChange & { readonly kind: 'statement-changed' } {
  const was = qualifiersOf(before);
  const is = qualifiersOf(after);
  const wasReferred = before.references ?? [];
  const isReferred = after.references ?? [];
  const lacks =
    <T>(list: readonly T[], same: (a: T, b: T) => boolean) =>
    (one: T) =>
      !list.some(other => same(other, one));
  return {
    kind: 'statement-changed',
    property: before.mainsnak.property,
    before,
    after,
    ...(sameSnak(before.mainsnak, after.mainsnak)
      ? undefined
      : { value: { before: before.mainsnak, after: after.mainsnak } }),
    ...(before.rank === after.rank ? undefined : { rank: { before: before.rank, after: after.rank } }),
    qualifiersAdded: is.filter(lacks(was, sameSnak)),
    qualifiersRemoved: was.filter(lacks(is, sameSnak)),
    referencesAdded: isReferred.filter(lacks(wasReferred, sameReference)),
    referencesRemoved: wasReferred.filter(lacks(isReferred, sameReference)),
  };
}

/** The changes as `wbeditentity` takes them. Nothing that is not a change is in it; a changed statement is sent whole. */
export function dataOfChanges(changes: readonly EntityChange[]): EntityData {
  const labels = new Map<string, TermChange>();
  const descriptions = new Map<string, TermChange>();
  const aliases = new Map<string, readonly AliasChange[]>();
  const sitelinks = new Map<string, SitelinkChange>();
  const claims: NonNullable<EntityData['claims']>[number][] = [];
  for (const change of changes) {
    switch (change.kind) {
      case 'label':
      case 'description': {
        const { language, after } = change;
        const term = after === null ? { language, remove: '' as const } : { language, value: after };
        (change.kind === 'label' ? labels : descriptions).set(language, term);
        break;
      }
      case 'aliases': {
        const { language } = change;
        aliases.set(language, [
          ...change.removed.map(value => ({ language, value, remove: '' as const })),
          ...change.added.map(value => ({ language, value, add: '' as const })),
        ]);
        break;
      }
      case 'sitelink': {
        const { site, after } = change;
        const badges = after?.badges === undefined ? undefined : { badges: after.badges };
        sitelinks.set(site, after === null ? { site, remove: '' } : { site, title: after.title, ...badges });
        break;
      }
      case 'statement-removed':
        if (change.statement.id !== undefined) claims.push({ id: change.statement.id, remove: '' });
        break;
      case 'statement-added':
        claims.push(plainStatement(change.statement));
        break;
      case 'statement-changed':
        claims.push(plainStatement(change.after));
        break;
    }
  }
  return {
    ...(labels.size > 0 ? { labels: Object.fromEntries(labels) } : undefined),
    ...(descriptions.size > 0 ? { descriptions: Object.fromEntries(descriptions) } : undefined),
    ...(aliases.size > 0 ? { aliases: Object.fromEntries(aliases) } : undefined),
    ...(claims.length > 0 ? { claims } : undefined),
    ...(sitelinks.size > 0 ? { sitelinks: Object.fromEntries(sitelinks) } : undefined),
  };
}
