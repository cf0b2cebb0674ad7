import { useState } from 'preact/hooks';
import type { RequestView } from '../../../lib/desk/request/request-read.ts';
import { pageUrl } from '../../../lib/wiki/sites.ts';
import { Button } from '../../common/Button.tsx';
import { Data, useI18n } from '../../common/i18n-context.tsx';
import { Link } from '../../common/Link.tsx';
import { By } from './Questions.tsx';

const atFirst = 5;

/** What happened to the page of a record, latest first; each entry leads to what it changed. */
export function History({ view }: { view: Pick<RequestView, 'title' | 'history'> }) {
  const { text } = useI18n();
  const [all, setAll] = useState(false);
  const { title, history } = view;
  const shown = all ? history : history.slice(0, atFirst);
  return (
    <section aria-labelledby="hp-history">
      <h2 id="hp-history">{text('timeline')}</h2>
      <ol class="hp-timeline">
        {shown.map(({ revision, timestamp, user, comment }) => (
          <li key={revision}>
            <Link href={pageUrl('meta', title, { diff: `${revision}` })}>
              <Data>{comment === '' ? text('timeline-edit') : plain(comment)}</Data>
            </Link>
            <By name={user ?? text('someone')} at={timestamp} />
          </li>
        ))}
      </ol>
      {history.length > shown.length ? (
        <Button size="small" weight="quiet" onClick={() => setAll(true)}>
          {text('timeline-all', history.length)}
        </Button>
      ) : null}
    </section>
  );
}

/** A summary without the link that each summary of the panel ends in, and other links as their words. */
function plain(comment: string): string {
  return comment.replace(/ ?\(\[\[[^\]]*\]\]\)$/, '').replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1');
}
