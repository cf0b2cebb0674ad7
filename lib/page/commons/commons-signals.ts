import { bestFact, factsOf } from '../facts/facts.ts';
import { hasPartnership, type SignalInput } from '../facts/find-signals.ts';
import type { Signal } from '../facts/signals.ts';
import { isOver } from './batch-facts.ts';

/** Fewer uploads from one source may well be by chance. */
const manyUploads = 5;

/** What most of a person's uploads share, where nothing on them tells of a partnership. */
export function uploadSignals({ kind, facts }: SignalInput): readonly Signal[] {
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

/** What a file, a batch upload or an Institution page leaves open. */
export function pageSignals(input: SignalInput): readonly Signal[] {
  return [...textSignals(input), ...fileSignals(input)];
}

function textSignals({ kind, title, facts }: SignalInput): readonly Signal[] {
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
