import type { PageKind } from '../look/look-types.ts';
import { bestFact, type Fact, factsOf } from './facts.ts';
import { keepsCollections } from './kinds.ts';
import type { Signal } from './signals.ts';

/** What the signals of a page are told from. */
export interface SignalInput {
  readonly kind: PageKind;
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Files of the category without a collection in their structured data; null when the wiki did not count them. */
  readonly filesWithoutCollection: number | null;
  /** The file has structured data with a licence or copyright status; null when it was not read. */
  readonly rightsStated: boolean | null;
}

/** A category holds so few of the collection that it is worth telling: less than one in this many. */
const smallPart = 100;

/** What tells the reasons that only pages of Commons have. */
export interface OwnSignals {
  uploadSignals(input: SignalInput): readonly Signal[];
  pageSignals(input: SignalInput): readonly Signal[];
}

/** The reasons why the page may be an opportunity, the most telling first. `own` null: the page is not on Commons. Pure. */
export function findSignals(input: SignalInput, own: OwnSignals | null): readonly Signal[] {
  return [
    ...(own?.uploadSignals(input) ?? []),
    ...institutionSignals(input),
    ...(own?.pageSignals(input) ?? []),
    ...heritageSignals(input),
  ];
}

function institutionSignals({ kind, facts, filesWithoutCollection }: SignalInput): readonly Signal[] {
  const signals: Signal[] = [];
  const institution = bestFact(facts, 'kind');
  const item = bestFact(facts, 'item');
  const collects = institution !== undefined && keepsCollections(institution.value.kind);
  const gone = bestFact(facts, 'dissolved') !== undefined;
  const catalogue = bestFact(facts, 'catalogue');
  const category = bestFact(facts, 'category');
  if (item !== undefined && collects && !gone) {
    const seen = [institution.source, ...(catalogue === undefined ? [] : [catalogue.source])];
    if (category === undefined) {
      const evidence = [...seen, { from: 'statement', entity: item.value.id, property: 'P373' } as const];
      if (catalogue === undefined) signals.push({ key: 'no-category', parameters: {}, evidence });
      else {
        const parameters = { catalogue: catalogue.value.url };
        signals.push({ key: 'catalogue-without-category', parameters, evidence });
      }
    } else if (catalogue !== undefined && kind === 'category' && !hasPartnership(facts)) {
      const parameters = { catalogue: catalogue.value.url };
      signals.push({
        key: 'catalogue-without-partnership',
        parameters,
        evidence: [...seen, category.source],
      });
    }
  }
  const files = bestFact(facts, 'files');
  if (files !== undefined && filesWithoutCollection !== null && filesWithoutCollection > 0) {
    // Files added in this minute may be in one number and not in the other.
    const parameters = {
      without: Math.min(filesWithoutCollection, files.value.amount),
      files: files.value.amount,
    };
    signals.push({ key: 'files-without-collection', parameters, evidence: [files.source] });
  }
  const size = bestFact(facts, 'collection-size');
  // A gallery shows a choice.
  if (
    size !== undefined &&
    files !== undefined &&
    kind === 'category' &&
    files.value.amount * smallPart < size.value.amount
  ) {
    const parameters = { collection: size.value.amount, files: files.value.amount };
    signals.push({ key: 'small-part-on-commons', parameters, evidence: [size.source, files.source] });
  }
  return signals;
}

/** Facts that tell of a partnership there is. */
const partnership = ['partnership-template', 'partnership-category', 'partner-of'] as const;

/** Whether the facts tell of a partnership that there is already. */
export function hasPartnership(facts: readonly Fact[]): boolean {
  return partnership.some(key => factsOf(facts, key).length > 0);
}

function heritageSignals({ kind, facts }: SignalInput): readonly Signal[] {
  const heritage = bestFact(facts, 'heritage-designation') ?? bestFact(facts, 'monument-id');
  const item = bestFact(facts, 'item');
  if (heritage === undefined || item === undefined || kind === 'file') return [];
  const signals: Signal[] = [];
  const gap = (property: string) => [
    heritage.source,
    { from: 'statement', entity: item.value.id, property } as const,
  ];
  if (bestFact(facts, 'coordinates') === undefined) {
    signals.push({ key: 'heritage-without-coordinates', parameters: {}, evidence: gap('P625') });
  }
  if (bestFact(facts, 'image') === undefined) {
    signals.push({ key: 'heritage-without-image', parameters: {}, evidence: gap('P18') });
  }
  return signals;
}
