import type { Account } from '../wiki/account.ts';
import type { Entity, EntityId } from '../wiki/entity-types.ts';
import { categoryFacts } from './category-facts.ts';
import { bestFact, type Fact, type FactKey } from './facts.ts';
import { fileFacts } from './file-facts.ts';
import { findSignals } from './find-signals.ts';
import { type FactContext, FactList } from './gather.ts';
import type { HereRead } from './here.ts';
import { bestTerm, itemFacts } from './item-facts.ts';
import type { Look, LookedPage, LookTrouble, MetaSeen, PageKind, PartnerSeen } from './look-types.ts';
import type { Place } from './place.ts';
import { valuesOf } from './statements.ts';
import { splitNamespace } from './titles.ts';

/** All that was read for one look, before it is put into words of facts. */
export interface Findings {
  readonly place: Place;
  readonly page: LookedPage;
  readonly here: HereRead | null;
  readonly wikitext: string;
  /** Structured data of a file. */
  readonly media: Entity | null;
  /** The item of the partner: that of the page, its main topic, or the collection of the file. */
  readonly partner: Entity | null;
  /** Item of the partner when only its id is known. */
  readonly partnerId: EntityId | null;
  readonly account: Account;
  readonly meta: MetaSeen;
  readonly troubles: readonly LookTrouble[];
}

/** What a file's collection says that is about the file itself when the file says it. */
const ofTheFile: ReadonlySet<FactKey> = new Set<FactKey>(['description', 'image', 'logo', 'coordinates']);

/** Facts, signals and partner of what was found. Pure: with more labels known, it is simply done again. */
export function compose(found: Findings, labels: FactContext, complete: boolean): Look {
  const { place, page, account, meta, troubles } = found;
  const context = withPartner(labels, found.partner);
  const facts = factsOfPage(found, context);
  const signals =
    page.state === 'read'
      ? findSignals({
          kind: page.kind,
          title: page.title,
          facts,
          filesWithoutCollection: page.kind === 'category' ? (found.here?.searchHits ?? null) : null,
          rightsStated: rightsStated(found, context.now),
        })
      : [];
  return {
    place,
    complete,
    page,
    partner: partnerOf(found, facts, context),
    facts,
    signals,
    account,
    meta,
    troubles,
  };
}

/** The partner's own label is known with its item: a collection of the file is called by it. */
function withPartner(context: FactContext, partner: Entity | null): FactContext {
  if (partner === null) return context;
  const best = bestTerm(partner.labels, context.languages);
  const english = Object.hasOwn(partner.labels, 'en') ? (partner.labels.en?.value ?? null) : null;
  const own = [partner.id, partner.redirectedFrom];
  return { ...context, label: id => (own.includes(id) ? { best, english } : context.label(id)) };
}

/** Ids in the facts whose label was not read yet. */
export function unlabelled(found: Findings, labels: FactContext): readonly EntityId[] {
  const context = withPartner(labels, found.partner);
  const facts = factsOfPage(found, context);
  const ids = facts.flatMap(({ value }) => {
    if (value.type === 'item') return [value.id];
    if (value.type === 'kind') return value.classes.map(one => one.id);
    return value.type === 'amount' && value.unit !== null ? [value.unit.id] : [];
  });
  return [...new Set(ids)].filter(id => context.label(id) === undefined);
}

function factsOfPage(found: Findings, context: FactContext): readonly Fact[] {
  const { page, here, partner, wikitext } = found;
  if (page.state !== 'read') return [];
  const list = new FactList();
  const partnerFacts = partner === null ? [] : itemFacts(partner, context);
  if (page.kind === 'file') {
    const file = { title: page.title, wikitext, media: found.media };
    const kept = {
      uploader: here?.uploader ?? null,
      thumb: here?.thumb ?? null,
      usedOn: here?.usedOn ?? null,
    };
    list.addAll(fileFacts({ ...file, ...kept }, context));
    list.addAll(partnerFacts.filter(fact => !ofTheFile.has(fact.key)));
    return list.facts;
  }
  list.addAll(partnerFacts);
  if (page.kind === 'category') {
    const { title } = page;
    const counts = here?.counts ?? null;
    list.addAll(categoryFacts({ title, wikitext, counts, parents: here?.categories ?? [] }));
  }
  const name = nameInTitle(page.kind, page.title);
  if (name !== null) {
    const source = { from: 'page-title', wiki: page.wiki, page: page.title } as const;
    list.add('name', { type: 'text', text: name, language: null }, source);
  }
  if (page.kind === 'institution') {
    const { wiki, title } = page;
    const source = { from: 'page-title', wiki, page: title } as const;
    list.add('institution-page', { type: 'page', wiki, title }, source);
  }
  return list.facts;
}

/** The name of a partner in the title of a page that is about one; null for other pages. */
function nameInTitle(kind: PageKind, title: string): string | null {
  const [, name] = splitNamespace(title);
  switch (kind) {
    case 'gallery':
      return title;
    case 'institution':
    case 'creator':
      return name;
    case 'batch-upload':
      // `Commons:Batch uploading/LSH/People` is a part of the request for LSH.
      return name.split('/')[1] || null;
    default:
      return null;
  }
}

function partnerOf(found: Findings, facts: readonly Fact[], context: FactContext): PartnerSeen {
  const name = bestFact(facts, 'name');
  if (name !== undefined) return { item: found.partner?.id ?? found.partnerId, name: name.value };
  // A file whose collection is known by name, or by an item that could not be read.
  const collection = bestFact(facts, 'collection')?.value;
  if (found.partnerId !== null) {
    return { item: found.partnerId, name: context.label(found.partnerId)?.best ?? null };
  }
  return { item: null, name: collection?.type === 'text' ? collection : null };
}

/** Whether a file's structured data tells of licence or copyright status; null for what is no file. */
function rightsStated({ page, media }: Findings, now: number): boolean | null {
  if (page.state !== 'read' || page.kind !== 'file') return null;
  if (media === null) return false;
  return ['P275', 'P6216'].some(property => valuesOf(media, property, 'wikibase-entityid', now).length > 0);
}
