import type { Entity, Sitelink, Snak, Statement, Term } from '../../wiki/entity-types.ts';
import type { EntityCommand } from '../input/commands.ts';
import { statementSubject } from './entity-diff.ts';
import { complete, type MadeIds, snakOf } from './statement-build.ts';
import { coversSnaks, qualifiersOf, sameSnak, snaksOfReference } from './value-equality.ts';

/** What became of one command, taken by itself. */
export type Effect =
  | { readonly kind: 'changes' }
  | { readonly kind: 'none'; readonly why: NothingToDo }
  | { readonly kind: 'refused'; readonly why: 'label-equals-description' };

export type NothingToDo =
  /** The entity says so already. */
  | 'already-so'
  /** What was to be removed is not there. */
  | 'not-there'
  /** A label, description or sitelink is there, but not the one that was to be removed. */
  | 'says-something-else'
  /** This line's own statement was made before, and someone has changed its value since. */
  | 'altered-since';

/**
 * An entity while commands are applied to it, one after the other, in memory. What a command does here is what it
 * means (DESIGN 7): nothing is rewritten that was not asked.
 */
export class EntityDraft {
  private readonly labels: Map<string, Term>;
  private readonly descriptions: Map<string, Term>;
  private readonly aliases: Map<string, readonly Term[]>;
  private readonly sitelinks: Map<string, Sitelink>;
  private readonly claims: Map<string, Statement[]>;
  /** Ids of all statements that are or were here, in upper case. */
  private readonly ids: Set<string>;
  /** Which commands changed which subject (see `subjectOf`). */
  readonly touched = new Map<string, number[]>();

  constructor(
    private readonly start: Entity,
    private readonly made: MadeIds,
  ) {
    this.labels = new Map(Object.entries(start.labels));
    this.descriptions = new Map(Object.entries(start.descriptions));
    this.aliases = new Map(Object.entries(start.aliases));
    this.sitelinks = new Map(Object.entries(start.sitelinks));
    const statements = Object.values(start.claims).flat();
    this.ids = new Set(statements.flatMap(({ id }) => (id === undefined ? [] : [id.toUpperCase()])));
    this.claims = new Map(Object.entries(start.claims).map(([property, list]) => [property, [...list]]));
  }

  /** The entity as it is now; its revision and title stay those it began with. */
  toEntity(): Entity {
    return {
      ...this.start,
      labels: Object.fromEntries(this.labels),
      descriptions: Object.fromEntries(this.descriptions),
      aliases: Object.fromEntries([...this.aliases].filter(([, list]) => list.length > 0)),
      sitelinks: Object.fromEntries(this.sitelinks),
      claims: Object.fromEntries([...this.claims].filter(([, list]) => list.length > 0)),
    };
  }

  /** Does what the command says. `ownId`: the id a statement made by this very command has (or would have). */
  apply(command: EntityCommand, ownId: string): Effect {
    const { index } = command;
    switch (command.kind) {
      case 'set-label':
        return this.setTerm('label', this.labels, this.descriptions, command.language, command.text, index);
      case 'set-description':
        return this.setTerm(
          'description',
          this.descriptions,
          this.labels,
          command.language,
          command.text,
          index,
        );
      case 'remove-label':
        return this.removeTerm('label', this.labels, command.language, command.text, index);
      case 'remove-description':
        return this.removeTerm('description', this.descriptions, command.language, command.text, index);
      case 'add-alias':
      case 'remove-alias':
        return this.changeAlias(command.kind === 'add-alias', command.language, command.text, index);
      case 'set-sitelink': {
        const was = this.sitelinks.get(command.site);
        const title = command.title.replaceAll('_', ' ');
        if (was?.title === title) return none('already-so');
        // Badges are sent with the link: without them Wikibase keeps those of the link that was there.
        this.sitelinks.set(command.site, { site: command.site, title, badges: was?.badges ?? [] });
        return this.changed(`sitelink/${command.site}`, index);
      }
      case 'remove-sitelink': {
        const was = this.sitelinks.get(command.site);
        if (was === undefined) return none('not-there');
        const title = command.title?.replaceAll('_', ' ');
        if (title !== undefined && was.title !== title) return none('says-something-else');
        this.sitelinks.delete(command.site);
        return this.changed(`sitelink/${command.site}`, index);
      }
      case 'add-statement':
        return this.addStatement(command, ownId);
      case 'remove-statement':
        return this.removeStatements(command);
      case 'remove-statement-by-id': {
        const id = command.id.toUpperCase();
        return this.removeWhere(statement => statement.id?.toUpperCase() === id, undefined, index);
      }
    }
  }

  private setTerm(
    kind: 'label' | 'description',
    terms: Map<string, Term>,
    others: ReadonlyMap<string, Term>,
    language: string,
    value: string,
    index: number,
  ): Effect {
    if (terms.get(language)?.value === value) return none('already-so');
    // Wikibase refuses an item whose label and description are the same; captions have no such rule.
    if (this.start.type !== 'mediainfo' && others.get(language)?.value === value) {
      return { kind: 'refused', why: 'label-equals-description' };
    }
    terms.set(language, { language, value });
    return this.changed(`${kind}/${language}`, index);
  }

  private removeTerm(
    kind: 'label' | 'description',
    terms: Map<string, Term>,
    language: string,
    value: string | undefined,
    index: number,
  ): Effect {
    const was = terms.get(language);
    if (was === undefined) return none('not-there');
    if (value !== undefined && was.value !== value) return none('says-something-else');
    terms.delete(language);
    return this.changed(`${kind}/${language}`, index);
  }

  private changeAlias(add: boolean, language: string, value: string, index: number): Effect {
    const list = this.aliases.get(language) ?? [];
    if (list.some(term => term.value === value) === add) return none(add ? 'already-so' : 'not-there');
    this.aliases.set(
      language,
      add ? [...list, { language, value }] : list.filter(term => term.value !== value),
    );
    return this.changed(`aliases/${language}`, index);
  }

  private addStatement(command: EntityCommand & { kind: 'add-statement' }, ownId: string): Effect {
    const mainsnak = snakOf(command, this.made);
    const wanted = {
      qualifiers: command.qualifiers.map(snak => snakOf(snak, this.made)),
      references: command.references.map(reference => reference.map(snak => snakOf(snak, this.made))),
      rank: command.rank,
    };
    let list = this.claims.get(command.property);
    if (list === undefined) {
      list = [];
      this.claims.set(command.property, list);
    }
    const own = this.byId(list, ownId);
    if (own !== undefined && !sameSnak(own.mainsnak, mainsnak)) return none('altered-since');
    const present =
      own ?? (command.separate === true ? undefined : nearest(list, mainsnak, wanted.qualifiers));
    const start: Statement = present ?? {
      id: ownId,
      type: 'statement',
      rank: 'normal',
      mainsnak,
    };
    const { statement } = complete(start, wanted);
    if (statement === present) return none('already-so');
    // In place: thousands of lines may be about one property of one entity.
    if (present === undefined) list.push(statement);
    else list[list.indexOf(present)] = statement;
    this.ids.add(ownId.toUpperCase());
    return this.changed(statementSubject(statement), command.index);
  }

  /** The statement a line made before, if it is among these; most lines made none, which the set tells at once. */
  private byId(list: readonly Statement[], id: string): Statement | undefined {
    const upper = id.toUpperCase();
    return this.ids.has(upper) ? list.find(statement => statement.id?.toUpperCase() === upper) : undefined;
  }

  private removeStatements(command: EntityCommand & { kind: 'remove-statement' }): Effect {
    const mainsnak = snakOf(command, this.made);
    const qualifiers = command.qualifiers.map(snak => snakOf(snak, this.made));
    const references = command.references.map(reference => reference.map(snak => snakOf(snak, this.made)));
    return this.removeWhere(
      statement =>
        sameSnak(statement.mainsnak, mainsnak) &&
        coversSnaks(qualifiersOf(statement), qualifiers) &&
        references.every(snaks =>
          (statement.references ?? []).some(reference => coversSnaks(snaksOfReference(reference), snaks)),
        ),
      command.property,
      command.index,
    );
  }

  private removeWhere(
    matches: (statement: Statement) => boolean,
    property: string | undefined,
    index: number,
  ): Effect {
    let found = false;
    for (const [key, list] of this.claims) {
      if (property !== undefined && key !== property) continue;
      const gone = list.filter(matches);
      if (gone.length === 0) continue;
      found = true;
      this.claims.set(
        key,
        list.filter(statement => !gone.includes(statement)),
      );
      for (const statement of gone) this.changed(statementSubject(statement), index);
    }
    return found ? { kind: 'changes' } : none('not-there');
  }

  private changed(about: string, index: number): Effect {
    const by = this.touched.get(about);
    if (by === undefined) this.touched.set(about, [index]);
    else by.push(index);
    return { kind: 'changes' };
  }
}

function none(why: NothingToDo): Effect {
  return { kind: 'none', why };
}

/**
 * The statement that says this already: of those with the same value the one with most of the wanted qualifiers, the
 * first of equals. An unknown value is known by its qualifiers only (two unknown authors are two people): there all
 * wanted qualifiers must be there.
 */
function nearest(
  list: readonly Statement[],
  mainsnak: Snak,
  qualifiers: readonly Snak[],
): Statement | undefined {
  let best: Statement | undefined;
  let most = -1;
  for (const statement of list) {
    if (!sameSnak(statement.mainsnak, mainsnak)) continue;
    const present = qualifiersOf(statement);
    if (mainsnak.snaktype === 'somevalue' && !coversSnaks(present, qualifiers)) continue;
    const shared = qualifiers.filter(snak => present.some(other => sameSnak(other, snak))).length;
    if (shared > most) {
      best = statement;
      most = shared;
    }
  }
  return best;
}
