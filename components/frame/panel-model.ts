import {
  batch,
  computed,
  effect,
  type ReadonlySignal,
  type Signal,
  signal,
  untracked,
} from '@preact/signals';
import type { BatchControl } from '../../lib/batch/batch-control.ts';
import { type Config, configPage, defaultConfig, parseConfig } from '../../lib/desk/config.ts';
import { followTab } from '../../lib/desk/opening/opening-follow.ts';
import type { Opening } from '../../lib/desk/opening/opening-types.ts';
import type { Host } from '../../lib/host.ts';
import type { I18n } from '../../lib/i18n/i18n.ts';
import { placeKey } from '../../lib/page/address/address.ts';
import type { Place } from '../../lib/page/address/place.ts';
import { type Account, readAccount } from '../../lib/wiki/account.ts';
import { readPages } from '../../lib/wiki/pages.ts';
import type { FlagForm } from '../flag/flag-model.ts';
import type { AskForm } from '../request/ask-model.ts';
import type { AskSeed } from '../request/ask-seed.ts';
import { type DraftList, newDraftKey, openDraftList } from './draft-list.ts';
import { type Navigation, openNavigation } from './navigation.ts';
import { openPatience, type Patience } from './patience.ts';
import { openServices, type Services } from './services.ts';
import type { SettingsModel } from './settings.ts';
import type { Shell } from './shell-model.ts';

/** What keeps the panel itself from working, beyond what an opening tells. */
export type Trouble =
  /** A mistake of ours; for the report. */
  | { readonly kind: 'mistake'; readonly error: unknown }
  /** A file of the panel did not come, and what it is for cannot be done without. */
  | { readonly kind: 'part-not-loaded' }
  /** A newer panel changed the database: this one has to be loaded again. */
  | { readonly kind: 'outdated' };

/** What the tab of batches is to open with. */
export type WantedBatch =
  | { readonly kind: 'batch'; readonly id: string }
  /** The files of a category, by its title. */
  | { readonly kind: 'category'; readonly title: string };

/** Everything the frame knows. One per panel; `dispose` ends all it follows. */
export interface PanelModel {
  readonly host: Host;
  readonly services: Services;
  readonly settings: SettingsModel;
  readonly i18n: ReadonlySignal<I18n>;
  readonly inEnglish: Shell['inEnglish'];
  readonly navigation: Navigation;
  readonly drafts: DraftList;
  readonly patience: Patience;
  /** The page in front of the person; undefined until the browser has said. */
  readonly opening: ReadonlySignal<Opening | undefined>;
  /** The wiki page in front; null on another site. */
  readonly place: ReadonlySignal<Place | null>;
  /** Key of the place in front, '' on another site: also the key of its draft. */
  readonly placeKey: ReadonlySignal<string>;
  /** The tab the panel was opened for is gone. */
  readonly closed: ReadonlySignal<boolean>;
  /** The person gave up waiting for the page. */
  readonly stopped: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly config: ReadonlySignal<Config>;
  /** Who runs batches; undefined until batches were opened where the panel itself does. */
  readonly batchControl: Signal<BatchControl | undefined>;
  /** A batch the person wants to see, from wherever they are. */
  readonly wantedBatch: Signal<WantedBatch | null>;
  /** Who is signed in on Meta, as far as known. */
  readonly metaAccount: ReadonlySignal<Account | null>;
  /** Looks at the page again, believing nothing read before. */
  again(): void;
  /** Gives up waiting for the page. */
  stop(): void;
  /** Asks anew who is signed in. */
  checkAccount(): void;
  /** Forms that are open, by the key of their draft. */
  readonly forms: Map<string, FlagForm>;
  /** Forms for help that are open, by the key of their draft. */
  readonly askForms: Map<string, AskForm>;
  /** What the forms for help begin with when it is not the page in front, by the key of their draft. */
  readonly seeds: ReadonlyMap<string, AskSeed>;
  /** Opens a new form for help on the place in front, beginning with the page or with something else. */
  ask(seed?: AskSeed): void;
  /** Whether the form can be opened: it is open already, was kept, or the page has said all it has to fill in. */
  readyFor(key: string): boolean;
  dispose(): void;
}

/** Starts asking the wikis about the page in front of the person. */
export function openPanel(shell: Shell): PanelModel {
  const { host, settings, i18n } = shell;
  const opening = signal<Opening | undefined>(undefined);
  const closed = signal(false);
  const stopped = signal(false);
  const trouble = signal<Trouble | null>(null);
  const config = signal(defaultConfig);
  const metaAccount = signal<Account | null>(null);
  const forms = new Map<string, FlagForm>();
  const askForms = new Map<string, AskForm>();
  const seeds = new Map<string, AskSeed>();

  const services = openServices(host, () => {
    trouble.value = { kind: 'outdated' };
  });
  const drafts = openDraftList(services.drafts, host.broadcast, () => {
    trouble.value = { kind: 'part-not-loaded' };
  });
  const patience = openPatience(host.clock);
  const place = computed(() => {
    const now = opening.value;
    return now === undefined || now.state === 'elsewhere' ? null : now.place;
  });
  const key = computed(() => (place.value === null ? '' : placeKey(place.value)));
  const navigation = openNavigation(key, host.whereabouts?.first);
  const stopKeeping = effect(() => host.whereabouts?.keep(navigation.where.value));

  const mistake = (error: unknown) => {
    patience.end();
    trouble.value = { kind: 'mistake', error };
  };
  /** Looking again at a page that is on show leaves it there until the whole answer has come. */
  const isEarlier = (next: Opening): boolean => {
    const now = opening.peek();
    if (now?.state !== 'open' || !now.look.complete || next.state === 'elsewhere') return false;
    if (placeKey(next.place) !== placeKey(now.place)) return false;
    return next.state === 'loading' || (next.state === 'open' && !next.look.complete);
  };
  const show = (next: Opening) =>
    batch(() => {
      if (!isEarlier(next)) opening.value = next;
      stopped.value = false;
      if (trouble.peek()?.kind === 'mistake') trouble.value = null;
      if (next.state === 'loading') patience.start();
      else patience.end();
      if (next.state === 'open' && next.desk !== null) {
        config.value = next.desk.config;
        metaAccount.value = next.desk.account;
      }
    });
  const following = followTab(
    {
      client: services.client,
      cache: services.cache,
      clock: host.clock,
      get languages() {
        return [i18n.peek().language, ...host.languages];
      },
    },
    show,
    mistake,
  );
  const stopFollowing = effect(() => {
    const subject = shell.subject.value;
    if (subject === undefined) return;
    closed.value = subject.kind === 'closed';
    untracked(() => following.go(subject.kind === 'closed' ? null : subject.address));
  });

  // A form that was open when the panel went away opens again with its page; what the person opened since goes first.
  const stopReopening = effect(() => {
    const now = opening.value;
    if (drafts.rows.value === null || now?.state !== 'open' || !now.look.complete) return;
    if (navigation.wasHere() || navigation.view.peek().name !== 'page') return;
    const asked = drafts.requestsOf(key.peek()).find(({ content }) => content.open);
    if (asked !== undefined) navigation.open({ name: 'ask', draft: asked.key });
    else if (drafts.find(key.peek())?.open === true) navigation.open({ name: 'flag', draft: key.peek() });
    else {
      const begun = navigation.begunHere();
      if (begun !== null) navigation.open(begun);
    }
  });

  /** Away from the wikis nothing has been asked yet: Meta alone is, for the name and the configuration. */
  async function askMeta(): Promise<void> {
    const client = services.client('meta');
    try {
      const [account, pages] = await Promise.all([readAccount(client), readPages(client, [configPage])]);
      const page = pages.get(configPage);
      config.value = parseConfig(page?.exists ? page.text : null).config;
      metaAccount.value = account;
    } catch {
      // No answer: it stays unknown who is signed in, and the form says so with the way to ask again.
    }
  }

  return {
    host,
    services,
    settings,
    i18n,
    inEnglish: shell.inEnglish,
    navigation,
    drafts,
    patience,
    opening,
    place,
    placeKey: key,
    closed,
    stopped,
    trouble,
    config,
    batchControl: signal(host.batches),
    wantedBatch: signal<WantedBatch | null>(null),
    metaAccount,
    again() {
      trouble.value = null;
      following.again();
    },
    stop() {
      following.stop();
      patience.end();
      stopped.value = true;
    },
    checkAccount() {
      if (place.peek() === null) void askMeta();
      else following.again();
    },
    forms,
    askForms,
    seeds,
    ask(seed) {
      const draft = newDraftKey(key.peek(), host.random);
      if (seed !== undefined) seeds.set(draft, seed);
      navigation.open({ name: 'ask', draft });
    },
    readyFor(draft) {
      const now = opening.value;
      if (forms.has(draft)) return true;
      // A form opened before the drafts are read would be kept in the place of the one that is there.
      if (drafts.rows.value === null) return false;
      if (draft !== key.value || drafts.find(draft) !== undefined) return true;
      return now !== undefined && (now.state !== 'open' ? now.state !== 'loading' : now.look.complete);
    },
    dispose() {
      stopReopening();
      stopKeeping();
      stopFollowing();
      following.stop();
      patience.end();
      drafts.dispose();
      services.dispose();
    },
  };
}
