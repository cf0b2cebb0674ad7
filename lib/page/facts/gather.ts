import type { EntityId } from '../../wiki/entity-types.ts';
import type { Fact, FactKey, FactSource, FactText, FactValues } from './facts.ts';

/** What is needed to make facts of what was read. */
export interface FactContext {
  /** Languages the person reads, best first. */
  readonly languages: readonly string[];
  /** Milliseconds since 1970, to tell what has ended. */
  readonly now: number;
  /** Label of an item in the best language, and its English one; undefined while it was not read. */
  label(id: EntityId): KnownLabel | undefined;
}

/** What is known of an item's name. */
export interface KnownLabel {
  /** In the best language there is; null when it has no label the person could read. */
  readonly best: FactText | null;
  readonly english: string | null;
}

/** Facts one after the other, the same value of a key only once with all its sources. */
export class FactList {
  readonly #facts: Fact[] = [];

  get facts(): readonly Fact[] {
    return this.#facts;
  }

  /** Adds one. At most `limit` of a key are kept: an item with forty countries is not a partner in forty countries. */
  add<Key extends FactKey>(
    key: Key,
    value: FactValues[Key] | null,
    source: FactSource,
    ended = false,
    limit = 8,
  ): void {
    this.addListed(key, value, source, ended, limit);
  }

  /** The same for keys out of a table whose type has seen to it that key and value fit. */
  addListed(key: FactKey, value: Fact['value'] | null, source: FactSource, ended = false, limit = 8): void {
    if (value === null) return;
    const fact = { key, value, source, alsoFrom: [], ended } as Fact;
    const same = this.#facts.findIndex(one => one.key === key && sameValue(one, fact));
    const before = this.#facts[same];
    if (before !== undefined) {
      this.#facts[same] = withSource(before, source);
      return;
    }
    if (this.#facts.filter(one => one.key === key).length < limit) this.#facts.push(fact);
  }

  /** Adds facts gathered elsewhere, after those already here. */
  addAll(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.add(fact.key, fact.value, fact.source, fact.ended);
      for (const source of fact.alsoFrom) this.add(fact.key, fact.value, source, fact.ended);
    }
  }
}

function withSource(fact: Fact, source: FactSource): Fact {
  const known = [fact.source, ...fact.alsoFrom].map(one => JSON.stringify(one));
  return known.includes(JSON.stringify(source)) ? fact : { ...fact, alsoFrom: [...fact.alsoFrom, source] };
}

/**
 * Whether two facts say the same: equal ids and addresses; texts without regard to case and blanks, and an item is the
 * same as its label written out (`Nationalmuseum` in a template, the item in the structured data).
 */
export function sameValue(one: Fact, other: Fact): boolean {
  return keysOf(one.value).some(key => keysOf(other.value).includes(key));
}

function keysOf(value: Fact['value']): readonly string[] {
  switch (value.type) {
    case 'text':
      return [`text ${folded(value.text)}`];
    case 'item':
      return value.label === null ? [value.id] : [value.id, `text ${folded(value.label.text)}`];
    case 'kind':
      return [value.kind];
    case 'url':
      return [value.url.replace(/\/$/, ''), `text ${folded(value.url)}`];
    case 'page':
      return [`${value.wiki}:${value.title}`];
    case 'image':
      return [value.file];
    case 'coordinates':
      return [`${value.latitude.toFixed(4)},${value.longitude.toFixed(4)}`];
    case 'amount':
      return [`${value.amount} ${value.unit?.id ?? ''}`];
    case 'date':
      return [`text ${value.date}`];
    case 'identifier':
      return [value.id];
    case 'user':
      return [value.name];
  }
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** An http(s) address, or null. What else a URL statement may hold (mailto:, ftp:) is nothing to link to here. */
export function webAddress(text: string): string | null {
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Languages in which a label will do, best first: the person's own with what they are variants of, `mul`, English. */
export function languageChain(languages: readonly string[]): readonly string[] {
  const chain: string[] = [];
  for (const language of languages) {
    const parts = language.toLowerCase().split('-');
    for (let length = parts.length; length > 0; length--) chain.push(parts.slice(0, length).join('-'));
  }
  return [...new Set([...chain, 'mul', 'en'])];
}
