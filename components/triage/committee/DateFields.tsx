import type { MeetingDates } from '../../../lib/desk/board/meeting-dates.ts';
import { DateInput } from '../../common/DateInput.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';

/** The day of the meeting, and since when things are new. */
export function DateFields({
  dates,
  onChange,
}: {
  dates: MeetingDates;
  onChange: (dates: MeetingDates) => void;
}) {
  const { text } = useI18n();
  const { last, next } = dates;
  const turned = last !== '' && next !== '' && last >= next;
  return (
    <div class="hp-committee__dates">
      <Field
        label={text('committee-next')}
        help={text('committee-next-help')}
        error={next === '' ? text('committee-next-needed') : undefined}
      >
        {ids => <DateInput {...ids} value={next} onChange={value => onChange({ last, next: value })} />}
      </Field>
      <Field
        label={text('committee-last')}
        help={text('committee-last-help')}
        warning={turned ? text('committee-last-late') : undefined}
      >
        {ids => <DateInput {...ids} value={last} onChange={value => onChange({ last: value, next })} />}
      </Field>
    </div>
  );
}
