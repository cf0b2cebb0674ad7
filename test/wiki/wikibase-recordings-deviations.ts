/**
 * Where the stand-in may answer otherwise than the real Wikibase, and why. Whatever is not here must be the same, and
 * what is here must still differ: a deviation that has gone is struck from the list.
 */
export interface Deviation {
  readonly why: string;
  /** The differences that are allowed, by their lines; all of the recording when left out. */
  readonly only?: RegExp;
}

const noRest = { why: 'The panel uses the action API alone: the stand-in has no REST API.' };
const lagSwitch = {
  why: "The sandbox's switch for lag speaks of a database, as maxlag mostly does.",
  only: /^\/error\/(info|type):/,
};
const filterName = {
  why: 'The filters of the sandbox have names and numbers of their own.',
  only: /^\/error\/messages\/1\/parameters\//,
};

export const deviations: ReadonlyMap<string, Deviation> = new Map<string, Deviation>([
  [
    'content-languages',
    {
      why: '`mul` is there as on Wikidata, where it was switched on after 1.43; names of languages come from MediaWiki without the CLDR data.',
      only: /\/(mul: not in|egl\/autonym|zh-min-nan\/autonym)/,
    },
  ],
  [
    'siteinfo-repo',
    {
      why: 'Address and icon of the sandbox; its main namespace has other pages beside items, and subpages.',
      only: /general\/(servername|favicon)|namespaces\/0\/(subpages|defaultcontentmodel)/,
    },
  ],
  ['maxlag', { why: 'The sandbox does not tell the names of its databases.', only: /^\/error\/info:/ }],
  ['maxlag-queryservice', lagSwitch],
  ['maxlag-on-reading', lagSwitch],
  ['blocked', { why: 'When it was, and from where.', only: /^\/error\/messages\/1\/parameters\/[27]:/ }],
  ['abusefilter-disallowed', filterName],
  ['abusefilter-warning', filterName],
  ['rest-get-item', noRest],
  ['rest-get-missing', noRest],
  ['rest-post-statement-no-session', noRest],
]);
