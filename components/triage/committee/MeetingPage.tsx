import { useMemo } from 'preact/hooks';
import { type MeetingLine, meetingWikitext } from '../../../lib/desk/board/meeting-text.ts';
import type { PartTarget } from '../../../lib/desk/page-part-edit.ts';
import { FieldTextError } from '../../../lib/desk/record/field-text.ts';
import type { MessageKey } from '../../../lib/i18n/i18n.ts';
import { Button } from '../../common/Button.tsx';
import { CopyText } from '../../common/CopyText.tsx';
import { Details } from '../../common/Details.tsx';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { PublishSteps } from '../publish/PublishSteps.tsx';
import { type PublishParts, partJob } from '../publish/part-job.ts';
import { openPublish } from '../publish/publish-model.ts';
import { MeetingText } from './MeetingText.tsx';

export interface MeetingPageProps {
  readonly name: 'agenda' | 'summary';
  readonly heading: MessageKey;
  readonly what: MessageKey;
  readonly done: MessageKey;
  /** Title of the page it goes to. */
  readonly title: string;
  readonly lines: readonly MeetingLine[];
  readonly target: () => PartTarget;
  readonly parts: PublishParts;
  readonly user: string;
  readonly language: string;
  /** Whether the meeting has a day: without one nothing can be published. */
  readonly dated: boolean;
}

/** The agenda or the summary: as people will read it, as wikitext, and on to its page. */
export function MeetingPage(props: MeetingPageProps) {
  const { text } = useI18n();
  const { name, heading, what, done, title, lines, target, parts, user, language, dated } = props;
  const model = useMemo(() => openPublish(), []);
  const id = `hp-committee-${name}`;
  const wikitext = useMemo(() => wikitextOf(lines) ?? text('part-refused-text'), [lines, text]);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{text(heading)}</h2>
      <p>{text(what)}</p>
      <Details summary={text('committee-as-read')}>
        <MeetingText lines={lines} language={language} />
      </Details>
      <Details summary={text('preview-wikitext')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must scroll from the keyboard too */}
        <pre class="hp-code" dir="auto" tabIndex={0}>
          {wikitext}
        </pre>
        <CopyText label={text('reports-copy')} text={() => wikitext} />
      </Details>
      <PublishSteps
        model={model}
        user={user}
        done={done}
        begin={
          <Button disabled={!dated} onClick={() => void model.preview(partJob(parts, title, target))}>
            <Rich
              k="committee-preview"
              with={[<Data key="page">{title.slice(title.lastIndexOf('/') + 1)}</Data>]}
            />
          </Button>
        }
      />
    </section>
  );
}

/** Undefined where somebody put something into a request that no wiki can keep. */
function wikitextOf(lines: readonly MeetingLine[]): string | undefined {
  try {
    return meetingWikitext(lines);
  } catch (error) {
    if (error instanceof FieldTextError) return undefined;
    throw error;
  }
}
