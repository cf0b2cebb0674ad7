import { useHost } from './host-context.ts';
import { useI18n } from './i18n-context.tsx';

/** "3 days ago", with the exact time for those who point at it and for machines. */
export function RelativeTime({ time }: { time: number }) {
  const { relative, dateTime } = useI18n();
  const { clock } = useHost();
  return (
    <time dateTime={new Date(time).toISOString()} title={dateTime(time)}>
      {relative(time, clock.now())}
    </time>
  );
}
