import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** What the panel shows. `page` and `flag` belong to a place; the others are the same everywhere. */
export type View =
  | { readonly name: 'page' | 'drafts' | 'options' | 'help' | 'about' }
  /** The form of a draft, by the draft's key. */
  | { readonly name: 'flag'; readonly draft: string };

/** Where the person is in the panel, remembered for each place, so that coming back to a page comes back to its form. */
export interface Navigation {
  readonly view: ReadonlySignal<View>;
  /** Shows a view; one that belongs to a place is opened on the place in front. */
  open(view: View): void;
  /** From options, help, about: to where it was opened from. From a form: to its page. */
  back(): void;
  /** Whether anything was opened on the place in front since the panel opened. */
  wasHere(): boolean;
}

const page: View = { name: 'page' };

/**
 * @param place the key of the place in front of the person, '' for another site. A form stays open when the person
 * goes to another site: looking something up there is part of filling it in.
 */
export function openNavigation(place: ReadonlySignal<string>): Navigation {
  const atPlace = signal<ReadonlyMap<string, View>>(new Map());
  const over = signal<View | null>(null);
  /** The form that was open where the person came from. */
  let carried: View = page;
  const here = computed(() => {
    const key = place.value;
    const view = atPlace.value.get(key) ?? (key === '' ? carried : page);
    carried = view.name === 'flag' ? view : page;
    return view;
  });
  const put = (view: View) => {
    atPlace.value = new Map(atPlace.peek()).set(place.peek(), view);
  };
  return {
    view: computed(() => {
      const below = here.value;
      return over.value ?? below;
    }),
    open(view) {
      const placed = view.name === 'page' || view.name === 'flag';
      over.value = placed ? null : view;
      if (placed) put(view);
    },
    back() {
      if (over.peek() !== null) over.value = null;
      else put(page);
    },
    wasHere: () => atPlace.peek().has(place.peek()),
  };
}
