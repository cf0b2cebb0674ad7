import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import type { CommonsReader } from '../commons/commons-reader.ts';
import { bestFact, type Fact } from '../facts/facts.ts';
import { findSignals } from '../facts/find-signals.ts';
import type { FactContext } from '../facts/gather.ts';
import { bestTerm } from '../facts/item-facts.ts';
import { factsOfPage } from '../facts/page-facts.ts';
import { valuesOf } from '../facts/statements.ts';
import type { Findings } from './findings.ts';
import type { Look, PartnerSeen } from './look-types.ts';

/** Facts, signals and partner of what was found. Pure: with more labels known, it is simply done again. */
export function compose(
  found: Findings,
  labels: FactContext,
  complete: boolean,
  commons: CommonsReader | null,
): Look {
  const { place, page, talkPage, account, meta, troubles } = found;
  const context = withPartner(labels, found.partner);
  const facts = factsOfPage(found, context, commons);
  const kind = page.state === 'read' ? page.kind : found.uploads === null ? null : 'user';
  const signals =
    kind === null
      ? []
      : findSignals(
          {
            kind,
            title: page.state === 'read' ? page.title : '',
            facts,
            filesWithoutCollection: kind === 'category' ? (found.here?.searchHits ?? null) : null,
            rightsStated: rightsStated(found, context.now),
          },
          commons,
        );
  return {
    place,
    complete,
    page,
    talkPage,
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
export function unlabelled(
  found: Findings,
  labels: FactContext,
  commons: CommonsReader | null,
): readonly EntityId[] {
  const context = withPartner(labels, found.partner);
  const facts = factsOfPage(found, context, commons);
  const ids = facts.flatMap(({ value }) => {
    if (value.type === 'item') return [value.id];
    if (value.type === 'kind') return value.classes.map(one => one.id);
    return value.type === 'amount' && value.unit !== null ? [value.unit.id] : [];
  });
  return [...new Set(ids)].filter(id => context.label(id) === undefined);
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
