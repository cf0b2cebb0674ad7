/**
 * The people of the sandbox. The same names on all three wikis, each with an account of its own there, as
 * before wikis shared accounts: signing in to one says nothing about the others.
 * The passwords are made up and guard nothing.
 */
export interface SandboxUser {
  readonly name: string;
  readonly password: string;
  /** Groups beyond the automatic ones. */
  readonly groups: readonly string[];
  /** Edits and age that make the account autoconfirmed. */
  readonly established: boolean;
}

export const users = {
  /** Edits, and flags partners. */
  editor: { name: 'Amina Okello', password: 'sandbox-amina-0451', groups: [], established: true },
  /** The other person at the same moment. */
  secondEditor: { name: 'Jonas Berg', password: 'sandbox-jonas-0452', groups: [], established: true },
  /** Staff of the Helpdesk. The brackets in the name are meant: chapters write them so. */
  staff: { name: 'Maja Lindqvist (WMSE)', password: 'sandbox-maja-0453', groups: [], established: true },
  /** Administrator and interface administrator. */
  admin: {
    name: 'Karim Haddad',
    password: 'sandbox-karim-0454',
    groups: ['sysop', 'interface-admin', 'bureaucrat'],
    established: true,
  },
  /** Registered today, no edits: newcomers' rate limits, captcha on external links. */
  newcomer: { name: 'Nia Wanjiru', password: 'sandbox-nia-0455', groups: [], established: false },
  /** Writes the seed. Tests have no business with it, but histories show it. */
  seeder: {
    name: 'Sandbox gardener',
    password: 'sandbox-gardener-0456',
    groups: ['sysop', 'interface-admin', 'bureaucrat', 'bot'],
    established: true,
  },
} as const satisfies Record<string, SandboxUser>;

export type UserKey = keyof typeof users;

/** The user kept under a key, e.g. `userOf('editor').name`. */
export function userOf(key: UserKey): SandboxUser {
  return users[key];
}
