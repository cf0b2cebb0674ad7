import { useI18n } from '../../common/i18n-context.tsx';
import type { OpenRequest } from './open-types.ts';

/** Says, beside something begun, that closing the panel costs nothing; where the browser keeps nothing, the head of the request says that. */
export function Kept({ open, at }: { open: OpenRequest; at: string }) {
  const { text } = useI18n();
  if (!open.texts.value.has(at) || open.keeping.value !== 'kept') return null;
  return <p class="hp-help">{text('unsent-kept')}</p>;
}
