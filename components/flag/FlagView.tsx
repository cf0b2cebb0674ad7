import '../page/page.css';
import './flag.css';
import { useMemo } from 'preact/hooks';
import { useI18n } from '../common/i18n-context.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import { Screen } from '../frame/Screen.tsx';
import { FormView, type FormViewProps } from './FormView.tsx';
import type { FlagForm } from './flag-model.ts';
import { NotSavedView } from './NotSavedView.tsx';
import type { SearchPartners } from './PartnerField.tsx';
import { Preview } from './Preview.tsx';
import { openPublishing, type Publishing, type PublishingOptions, type Step } from './publish-model.ts';
import { Result } from './Result.tsx';
import { Sending, StopBar } from './Sending.tsx';
import { SignIn, useWhenSignedIn } from './SignIn.tsx';
import { Stopped } from './Stopped.tsx';

export interface FlagViewProps {
  readonly form: FlagForm;
  readonly sentences: readonly string[];
  readonly search: SearchPartners;
  readonly deps: PublishingOptions['deps'];
  /** Name on Meta, in which it will be published; null while signed out there. */
  readonly user: string | null;
  /** Where to sign in on Meta. */
  readonly signIn: string;
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
    () => openPublishing({ form, deps, onSend, onRecord }),
    [form, deps, onSend, onRecord],
  );
  const step = publishing.step.value;
  return (
    <Screen title={text('flag')} step={step.kind} onBack={() => goBack(step, publishing, props.onBack)}>
      <StepView {...props} step={step} publishing={publishing} user={user} />
    </Screen>
  );
}

/** Back is one step back. What is on its way to the wiki cannot be called back, only what still waits for its turn. */
function goBack(step: Step, publishing: Publishing, leave: () => void): void {
  if (step.kind === 'form' || step.kind === 'flagged') leave();
  else if (step.kind !== 'publishing') publishing.backToForm();
  else if (step.wait !== null) publishing.stop();
}

function StepView({ step, publishing, ...props }: FlagViewProps & { step: Step; publishing: Publishing }) {
  const { form, user } = props;
  switch (step.kind) {
    case 'form':
      return <Filling {...props} problems={step.problems} publishing={publishing} />;
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
          plan={step.plan}
          user={user ?? ''}
          onPublish={() => void publishing.publish()}
          onBack={() => publishing.backToForm()}
        />
      );
    case 'publishing':
      return <Sending wiki="meta" wait={step.wait} onStop={() => publishing.stop()} />;
    case 'stopped':
      return (
        <Stopped
          why={step.why}
          form={form}
          onTry={decisions => void publishing.preview(decisions)}
          onBack={() => publishing.backToForm()}
        />
      );
    case 'not-saved':
      return (
        <NotSavedView
          result={step.result}
          user={user ?? ''}
          onTry={decisions => void publishing.publish(decisions)}
          onBack={() => publishing.backToForm()}
          onCheckAccount={props.onCheckAccount}
        />
      );
    case 'flagged':
      return (
        <Result
          result={step.result}
          undo={step.undo}
          onUndo={() => void publishing.undo()}
          onAsk={props.onAsk}
          onDone={props.onBack}
        />
      );
  }
}

function Filling({
  problems,
  publishing,
  ...props
}: FlagViewProps & { problems: FormViewProps['problems']; publishing: Publishing }) {
  const { form, user, signIn, onCheckAccount } = props;
  const preview = useWhenSignedIn(user, onCheckAccount, () => void publishing.preview());
  return (
    <>
      {user === null ? (
        <SignIn words="flag-signed-out" href={signIn} onCheckAccount={onCheckAccount} tries={preview.tries} />
      ) : null}
      <FormView
        form={form}
        problems={problems}
        sentences={props.sentences}
        search={props.search}
        onPreview={preview.go}
        onDiscard={props.onDiscard}
      />
    </>
  );
}
