import type { MeetingRequest } from '../../../lib/desk/board/meeting.ts';
import { type MemberLine, membersOn, wordOn } from '../../../lib/desk/board/meeting-members.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { daysWaiting } from '../../../lib/desk/request/request-steps.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { Data, Rich, useI18n } from '../../common/i18n-context.tsx';
import { answerNames, subjectNames } from '../../request/open/deed-words.ts';
import { stageNames } from '../../request/stage-words.ts';
import { priorityWord } from '../board/board-words.ts';

export interface WaitingRequestProps {
  readonly one: MeetingRequest;
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onOpen: (title: string) => void;
}

/** A request that waits for the committee: since when, what it is asked, and where each member stands. */
export function WaitingRequest({ one: { title, record }, config, now, onOpen }: WaitingRequestProps) {
  const i18n = useI18n();
  const { text } = i18n;
  const days = daysWaiting(record, now);
  const settled = record.checks.filter(({ state }) => state !== 'to-do').length;
  const facts = [
    text(stageNames[record.status]),
    days === null ? '' : text('board-days', days),
    record.checks.length === 0 ? '' : text('board-boxes', settled, record.checks.length),
    record.priority === null ? '' : text('board-priority', priorityWord(i18n, record.priority)),
  ].filter(fact => fact !== '');
  return (
    <li class="hp-card">
      <h4 class="hp-committee__name">
        <button type="button" class="hp-linklike" onClick={() => onOpen(title)}>
          <Data>{record.title}</Data>
        </button>
      </h4>
      <p class="hp-help">
        <Rich k="request-by" with={[<Data key="by">{record.requester}</Data>]} /> {facts.join(' · ')}
      </p>
      {record.status !== 'final-prioritization' ? null : (
        <dl class="hp-committee__questions">
          {(['ready', 'sustainable'] as const).map(subject => {
            const word = wordOn(record, subject);
            return (
              <div key={subject}>
                <dt>{text(subject === 'ready' ? 'decide-ask-ready' : 'decide-ask-sustainable')}</dt>
                <dd>{text(word === null ? 'committee-not-yet' : answerNames[word])}</dd>
              </div>
            );
          })}
        </dl>
      )}
      {config.roles.committee.length === 0 ? null : (
        <ul class="hp-list hp-committee__members" aria-label={text('committee-members')}>
          {membersOn(config, record).map(member => (
            <li key={member.name}>
              <Data>{member.name}</Data>: {memberWords(i18n, member)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function memberWords({ text, list }: I18n, { state }: MemberLine): string {
  switch (state.kind) {
    case 'recused':
      return state.group === null ? text('committee-recused') : text('committee-recused-group', state.group);
    case 'not-yet':
      return text('committee-not-yet');
    case 'said':
      return list(
        state.decisions.map(
          ({ subject, answer }) => `${text(subjectNames[subject])} ${text(answerNames[answer])}`,
        ),
      );
  }
}
