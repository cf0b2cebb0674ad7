import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import type { FlagForm } from './flag-model.ts';

/** Whether what is typed is safe, said quietly; loudly when it is not. */
export function Keeping({
  form,
  onDiscard,
}: {
  form: Pick<FlagForm, 'kept' | 'touched'>;
  onDiscard: () => void;
}) {
  const { text } = useI18n();
  const kept = form.kept.value;
  if (kept === 'not-kept') {
    return (
      <Notice type="warning" announce>
        {text('draft-not-kept')}
      </Notice>
    );
  }
  if (!form.touched.value) return null;
  return (
    <p class="hp-help hp-keeping">
      {text(kept === 'keeping' ? 'draft-keeping' : 'draft-kept')}{' '}
      <Button size="small" weight="quiet" action="destructive" onClick={onDiscard}>
        {text('draft-discard')}
      </Button>
    </p>
  );
}
