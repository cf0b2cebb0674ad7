import '../../flag/flag.css';
import './committee.css';
import { useMemo } from 'preact/hooks';
import type { Board } from '../../../lib/desk/board/board-load.ts';
import {
  type Agenda,
  agendaLines,
  agendaOf,
  decisionsBetween,
  type MeetingRequest,
  summaryLines,
} from '../../../lib/desk/board/meeting.ts';
import { agendaPart, type MeetingDates, notesPart } from '../../../lib/desk/board/meeting-dates.ts';
import { recusedOn } from '../../../lib/desk/board/meeting-members.ts';
import { type MeetingLine, meetingWikitext } from '../../../lib/desk/board/meeting-text.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { PartTarget } from '../../../lib/desk/page-part-edit.ts';
import type { I18n, MessageKey } from '../../../lib/i18n/i18n.ts';
import { Button } from '../../common/Button.tsx';
import { useI18n } from '../../common/i18n-context.tsx';
import { OutcomeNotice } from '../../common/OutcomeNotice.tsx';
import { Skeleton } from '../../common/Skeleton.tsx';
import type { PublishParts } from '../publish/part-job.ts';
import type { CommitteeModel } from './committee-model.ts';
import { DateFields } from './DateFields.tsx';
import { MeetingPage } from './MeetingPage.tsx';
import { meetingWords } from './meeting-words.ts';
import { WaitingRequest } from './WaitingRequest.tsx';

export interface CommitteeViewProps {
  readonly read: Board;
  readonly committee: CommitteeModel;
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly user: string;
  /** The language of the committee's pages. */
  readonly pageLanguage: I18n;
  readonly parts: PublishParts;
  readonly onOpen: (title: string) => void;
}

/** What waits for the committee, the agenda of its next meeting, and the summary of the last. */
export function CommitteeView(props: CommitteeViewProps) {
  const { text } = useI18n();
  const { committee } = props;
  const dates = committee.dates.value;
  const failed = committee.failed.value;
  if (dates === null) return <Skeleton />;
  return (
    <>
      {failed === null ? null : (
        <OutcomeNotice outcome={failed} then="committee-dates-guessed">
          <Button onClick={() => void committee.load()}>{text('try-again')}</Button>
        </OutcomeNotice>
      )}
      <Meeting {...props} dates={dates} />
    </>
  );
}

const sections: readonly (readonly [keyof Agenda, MessageKey])[] = [
  ['review', 'committee-feedback'],
  ['final', 'committee-final'],
  ['other', 'committee-other'],
];

/** The end of a day; of a day nobody has typed whole yet, the end of time. */
function endOf(date: string): number {
  const time = Date.parse(`${date}T23:59:59.999Z`);
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}

function Meeting(props: CommitteeViewProps & { readonly dates: MeetingDates }) {
  const { text } = useI18n();
  const { read, committee, config, now, user, pageLanguage, parts, onOpen, dates } = props;
  const { last, next } = dates;
  const agenda = useMemo(() => agendaOf(read.requests, endOf(last), now), [read, last, now]);
  const words = useMemo(() => meetingWords(pageLanguage), [pageLanguage]);
  const lines = useMemo(
    () => agendaLines(agenda, next, now, words, request => recusedOn(config, request)),
    [agenda, next, now, words, config],
  );
  const summary = useMemo(() => {
    const decided = decisionsBetween(read.requests, endOf(last) + 1, endOf(next));
    return { count: decided.length, lines: summaryLines(decided, agenda.questions, next, words) };
  }, [read, last, next, agenda, words]);
  const waiting = agenda.review.length + agenda.final.length + agenda.other.length;
  const shared = { parts, user, language: pageLanguage.language, dated: next !== '' };
  return (
    <>
      <section aria-labelledby="hp-waiting">
        <h2 id="hp-waiting">{text('committee-waiting', waiting)}</h2>
        {waiting > 0 ? null : <p>{text('committee-empty')}</p>}
        {sections.map(([key, name]) => (
          <Requests key={key} name={text(name)} list={agenda[key]} {...{ config, now, onOpen }} />
        ))}
        <h3>{text('committee-questions')}</h3>
        <p>{text('committee-questions-count', agenda.questions.length)}</p>
      </section>
      <section aria-labelledby="hp-meeting">
        <h2 id="hp-meeting">{text('committee-meeting')}</h2>
        <DateFields dates={dates} onChange={committee.setDates} />
      </section>
      <MeetingPage
        {...shared}
        name="agenda"
        heading="committee-agenda"
        what="committee-agenda-what"
        done="committee-agenda-published"
        title={config.pages.agenda}
        lines={lines}
        target={() => targetOf(config.pages.agenda, agendaPart(next), lines, 'agenda', next)}
      />
      <MeetingPage
        {...shared}
        name="summary"
        heading="committee-summary"
        what={summary.count === 0 ? 'committee-summary-nothing' : 'committee-summary-what'}
        done="committee-summary-published"
        title={config.pages.meetingNotes}
        lines={summary.lines}
        target={() =>
          targetOf(config.pages.meetingNotes, notesPart(next), summary.lines, 'meetingNotes', next)
        }
      />
    </>
  );
}

function targetOf(
  title: string,
  name: string,
  lines: readonly MeetingLine[],
  summary: 'agenda' | 'meetingNotes',
  about: string,
): PartTarget {
  return { title, part: { name, content: meetingWikitext(lines), place: 'top' }, summary, about };
}

interface RequestsProps extends Pick<CommitteeViewProps, 'config' | 'now' | 'onOpen'> {
  readonly name: string;
  readonly list: readonly MeetingRequest[];
}

function Requests({ name, list, config, now, onOpen }: RequestsProps) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{name}</h3>
      <ul class="hp-committee__list">
        {list.map(one => (
          <WaitingRequest key={one.title} one={one} config={config} now={now} onOpen={onOpen} />
        ))}
      </ul>
    </>
  );
}
