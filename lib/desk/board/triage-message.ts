import type { Outcome } from '../../wiki/outcome.ts';
import { mayBeUserName } from '../../wiki/user-names.ts';
import type { RequestDeps } from '../request/request-change.ts';
import { type CommentResult, checkComment, commentOn, withComment } from '../request/request-comment.ts';
import type { SendOptions } from '../request/request-results.ts';
import { sameUser } from '../same-user.ts';

/**
 * Telling people what was done: a signed note on the talk page of the record, with links to those it is for. MediaWiki
 * notifies everyone whose user page is linked in an edit that adds a signature (Extension:Echo, mentions).
 */
export interface TriageMessage {
  /** User names; oneself is left out, nobody is told twice. */
  readonly to: readonly string[];
  readonly heading: string;
  /** As typed or made from a template, without signature. */
  readonly text: string;
}

/** At most so many are notified by one edit (`$wgEchoMaxMentionsCount`). */
const mostMentions = 50;

/** The text of the note, without signature. */
export function messageText({ to, text }: TriageMessage, self: string): string {
  const people: string[] = [];
  for (const name of to) {
    const known = people.some(one => sameUser(one, name)) || sameUser(self, name);
    if (!known && mayBeUserName(name)) people.push(name.trim());
  }
  const links = people.slice(0, mostMentions).map(name => `[[User:${name}|${name}]]`);
  return links.length === 0 ? text.trim() : `${links.join(', ')}: ${text.trim()}`;
}

/** What will be added to the talk page, for the preview; undefined for a text that cannot stand there. */
export function previewMessage(message: TriageMessage, self: string): string | undefined {
  const draft = { heading: message.heading, text: messageText(message, self) };
  return checkComment(draft) === undefined ? withComment('', draft) : undefined;
}

/** How a deed and the message about it ended. */
export interface Told<R> {
  readonly result: R;
  /** Null when nobody was to be told: the deed is not on the wiki, or was there already. */
  readonly told: CommentResult | null;
}

/**
 * Does something, and tells people only once the wiki has confirmed it: a message about an edit that did not happen cannot
 * be taken back (PEERS 4). A message that fails leaves the deed as it is.
 */
export async function thenTell<
  R extends { readonly kind: string; readonly outcome?: Outcome; readonly title?: string },
>(
  deps: RequestDeps,
  work: () => Promise<R>,
  message: TriageMessage,
  options: SendOptions = {},
): Promise<Told<R>> {
  const result = await work();
  const { title } = result;
  if (result.outcome?.kind !== 'saved' || title === undefined) return { result, told: null };
  const draft = { heading: message.heading, text: messageText(message, deps.writer.user) };
  return { result, told: await commentOn(deps, title, draft, options) };
}
