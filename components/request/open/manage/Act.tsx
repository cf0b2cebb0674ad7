import { useMemo } from 'preact/hooks';
import type { Config } from '../../../../lib/desk/config.ts';
import { previewDeed } from '../../../../lib/desk/request/request-change.ts';
import type { RequestDeed } from '../../../../lib/desk/request/request-deeds.ts';
import type { RequestView } from '../../../../lib/desk/request/request-read.ts';
import { Button } from '../../../common/Button.tsx';
import { useHost } from '../../../common/host-context.ts';
import { useI18n } from '../../../common/i18n-context.tsx';
import { Notice } from '../../../common/Notice.tsx';
import { Wikitext } from '../../../flag/Wikitext.tsx';
import { DeedNotice } from '../DeedNotice.tsx';
import { problemWords } from '../deed-words.ts';
import { Kept } from '../Kept.tsx';
import type { OpenRequest } from '../open-types.ts';
import { noteToPost, type Proposal, Tell, type Telling } from '../Tell.tsx';

/** What every form of the area needs. */
export interface ManageProps {
  readonly open: OpenRequest;
  readonly view: RequestView;
  readonly config: Config;
  /** Signed in on Meta. */
  readonly user: string;
}

export interface ActProps extends ManageProps {
  readonly at: string;
  /** What would be done; null while something is missing. */
  readonly deed: RequestDeed | null;
  readonly button: string;
  /** Something in the form has to be mended first, which is said beside it. */
  readonly blocked?: boolean;
  /** Asked when the button is pressed, for what takes a moment to know: whether it may be done. */
  readonly ready?: () => Promise<boolean>;
  /** The note that can go with it. */
  readonly tell?: {
    readonly value: Telling;
    readonly proposal: Proposal;
    readonly onChange: (part: Partial<Telling>) => void;
  };
}

/** The end of a form: the note that goes with it, the edit before it is made, the button, and what became of it. */
export function Act(props: ActProps) {
  const { open, at, deed, tell, user, button, blocked = false, ready } = props;
  const note = tell === undefined ? null : noteToPost(tell.value, tell.proposal, user);
  return (
    <>
      {tell === undefined || deed === null ? null : <Tell {...tell} user={user} />}
      {deed === null ? null : <Preview {...props} deed={deed} />}
      <p class="hp-buttons">
        <Button
          action="progressive"
          disabled={deed === null || blocked}
          busy={open.runs.value.get(at)?.state === 'sending'}
          onClick={() => {
            if (deed === null) return;
            if (ready === undefined) void open.act(at, deed, { tell: note });
            else void ready().then(may => (may ? open.act(at, deed, { tell: note }) : undefined));
          }}
        >
          {button}
        </Button>
      </p>
      <Kept open={open} at={at} />
      <DeedNotice open={open} at={at} />
    </>
  );
}

/** What is wrong with what was typed, as one types; else the edit as the history of the page will have it. */
function Preview({ view, config, user, deed }: ActProps & { readonly deed: RequestDeed }) {
  const i18n = useI18n();
  const { clock } = useHost();
  const key = JSON.stringify(deed);
  const would = useMemo(
    () => previewDeed(config, view.text, deed, user, clock.now()),
    [config, view.text, key, user, clock],
  );
  if ('ok' in would) return <Wikitext before={view.text} text={would.text} />;
  if (would.kind !== 'bad-input' || would.problem.kind === 'required') return null;
  return (
    <Notice type="error" inline announce>
      <p>{problemWords(i18n, would.problem)}</p>
    </Notice>
  );
}
