import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readWhere, writeWhere } from './where.ts';

/** What the panel shows. `page` and the forms belong to a place; the others are the same everywhere. */
export type View =
  | { readonly name: 'page' | 'requests' | 'batches' | 'board' | 'drafts' | 'options' | 'help' | 'about' }
  /** What staff, committee and groups reach from the board. */
  | { readonly name: 'reports' | 'committee' | 'groups' }
  /** The form of a draft, by the draft's key. */
  | { readonly name: 'flag' | 'ask'; readonly draft: string }
  /** A request, by the title of its page on Meta. */
  | { readonly name: 'request'; readonly title: string };

/** Views with a tab of their own: opening one leaves whatever stood over the page. */
const tabs: ReadonlySet<View['name']> = new Set<View['name']>(['requests', 'batches', 'board', 'drafts']);

/** Views that belong to the place they were opened on. */
const placed: ReadonlySet<View['name']> = new Set<View['name']>(['page', 'flag', 'ask']);

/** Where the person is in the panel, remembered for each place, so that coming back to a page comes back to its form. */
export interface Navigation {
  readonly view: ReadonlySignal<View>;
  /** The same for an address: {@link openNavigation} begins there. */
  readonly where: ReadonlySignal<string>;
  /** Shows a view; one that belongs to a place is opened on the place in front. */
  open(view: View): void;
  /** From a request, options, help, about: to where it was opened from. From a form: to its page. */
  back(): void;
  /** Whether anything was opened on the place in front since the panel opened. */
  wasHere(): boolean;
  /** The form of the place in front that the panel was to begin with; it is opened once the drafts are known. */
  begunHere(): View | null;
}

const page: View = { name: 'page' };

/** A form is of a place, which its draft names: as it is, or in front of what tells the drafts of a place apart. */
const isOf = (draft: string, place: string) =>
  place !== '' && (draft === place || draft.slice(0, Math.max(0, draft.lastIndexOf(' '))) === place);

/**
 * @param place the key of the place in front of the person, '' for another site. A form stays open when the person
 * goes to another site: looking something up there is part of filling it in.
 * @param first where another panel was that this one goes on with; '' to begin with the page.
 */
export function openNavigation(place: ReadonlySignal<string>, first = ''): Navigation {
  const begun = readWhere(first);
  const atPlace = signal<ReadonlyMap<string, View>>(new Map());
  /** What stands over the page, the uppermost last. */
  const over = signal<readonly View[]>(begun.filter(({ name }) => !placed.has(name)));
  /** The form that was open where the person came from. */
  let carried: View = page;
  const here = computed(() => {
    const key = place.value;
    const view = atPlace.value.get(key) ?? (key === '' ? carried : page);
    carried = view.name === 'flag' || view.name === 'ask' ? view : page;
    return view;
  });
  const put = (view: View) => {
    atPlace.value = new Map(atPlace.peek()).set(place.peek(), view);
  };
  const view = computed(() => {
    const below = here.value;
    return over.value.at(-1) ?? below;
  });
  return {
    view,
    where: computed(() => {
      const below = view.value.name === 'page' ? [] : [view.value];
      return writeWhere(over.value.length > 0 ? over.value : below);
    }),
    open(view) {
      if (placed.has(view.name)) {
        over.value = [];
        put(view);
        return;
      }
      const below = tabs.has(view.name) ? [] : over.peek().filter(({ name }) => name !== view.name);
      over.value = [...below, view];
    },
    back() {
      if (over.peek().length > 0) over.value = over.peek().slice(0, -1);
      else put(page);
    },
    wasHere: () => atPlace.peek().has(place.peek()),
    begunHere: () => begun.find(view => 'draft' in view && isOf(view.draft, place.peek())) ?? null,
  };
}
