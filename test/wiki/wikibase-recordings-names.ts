/** What follows from the seed and therefore differs between the recording and the sandbox. */
export type NameKind = 'entity' | 'statement' | 'revision' | 'page' | 'hash';

// Descriptions of the lab's items name the ids of the recording: they are texts, not links.
const entity = /(?<![\w-]|lab copy of )[QPM][1-9]\d*(?![\w-])/g;
const statement = /[QPM]\d+(?:\$|%24)[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/gi;
const hash = /\b[0-9a-f]{40}\b/g;

/**
 * Which id, revision or hash of the recording is which of the sandbox. One to one: the same revision in two recordings
 * must be the same revision in two answers of the sandbox.
 */
export class Names {
  readonly #live = new Map<string, string>();
  readonly #recorded = new Map<string, string>();
  readonly #words: readonly (readonly [recorded: RegExp, live: string])[];
  /** The wiki the next names are of: each has its own revisions and pages. */
  site = '';

  /** @param words further texts that differ, such as names of users, longest first */
  constructor(words: readonly (readonly [recorded: string, live: string])[]) {
    this.#words = words.map(([from, to]) => [new RegExp(`\\b${from.replaceAll('.', '\\.')}\\b`, 'g'), to]);
  }

  /** Whether `recorded` and `live` may be the same thing; learns it when both are new. */
  pair(kind: NameKind, recorded: string | number, live: string | number): boolean {
    const [from, to] = [this.#key(kind, recorded), this.#key(kind, live)];
    const known = this.#live.get(from);
    if (known !== undefined || this.#recorded.has(to)) return known === to;
    this.#live.set(from, to);
    this.#recorded.set(to, from);
    return true;
  }

  /** What a name of the recording is in the sandbox, when known. */
  live(kind: NameKind, recorded: string | number): string | undefined {
    return this.#live.get(this.#key(kind, recorded))?.split(' ')[1];
  }

  #key(kind: NameKind, name: string | number): string {
    return kind === 'revision' || kind === 'page' ? `${this.site}${kind} ${name}` : `${kind} ${name}`;
  }

  /** A text of the recording with every known name replaced by the sandbox's. */
  translate(text: string): string {
    const named = text
      .replace(statement, id => this.live('statement', id.replace('%24', '$')) ?? this.#statement(id))
      .replace(hash, value => this.live('hash', value) ?? value)
      .replace(entity, id => this.live('entity', id) ?? id);
    const linked = named.replace(/(?<=Special:Diff\/)(\d+)\|\1/g, (whole, revision: string) => {
      const live = this.live('revision', revision);
      return live === undefined ? whole : `${live}|${live}`;
    });
    return this.#words.reduce((result, [from, to]) => result.replaceAll(from, to), linked);
  }

  /** Statement ids made by the client keep their digits under another entity. */
  #statement(id: string): string {
    const [owner = '', digits = ''] = id.split('$');
    return `${this.live('entity', owner) ?? owner}$${digits}`;
  }
}
