import { createHash } from 'node:crypto';
import type { FakeClock } from './fake-clock.ts';
import type { Reply, Sent } from './scripted-fetch.ts';
import { broken, failure, json } from './scripted-fetch.ts';

export interface Revision {
  readonly revid: number;
  readonly parentid: number;
  readonly user: string;
  readonly comment: string;
  readonly text: string;
}

/**
 * What becomes of a request on its way. `never`: not even sent. `lost`: done, the reply never comes. `late`: the sender
 * hears of a broken connection, the wiki does it after so many milliseconds. `page`: done, an HTML page comes back.
 * `busy`: HTTP 503, done or not.
 */
export type Fate =
  | { readonly kind: 'fine' | 'never' | 'lost' | 'page' }
  | { readonly kind: 'late'; readonly after: number }
  | { readonly kind: 'busy'; readonly done: boolean };

/**
 * A wiki of one page, with MediaWiki's rules for what makes a revision (PLATFORM, "Sending the same edit twice"): the same
 * text again is no change, an old base is a conflict unless all edits since are one's own, `createonly` refuses what exists.
 */
export class TinyWiki {
  readonly history: Revision[] = [];
  /** Fates of the next writes, and of the next reads, in order; then all goes well. */
  writeFates: Fate[] = [];
  readFates: Fate[] = [];
  writesSeen = 0;
  readonly #clock: () => FakeClock;
  readonly #landing: Promise<void>[] = [];
  #nextRevision = 100;

  constructor(clock: () => FakeClock) {
    this.#clock = clock;
  }

  save(user: string, text: string, comment = ''): Revision {
    const revision = { revid: this.#nextRevision++, parentid: this.latest?.revid ?? 0, user, comment, text };
    this.history.push(revision);
    return revision;
  }

  get latest(): Revision | undefined {
    return this.history.at(-1);
  }

  /** Resolves when nothing is under way any more. */
  async quiet(): Promise<void> {
    await Promise.all(this.#landing);
  }

  readonly answer = async (sent: Sent): Promise<Response> => {
    const writes = sent.params.action === 'edit';
    if (writes) this.writesSeen++;
    const fate = (writes ? this.writeFates : this.readFates).shift() ?? { kind: 'fine' };
    const act = async () => (writes ? this.#edit(sent.params)(sent) : this.#query(sent.params)(sent));
    switch (fate.kind) {
      case 'fine':
        return act();
      case 'never':
        return broken(sent);
      case 'lost':
        await act();
        return broken(sent);
      case 'page':
        await act();
        return new Response('<html>');
      case 'busy':
        if (fate.done) await act();
        return new Response('busy', { status: 503 });
      case 'late': {
        const land = async () => {
          await this.#clock().sleep(fate.after);
          await act();
        };
        this.#landing.push(land());
        return broken(sent);
      }
    }
  };

  #query(params: Sent['params']): Reply {
    if (params.meta === 'tokens') return json({ query: { tokens: { csrftoken: 't+\\' } } });
    const title = params.titles ?? '';
    if (this.history.length === 0) return json({ query: { pages: [{ ns: 0, title, missing: true }] } });
    const revisions = this.history
      .filter(({ user }) => params.rvuser === undefined || user === params.rvuser)
      .toReversed()
      .slice(0, Number(params.rvlimit ?? 1))
      .map(({ text, ...revision }) => ({
        ...revision,
        slots: {
          main: {
            contentmodel: 'wikitext',
            sha1: createHash('sha1').update(text).digest('hex'),
            ...(params.rvprop?.split('|').includes('content') === true ? { content: text } : {}),
          },
        },
      }));
    return json({
      query: { pages: [{ pageid: 1, ns: 0, title, lastrevid: this.latest?.revid, revisions }] },
    });
  }

  #edit(params: Sent['params']): Reply {
    const { title = '', summary = '', assertuser: user = '' } = params;
    const text = (params.text ?? '').trimEnd();
    const { latest } = this;
    if (latest === undefined && 'nocreate' in params) return failure('missingtitle');
    if (latest !== undefined && 'createonly' in params) return failure('articleexists');
    const base = Number(params.baserevid ?? 0);
    const since = this.history.filter(({ revid }) => revid > base);
    if (latest !== undefined && since.some(revision => revision.user !== user))
      return failure('editconflict');
    if (latest?.text === text) return json({ edit: { result: 'Success', title, pageid: 1, nochange: true } });
    const { revid, parentid } = this.save(user, text, summary);
    const isNew = parentid === 0 ? { new: true } : {};
    return json({ edit: { result: 'Success', title, oldrevid: parentid, newrevid: revid, ...isNew } });
  }
}
