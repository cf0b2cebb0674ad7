import '../../page/page.css';
import '../../request/request.css';
import './record.css';
import type { BoardRecord } from '../../../lib/desk/board/board-load.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { BoardModel } from '../board-model.ts';
import { Mending } from './Mending.tsx';
import { RunNotice } from './RunNotice.tsx';
import { brokenWords } from './record-words.ts';

export interface BrokenPaneProps {
  readonly board: BoardModel;
  readonly title: string;
  readonly user: string;
  readonly listed: BoardRecord<unknown>;
}

/** A page that cannot be read as the record it should be: what is wrong, what stands there, and how it can be mended. */
export function BrokenPane({ board, title, user, listed }: BrokenPaneProps) {
  const { text } = useI18n();
  const { trouble } = listed;
  return (
    <article class="hp-page__body hp-onerecord">
      <h2>
        <Data>{nameOfRequest(title)}</Data>
      </h2>
      <Wrong trouble={trouble} />
      <p>
        <Link href={pageUrl('meta', title)}>{text('request-page')}</Link>
      </p>
      {trouble?.kind === 'broken' ? (
        <Mending board={board} title={title} user={user} onMended={() => void board.load()} />
      ) : trouble?.kind === 'not-read' ? (
        <Button onClick={() => void board.load()}>{text('request-read-again')}</Button>
      ) : null}
      <RunNotice board={board} title={title} name={nameOfRequest(title)} at="mend" />
    </article>
  );
}

function Wrong({ trouble }: Pick<BoardRecord<unknown>, 'trouble'>) {
  const i18n = useI18n();
  const { text } = i18n;
  switch (trouble?.kind) {
    case 'broken':
      return (
        <Notice type="warning">
          <p>{text('record-broken-by-hand')}</p>
          <ul class="hp-list">
            {trouble.problems.map(problem => (
              <li key={JSON.stringify(problem)}>{brokenWords(i18n, problem)}</li>
            ))}
          </ul>
        </Notice>
      );
    case 'moved':
      return (
        <Notice type="warning">
          <p>
            <Rich
              k="record-moved"
              with={[
                <Link key="to" href={pageUrl('meta', trouble.to)}>
                  <Data>{trouble.to}</Data>
                </Link>,
              ]}
            />
          </p>
        </Notice>
      );
    default:
      return (
        <Notice type="warning">
          <p>{text('record-not-read')}</p>
        </Notice>
      );
  }
}
