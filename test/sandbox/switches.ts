import * as z from 'zod/mini';

/**
 * What a test can change on a running site without a restart. Kept as `switches.json` beside the site's databases;
 * LocalSettings.php reads it at every request. A reset puts everything back to {@link defaultSwitches}.
 */
export const switchesSchema = z.object({
  /** The wiki is read-only, with this reason. */
  readOnly: z.nullable(z.string()),
  /**
   * Rate limits of single users by name, e.g. `{ 'Amina Okello': { edit: [2, 60] } }`: two hits in 60 seconds. Mind that
   * MediaWiki 1.43 counts a save through action=edit twice (ApiEditPage and EditPage each ask): two hits are one edit.
   * `null` for a user lifts every limit. Others keep the limits of a real wiki (90 edits a minute, newcomers 8).
   */
  rateLimits: z.record(z.string(), z.nullable(z.record(z.string(), z.tuple([z.number(), z.number()])))),
  /** Users (by name) who must answer a captcha at every edit. Newcomers always must when they add a link. */
  captcha: z.array(z.string()),
  /** Replication lag in seconds that the wiki claims; requests with a lower `maxlag` are refused. */
  lag: z.number(),
  /** Users (by name) whose sessions count as expired: their cookies are not believed. */
  signedOut: z.array(z.string()),
  /** A Content-Security-Policy header on every answer, as Wikimedia's wikis send one. */
  contentSecurityPolicy: z.nullable(z.string()),
  /** Language of the site, e.g. `ar` or `he` for one that runs right-to-left. */
  language: z.nullable(z.string()),
});

export type Switches = z.infer<typeof switchesSchema>;

export const defaultSwitches: Switches = {
  readOnly: null,
  rateLimits: {},
  captcha: [],
  lag: 0,
  signedOut: [],
  contentSecurityPolicy: null,
  language: null,
};
