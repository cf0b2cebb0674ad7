import { useEffect, useState } from 'preact/hooks';
import { type Deletion, lastDeletion } from '../../../lib/desk/deletion.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { Notice } from '../../common/Notice.tsx';
import { nameOfRequest } from '../../request/wiki-page.ts';
import type { BoardModel } from '../board-model.ts';
import { useRest } from './use-rest.ts';

/** A record the board does not have (any more): who deleted its page and why, as far as the wiki tells. */
export function GonePane({ board, title }: { board: BoardModel; title: string }) {
  const { text, dateTime } = useI18n();
  const { client } = board.services.records.deps.writer;
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const rested = useRest(title);
  useEffect(() => {
    if (!rested) return;
    const stopper = new AbortController();
    // Without an answer it is only said that the record is gone.
    lastDeletion(client, title, stopper.signal).then(
      found => setDeletion(found ?? null),
      () => undefined,
    );
    return () => stopper.abort();
  }, [rested, title, client]);
  const time = Date.parse(deletion?.at ?? '');
  return (
    <article class="hp-page__body hp-onerecord">
      <h2>
        <Data>{nameOfRequest(title)}</Data>
      </h2>
      <Notice type="warning">
        <p>{text('record-ended-gone')}</p>
        {deletion === null ? null : (
          <>
            <p>
              <Rich
                k="record-deleted"
                with={[
                  <Data key="by">{deletion.by ?? text('someone')}</Data>,
                  Number.isNaN(time) ? deletion.at : dateTime(time),
                ]}
              />
            </p>
            {deletion.comment === '' ? null : (
              <blockquote class="hp-quote">
                <Data>{deletion.comment}</Data>
              </blockquote>
            )}
          </>
        )}
        <p>
          <Link href={pageUrl('meta', title)}>{text('look-at-page')}</Link>
        </p>
        <Button onClick={() => void board.load()}>{text('request-read-again')}</Button>
      </Notice>
    </article>
  );
}
