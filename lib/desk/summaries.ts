import type { Config, SummaryKind } from './config.ts';

/**
 * Edit summaries, where the configuration page says nothing else. Only what writes needs them, and it comes later than the
 * configuration.
 */
export const builtInSummaries: Readonly<Record<SummaryKind, string>> = {
  flag: 'Flag $1 as an opportunity for a content partnership ($2)',
  sighting: 'Add a sighting of $1 ($2)',
  updateSighting: 'Update my sighting of $1 ($2)',
  flagAgain: 'Flag $1 again as an opportunity for a content partnership ($2)',
  undoFlag: 'Take back my flag of $1 ($2)',
  request: 'Ask the Helpdesk: $1 ($2)',
  setBox: 'Checklist: $3 ($2)',
  addBox: 'Checklist: add “$3” ($2)',
  takeStep: 'Now: $3 ($2)',
  ask: 'Ask: $3 ($2)',
  answer: 'Answer: $3 ($2)',
  addLink: 'Add a link: $3 ($2)',
  follow: 'Follow this request ($2)',
  unfollow: 'Stop following this request ($2)',
  setPriority: 'Priority: $3 ($2)',
  assign: 'Assign: $3 ($2)',
  decide: 'Committee: $3 ($2)',
  setWaiting: 'Waiting for: $3 ($2)',
  publicRequest: 'Link the public request $3 ($2)',
  editDetails: 'Correct: $3 ($2)',
  comment: 'Comment on $1 ($2)',
  openRequest: 'Public request: $1, see $3 ($2)',
  claim: 'Look into $1 ($2)',
  release: 'Give $1 back to everybody ($2)',
  assignOpportunity: 'Hand $1 to $3 ($2)',
  contact: 'In contact with $1 ($2)',
  notNow: 'Not now: $3 ($2)',
  duplicate: 'Same partner as $3 ($2)',
  moveSightings: 'Move the sightings of $3 here ($2)',
  becameRequest: 'Became the request $3 ($2)',
  reopen: 'Look at $1 again ($2)',
  undoDeed: 'Take back my last change of $1 ($2)',
  mend: 'Mend the record of $1, as in revision $3 ($2)',
  writeToday: 'Write the record of $1 in today’s form ($2)',
  workingGroups: 'Working group: $3 ($2)',
  agenda: 'Agenda of the meeting on $3 ($2)',
  meetingNotes: 'Summary of the meeting on $3 ($2)',
  reports: 'Figures of the Helpdesk: $3 ($2)',
};

/**
 * An edit summary: `$1` replaced by the partner or request, `$2` by a link to the panel's page, `$3` by what it is about.
 * At most 500 characters.
 */
export function summaryText(config: Config, kind: SummaryKind, subject: string, detail = ''): string {
  const values: Readonly<Record<string, string>> = {
    '1': inSummary(subject),
    '2': `[[${config.pages.panel}|helpdesk panel]]`,
    '3': inSummary(detail),
  };
  return (config.summaries[kind] ?? builtInSummaries[kind]).replace(
    /\$([123])/g,
    (_, number: string) => values[number] ?? '',
  );
}

/** A summary knows links; brackets in a name would make one. */
function inSummary(text: string): string {
  const plain = text.replace(/[[\]\s]+/g, ' ').trim();
  return plain.length > 120 ? `${plain.slice(0, 119).trimEnd()}…` : plain;
}
