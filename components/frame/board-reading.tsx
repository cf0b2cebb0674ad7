import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Button } from '../common/Button.tsx';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { Skeleton } from '../common/Skeleton.tsx';
import type { BoardModel } from '../triage/board-model.ts';
import { boardOf } from './board-models.ts';
import type { PanelModel } from './panel-model.ts';

/** How old what was read may be when somebody comes back to the board, in milliseconds, before it is read anew. */
const freshFor = 60_000;

/** Reads the board when a screen that shows it opens and it is not fresh, and when the network is back. */
export function useReading(model: PanelModel, board: BoardModel): void {
  useEffect(() => {
    const readAt = board.readAt.peek();
    const fresh = readAt !== null && model.host.clock.now() - readAt < freshFor;
    if (!fresh && !board.refreshing.peek()) void board.load();
    const load = () => void board.load();
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [board, model]);
}

/** The board belongs to those who are signed in on Meta: the way there. */
function SignedOut({ model }: { model: PanelModel }) {
  const { text } = useI18n();
  return (
    <Notice>
      <p>{text('board-signed-out')}</p>
      <Link href={pageUrl('meta', 'Special:UserLogin', { returnto: model.config.value.pages.helpdesk })}>
        {text('obstacle-sign-in', text('wiki-meta'))}
      </Link>{' '}
      <Button size="small" onClick={model.checkAccount}>
        {text('check-account')}
      </Button>
    </Notice>
  );
}

/** What shows the board to those who are signed in on Meta. `children`: told whose board it is, once that is known. */
export function OnBoard({
  model,
  children,
}: {
  model: PanelModel;
  children: (board: BoardModel, user: string) => ComponentChildren;
}) {
  const board = boardOf(model).value;
  const account = model.metaAccount.value;
  if (account === null) return <Skeleton />;
  if (board === null || !account.signedIn) return <SignedOut model={model} />;
  return <>{children(board, account.name)}</>;
}
