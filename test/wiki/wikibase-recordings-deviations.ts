/**
 * Where the stand-in may answer otherwise than the real Wikibase, and why. Whatever is not here must be the same, and
 * what is here must still differ: a deviation that has gone is struck from the list.
 */
export interface Deviation {
  readonly why: string;
  /** The lines of `differences` that are allowed. Each of these must match at least one. */
  readonly lines: readonly RegExp[];
}

const noRest = { why: 'The panel uses the action API alone: the stand-in has no REST API.', lines: [/^\//] };
const lagSwitch = {
  why: "The sandbox's switch for lag speaks of a database, as maxlag mostly does.",
  lines: [/^\/error\/info:/, /^\/error\/type:/],
};
const filterName = {
  why: 'The filters of the sandbox have names and numbers of their own.',
  lines: [/^\/error\/messages\/1\/parameters\/0:/, /^\/error\/messages\/1\/parameters\/1:/],
};

export const deviations: ReadonlyMap<string, Deviation> = new Map<string, Deviation>([
  [
    'content-languages',
    {
      why: '`mul` is there as on Wikidata, where it was switched on after 1.43; names of languages come from MediaWiki without the CLDR data.',
      lines: [/\/mul: not in/, /\/egl\/autonym:/, /\/zh-min-nan\/autonym:/],
    },
  ],
  [
    'siteinfo-repo',
    {
      why: 'The address of the sandbox; its main namespace has other pages beside items, and subpages.',
      lines: [/general\/servername:/, /namespaces\/0\/subpages:/, /namespaces\/0\/defaultcontentmodel:/],
    },
  ],
  ['maxlag', { why: 'The sandbox does not tell the names of its databases.', lines: [/^\/error\/info:/] }],
  ['maxlag-queryservice', lagSwitch],
  ['maxlag-on-reading', lagSwitch],
  ['blocked', { why: 'When it was, and from where.', lines: [/parameters\/2:/, /parameters\/7:/] }],
  ['abusefilter-disallowed', filterName],
  ['abusefilter-warning', filterName],
  ['rest-get-item', noRest],
  ['rest-get-missing', noRest],
  ['rest-post-statement-no-session', noRest],
]);
