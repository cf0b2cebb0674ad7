import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { headingOf } from '../../request/open/Talk.tsx';
import type { Proposal } from '../../request/open/Tell.tsx';
import { flaggersOf } from './record-actions.ts';

/** The notes that go with actions, as the panel proposes them. Names in headings lose what would be markup. */

type Words = Pick<I18n, 'text'>;

/** For whoever an opportunity is handed to. */
export function assignNote({ text }: Words, { partner }: Pick<Opportunity, 'partner'>, to: string): Proposal {
  return {
    to: to === '' ? [] : [to],
    heading: headingOf(text('record-note-assign-heading', partner)),
    text: text('record-note-assign', headingOf(partner)),
  };
}

/** For those who flagged it: why it goes no further now. */
export function notNowNote({ text }: Words, record: Opportunity, reason: string, self: string): Proposal {
  return {
    to: flaggersOf(record, self),
    heading: headingOf(text('record-note-not-now-heading', record.partner)),
    text: text('record-note-not-now', reason.trim()),
  };
}

/** Heading of a question about it. */
export function askHeading({ text }: Words, { partner }: Pick<Opportunity, 'partner'>): string {
  return headingOf(text('record-note-ask-heading', partner));
}
