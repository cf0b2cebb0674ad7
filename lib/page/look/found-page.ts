import type { Account } from '../../wiki/account.ts';
import { kindOfPage, mayBePartner } from '../address/page-kind.ts';
import type { Place } from '../address/place.ts';
import type { CommonsReader } from '../commons/commons-reader.ts';
import { entityIn } from './entity-content.ts';
import type { Findings } from './findings.ts';
import type { HereRead, Readable } from './here.ts';
import type { LookedPage } from './look-types.ts';

/** A look at which nothing was found yet. */
export function emptyFindings(place: Place, page: LookedPage, account: Account): Findings {
  return {
    place,
    page,
    talkPage: null,
    here: null,
    uploads: null,
    wikitext: '',
    media: null,
    partner: null,
    partnerId: null,
    account,
    meta: { state: 'asking' },
    troubles: [],
  };
}

/** What the answer of the page's own wiki gives by itself. */
export function findingsOf(
  place: Place,
  subject: Readable,
  here: HereRead,
  account: Account,
  commons: CommonsReader | null,
): Findings {
  const page = pageOf(place, subject, here, commons);
  const found = { ...emptyFindings(place, page, account), here };
  const { read } = here;
  if (page.state !== 'read' || read === null || !read.exists) return found;
  const wikitext = read.contentModel === 'wikitext' ? read.text : '';
  const media = entityIn(read.slots.get('mediainfo')?.content);
  if (page.kind !== 'item') {
    // Templates and project pages have items too, but those are about no partner.
    const item = mayBePartner(page.kind) ? here.item : null;
    return { ...found, wikitext, media, partnerId: commons?.itemInText(page.kind, wikitext) ?? item };
  }
  // An old revision says what the item once was; the item as it is now is asked for by its id. So is one whose page
  // holds nothing but the redirect to another.
  const item = page.shownRevision === null ? entityIn(read.text) : null;
  const partner = item === null ? null : { ...item, title: page.title, revision: page.revision };
  return { ...found, partner, partnerId: page.title };
}

function pageOf(place: Place, subject: Readable, here: HereRead, commons: CommonsReader | null): LookedPage {
  const { wiki } = place;
  const { read, title } = here;
  if (title === null) {
    const number =
      subject.kind === 'page-id' ? subject.pageId : subject.kind === 'revision' ? subject.revision : 0;
    return { state: 'unknown-number', wiki, number };
  }
  if (here.invalid) return { state: 'bad-title', wiki, title };
  if (read === null || !read.exists) return { state: 'missing', wiki, title, deletedAt: here.deletedAt };
  const kind = kindOfPage(wiki, title, read.contentModel);
  return {
    state: 'read',
    wiki,
    kind,
    title,
    pageId: read.pageId,
    revision: here.latest,
    shownRevision: read.revision === here.latest ? null : read.revision,
    redirectedFrom: here.redirectedFrom,
    movedTo: kind === 'category' ? (commons?.movedCategory(read.text) ?? null) : null,
  };
}
