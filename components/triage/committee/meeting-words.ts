import type { MeetingWords } from '../../../lib/desk/board/meeting.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';

/** The words of the committee's pages, in the language of those pages. */
export function meetingWords({ text }: I18n): MeetingWords {
  // What stands for `$1` of a message stays, to be filled in line by line.
  const hole = '$1';
  return {
    agenda: text('committee-page-agenda'),
    feedback: text('committee-feedback'),
    finalPrioritization: text('committee-final'),
    ready: text('decide-ask-ready'),
    sustainable: text('decide-ask-sustainable'),
    otherRequests: text('committee-other'),
    smallQuestions: text('committee-questions'),
    nothing: text('committee-page-nothing'),
    requester: text('request-by', hole),
    waitingDays: text('committee-page-days', hole),
    boxes: text('committee-page-boxes', hole),
    summary: text('committee-page-summary'),
    subjects: {
      feedback: text('decide-feedback'),
      ready: text('committee-ready'),
      sustainable: text('committee-sustainable'),
      funding: text('decide-funding'),
      decline: text('decide-decline'),
    },
    answers: { yes: text('decided-yes'), no: text('decided-no'), later: text('decided-later') },
    recused: text('committee-page-recused', hole),
  };
}
