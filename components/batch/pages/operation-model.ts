import { isLanguage, readValue } from '../../../lib/batch/input/value-text.ts';
import type { PageOperation } from '../../../lib/batch/plan/page-operation.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';

/** The operations the form offers, in its order. */
export const operationKinds = [
  'add-category',
  'remove-category',
  'move-category',
  'set-parameter',
  'replace-text',
  'replace-pattern',
  'caption',
  'statement',
] as const;

export type OperationKind = (typeof operationKinds)[number];

/** What is typed for an operation; the fields are shared, so that changing the kind loses nothing. */
export interface OperationDraft {
  readonly kind: OperationKind;
  readonly category: string;
  readonly to: string;
  readonly template: string;
  readonly parameter: string;
  readonly value: string;
  readonly onlyMissing: boolean;
  readonly find: string;
  readonly replacement: string;
  readonly ignoreCase: boolean;
  readonly language: string;
  readonly caption: string;
  readonly property: string;
  /** Value of a statement in the notation of QuickStatements, or the id of an item. */
  readonly statementValue: string;
}

export type OperationField = Exclude<keyof OperationDraft, 'kind' | 'onlyMissing' | 'ignoreCase'>;

export function emptyOperation(language: string): OperationDraft {
  return {
    kind: 'add-category',
    category: '',
    to: '',
    template: '',
    parameter: '',
    value: '',
    onlyMissing: false,
    find: '',
    replacement: '',
    ignoreCase: false,
    language,
    caption: '',
    property: '',
    statementValue: '',
  };
}

/** Does it change structured data, which only files on Commons have? */
export function isForFiles(kind: OperationKind): boolean {
  return kind === 'caption' || kind === 'statement';
}

export type ReadOperation =
  | { readonly ok: true; readonly operation: PageOperation }
  | { readonly ok: false; readonly errors: ReadonlyMap<OperationField, MessageKey> };

/** The operation a draft stands for, or what each field still lacks. */
export function readOperation(draft: OperationDraft): ReadOperation {
  const errors = new Map<OperationField, MessageKey>();
  const need = (field: OperationField) => {
    if (draft[field].trim() === '') errors.set(field, 'batch-field-needed');
    return draft[field].trim();
  };
  const made = (operation: PageOperation): ReadOperation =>
    errors.size > 0 ? { ok: false, errors } : { ok: true, operation };
  const plain = (title: string) => title.replace(/^:?\s*category\s*:\s*/i, '').trim();
  switch (draft.kind) {
    case 'add-category':
    case 'remove-category':
      return made({ kind: draft.kind, category: plain(need('category')) });
    case 'move-category':
      return made({ kind: 'move-category', from: plain(need('category')), to: plain(need('to')) });
    case 'set-parameter':
      return made({
        kind: 'set-parameter',
        template: need('template').replace(/^:?\s*template\s*:\s*/i, ''),
        parameter: need('parameter'),
        value: draft.value.trim(),
        where: draft.onlyMissing ? 'missing' : 'any',
      });
    case 'replace-text':
      if (draft.find === '') errors.set('find', 'batch-field-needed');
      return made({
        kind: 'replace-text',
        find: draft.find,
        replacement: draft.replacement,
        ignoreCase: draft.ignoreCase,
      });
    case 'replace-pattern': {
      const flags = draft.ignoreCase ? 'imu' : 'mu';
      if (draft.find === '') errors.set('find', 'batch-field-needed');
      else if (!compiles(draft.find, flags)) errors.set('find', 'batch-field-pattern');
      return made({ kind: 'replace-pattern', pattern: draft.find, flags, replacement: draft.replacement });
    }
    case 'caption': {
      const language = need('language');
      if (language !== '' && !isLanguage(language)) errors.set('language', 'batch-field-language');
      return made({ kind: 'caption', language, text: draft.caption.trim() });
    }
    case 'statement': {
      const property = need('property').toUpperCase();
      if (property !== '' && !/^P[1-9]\d*$/.test(property)) errors.set('property', 'batch-field-property');
      const value = readValue(need('statementValue'), () => undefined);
      if ('severity' in value) {
        if (!errors.has('statementValue')) errors.set('statementValue', 'batch-field-value');
        return { ok: false, errors };
      }
      return made({ kind: 'statement', property, value, qualifiers: [], references: [] });
    }
  }
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
