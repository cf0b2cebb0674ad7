import type { ComponentChildren } from 'preact';
import { pageUrl, wikiIds } from '../../lib/wiki/sites.ts';
import { useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { wikiNames } from '../common/wiki-names.ts';

export interface ElsewhereProps {
  /** The tab the panel was opened for is gone. */
  readonly closed: boolean;
  /** What the person can go on with all the same. */
  readonly children?: ComponentChildren;
}

/** In front of the person is a site the panel cannot see: where it can help, and what was begun. */
export function Elsewhere({ closed, children }: ElsewhereProps) {
  const { text } = useI18n();
  return (
    <section class="hp-page" aria-labelledby="hp-elsewhere">
      <h1 id="hp-elsewhere">{text(closed ? 'state-closed' : 'state-elsewhere')}</h1>
      <p>{text(closed ? 'state-closed-text' : 'state-elsewhere-text')}</p>
      <ul class="hp-list">
        {wikiIds.map(wiki => (
          <li key={wiki}>
            <Link href={pageUrl(wiki, 'Main Page')}>{text(wikiNames[wiki])}</Link>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
