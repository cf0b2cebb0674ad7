import '../page/page.css';
import '../flag/flag.css';
import './request.css';
import './ask.css';
import type { Need } from '../../lib/desk/request/request.ts';
import type { MessageKey } from '../../lib/i18n/i18n.ts';
import type { Draft } from '../../lib/store/drafts.ts';
import type { OutcomeKind } from '../../lib/wiki/outcome.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { NotSavedView } from '../flag/NotSavedView.tsx';
import type { SearchPartners } from '../flag/PartnerField.tsx';
import { Sending, StopBar } from '../flag/Sending.tsx';
import { SignIn, signInOn, useWhenSignedIn } from '../flag/SignIn.tsx';
import { Screen } from '../frame/Screen.tsx';
import { AskFormView } from './AskFormView.tsx';
import { AskPreview } from './AskPreview.tsx';
import { AskResult } from './AskResult.tsx';
import { AskStopped } from './AskStopped.tsx';
import type { AskForm } from './ask-model.ts';
import type { AskPublishing } from './ask-publish-model.ts';
import type { StoredAsk } from './draft-store.ts';
import type { EmailServices } from './Email.tsx';
import { NeedChoice } from './NeedChoice.tsx';
import type { PublicServices } from './public-model.ts';

export interface AskViewProps {
  readonly form: AskForm;
  readonly publishing: AskPublishing;
  /** Other drafts that were begun on this page. */
  readonly begun: readonly Draft<StoredAsk>[];
  readonly search: SearchPartners;
  readonly email: EmailServices;
  readonly publicServices: PublicServices;
  /** Name on Meta, in which it will be published; null while signed out there. */
  readonly user: string | null;
  /** Title of the Helpdesk's page on Meta. */
  readonly helpdesk: string;
  readonly onCheckAccount: () => void;
  readonly onContinue: (key: string) => void;
  readonly onOpen: (title: string) => void;
  /** Back to the page; what was typed stays a draft. */
  readonly onBack: () => void;
  readonly onDiscard: () => void;
}

/** Asking for help, from *What do you need?* to the page on Meta. */
export function AskView(props: AskViewProps) {
  const { form, publishing, onBack } = props;
  const { text } = useI18n();
  const stage = publishing.stage.value;
  const back = () => {
    if (stage.kind === 'form' || stage.kind === 'published') onBack();
    else if (stage.kind !== 'publishing') publishing.backToForm();
    else if (stage.wait !== null) publishing.stop();
  };
  return (
    <Screen title={text('ask')} step={`${stage.kind} ${form.need.value ?? ''}`} onBack={back}>
      <Stage {...props} />
    </Screen>
  );
}

function Stage(props: AskViewProps) {
  const { form, publishing, user } = props;
  const stage = publishing.stage.value;
  const need = form.need.value;
  switch (stage.kind) {
    case 'form':
      if (need === null) {
        return <NeedChoice begun={props.begun} onChoose={form.choose} onContinue={props.onContinue} />;
      }
      return <Filling {...props} need={need} />;
    case 'reading':
      return (
        <>
          <Skeleton lines={6} />
          <StopBar onStop={publishing.stop} />
        </>
      );
    case 'preview':
      return (
        <AskPreview
          plan={stage.plan}
          user={user ?? ''}
          onPublish={() => void publishing.publish()}
          onBack={publishing.backToForm}
        />
      );
    case 'publishing':
      return <Sending wiki="meta" wait={stage.wait} onStop={publishing.stop} />;
    case 'stopped':
      return (
        <AskStopped
          why={stage.why}
          form={form}
          onTry={decisions => void publishing.preview(decisions)}
          onBack={publishing.backToForm}
          onOpen={props.onOpen}
        />
      );
    case 'not-saved':
      return (
        <NotSavedView
          result={stage.result}
          then={kind => thenForRequests.get(kind)}
          helpdesk={props.helpdesk}
          user={user ?? ''}
          onTry={decisions => void publishing.publish(decisions)}
          onBack={publishing.backToForm}
          onCheckAccount={props.onCheckAccount}
        />
      );
    case 'published':
      return (
        <AskResult
          result={stage.result}
          withdrawal={stage.takenBack}
          form={form}
          email={props.email}
          publicServices={props.publicServices}
          onWithdraw={() => void publishing.takeBack()}
          onOpen={props.onOpen}
          onDone={props.onBack}
        />
      );
  }
}

function Filling(props: AskViewProps & { need: Need }) {
  const { form, publishing, user, helpdesk, onCheckAccount } = props;
  const preview = useWhenSignedIn(user, onCheckAccount, () => void publishing.preview());
  return (
    <>
      {user === null ? (
        <SignIn
          words="ask-signed-out"
          href={signInOn('meta', helpdesk)}
          onCheckAccount={onCheckAccount}
          tries={preview.tries}
        />
      ) : null}
      <AskFormView
        {...props}
        onPreview={() => {
          if (form.problems.peek().length > 0) form.markTried();
          else preview.go();
        }}
      />
    </>
  );
}

/** Where a request needs another way on than a flag. */
export const thenForRequests: ReadonlyMap<OutcomeKind, MessageKey> = new Map([
  ['title-blacklist', 'request-title-blacklist-do'],
  ['missing', 'request-missing-do'],
  ['exists', 'request-exists-do'],
]);
