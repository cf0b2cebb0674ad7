import type { Config } from '../config.ts';
import { refuseField } from '../record/field-text.ts';
import { normalizeLink } from '../record/record-fields.ts';
import { requestLimits as limits } from './request.ts';
import { decisionsOf, type RequestDeed } from './request-deeds.ts';
import { isDate } from './request-fields.ts';
import type { DeedProblem } from './request-results.ts';

/** What is wrong with what was typed for a deed, whatever the request says; undefined when nothing is. */
export function checkDeed(deed: RequestDeed, config: Config): DeedProblem | undefined {
  switch (deed.kind) {
    case 'set-box':
      return text(deed.note, limits.note);
    case 'add-box':
      return required(deed.text) ?? text(deed.text.trim(), limits.box, true);
    case 'take-step': {
      if (deed.holdUntil !== undefined && deed.holdUntil !== '' && !isDate(deed.holdUntil)) {
        return { kind: 'bad-date' };
      }
      return text(deed.reason ?? '', limits.reason) ?? first(deed.results ?? [], result);
    }
    case 'ask':
      return required(deed.text) ?? text(deed.text.trim(), limits.reason);
    case 'answer-asked':
      return required(deed.text) ?? text(deed.text, limits.answer);
    case 'answer':
      return text(deed.text, limits.answer);
    case 'decide':
      return first(decisionsOf(deed), decision => text(decision.text, limits.answer));
    case 'add-link':
      if (deed.as === 'result') return result(deed.link);
      return normalizeLink(deed.link) === undefined ? { kind: 'bad-link' } : undefined;
    case 'assign': {
      const { id } = deed.group ?? { id: '' };
      if (id !== '' && !config.workingGroups.some(group => group.id === id)) return { kind: 'unknown-group' };
      return first([...(deed.members?.add ?? []), ...(deed.assigned?.add ?? [])], user);
    }
    case 'set-public-request':
      return text(deed.page, 300, true);
    case 'edit-details':
      return details(deed.set);
    default:
      return undefined;
  }
}

function details(set: (RequestDeed & { readonly kind: 'edit-details' })['set']): DeedProblem | undefined {
  if (set.title !== undefined && set.title.trim() === '') return { kind: 'required' };
  for (const key of ['links', 'country', 'languages'] as const) {
    if ((set[key]?.length ?? 0) > limits[key]) return { kind: 'too-many', limit: limits[key] };
  }
  return (
    text(set.title ?? '', limits.title, true) ??
    text(set.partner ?? '', limits.partner, true) ??
    text(set.volume ?? '', limits.volume, true) ??
    first(set.links ?? [], link => (normalizeLink(link) === undefined ? { kind: 'bad-link' } : undefined))
  );
}

function required(value: string): DeedProblem | undefined {
  return value.trim() === '' ? { kind: 'required' } : undefined;
}

function text(value: string, limit: number, oneLine = false): DeedProblem | undefined {
  const refusal = refuseField(value, { limit, oneLine });
  return refusal === undefined ? undefined : { kind: 'refused', refusal };
}

/** An address that people can open, or what can be the title of a page. */
function result(value: string): DeedProblem | undefined {
  if (/^\s*https?:/i.test(value))
    return normalizeLink(value) === undefined ? { kind: 'bad-link' } : undefined;
  return required(value) ?? text(value.trim(), 300, true);
}

// https://www.mediawiki.org/wiki/Manual:$wgInvalidUsernameCharacters, and what no title may contain.
function user(name: string): DeedProblem | undefined {
  const plain = name.trim();
  const can = plain !== '' && plain.length <= 235 && !/[#<>[\]{}|/@:\p{Cc}]/u.test(plain);
  return can ? undefined : { kind: 'bad-user', name };
}

function first<T>(items: readonly T[], look: (item: T) => DeedProblem | undefined): DeedProblem | undefined {
  for (const item of items) {
    const problem = look(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
