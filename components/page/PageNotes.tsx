import type { MessageKey } from '../../lib/i18n/i18n.ts';
import type { LookedPage, PageKind } from '../../lib/page/look/look-types.ts';
import { pageUrl } from '../../lib/wiki/sites.ts';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';

/** What someone should know about the page itself before trusting what stands below. */
export function PageNotes({ page, talkPage }: { page: LookedPage; talkPage: string | null }) {
  // Of uploads their own note says what they are from.
  const about = 'title' in page ? page.title : null;
  return (
    <>
      {talkPage === null || about === null ? null : (
        <p class="hp-help">
          <Rich k="page-talk" with={[<Data key="about">{about}</Data>]} />
        </p>
      )}
      <OwnNotes page={page} />
    </>
  );
}

function OwnNotes({ page }: { page: LookedPage }) {
  const { text, date } = useI18n();
  switch (page.state) {
    case 'read':
      return (
        <>
          {page.redirectedFrom === null ? null : (
            <p class="hp-help">
              <Rich k="page-redirected" with={[<Data key="from">{page.redirectedFrom}</Data>]} />
            </p>
          )}
          {page.shownRevision === null ? null : <p class="hp-help">{text('page-old-revision')}</p>}
          {page.movedTo === null ? null : (
            <Notice>
              <Rich
                k="page-moved-to"
                with={[
                  <Link key="to" href={pageUrl(page.wiki, page.movedTo)}>
                    <Data>{page.movedTo}</Data>
                  </Link>,
                ]}
              />
            </Notice>
          )}
        </>
      );
    case 'missing': {
      const time = page.deletedAt === null ? Number.NaN : Date.parse(page.deletedAt);
      return <p>{Number.isNaN(time) ? text('page-missing') : text('page-deleted', date(time))}</p>;
    }
    case 'unknown-number':
      return <p>{text('page-unknown-number', String(page.number))}</p>;
    case 'bad-title':
      return <p>{text('page-bad-title')}</p>;
    case 'uploads':
      return (
        <p class="hp-help">
          <Rich k="page-uploads" with={[<Data key="user">{page.user}</Data>]} />
        </p>
      );
    case 'no-page':
      return <p>{text('page-no-page')}</p>;
  }
}

/** With nothing known: what the panel looked for on a page of this kind, and how to add it. */
export function NothingKnown({ kind }: { kind: PageKind }) {
  const { text } = useI18n();
  return (
    <section aria-labelledby="hp-nothing">
      <h2 id="hp-nothing">{text('nothing')}</h2>
      <p>{text(lookedFor[kind])}</p>
      <p class="hp-help">{text('nothing-do')}</p>
    </section>
  );
}

const lookedFor: Readonly<Record<PageKind, MessageKey>> = {
  item: 'nothing-item',
  property: 'nothing-other',
  lexeme: 'nothing-other',
  category: 'nothing-category',
  file: 'nothing-file',
  gallery: 'nothing-category',
  institution: 'nothing-category',
  creator: 'nothing-category',
  'batch-upload': 'nothing-project',
  user: 'nothing-user',
  affiliate: 'nothing-project',
  campaign: 'nothing-project',
  grant: 'nothing-project',
  hub: 'nothing-project',
  project: 'nothing-project',
  other: 'nothing-other',
};
