import type { PersonalFinding, PersonalKind } from '../../lib/desk/personal.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import { Button } from '../common/Button.tsx';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';

const kinds: Readonly<Record<PersonalKind, MessageKey>> = {
  email: 'personal-email',
  phone: 'personal-phone',
  address: 'personal-address',
};

/** Contact details in a text that will be public for good: what was found, why it matters, and one press to take it out. */
export function PersonalNotice({
  findings,
  onRemove,
}: {
  findings: readonly PersonalFinding[];
  onRemove: () => void;
}) {
  const { text } = useI18n();
  return (
    <>
      {findings.map(finding => (
        <p key={finding.start}>
          <Rich k={kinds[finding.kind]} with={[<Data key="found">{finding.text}</Data>]} />
        </p>
      ))}
      <p>{text('personal-do')}</p>
      <Button size="small" onClick={onRemove}>
        {text('personal-remove', findings.length)}
      </Button>
    </>
  );
}
