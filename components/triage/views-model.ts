import { type ReadonlySignal, signal } from '@preact/signals';
import {
  type Arrangement,
  type SavedView,
  type ViewsSaved,
  viewName,
  withoutView,
  withRenamed,
  withView,
} from '../../lib/desk/board/board-views.ts';
import type { Outcome } from '../../lib/wiki/outcome.ts';

/** Reading and writing the views of whoever is signed in; a test brings its own. */
export interface ViewsServices {
  /** Null when something else is kept where the views should be. */
  read(): Promise<{ readonly views: readonly SavedView[] | null } | { readonly outcome: Outcome }>;
  change(change: (views: readonly SavedView[]) => readonly SavedView[]): Promise<ViewsSaved>;
}

/** Why something about the views did not work. */
export type ViewsProblem =
  | { readonly kind: 'not-read'; readonly outcome: Outcome }
  /** What is kept there was not written by a panel; it is left alone. */
  | { readonly kind: 'not-views' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'same-name'; readonly name: string }
  | { readonly kind: 'not-saved'; readonly outcome: Outcome };

/** The saved views of a person. */
export interface ViewsModel {
  /** Null until they have been read. */
  readonly views: ReadonlySignal<readonly SavedView[] | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ViewsProblem | null>;
  /** The one that was deleted last, for as long as it can be brought back. */
  readonly deleted: ReadonlySignal<SavedView | null>;
  load(): Promise<void>;
  /** Under a new name, or in the place of what has that name. Gives whether it is saved. */
  save(name: string, arrangement: Arrangement): Promise<boolean>;
  rename(from: string, to: string): Promise<boolean>;
  remove(name: string): Promise<boolean>;
  bringBack(): Promise<boolean>;
}

/** Views nobody has asked for yet. */
export function openViews(services: ViewsServices): ViewsModel {
  const views = signal<readonly SavedView[] | null>(null);
  const busy = signal(false);
  const problem = signal<ViewsProblem | null>(null);
  const deleted = signal<SavedView | null>(null);

  async function change(how: (views: readonly SavedView[]) => readonly SavedView[]): Promise<boolean> {
    if (busy.peek()) return false;
    busy.value = true;
    problem.value = null;
    try {
      const done = await services.change(how);
      if (done.kind === 'saved') {
        views.value = done.views;
        return true;
      }
      problem.value = done;
      return false;
    } finally {
      busy.value = false;
    }
  }

  return {
    views,
    busy,
    problem,
    deleted,
    async load() {
      if (busy.peek()) return;
      busy.value = true;
      problem.value = null;
      try {
        const answer = await services.read();
        if ('outcome' in answer) problem.value = { kind: 'not-read', outcome: answer.outcome };
        else if (answer.views === null) problem.value = { kind: 'not-views' };
        else views.value = answer.views;
      } finally {
        busy.value = false;
      }
    },
    async save(name, { filter, sorting, descending, layout }) {
      deleted.value = null;
      return change(all => withView(all, { name, filter, sorting, descending, layout }));
    },
    async rename(from, to) {
      const name = viewName(to);
      if (name === from || name === '') return name === from;
      let taken = false;
      const done = await change(all => {
        taken = all.some(one => one.name === name);
        return withRenamed(all, from, name);
      });
      if (done && taken) problem.value = { kind: 'same-name', name };
      return done && !taken;
    },
    async remove(name) {
      const gone = views.peek()?.find(one => one.name === name) ?? null;
      const done = await change(all => withoutView(all, name));
      if (done) deleted.value = gone;
      return done;
    },
    async bringBack() {
      const gone = deleted.peek();
      if (gone === null) return false;
      const done = await change(all => withView(all, gone));
      if (done) deleted.value = null;
      return done;
    },
  };
}
