import { useI18n } from './i18n-context.tsx';

/** Grey bars in the shape of what is coming. Read out as "loading"; without movement where the system asks for none. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { text } = useI18n();
  return (
    <div class="hp-skeleton" role="status" aria-label={text('state-loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
