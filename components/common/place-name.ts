import type { Place } from '../../lib/page/address/place.ts';

/** What to call a place before the wiki has been asked: its title, id or user, as far as the address tells; else ''. */
export function placeName(place: Place): string {
  const { subject } = place;
  switch (subject.kind) {
    case 'title':
    case 'bad-title':
      return subject.title;
    case 'entity':
      return subject.id;
    case 'revision':
      return subject.title ?? '';
    case 'uploads':
    case 'contributions':
      return subject.user;
    case 'search':
      return subject.text;
    case 'special':
      return `Special:${subject.name}${subject.parameter === null ? '' : `/${subject.parameter}`}`;
    case 'page-id':
    case 'main-page':
    case 'not-a-page':
      return '';
  }
}
