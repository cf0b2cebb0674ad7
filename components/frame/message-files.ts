import type { MessageGroup } from '../../lib/i18n/i18n.ts';

type File = { readonly default: Readonly<Record<string, unknown>> };
type Load = () => Promise<File>;

/**
 * Every file of messages that is not there from the start, by group and language: each is a file of its own in the
 * build, and comes when a part of the panel, or a person, wants it. English of the group `core` is always at hand.
 */
export const messageFiles: ReadonlyMap<MessageGroup, ReadonlyMap<string, Load>> = new Map([
  [
    'asides',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/asides/en.json')],
      ['ar', () => import('../../lib/i18n/messages/asides/ar.json')],
    ]),
  ],
  [
    'forms',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/forms/en.json')],
      ['ar', () => import('../../lib/i18n/messages/forms/ar.json')],
    ]),
  ],
  [
    'known',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/known/en.json')],
      ['ar', () => import('../../lib/i18n/messages/known/ar.json')],
    ]),
  ],
  [
    'batch',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/batch/en.json')],
      ['ar', () => import('../../lib/i18n/messages/batch/ar.json')],
    ]),
  ],
  ['core', new Map<string, Load>([['ar', () => import('../../lib/i18n/messages/core/ar.json')]])],
  [
    'flag',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/flag/en.json')],
      ['ar', () => import('../../lib/i18n/messages/flag/ar.json')],
    ]),
  ],
  [
    'board',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/board/en.json')],
      ['ar', () => import('../../lib/i18n/messages/board/ar.json')],
    ]),
  ],
  [
    'record',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/record/en.json')],
      ['ar', () => import('../../lib/i18n/messages/record/ar.json')],
    ]),
  ],
  [
    'reports',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/reports/en.json')],
      ['ar', () => import('../../lib/i18n/messages/reports/ar.json')],
    ]),
  ],
  [
    'request',
    new Map<string, Load>([
      ['en', () => import('../../lib/i18n/messages/request/en.json')],
      ['ar', () => import('../../lib/i18n/messages/request/ar.json')],
    ]),
  ],
]);
