import { useMemo } from 'preact/hooks';
import type { PartTarget } from '../../../lib/desk/page-part-edit.ts';
import { Button } from '../../common/Button.tsx';
import { CopyText } from '../../common/CopyText.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { PublishSteps } from '../publish/PublishSteps.tsx';
import { type PublishParts, partJob } from '../publish/part-job.ts';
import { openPublish } from '../publish/publish-model.ts';

export interface PublishReportProps {
  readonly parts: PublishParts;
  /** Title of the public page. */
  readonly title: string;
  readonly user: string;
  /** The figures on show, as wikitext in the language of the page. */
  readonly wikitext: () => string;
  /** The period, likewise. */
  readonly about: string;
}

/** The figures for everybody: to be copied, or put on the public page. */
export function PublishReport({ parts, title, user, wikitext, about }: PublishReportProps) {
  const { text } = useI18n();
  const model = useMemo(() => openPublish(), []);
  const target = (): PartTarget => ({
    title,
    part: { name: 'figures', content: wikitext(), place: 'end' },
    summary: 'reports',
    about,
  });
  return (
    <section aria-labelledby="hp-public-report">
      <h2 id="hp-public-report">{text('reports-public')}</h2>
      <p>{text('reports-public-what')}</p>
      <p>
        <CopyText label={text('reports-copy')} text={wikitext} />
      </p>
      <PublishSteps
        model={model}
        user={user}
        done="reports-published"
        begin={
          <Button onClick={() => void model.preview(partJob(parts, title, target))}>
            {text('reports-preview')}
          </Button>
        }
      />
    </section>
  );
}
