import { cdxIconUndo } from '@wikimedia/codex-icons';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { Data, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { OutcomeNotice } from '../common/OutcomeNotice.tsx';
import { ActionBar } from '../frame/ActionBar.tsx';
import type { AskForm } from './ask-model.ts';
import type { Created, Withdrawal } from './ask-publish-model.ts';
import { Email, type EmailServices } from './Email.tsx';
import { PublicRequest } from './PublicRequest.tsx';
import type { PublicServices } from './public-model.ts';

export interface AskResultProps {
  readonly result: Created;
  readonly withdrawal: Withdrawal;
  readonly form: AskForm;
  readonly email: EmailServices;
  readonly publicServices: PublicServices;
  readonly onWithdraw: () => void;
  /** Shows the request in the panel. */
  readonly onOpen: (title: string) => void;
  readonly onDone: () => void;
}

/** It is on Meta: where, what happens next, the public request that belongs to it, and the way to take it back. */
export function AskResult(props: AskResultProps) {
  const { result, withdrawal, form, email } = props;
  const { text } = useI18n();
  const address = pageUrl('meta', result.title);
  const { need } = result.request;
  const withdrawn =
    typeof withdrawal === 'object' && (withdrawal.kind === 'changed' || withdrawal.kind === 'unchanged');
  return (
    <>
      {withdrawn ? (
        <Notice type="success" announce>
          <p>{text('request-withdrawn')}</p>
        </Notice>
      ) : (
        <Notice type="success" announce>
          <p>{text(need === 'question' ? 'request-made-question' : 'request-made')}</p>
        </Notice>
      )}
      <p>
        <Link href={address}>{text('request-view')}</Link>
      </p>
      <p class="hp-help">
        <Data>{result.title}</Data>
      </p>
      {withdrawn ? null : (
        <>
          <h2>{text('request-next')}</h2>
          <p>{text(need === 'question' ? 'request-next-question' : 'request-next-project')}</p>
          {need === 'upload' || need === 'data' ? (
            <PublicRequest
              kind={need === 'upload' ? 'batch-upload' : 'data-import'}
              title={result.title}
              request={result.request}
              services={props.publicServices}
            />
          ) : null}
          <Email form={form} page={address} services={email} />
          <WithdrawalFailed withdrawal={withdrawal} />
          <p>
            <Button icon={cdxIconUndo} busy={withdrawal === 'under-way'} onClick={props.onWithdraw}>
              {text('request-withdraw')}
            </Button>
          </p>
          <p class="hp-help">{text('request-withdraw-help')}</p>
        </>
      )}
      <ActionBar>
        <Button onClick={() => props.onOpen(result.title)}>{text('request-open')}</Button>
        <Button action="progressive" weight="primary" onClick={props.onDone}>
          {text('result-done')}
        </Button>
      </ActionBar>
    </>
  );
}

function WithdrawalFailed({ withdrawal }: { withdrawal: Withdrawal }) {
  const { text } = useI18n();
  if (typeof withdrawal === 'string') return null;
  if (withdrawal.kind === 'not-saved' || withdrawal.kind === 'unreadable') {
    return <OutcomeNotice outcome={withdrawal.outcome} then="request-withdraw-again" />;
  }
  return (
    <Notice type="warning" announce>
      {text('request-withdraw-not')}
    </Notice>
  );
}
