import { isOver } from '../commons/batch-facts.ts';
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

/** The reasons why the page may be an opportunity, the most telling first. Pure. */
export function findSignals(input: SignalInput): readonly Signal[] {
  return [
    ...uploadSignals(input),
    ...institutionSignals(input),
    ...pageSignals(input),
    ...fileSignals(input),
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

const partnership = ['partnership-template', 'partnership-category', 'partner-of'] as const;

function hasPartnership(facts: readonly Fact[]): boolean {
  return partnership.some(key => factsOf(facts, key).length > 0);
}

/** Fewer uploads from one source may well be by chance. */
const manyUploads = 5;

function uploadSignals({ kind, facts }: SignalInput): readonly Signal[] {
  if (kind !== 'user' || hasPartnership(facts)) return [];
  const shared = [...factsOf(facts, 'collection'), ...factsOf(facts, 'source')].flatMap(fact =>
    fact.source.from === 'uploads' ? [{ value: fact.value, from: fact.source }] : [],
  );
  // The one most of them share; of as many, the collection says more than the website.
  const [best] = shared.sort((one, other) => other.from.files - one.from.files);
  if (best === undefined || best.from.files < manyUploads) return [];
  const { value, from } = best;
  const source =
    value.type === 'url'
      ? new URL(value.url).host
      : value.type === 'text'
        ? value.text
        : (value.label?.text ?? value.id);
  const { files, of } = from;
  return [{ key: 'uploads-without-partnership', parameters: { source, files, of }, evidence: [from] }];
}

function pageSignals({ kind, title, facts }: SignalInput): readonly Signal[] {
  if (kind === 'batch-upload') {
    const progress = bestFact(facts, 'progress');
    if (bestFact(facts, 'linked-request') !== undefined || isOver(progress?.value.text ?? '')) return [];
    const text = { from: 'page', wiki: 'commons', page: title, part: 'text' } as const;
    return [{ key: 'batch-upload-without-request', parameters: {}, evidence: [text] }];
  }
  if (kind === 'institution' && bestFact(facts, 'item') === undefined) {
    const template = 'Institution';
    const parameter = {
      from: 'template',
      wiki: 'commons',
      page: title,
      template,
      parameter: 'wikidata',
    } as const;
    return [{ key: 'institution-page-without-item', parameters: {}, evidence: [parameter] }];
  }
  return [];
}

function fileSignals({ kind, title, facts, rightsStated }: SignalInput): readonly Signal[] {
  if (kind !== 'file') return [];
  const signals: Signal[] = [];
  if (rightsStated === false) {
    const evidence = ['P275', 'P6216'].map(
      property => ({ from: 'structured-data', file: title, property }) as const,
    );
    signals.push({ key: 'file-without-licence-statement', parameters: {}, evidence });
  }
  const collections = factsOf(facts, 'collection');
  const written = collections.find(fact => fact.source.from === 'template');
  const stated = collections.some(fact =>
    [fact.source, ...fact.alsoFrom].some(source => source.from === 'structured-data'),
  );
  if (written !== undefined && !stated) {
    const { value } = written;
    const parameters = { collection: value.type === 'text' ? value.text : value.id };
    signals.push({
      key: 'file-without-collection-statement',
      parameters,
      evidence: [written.source, { from: 'structured-data', file: title, property: 'P195' }],
    });
  }
  return signals;
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
