import type { PersonalFinding } from '../personal.ts';
import type { FieldRefusal } from '../record/field-text.ts';
import type { PartnerDetails } from '../record/partner.ts';
import type { Need, Question } from './request.ts';

/**
 * What the forms for help ask, whatever is asked for. A small question needs three of these: `title`, the answer to
 * `description`, and (filled in) what it is about. Everything here becomes public.
 */
export interface RequestDraft extends PartnerDetails {
  readonly need: Need;
  /** Name of the request; the page is named after it. Left empty, {@link titleOfDraft} makes one of the partner. */
  readonly title: string;
  readonly answers: Readonly<Partial<Record<Question, string>>>;
  /** Interwiki-prefixed title of the page the form was opened on, or empty. */
  readonly page: string;
  /** Title of the opportunity it comes from, or empty. */
  readonly opportunity: string;
}

/**
 * Text that goes only into an e-mail. It is no string on purpose: nothing that writes to a wiki takes it, so putting it
 * into a draft, a comment or a note does not compile.
 */
export interface PrivateText {
  readonly onlyByEmail: string;
}

/** Contact details of a person: kept in this browser, sent by e-mail, never on a wiki (DESIGN 5). */
export interface PrivateContact {
  readonly name: PrivateText;
  readonly email: PrivateText;
  readonly phone: PrivateText;
  /** Who to talk to at the partner, and anything else that is not for everybody. */
  readonly partnerContact: PrivateText;
}

/** A form as it is kept while it is filled in: what becomes public, and what never does. */
export interface RequestForm {
  readonly draft: RequestDraft;
  readonly contact: PrivateContact;
}

/** Fields of a draft that a problem or a finding can be about; `answers.gaps` and so on for the long texts. */
export type DraftField = Exclude<keyof RequestDraft, 'answers'> | `answers.${Question}`;

/** What has to be mended before a draft can be published. */
export type RequestDraftProblem =
  /** Needed for this kind of request, and empty. */
  | { readonly kind: 'required'; readonly field: DraftField }
  /** Nothing of the name can stand in a title. */
  | { readonly kind: 'no-title' }
  | { readonly kind: 'refused'; readonly field: DraftField; readonly refusal: FieldRefusal }
  | { readonly kind: 'too-many'; readonly field: DraftField; readonly limit: number }
  | { readonly kind: 'bad-link'; readonly field: 'links'; readonly index: number };

/** Something that looks like contact details in a field that becomes public. */
export interface RequestDraftFinding extends PersonalFinding {
  readonly field: DraftField;
}
