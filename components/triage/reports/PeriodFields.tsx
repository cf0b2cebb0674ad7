import { type Period, type PeriodChoice, periodChoices } from '../../../lib/desk/board/report-period.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { DateInput } from '../../common/DateInput.tsx';
import { Field } from '../../common/Field.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { Select } from '../../common/Select.tsx';

export const periodNames: Readonly<Record<PeriodChoice, MessageKey>> = {
  all: 'reports-period-all',
  'this-year': 'reports-period-this-year',
  'last-year': 'reports-period-last-year',
  'twelve-months': 'reports-period-twelve-months',
  'ninety-days': 'reports-period-ninety-days',
  own: 'reports-period-own',
};

export interface PeriodFieldsProps {
  readonly choice: PeriodChoice;
  readonly own: Period;
  readonly onChoose: (choice: PeriodChoice) => void;
  readonly onOwn: (own: Period) => void;
}

/** Of what time the figures are. */
export function PeriodFields({ choice, own, onChoose, onOwn }: PeriodFieldsProps) {
  const { text } = useI18n();
  const turned = own.from !== '' && own.to !== '' && own.from > own.to;
  return (
    <div class="hp-reports__period">
      <Field label={text('reports-period')} help={text('reports-period-help')}>
        {ids => (
          <Select
            {...ids}
            value={choice}
            options={periodChoices.map(value => ({ value, label: text(periodNames[value]) }))}
            onChange={onChoose}
          />
        )}
      </Field>
      {choice !== 'own' ? null : (
        <>
          <Field label={text('reports-from')}>
            {ids => <DateInput {...ids} value={own.from} onChange={from => onOwn({ ...own, from })} />}
          </Field>
          <Field label={text('reports-to')} error={turned ? text('reports-turned') : undefined}>
            {ids => <DateInput {...ids} value={own.to} onChange={to => onOwn({ ...own, to })} />}
          </Field>
        </>
      )}
    </div>
  );
}
