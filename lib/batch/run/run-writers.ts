import type { Account } from '../../wiki/account.ts';
import type { Wait } from '../../wiki/gate.ts';
import type { WikiId } from '../../wiki/sites.ts';
import type { Writer } from '../../wiki/writer.ts';
import type { StopCause } from './engine-types.ts';
import type { JournalBatch } from './journal.ts';
import type { RunEnv } from './run-env.ts';
import { refusal } from './run-reaction.ts';

/** Who writes on each wiki in one run, once it is known that the right person is signed in. */
export class RunWriters {
  readonly #env: RunEnv;
  readonly #batch: Pick<JournalBatch, 'users' | 'bot' | 'tag'>;
  readonly #onWait: (wait: Wait) => void;
  readonly #writers = new Map<WikiId, Writer>();
  readonly #bots = new Set<WikiId>();

  constructor(env: RunEnv, batch: Pick<JournalBatch, 'users' | 'bot' | 'tag'>, onWait: (wait: Wait) => void) {
    this.#env = env;
    this.#batch = batch;
    this.#onWait = onWait;
  }

  /** Makes the writer of a wiki; or says why the account may not go on with the batch there. */
  admit(wiki: WikiId, account: Account): StopCause | null {
    const { users, bot, tag } = this.#batch;
    const cause = refusal(wiki, account, users[wiki]);
    if (cause !== null || !account.signedIn) return cause;
    this.#writers.set(wiki, {
      client: this.#env.client(wiki),
      gate: this.#env.gate(account),
      user: account.name,
      tag: tag === '' ? undefined : tag,
      onWait: this.#onWait,
    });
    if (bot && account.rights.has('bot')) this.#bots.add(wiki);
    return null;
  }

  /** Undefined before {@link admit}. */
  of(wiki: WikiId): Writer | undefined {
    return this.#writers.get(wiki);
  }

  isBot(wiki: WikiId): boolean {
    return this.#bots.has(wiki);
  }
}
