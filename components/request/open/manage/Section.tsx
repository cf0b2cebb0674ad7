import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Permission } from '../../../../lib/desk/request/roles.ts';
import { Details } from '../../../common/Details.tsx';
import { useI18n } from '../../../common/i18n-context.tsx';
import { refusalWords } from '../deed-words.ts';

export interface SectionProps {
  readonly name: string;
  /** How it stands now, in few words. */
  readonly now?: ComponentChildren;
  /** Something was begun here and not saved: it stands open. */
  readonly begun: boolean;
  readonly permission: Permission;
  readonly children: ComponentChildren;
}

/**
 * One thing that can be done to a request, closed until it is wanted. Who would have a say in it but for their working group
 * sees why they have none; others do not see it at all.
 */
export function Section({ name, now, begun, permission, children }: SectionProps) {
  const i18n = useI18n();
  const [opened, setOpened] = useState(begun);
  useEffect(() => {
    if (begun) setOpened(true);
  }, [begun]);
  if (!permission.ok && permission.why.kind !== 'recused') return null;
  return (
    <Details
      summary={
        <>
          <strong>{name}</strong>
          {now === undefined ? null : <> {now}</>}
        </>
      }
      open={opened}
      onToggle={setOpened}
    >
      {permission.ok ? children : <p class="hp-help">{refusalWords(i18n, permission.why)}</p>}
    </Details>
  );
}
