import type { HelpRequest } from '../../lib/desk/request/request.ts';

/** What a form for help begins with, other than the page in front of the person. */
export type AskSeed =
  /** An earlier request, to ask something like it again. */
  { readonly from: 'request'; readonly title: string; readonly request: HelpRequest };
