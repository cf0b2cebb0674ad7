import type { ESTree } from 'vite';

/** A script and what the parser made of it. */
export interface ReadScript {
  readonly code: string;
  readonly program: ESTree.Program;
}

/** Changes to a text at places that a parser found; what stands between them stays as it is. */
export class Edits {
  readonly #starts: { readonly at: number; readonly until: number; text: string }[] = [];
  readonly #ends: { readonly at: number; readonly text: string }[] = [];

  /** Puts something for what stands from `at` to `until`. Of several at one place, the one named first comes first. */
  replace(at: number, until: number, text: string): { text: string } {
    const edit = { at, until, text };
    this.#starts.push(edit);
    return edit;
  }

  /** Closes something that ends at `at`. Of several at one place, the one named first (the innermost) comes first. */
  close(at: number, text: string): void {
    this.#ends.push({ at, text });
  }

  /** The text with all changes made. */
  apply(code: string): string {
    const all = [...this.#ends.map(edit => ({ ...edit, until: edit.at })), ...this.#starts].sort(
      (a, b) => a.at - b.at,
    );
    let result = '';
    let from = 0;
    for (const { at, until, text } of all) {
      result += code.slice(from, at) + text;
      from = until;
    }
    return result + code.slice(from);
  }
}
