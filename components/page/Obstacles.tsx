import type { Obstacle } from '../../lib/desk/opening/opening-types.ts';
import { isAcrossSites, pageUrl } from '../../lib/wiki/sites.ts';
import { CopyDetails } from '../common/CopyDetails.tsx';
import { useHost } from '../common/host-context.ts';
import { Data, Rich, useI18n } from '../common/i18n-context.tsx';
import { Link } from '../common/Link.tsx';
import { Notice } from '../common/Notice.tsx';
import { wikiNames } from '../common/wiki-names.ts';

export interface ObstaclesProps {
  readonly obstacles: readonly Obstacle[];
  /** Page to come back to after signing in on the wiki it is on. */
  readonly returnTo: string;
}

/** What keeps the person from publishing at the moment: what, why, and what they can do. Reading goes on all the same. */
export function Obstacles({ obstacles, returnTo }: ObstaclesProps) {
  return (
    <>
      {obstacles.map(obstacle => (
        <Notice
          key={`${obstacle.kind} ${'wiki' in obstacle ? obstacle.wiki : ''}`}
          type={obstacle.kind === 'signed-out' ? 'notice' : 'warning'}
        >
          <ObstacleWords obstacle={obstacle} returnTo={returnTo} />
        </Notice>
      ))}
    </>
  );
}

function ObstacleWords({ obstacle, returnTo }: { obstacle: Obstacle; returnTo: string }) {
  const { text, dateTime } = useI18n();
  const { origin } = useHost();
  switch (obstacle.kind) {
    case 'signed-out': {
      const { wiki, temporary } = obstacle;
      const words = temporary ? 'obstacle-temporary' : 'obstacle-signed-out';
      const unseen = origin !== undefined && isAcrossSites(origin, wiki);
      const returnto = wiki === 'meta' ? 'Content Partnerships Hub/Helpdesk' : returnTo;
      return (
        <>
          <p>
            {text(unseen ? 'obstacle-not-recognised' : words, text(wikiNames[wiki]))}{' '}
            {wiki === 'meta' ? text('obstacle-meta-why') : null}
          </p>
          <Link href={pageUrl(wiki, 'Special:UserLogin', { returnto })}>
            {text('obstacle-sign-in', text(wikiNames[wiki]))}
          </Link>
        </>
      );
    }
    case 'read-only':
      return (
        <>
          <p>{text('obstacle-read-only', text(wikiNames[obstacle.wiki]))}</p>
          {obstacle.reason === '' ? null : <Data>{obstacle.reason}</Data>}
        </>
      );
    case 'blocked': {
      const { block, wiki } = obstacle;
      return (
        <>
          <p>
            {text(block.partial ? 'obstacle-blocked-partly' : 'obstacle-blocked', text(wikiNames[wiki]))}{' '}
            {block.by === null ? null : (
              <Rich k="obstacle-blocked-by" with={[<Data key="by">{block.by}</Data>]} />
            )}{' '}
            {block.until === null
              ? text('obstacle-blocked-forever')
              : text('obstacle-blocked-until', dateTime(block.until))}
          </p>
          {block.reason === null ? null : (
            <p>
              <Rich k="obstacle-blocked-reason" with={[<Data key="why">{block.reason}</Data>]} />
            </p>
          )}
          <Link href={pageUrl(wiki, 'Special:MyTalk')}>{text('obstacle-blocked-do')}</Link>
        </>
      );
    }
    case 'meta-failed':
      return (
        <>
          <p>{text('obstacle-meta-failed')}</p>
          <CopyDetails details={JSON.stringify(obstacle.cause, null, 1)} />
        </>
      );
  }
}
