import type { WikiId } from '../../wiki/sites.ts';
import { subjectOfEntity, subjectOfTitle } from './entity-titles.ts';
import type { PlaceSubject } from './place.ts';
import { normalizeTitle } from './titles.ts';

type Params = ReadonlyMap<string, string>;

/** Special pages that show something about one other page, whose title follows the slash or stands in a parameter. */
const aboutAPage: ReadonlyMap<string, readonly string[]> = new Map([
  ['edit', []],
  ['editpage', []],
  ['history', []],
  ['pagehistory', []],
  ['info', []],
  ['pageinfo', []],
  ['purge', []],
  ['mylanguage', []],
  ['whatlinkshere', ['target']],
  ['recentchangeslinked', ['target']],
  ['movepage', ['wpOldTitle']],
  ['undelete', ['target']],
  ['log', ['page']],
  ['globalusage', []],
  ['pagetranslation', []],
  ['uselang', []],
]);

/** Special pages of Wikibase that change one entity, whose id comes first after the slash. */
const aboutAnEntity =
  /^(?:set(?:label|description|aliases|labeldescriptionaliases|sitelink)|entitypage|entitydata|mergeitems|redirectentity)$/;

/**
 * What a special page stands for: the page, revision or entity it leads to, a person's uploads or edits, a search, or
 * just itself. `name` is the title without `Special:`; the address's parameters count where the special page reads them.
 * English names only: they work on every wiki, and the three wikis link by them.
 */
export function locateSpecial(wiki: WikiId, name: string, params: Params): PlaceSubject {
  const slash = name.indexOf('/');
  const special = (slash < 0 ? name : name.slice(0, slash)).trim();
  const parameter = slash < 0 ? null : name.slice(slash + 1).trim() || null;
  const found = byName(wiki, special.toLowerCase().replaceAll(' ', ''), parameter, params);
  return found ?? { kind: 'special', name: special, parameter };
}

function byName(wiki: WikiId, name: string, parameter: string | null, params: Params): PlaceSubject | null {
  switch (name) {
    case 'diff':
      return ofDiff(parameter);
    case 'permanentlink':
    case 'permalink':
      return revision(toNumber(parameter));
    case 'redirect':
      return ofRedirect(wiki, parameter, params);
    case 'filepath':
      return parameter === null ? null : titled(wiki, `File:${parameter}`);
    case 'listfiles':
    case 'uploads':
      return person('uploads', parameter ?? params.get('user'));
    case 'contributions':
    case 'contribs':
      return person('contributions', parameter ?? params.get('target'));
    case 'search':
    case 'mediasearch':
      return { kind: 'search', text: parameter ?? params.get('search') ?? '' };
    case 'badtitle':
      return { kind: 'bad-title', title: parameter ?? '' };
    default:
      return ofOtherName(wiki, name, parameter, params);
  }
}

function ofOtherName(
  wiki: WikiId,
  name: string,
  parameter: string | null,
  params: Params,
): PlaceSubject | null {
  if (aboutAnEntity.test(name)) {
    const id = parameter ?? params.get('id') ?? params.get('fromid');
    return subjectOfEntity((id ?? '').split(/[./]/)[0] ?? '');
  }
  const names = aboutAPage.get(name);
  if (names === undefined) return null;
  const title = parameter ?? names.map(one => params.get(one)).find(value => value !== undefined);
  // `Special:Log/delete` names a kind of log, not a page.
  if (title === undefined || title === null || (name === 'log' && parameter !== null)) return null;
  return titled(wiki, title);
}

/** `Special:Diff/5`, `/5/next`, `/prev/5`, `/4/5`: of two numbers the later one is what the diff arrives at. */
function ofDiff(parameter: string | null): PlaceSubject | null {
  const numbers = (parameter ?? '').split('/').flatMap(part => toNumber(part) ?? []);
  return revision(numbers.at(-1) ?? null);
}

/** https://www.mediawiki.org/wiki/Help:Redirects#Special:Redirect, both as sub-page and as filled-in form. */
function ofRedirect(wiki: WikiId, parameter: string | null, params: Params): PlaceSubject | null {
  const slash = (parameter ?? '').indexOf('/');
  const type = slash > 0 ? parameter?.slice(0, slash) : params.get('wptype');
  const value = slash > 0 ? parameter?.slice(slash + 1) : params.get('wpvalue');
  if (type === undefined || value === undefined) return null;
  switch (type.toLowerCase()) {
    case 'page': {
      const pageId = toNumber(value);
      return pageId === null ? null : { kind: 'page-id', pageId };
    }
    case 'revision':
      return revision(toNumber(value));
    case 'file':
      return titled(wiki, `File:${value}`);
    default:
      return null;
  }
}

function revision(number: number | null): PlaceSubject | null {
  return number === null ? null : { kind: 'revision', revision: number, title: null };
}

function titled(wiki: WikiId, raw: string): PlaceSubject {
  const title = normalizeTitle(raw);
  return title === null ? { kind: 'bad-title', title: raw } : subjectOfTitle(wiki, title);
}

function person(kind: 'uploads' | 'contributions', name: string | null | undefined): PlaceSubject | null {
  const title = normalizeTitle((name ?? '').replace(/^user:/i, ''));
  return title === null ? null : { kind, user: title };
}

/** A page or revision number: digits only, above 0, and exact. Null for anything else (`prev`, `cur`, `0`). */
export function toNumber(text: string | null | undefined): number | null {
  const number = /^\s*\d{1,15}\s*$/.test(text ?? '') ? Number(text) : 0;
  return number > 0 ? number : null;
}
