/** Everything that keeps an edit on Meta from being saved, really brought about, and what the person reads then. */
import { readFile } from 'node:fs/promises';
import { openBot } from '../sandbox/bot.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { OpenedChromium } from './chromium.ts';

/** Where a trouble is made. */
export interface TroubleStage {
  readonly sandbox: Sandbox;
  readonly browser: OpenedChromium;
  /** The page on Meta that would be saved. */
  readonly title: string;
}

/** What goes wrong on the way, why the person is told so, and what has to be typed for it. */
export interface Trouble {
  readonly what: string;
  readonly says: RegExp;
  readonly cause: (stage: TroubleStage) => Promise<unknown>;
  /** Text that brings it about, to be typed as well. */
  readonly typed?: (sandbox: Sandbox) => string;
}

/** An administrator of the sandbox's Meta. */
export async function administrator(sandbox: Sandbox) {
  const place = { proxyPort: sandbox.proxyPort, ca: await readFile(sandbox.caFile, 'utf8') };
  return openBot(place, 'meta', 'admin');
}

const reason = 'To see what the panel says';
const editor = ({ users }: Sandbox) => users.editor.name;
const nothing = () => Promise.resolve();
const atEdit =
  (fault: Parameters<Sandbox['faults']['add']>[0]['fault']) =>
  ({ sandbox }: TroubleStage) =>
    sandbox.faults.add({ wiki: 'meta', action: 'edit', count: 'always', fault });

export const troubles: readonly Trouble[] = [
  {
    what: 'the account is blocked',
    says: /your account is blocked/,
    cause: async ({ sandbox }) => {
      const bot = await administrator(sandbox);
      const token = await bot.getCsrfToken();
      return bot.request({ action: 'block', user: editor(sandbox), expiry: '1 day', reason, token });
    },
  },
  {
    what: 'the page is protected',
    says: /the page is protected/,
    cause: async ({ sandbox, title }) => {
      const bot = await administrator(sandbox);
      const token = await bot.getCsrfToken();
      return bot.request({ action: 'protect', title, protections: 'create=sysop', reason, token });
    },
  },
  {
    what: 'a filter refuses',
    says: /does not let this edit pass/,
    cause: nothing,
    typed: ({ triggers }) => triggers.filterDisallowed,
  },
  {
    what: 'a link is on the spam list',
    says: /on the spam list/,
    cause: nothing,
    typed: ({ triggers }) => triggers.spamLink,
  },
  {
    what: 'the wiki asks a question',
    says: /you are not a program/,
    cause: ({ sandbox }) => sandbox.switches.set('meta', { captcha: [editor(sandbox)] }),
  },
  {
    what: 'the account has made as many edits as it may',
    says: /as many edits as the wiki allows/,
    cause: ({ sandbox }) =>
      sandbox.switches.set('meta', { rateLimits: { [editor(sandbox)]: { edit: [0, 60] } } }),
  },
  {
    what: 'the wiki became read-only',
    says: /takes no edits at the moment/,
    cause: ({ sandbox }) => sandbox.switches.set('meta', { readOnly: 'Moving to another data centre' }),
  },
  {
    what: 'the session ended',
    says: /signed out on Meta/,
    cause: ({ sandbox }) => sandbox.switches.set('meta', { signedOut: [editor(sandbox)] }),
  },
  {
    what: 'someone else is signed in meanwhile',
    says: /someone else is signed in/,
    cause: ({ browser }) => browser.signIn('secondEditor', ['meta']),
  },
  {
    what: 'the connection is cut before the edit is sent',
    says: /there was no connection to Meta/,
    cause: ({ sandbox }) =>
      sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'cut-request' } }),
  },
  {
    what: 'the servers answer 503',
    says: /answered with an error page/,
    cause: atEdit({ kind: 'status', status: 503 }),
  },
  {
    what: 'the answer is a page of HTML',
    says: /answered with an error page/,
    cause: atEdit({ kind: 'not-json' }),
  },
];
