/**
 * Words and addresses that make the sandbox's guards speak up: planted by the seed, used by tests. Made up, so that
 * no page of the world contains them by chance.
 */
export const triggers = {
  /** AbuseFilter warns once; the same edit sent again passes. */
  filterWarning: 'please contact our sales team today',
  /** AbuseFilter refuses, always. */
  filterDisallowed: 'buy genuine followers here',
  /** On the spam blacklist. */
  spamLink: 'https://cheap-watches.example/offer',
  /** A title with these words cannot be created by ordinary users. */
  blacklistedTitle: 'Zzyzx forbidden title',
  /** The captcha's question and what answers it. */
  captchaQuestion: 'Which word does not belong here: lake, river, hammer, sea?',
  captchaAnswer: 'hammer',
} as const;
