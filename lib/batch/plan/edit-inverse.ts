import type { EntityData } from '../../wiki/entity-data.ts';
import { sameStatement } from '../../wiki/entity-data.ts';
import type { Entity, Reference, Sitelink, Snak, Statement, Term } from '../../wiki/entity-types.ts';
import {
  dataOfChanges,
  diffEntities,
  type EntityChange,
  sameSitelink,
  statementsById,
  subjectOf,
} from './entity-diff.ts';
import { qualifierParts } from './statement-build.ts';
import { qualifiersOf, sameReference, sameSnak } from './value-equality.ts';

/** A part of our change that is left as it is, because someone has changed it since. */
export interface LeftAlone {
  /** What it is about, as `subjectOf` names it. */
  readonly subject: string;
  readonly part: 'whole' | 'value' | 'rank' | 'qualifiers' | 'references';
}

export interface InverseEdit {
  /** For `wbeditentity`; empty when there is nothing left to take back. */
  readonly data: EntityData;
  readonly changes: readonly EntityChange[];
  readonly left: readonly LeftAlone[];
}

/**
 * The edit that takes ours back. `before` and `after`: the entity just before and just after our edit; `current`: as
 * it is now.
 *
 * Each thing we changed goes back to what it was, if it still is as we left it; in a changed statement value, rank, each
 * qualifier and each reference are looked at separately. What someone has changed since stays and is listed; what
 * someone has taken back already is nothing to do. A label is left too if it would now equal the description (Wikibase
 * would refuse the whole edit), and the other way round. Whatever we did not touch is not in the edit.
 */
export function inverseEdit(before: Entity, after: Entity, current: Entity): InverseEdit {
  const left: LeftAlone[] = [];
  const ours = diffEntities(before, after);
  const wanted = new Wanted(current, left);
  for (const change of ours) wanted.takeBack(change);
  wanted.keepNamesApart();
  const changes = diffEntities(current, wanted.toEntity());
  return { data: dataOfChanges(changes), changes, left };
}

/** The entity as it is to be, while our changes are taken back one by one. */
class Wanted {
  private readonly labels: Map<string, Term>;
  private readonly descriptions: Map<string, Term>;
  private readonly aliases: Map<string, readonly Term[]>;
  private readonly sitelinks: Map<string, Sitelink>;
  private readonly statements: Map<string, Statement>;

  constructor(
    private readonly current: Entity,
    private readonly left: LeftAlone[],
  ) {
    this.labels = new Map(Object.entries(current.labels));
    this.descriptions = new Map(Object.entries(current.descriptions));
    this.aliases = new Map(Object.entries(current.aliases));
    this.sitelinks = new Map(Object.entries(current.sitelinks));
    this.statements = statementsById(current);
  }

  toEntity(): Entity {
    const claims = new Map<string, Statement[]>();
    for (const statement of this.statements.values()) {
      const { property } = statement.mainsnak;
      claims.set(property, [...(claims.get(property) ?? []), statement]);
    }
    return {
      ...this.current,
      labels: Object.fromEntries(this.labels),
      descriptions: Object.fromEntries(this.descriptions),
      aliases: Object.fromEntries([...this.aliases].filter(([, list]) => list.length > 0)),
      sitelinks: Object.fromEntries(this.sitelinks),
      claims: Object.fromEntries(claims),
    };
  }

  /** Where a name we put back equals what someone wrote beside it since: leave ours as it is now. */
  keepNamesApart(): void {
    if (this.current.type === 'mediainfo') return;
    for (const [language, { value }] of [...this.labels]) {
      if (this.descriptions.get(language)?.value !== value) continue;
      const labelIsBack = own(this.current.labels, language)?.value !== value;
      const terms = labelIsBack ? this.labels : this.descriptions;
      const now = own(labelIsBack ? this.current.labels : this.current.descriptions, language);
      if (now === undefined) terms.delete(language);
      else terms.set(language, now);
      this.left.push({ subject: `${labelIsBack ? 'label' : 'description'}/${language}`, part: 'whole' });
    }
  }

  takeBack(change: EntityChange): void {
    switch (change.kind) {
      case 'label':
      case 'description': {
        const terms = change.kind === 'label' ? this.labels : this.descriptions;
        const { language, before, after } = change;
        const now = terms.get(language)?.value ?? null;
        if (now === before) return;
        if (now !== after) this.leave(change);
        else if (before === null) terms.delete(language);
        else terms.set(language, { language, value: before });
        return;
      }
      case 'aliases':
        this.takeBackAliases(change.language, change.added, change.removed);
        return;
      case 'sitelink': {
        const now = this.sitelinks.get(change.site) ?? null;
        if (sameSitelink(now, change.before)) return;
        if (!sameSitelink(now, change.after)) this.leave(change);
        else if (change.before === null) this.sitelinks.delete(change.site);
        else this.sitelinks.set(change.site, change.before);
        return;
      }
      case 'statement-added': {
        const now = this.statements.get(subjectOf(change));
        if (now === undefined) return;
        if (sameStatement(now, change.statement)) this.statements.delete(subjectOf(change));
        else this.leave(change);
        return;
      }
      case 'statement-removed': {
        const now = this.statements.get(subjectOf(change));
        if (now === undefined) this.statements.set(subjectOf(change), change.statement);
        else if (!sameStatement(now, change.statement)) this.leave(change);
        return;
      }
      case 'statement-changed': {
        const now = this.statements.get(subjectOf(change));
        if (now === undefined) this.leave(change);
        else this.statements.set(subjectOf(change), this.takeBackStatement(change, now));
        return;
      }
    }
  }

  private takeBackAliases(language: string, added: readonly string[], removed: readonly string[]): void {
    // Aliases are a set of names: whichever of ours are still there go, whichever of the old ones are missing return.
    const kept = (this.aliases.get(language) ?? []).filter(term => !added.includes(term.value));
    const missing = removed.filter(value => !kept.some(term => term.value === value));
    this.aliases.set(language, [...kept, ...missing.map(value => ({ language, value }))]);
  }

  private takeBackStatement(change: EntityChange & { kind: 'statement-changed' }, now: Statement): Statement {
    if (sameStatement(now, change.before)) return now;
    if (sameStatement(now, change.after)) return { ...change.before, id: now.id ?? change.before.id ?? '' };
    const part = (name: LeftAlone['part']) => this.left.push({ subject: subjectOf(change), part: name });
    let { mainsnak, rank } = now;
    if (change.value !== undefined && !sameSnak(mainsnak, change.value.before)) {
      if (sameSnak(mainsnak, change.value.after)) mainsnak = change.value.before;
      else part('value');
    }
    if (change.rank !== undefined && rank !== change.rank.before) {
      if (rank === change.rank.after) rank = change.rank.before;
      else part('rank');
    }
    const { qualifiers: _, 'qualifiers-order': __, references: ___, ...rest } = now;
    const qualifiers = restored(
      qualifiersOf(now),
      change.qualifiersAdded,
      change.qualifiersRemoved,
      sameSnak,
    );
    const references = restored<Reference>(
      now.references ?? [],
      change.referencesAdded,
      change.referencesRemoved,
      sameReference,
    );
    if (!qualifiers.complete) part('qualifiers');
    if (!references.complete) part('references');
    return {
      ...rest,
      mainsnak,
      rank,
      ...qualifierParts(qualifiers.list),
      ...(references.list.length > 0 ? { references: references.list } : undefined),
    };
  }

  private leave(change: EntityChange): void {
    this.left.push({ subject: subjectOf(change), part: 'whole' });
  }
}

function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** The list without what we added and with what we removed; not complete when something we added is gone or altered. */
function restored<T extends Snak | Reference>(
  now: readonly T[],
  added: readonly T[],
  removed: readonly T[],
  same: (a: T, b: T) => boolean,
): { readonly list: readonly T[]; readonly complete: boolean } {
  const kept = now.filter(one => !added.some(other => same(one, other)));
  const back = removed.filter(one => !kept.some(other => same(one, other)));
  return { list: [...kept, ...back], complete: added.every(one => now.some(other => same(one, other))) };
}
