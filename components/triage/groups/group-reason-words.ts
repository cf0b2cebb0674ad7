import type { GroupReason } from '../../../lib/desk/board/groups.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';

/** Why a group fits a request. */
export function groupReasonWords({ text, languageName }: I18n, reason: GroupReason): string {
  return reason.kind === 'topic'
    ? text('assign-topic', reason.topic)
    : text('assign-language', languageName(reason.language));
}
