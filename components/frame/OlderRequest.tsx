import { useI18n } from '../common/i18n-context.tsx';
import { Notice } from '../common/Notice.tsx';
import { olderWords } from '../page/Records.tsx';
import { OlderRecord } from '../triage/record/OlderRecord.tsx';
import { boardOf } from './board-models.ts';
import type { PanelModel } from './panel-model.ts';

export interface OlderRequestProps {
  readonly model: PanelModel;
  readonly title: string;
  /** The format it is written in, where that is older than today's: '' where it says none. */
  readonly older: string | null;
  /** Told when the page is to be read anew. */
  readonly onMended: () => void;
}

/** An open request of an older format, or one that was: staff mend it as they mend records of the board. */
export function OlderRequest({ model, title, older, onMended }: OlderRequestProps) {
  const { text } = useI18n();
  const board = boardOf(model).value;
  const account = model.metaAccount.value;
  if (board === null || account?.signedIn !== true) {
    return older === null ? null : (
      <Notice>
        <p>{olderWords({ text }, older)}</p>
      </Notice>
    );
  }
  return (
    <OlderRecord
      board={board}
      title={title}
      user={account.name}
      older={older}
      onMended={() => {
        onMended();
        if (board.state.peek().kind === 'ready') void board.load();
      }}
    />
  );
}

export default OlderRequest;
