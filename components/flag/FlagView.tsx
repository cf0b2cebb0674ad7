import '../page/page.css';
import './flag.css';
import { useMemo } from 'preact/hooks';
import { useI18n } from '../common/i18n-context.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { Screen } from '../frame/Screen.tsx';
import { FormView } from './FormView.tsx';
import type { FlagForm } from './flag-model.ts';
import { NotSavedView } from './NotSavedView.tsx';
import type { SearchPartners } from './PartnerField.tsx';
import { Preview } from './Preview.tsx';
import {
  type FlagPublishing,
  type FlagPublishingOptions,
  type FlagStage,
  openFlagPublishing,
} from './publish-model.ts';
import { Result } from './Result.tsx';
import { Sending, StopBar } from './Sending.tsx';
import { SignIn, signInOn, useWhenSignedIn } from './SignIn.tsx';
import { Stopped } from './Stopped.tsx';

export interface FlagViewProps {
  readonly form: FlagForm;
  readonly sentences: readonly string[];
  readonly search: SearchPartners;
  readonly deps: FlagPublishingOptions['deps'];
  /** Name on Meta, in which it will be published; null while signed out there. */
  readonly user: string | null;
  /** Title of the Helpdesk's page on Meta. */
  readonly helpdesk: string;
  readonly onSend: () => Promise<void>;
  readonly onRecord: () => void;
  readonly onCheckAccount: () => void;
  /** Back to the page; what was typed stays a draft. */
  readonly onBack: () => void;
  readonly onDiscard: () => void;
  /** Goes on to asking for help with the partner. */
  readonly onAsk: () => void;
}

/** Flagging an opportunity, from the form to the record. */
export function FlagView(props: FlagViewProps) {
  const { form, deps, onSend, onRecord, user } = props;
  const { text } = useI18n();
  const publishing = useMemo(
    () => openFlagPublishing({ form, deps, onSend, onRecord }),
    [form, deps, onSend, onRecord],
  );
  const stage = publishing.stage.value;
  return (
    <Screen title={text('flag')} step={stage.kind} onBack={() => goBack(stage, publishing, props.onBack)}>
      <StageView {...props} stage={stage} publishing={publishing} user={user} />
    </Screen>
  );
}

/** Back is one step back. What is on its way to the wiki cannot be called back, only what still waits for its turn. */
function goBack(stage: FlagStage, publishing: FlagPublishing, leave: () => void): void {
  if (stage.kind === 'form' || stage.kind === 'published') leave();
  else if (stage.kind !== 'publishing') publishing.backToForm();
  else if (stage.wait !== null) publishing.stop();
}

function StageView({
  stage,
  publishing,
  ...props
}: FlagViewProps & { stage: FlagStage; publishing: FlagPublishing }) {
  const { form, user } = props;
  switch (stage.kind) {
    case 'form':
      return <Filling {...props} publishing={publishing} />;
    case 'reading':
      return (
        <>
          <Skeleton lines={6} />
          <StopBar onStop={() => publishing.stop()} />
        </>
      );
    case 'preview':
      return (
        <Preview
          plan={stage.plan}
          user={user ?? ''}
          onPublish={() => void publishing.publish()}
          onBack={() => publishing.backToForm()}
        />
      );
    case 'publishing':
      return <Sending wiki="meta" wait={stage.wait} onStop={() => publishing.stop()} />;
    case 'stopped':
      return (
        <Stopped
          why={stage.why}
          form={form}
          onTry={decisions => void publishing.preview(decisions)}
          onBack={() => publishing.backToForm()}
        />
      );
    case 'not-saved':
      return (
        <NotSavedView
          result={stage.result}
          helpdesk={props.helpdesk}
          user={user ?? ''}
          onTry={decisions => void publishing.publish(decisions)}
          onBack={() => publishing.backToForm()}
          onCheckAccount={props.onCheckAccount}
        />
      );
    case 'published':
      return (
        <Result
          result={stage.result}
          undo={stage.takenBack}
          onUndo={() => void publishing.takeBack()}
          onAsk={props.onAsk}
          onDone={props.onBack}
        />
      );
  }
}

function Filling({ publishing, ...props }: FlagViewProps & { publishing: FlagPublishing }) {
  const { form, user, helpdesk, onCheckAccount } = props;
  const preview = useWhenSignedIn(user, onCheckAccount, () => void publishing.preview());
  return (
    <>
      {user === null ? (
        <SignIn
          words="flag-signed-out"
          href={signInOn('meta', helpdesk)}
          onCheckAccount={onCheckAccount}
          tries={preview.tries}
        />
      ) : null}
      <FormView
        form={form}
        sentences={props.sentences}
        search={props.search}
        onPreview={() => {
          if (form.problems.peek().length > 0) form.markTried();
          else preview.go();
        }}
        onDiscard={props.onDiscard}
      />
    </>
  );
}
