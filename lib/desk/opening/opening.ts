import * as z from 'zod/mini';
import { locate } from '../../page/address/address.ts';
import { conflictingKeys } from '../../page/facts/facts.ts';
import type { About } from '../../page/look/about.ts';
import { lookAt } from '../../page/look/look.ts';
import type { LookDeps } from '../../page/look/look-deps.ts';
import type { Look, MetaSeen } from '../../page/look/look-types.ts';
import { PartError, part } from '../../part.ts';
import { WikiError } from '../../wiki/client.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { aboutCategory } from '../categories.ts';
import { type Config, configPage, parseConfig } from '../config.ts';
import { isOpportunityTitle, isRequestTitle, opportunityTitle, requestTitle } from '../titles.ts';
import type { DeskSeen, Obstacle, Opening, OpeningFailure } from './opening-types.ts';

export type { DeskSeen, Obstacle, Opening, OpeningFailure, RecordSeen } from './opening-types.ts';

/** What opening the panel needs: clients, the cache, the clock, and the languages the person reads. */
export type OpeningDeps = Omit<LookDeps, 'metaTitles' | 'metaCategory'>;

const configKey = 'config';

/**
 * Opens the panel on the address of a tab: the page, what it says about a partner, who is signed in there and on Meta, and
 * what the desk knows. At most 3 requests in 2 steps and one more for labels (`lookAt`); one further only at the first
 * opening after the configuration moved the records elsewhere. `show` gets each stage as it is there, the last one too.
 * What goes wrong is in the result; only an abort throws (the signal's reason).
 */
export async function openOn(
  address: string | null,
  deps: OpeningDeps,
  show: (opening: Opening) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Opening> {
  const given = address ?? '';
  const shown = (opening: Opening): Opening => {
    signal?.throwIfAborted();
    show(opening);
    return opening;
  };
  const place = locate(given);
  if (place.at === 'elsewhere') return shown({ state: 'elsewhere', address: given, where: place });
  shown({ state: 'loading', address: given, place });

  let config = await recallConfig(deps);
  signal?.throwIfAborted();
  const opened = (look: Look, desk: DeskSeen | null): Opening => {
    const conflicts = conflictingKeys(look.facts);
    const obstacles = obstaclesOf(look);
    return { state: 'open', address: given, place, look: told(look, desk), conflicts, desk, obstacles };
  };
  try {
    const look = () => {
      const metaTitles = (about: About) => titlesOnMeta(config, about);
      const metaCategory = (about: About) => categoryOnMeta(config, about);
      const onMeta = (meta: MetaRead) => {
        // They come while labels are still asked for.
        if (isKnown(meta, config)) readRecords().catch(() => undefined);
      };
      const lookDeps = { ...deps, metaTitles, metaCategory, onMeta };
      return lookAt(place, lookDeps, early => shown(opened(early, null)), signal);
    };
    let seen = await look();
    const current = await keepConfig(deps, seen);
    if (current !== null) {
      const moved =
        current.pages.opportunities !== config.pages.opportunities ||
        current.pages.requests !== config.pages.requests ||
        current.categories.requests !== config.categories.requests;
      config = current;
      if (moved) seen = await look();
    }
    const { meta } = seen;
    if (meta.state !== 'read') return shown(opened(seen, null));
    const none = { records: [], requests: [] };
    if (!isKnown(meta, config)) return shown(opened(seen, deskSeen(seen, meta, config, none)));
    const { recordsSeen } = await readRecords();
    const { page, partner } = seen;
    const here = {
      title: page.state === 'read' && page.wiki === 'meta' ? page.title : null,
      item: partner.item,
    };
    return shown(opened(seen, deskSeen(seen, meta, config, recordsSeen(meta, config, here))));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PartError) {
      return shown({ state: 'failed', address: given, place, why: { kind: 'part-not-loaded' } });
    }
    if (!(error instanceof WikiError)) throw error;
    return shown({ state: 'failed', address: given, place, why: failureOf(place.wiki, error) });
  }
}

/**
 * The titles under which the desk may know the partner of a page: by item, and by each name it goes by. A request is named
 * after its partner unless the person wrote another name, so one that knows no item is found this way too.
 */
function titlesOnMeta(config: Config, { metaPage, item, names }: About): readonly string[] {
  const titles = [configPage];
  if (metaPage !== null) titles.push(metaPage);
  if (item !== null) titles.push(opportunityTitle(config, { item, partner: '' }) ?? configPage);
  for (const partner of names) {
    titles.push(opportunityTitle(config, { item: null, partner }) ?? configPage);
    titles.push(requestTitle(config, partner) ?? configPage);
  }
  return [...new Set(titles)];
}

/** The category of the requests about the partner of a page; by item when there is one, else by its first name. */
function categoryOnMeta(config: Config, { item, names }: About): string | null {
  const [partner = ''] = names;
  return item === null && partner === '' ? null : aboutCategory(config, { item, partner });
}

/** What Meta said of the desk; `remembered` is the configuration where the answer has none. */
function deskSeen(
  { partner }: Look,
  meta: MetaRead,
  remembered: Config,
  seen: Pick<DeskSeen, 'records' | 'requests'>,
): DeskSeen {
  const page = meta.pages.get(configPage);
  const read = page?.exists ? parseConfig(page.text) : { config: remembered, problems: [] };
  const config = page?.exists === false ? parseConfig(null).config : read.config;
  const name = partner.name?.text ?? '';
  const newRecordTitle = opportunityTitle(config, { item: partner.item, partner: name }) ?? null;
  return { account: meta.account, config, configProblems: read.problems, ...seen, newRecordTitle };
}

type MetaRead = MetaSeen & { readonly state: 'read' };

/** What reads records and requests: needed only where Meta has one of them. @throws {PartError} */
const readRecords = () => part(import('./opening-records.ts'));

/** Whether Meta's answer has a record or a request in it, which are then to be read. */
function isKnown({ pages, listed }: MetaRead, config: Config): boolean {
  const titles = [...pages].flatMap(([asked, { exists, title }]) => (exists ? [asked, title] : []));
  return (
    [...titles, ...listed.map(({ title }) => title)].some(title => isRequestTitle(config, title)) ||
    titles.some(title => isOpportunityTitle(config, title))
  );
}

/** The page without the reasons that what the desk knows has taken away. */
function told(look: Look, desk: DeskSeen | null): Look {
  if (desk === null || desk.requests.length === 0) return look;
  return { ...look, signals: look.signals.filter(({ key }) => key !== 'batch-upload-without-request') };
}

/** What keeps the person from publishing, Meta first: that is where records are. */
function obstaclesOf({ account, meta }: Look): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (meta.state === 'failed') obstacles.push({ kind: 'meta-failed', cause: meta.cause });
  const accounts = new Map([
    ...(meta.state === 'read' ? [[meta.account.wiki, meta.account] as const] : []),
    [account.wiki, account] as const,
  ]);
  for (const [wiki, one] of accounts) {
    if (!one.signedIn) obstacles.push({ kind: 'signed-out', wiki, temporary: one.temporary === true });
    else if (one.block !== null) obstacles.push({ kind: 'blocked', wiki, block: one.block });
    if (one.readOnly !== null) obstacles.push({ kind: 'read-only', wiki, reason: one.readOnly });
  }
  return obstacles;
}

function failureOf(wiki: WikiId, error: WikiError): OpeningFailure {
  const cause = error.reason;
  switch (cause.kind) {
    case 'unreachable':
    case 'lost':
      return { kind: 'no-connection' };
    case 'api':
      return { kind: 'refused', wiki, cause };
    default:
      return { kind: 'nonsense', wiki, cause };
  }
}

/** The configuration as it was when Meta was last asked: it says where to look before Meta has answered. */
async function recallConfig({ cache }: OpeningDeps): Promise<Config> {
  const text = await cache.read(configKey, z.nullable(z.string()));
  return parseConfig(text?.value ?? null).config;
}

/** The configuration that just came, remembered for the next opening; null when none came. */
async function keepConfig({ cache }: OpeningDeps, { meta }: Look): Promise<Config | null> {
  const page = meta.state === 'read' ? meta.pages.get(configPage) : undefined;
  if (page === undefined) return null;
  const text = page.exists ? page.text : null;
  await cache.write(configKey, text);
  return parseConfig(text).config;
}
