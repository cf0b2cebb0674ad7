import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import type { Keeping } from '../request/open/unsent.ts';

/** Whether what was typed outlives the panel. */
export function UnsentKept({ keeping }: { keeping: Keeping }) {
  const { text } = useI18n();
  if (keeping === 'kept') return <p class="hp-help">{text('unsent-kept')}</p>;
  if (keeping === 'keeping') return null;
  return (
    <Notice type="warning" announce>
      <p>{text('draft-not-kept')}</p>
    </Notice>
  );
}
