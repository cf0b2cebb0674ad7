import type { Outcome } from '../../wiki/outcome.ts';
import type { Writer } from '../../wiki/page-edit.ts';
import type { PersonalFinding } from '../personal.ts';
import type { FieldRefusal } from '../record/field-text.ts';
import type { ValueWords } from '../record/value-words.ts';
import type { Preload, PublicContent, PublicKind } from './public-request-text.ts';
import type { RequestDeps } from './request-change.ts';
import type { DeedResult } from './request-results.ts';

/** What making a public request needs: someone who writes on its wiki, and on Meta for the link back. */
export interface PublicDeps {
  readonly writer: Writer;
  readonly desk: RequestDeps;
  /** In the language that is read where it is published. */
  readonly words: ValueWords;
}

export interface PublicDraft {
  readonly kind: PublicKind;
  readonly content: PublicContent;
  /** Name of its page; most often that of the partner. */
  readonly name: string;
  /** Title of the request to the Helpdesk, null when there is none. */
  readonly request: string | null;
  /** The text as the person changed it in the preview; left out, it is made from the content. */
  readonly text?: string;
}

/** Why nothing was sent. */
export type PublicObstacle =
  | { readonly kind: 'no-title' }
  | { readonly kind: 'refused-text'; readonly refusal: FieldRefusal }
  | { readonly kind: 'personal'; readonly findings: readonly PersonalFinding[] }
  /** A page of this name is there; `names` are free ones that come close. */
  | { readonly kind: 'title-exists'; readonly title: string; readonly names: readonly string[] }
  /** The request to the Helpdesk cannot be linked: it names another one already, or this person may not. */
  | { readonly kind: 'cannot-link'; readonly why: DeedResult }
  | { readonly kind: 'unreadable'; readonly outcome: Outcome };

export type PublicPreview =
  | {
      readonly kind: 'preview';
      readonly title: string;
      readonly text: string;
      /** The form it began with. */
      readonly preload: Preload;
      /** The page as its wiki would show it, in HTML of that wiki; null when it would not say. */
      readonly html: string | null;
    }
  | PublicObstacle;

export type PublicResult =
  /** `page` is its title with the prefix of its wiki; `link` how the request to the Helpdesk got its link. */
  | {
      readonly kind: 'published';
      readonly page: string;
      readonly title: string;
      readonly revision: number;
      readonly link: DeedResult | null;
    }
  /** Published, and the request does not name it yet. {@link linkPublicRequest} does that half alone. */
  | {
      readonly kind: 'not-linked';
      readonly page: string;
      readonly title: string;
      readonly revision: number;
      readonly link: DeedResult;
    }
  | PublicObstacle
  | { readonly kind: 'not-saved'; readonly title: string; readonly text: string; readonly outcome: Outcome };
