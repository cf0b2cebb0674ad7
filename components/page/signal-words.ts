import type { I18n } from '../../lib/i18n/i18n.ts';
import type { Signal } from '../../lib/page/facts/signals.ts';

/** Why a page may be an opportunity, as a sentence that also serves as an answer to "Why?". */
export function signalWords({ text }: Pick<I18n, 'text'>, signal: Signal): string {
  switch (signal.key) {
    case 'catalogue-without-category':
      return text('signal-catalogue-without-category');
    case 'no-category':
      return text('signal-no-category');
    case 'catalogue-without-partnership':
      return text('signal-catalogue-without-partnership');
    case 'files-without-collection':
      return text('signal-files-without-collection', signal.parameters.without, signal.parameters.files);
    case 'small-part-on-commons':
      return text('signal-small-part-on-commons', signal.parameters.files, signal.parameters.collection);
    case 'heritage-without-coordinates':
      return text('signal-heritage-without-coordinates');
    case 'heritage-without-image':
      return text('signal-heritage-without-image');
    case 'file-without-licence-statement':
      return text('signal-file-without-licence-statement');
    case 'file-without-collection-statement':
      return text('signal-file-without-collection-statement', signal.parameters.collection);
    case 'uploads-without-partnership': {
      const { source, files, of } = signal.parameters;
      return text('signal-uploads-without-partnership', source, files, of);
    }
    case 'batch-upload-without-request':
      return text('signal-batch-upload-without-request');
    case 'institution-page-without-item':
      return text('signal-institution-page-without-item');
  }
}
