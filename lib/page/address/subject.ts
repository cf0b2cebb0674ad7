import { subjectOfTitle } from './entity-titles.ts';
import type { Place, PlaceSubject } from './place.ts';
import { titleOfTalk } from './titles.ts';

/** What is looked at for a place: its subject, or what that stands for. */
export interface Looked {
  readonly subject: PlaceSubject;
  /** The talk page in the tab, when the page it is about is looked at; null otherwise. */
  readonly talkPage: string | null;
}

/**
 * A talk page stands for the page it is about; on Commons a person's contributions and user page stand for the uploads,
 * which say what the page itself does not.
 */
export function lookedSubject({ wiki, subject }: Place): Looked {
  const title = subject.kind === 'title' || subject.kind === 'revision' ? subject.title : null;
  const about = title === null ? null : titleOfTalk(title);
  const asked = about === null ? subject : subjectOfTitle(wiki, about);
  return {
    subject: wiki === 'commons' ? (uploadsOf(asked) ?? asked) : asked,
    talkPage: about === null ? null : title,
  };
}

function uploadsOf(subject: PlaceSubject): PlaceSubject | null {
  if (subject.kind === 'contributions') return { kind: 'uploads', user: subject.user };
  const user = subject.kind === 'title' ? /^User:([^/]+)$/.exec(subject.title)?.[1] : undefined;
  return user === undefined ? null : { kind: 'uploads', user };
}
