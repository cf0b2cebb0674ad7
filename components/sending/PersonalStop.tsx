import type { ComponentChildren } from 'preact';
import type { PersonalFinding } from '../../lib/desk/personal.ts';
import { Button } from '../common/Button.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';

/** Nothing was sent: the text has what looks like contact details of people. `nameOf` tells the field each was found in. */
export function PersonalNotice<F extends PersonalFinding>({
  findings,
  nameOf,
  children,
}: {
  findings: readonly F[];
  nameOf?: (finding: F) => string;
  children?: ComponentChildren;
}) {
  const { text } = useI18n();
  const found = new Map(
    findings.map(finding => [`${nameOf?.(finding) ?? ''}\n${finding.text}`, finding] as const),
  );
  return (
    <Notice type="warning" announce>
      <p>{text('personal-stop')}</p>
      <ul class="hp-list">
        {[...found].map(([key, finding]) => (
          <li key={key}>
            {nameOf === undefined ? null : `${nameOf(finding)}: `}
            <Data>{finding.text}</Data>
          </li>
        ))}
      </ul>
      <p>{text('personal-do')}</p>
      {children}
    </Notice>
  );
}

/** The same for a form: publish it all the same, or take it out and look again. */
export function PersonalStop<F extends string>({
  findings,
  nameOf,
  onFine,
  onRemove,
}: {
  findings: readonly (PersonalFinding & { readonly field: F })[];
  nameOf: (field: F) => string;
  onFine: () => void;
  onRemove: (fields: ReadonlySet<F>) => void;
}) {
  const { text } = useI18n();
  return (
    <>
      <PersonalNotice findings={findings} nameOf={({ field }) => nameOf(field)} />
      <ActionBar>
        <Button onClick={onFine}>{text('personal-fine')}</Button>
        <Button
          action="progressive"
          weight="primary"
          onClick={() => onRemove(new Set(findings.map(({ field }) => field)))}
        >
          {text('personal-remove', findings.length)}
        </Button>
      </ActionBar>
    </>
  );
}
