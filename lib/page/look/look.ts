import { accountParams, parseAccount } from '../../wiki/account.ts';
import { type Params, type WikiClient, WikiError } from '../../wiki/client.ts';
import type { Entity, EntityId } from '../../wiki/entity-types.ts';
import { readPages } from '../../wiki/pages.ts';
import type { WikiId } from '../../wiki/sites.ts';
import { mayHaveItem } from '../address/page-kind.ts';
import type { Place } from '../address/place.ts';
import { lookedSubject } from '../address/subject.ts';
import type { CommonsReader } from '../commons/commons-reader.ts';
import { factsOf } from '../facts/facts.ts';
import type { FactContext, KnownLabel } from '../facts/gather.ts';
import { valuesOf } from '../facts/statements.ts';
import { type About, aboutMetaPage, nobody } from './about.ts';
import { readerOfCommons } from './commons-coming.ts';
import { compose, unlabelled } from './compose.ts';
import { entityIn } from './entity-content.ts';
import type { Findings } from './findings.ts';
import { emptyFindings, findingsOf } from './found-page.ts';
import { hereParams, isListFailure, parseHere, type Readable, titleOf, withoutLists } from './here.ts';
import { cachedLabels, readLabels } from './labels.ts';
import type { LookDeps } from './look-deps.ts';
import type { Look, LookedPage, LookTrouble, MetaSeen } from './look-types.ts';
import { metaFrom, metaParams, readMeta } from './meta.ts';
import { type ItemReader, readItem, readItemOfCommonsPage, rememberTopic } from './partner-item.ts';
import { uploadsParams } from './uploads-params.ts';

/** At most this many requests for one look, the one for labels or the topic of a category included (DESIGN 10). */
const budget = 4;

/**
 * Looks at a place: the page, what it says about a partner, who is signed in there and on Meta, and the pages of Meta
 * that are about the partner. At most 3 requests in 2 steps, and one more for labels never seen before or the main topic
 * of a category; 1 when Meta and Wikidata were asked about it in the last five minutes.
 *
 * `onStage` gets what the page's own wiki said before the others have answered. Throws {@link WikiError} when the
 * page's wiki fails; when another one fails, the look says so. Throws the signal's reason when it is aborted.
 */
export async function lookAt(
  place: Place,
  deps: LookDeps,
  onStage: (look: Look) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Look> {
  const { subject, talkPage } = lookedSubject(place);
  const looking = new Looking(place, talkPage, deps, onStage, signal);
  switch (subject.kind) {
    case 'uploads':
      if (place.wiki === 'commons') return looking.atUploads(subject.user);
      return looking.atNoPage({ state: 'no-page', wiki: place.wiki, subject });
    case 'title':
    case 'page-id':
    case 'revision':
    case 'entity':
      return looking.atPage(subject);
    case 'bad-title':
      return looking.atNoPage({ state: 'bad-title', wiki: place.wiki, title: subject.title });
    default:
      return looking.atNoPage({ state: 'no-page', wiki: place.wiki, subject });
  }
}

/** One look under way. */
class Looking {
  #requests = 0;
  readonly #troubles: LookTrouble[] = [];
  readonly #labels = new Map<EntityId, KnownLabel>();
  readonly #context: FactContext;
  /** What reads the page, when it is on Commons and the first answer is there. */
  #commons: CommonsReader | null = null;

  constructor(
    private readonly place: Place,
    private readonly talkPage: string | null,
    private readonly deps: LookDeps,
    private readonly onStage: (look: Look) => void,
    private readonly signal: AbortSignal | undefined,
  ) {
    const { languages, clock } = deps;
    this.#context = { languages, now: clock.now(), label: id => this.#labels.get(id) };
  }

  /** A special page, or a title that cannot be: who is signed in, and what the desk needs from Meta. */
  async atNoPage(page: LookedPage): Promise<Look> {
    const { wiki } = this.place;
    const besides = wiki === 'meta' ? this.deps.metaTitles(nobody) : [];
    const params = besides.length === 0 ? accountParams : metaParams(besides);
    const answer = await this.#client(wiki).get(params, this.signal);
    const found = emptyFindings(this.place, page, parseAccount(wiki, answer));
    return this.#withMeta(found, answer, besides);
  }

  /** What a person uploaded to Commons: what most of it shares may tell of a partner. */
  async atUploads(user: string): Promise<Look> {
    const reader = readerOfCommons();
    const answer = await this.#askHere(uploadsParams(user));
    this.#commons = await reader.come();
    const uploads = this.#commons.parseUploads(user, answer);
    const page = { state: 'uploads', wiki: 'commons', user } as const;
    const found = emptyFindings(this.place, page, parseAccount('commons', answer));
    const partnerId = this.#commons.collectionOfUploads(uploads, this.#context.now);
    return this.#withPartner({ ...found, uploads, partnerId }, answer, []);
  }

  async atPage(subject: Readable): Promise<Look> {
    const { wiki } = this.place;
    const title = titleOf(subject);
    const besides =
      wiki === 'meta' && subject.kind === 'title' ? this.deps.metaTitles(aboutMetaPage(subject.title)) : [];
    const reader = wiki === 'commons' ? readerOfCommons() : null;
    const [answer, linked] = await Promise.all([
      this.#askHere(hereParams(wiki, subject, besides)),
      wiki === 'commons' && title !== null && mayHaveItem(title)
        ? this.#item(reader => readItemOfCommonsPage(reader, title))
        : null,
    ]);
    const here = parseHere(subject, answer);
    this.#commons = (await reader?.come()) ?? null;
    const found = findingsOf(this.place, subject, here, parseAccount(wiki, answer), this.#commons);
    if (found.page.state !== 'read') return this.#withMeta(found, answer, besides);
    const withItem = linked === null ? found : await this.#linkedTo(found, linked);
    return this.#withPartner(withItem, answer, besides);
  }

  /** The second step where Meta alone is left to ask. */
  async #withMeta(found: Findings, answer: unknown, besides: readonly string[]): Promise<Look> {
    if (this.place.wiki !== 'meta') this.onStage(this.#compose(found, false));
    return this.#compose({ ...found, meta: await this.#meta(found, answer, besides) }, true);
  }

  /** The second step: Meta; the partner's item where it is another; the latest content where an old one is shown. */
  async #withPartner(first: Findings, answer: unknown, besides: readonly string[]): Promise<Look> {
    const collection = this.#collectionOf(first.media);
    let found: Findings = { ...first, partnerId: first.partnerId ?? collection };
    await this.#recallLabels(found);
    this.onStage(this.#compose(found, false));

    const { page, partner, partnerId } = found;
    const oldFile = page.state === 'read' && page.kind === 'file' && page.shownRevision !== null;
    const wanted = partner === null && !oldFile ? partnerId : null;
    const [meta, item, latest] = await Promise.all([
      this.#meta(found, answer, besides),
      wanted === null ? null : this.#item(reader => readItem(reader, wanted)),
      oldFile ? this.#latestFile(page.title) : {},
      // Nothing more will be learned about the partner: its labels need not wait.
      wanted === null && !oldFile ? this.#fetchLabels(found) : undefined,
    ]);
    found = { ...found, ...latest, meta, partner: item ?? partner };
    return this.#finish(found);
  }

  /** The last step, when something is still unknown and a request is left. */
  async #finish(findings: Findings): Promise<Look> {
    let found = findings;
    // The item of a category that was not known by title may be about the category only.
    const topic = found.partner === null ? null : this.#topicOf(found, found.partner);
    if (topic !== null && this.#requests < budget) {
      found = { ...found, partner: await this.#item(reader => readItem(reader, topic)), partnerId: topic };
    }
    await this.#recallLabels(found);
    await this.#fetchLabels(found);
    return this.#compose(found, true);
  }

  /** The partner of a page with this item: the item, or what a category's own item is about. */
  async #linkedTo(found: Findings, item: Entity): Promise<Findings> {
    const topic = this.#topicOf(found, item);
    if (topic === null) return { ...found, partner: item, partnerId: item.id };
    // So that next time the topic is asked for at once, and a request is left for its labels.
    if (found.here?.title) await rememberTopic(this.deps.cache, found.here.title, topic);
    return { ...found, partner: null, partnerId: topic };
  }

  /** Main topic (P301) of the item of a category; null when the item is the partner itself. */
  #topicOf({ page }: Findings, item: Entity): EntityId | null {
    if (page.state !== 'read' || page.kind !== 'category') return null;
    return valuesOf(item, 'P301', 'wikibase-entityid', this.#context.now)[0]?.value.id ?? null;
  }

  #compose(found: Findings, complete: boolean): Look {
    return compose(
      { ...found, talkPage: this.talkPage, troubles: [...this.#troubles] },
      this.#context,
      complete,
      this.#commons,
    );
  }

  #collectionOf(media: Entity | null): EntityId | null {
    return this.#commons?.collectionsOfFile(media, this.#context.now)[0] ?? null;
  }

  /** A client that counts what this look asks. */
  #client(wiki: WikiId): WikiClient {
    const client = this.deps.client(wiki);
    return {
      wiki,
      clock: client.clock,
      get: (params, signal) => {
        this.#requests++;
        return client.get(params, signal);
      },
      post: (params, signal) => client.post(params, signal),
    };
  }

  async #askHere(params: Params): Promise<unknown> {
    const client = this.#client(this.place.wiki);
    try {
      return await client.get(params, this.signal);
    } catch (error) {
      if (!isListFailure(error)) throw error;
      return client.get(withoutLists(params), this.signal);
    }
  }

  async #meta(found: Findings, answer: unknown, besides: readonly string[]): Promise<MetaSeen> {
    const meta = await this.#readMeta(found, answer, besides);
    if (meta.state === 'read') this.deps.onMeta?.(meta);
    return meta;
  }

  async #readMeta(found: Findings, answer: unknown, besides: readonly string[]): Promise<MetaSeen> {
    try {
      // A page on Meta was read with all that is wanted, unless only its text or links told who it is about.
      if (besides.length > 0 && found.partnerId === null) return metaFrom(besides, answer);
      const { page, account } = found;
      const { metaTitles, cache, fresh = false } = this.deps;
      const names = factsOf(compose(found, this.#context, false, this.#commons).facts, 'name').map(
        fact => fact.value.text,
      );
      const metaPage = page.state === 'read' && page.wiki === 'meta' ? page.title : null;
      const about: About = { metaPage, item: found.partnerId, names };
      const titles = metaTitles(about);
      const category = this.deps.metaCategory?.(about) ?? null;
      const options = { here: account, fresh, signal: this.signal, category };
      return await readMeta(this.#client('meta'), cache, titles, options);
    } catch (error) {
      return { state: 'failed', cause: this.#causeOf(error) };
    }
  }

  async #item(read: (reader: ItemReader) => Promise<Entity | null>): Promise<Entity | null> {
    const { cache, fresh = false } = this.deps;
    try {
      return await read({ client: this.#client('wikidata'), cache, fresh, signal: this.signal });
    } catch (error) {
      this.#troubles.push({ wiki: 'wikidata', cause: this.#causeOf(error) });
      return null;
    }
  }

  async #latestFile(title: string): Promise<Partial<Findings>> {
    try {
      const read = (await readPages(this.#client('commons'), [title], this.signal)).get(title);
      if (!read?.exists) return {};
      const media = entityIn(read.slots.get('mediainfo')?.content);
      return { media, wikitext: read.text, partnerId: this.#collectionOf(media) };
    } catch (error) {
      this.#troubles.push({ wiki: 'commons', cause: this.#causeOf(error) });
      return {};
    }
  }

  async #recallLabels(found: Findings): Promise<void> {
    const known = await cachedLabels(this.deps.cache, this.#unlabelled(found), this.deps.languages);
    for (const [id, label] of known) this.#labels.set(id, label);
  }

  /** Reads labels that are missing, if a request is left. Without them the facts show ids. */
  async #fetchLabels(found: Findings): Promise<void> {
    const ids = this.#unlabelled(found);
    if (ids.length === 0 || this.#requests >= budget) return;
    const { cache, languages } = this.deps;
    try {
      const read = await readLabels(this.#client('wikidata'), cache, ids, languages, this.signal);
      for (const [id, label] of read) this.#labels.set(id, label);
    } catch (error) {
      this.#troubles.push({ wiki: 'wikidata', cause: this.#causeOf(error) });
    }
  }

  #unlabelled(found: Findings): readonly EntityId[] {
    const ids = unlabelled(found, this.#context, this.#commons);
    const partner = found.partner === null && found.partnerId !== null ? [found.partnerId] : [];
    return [...new Set([...ids, ...partner])].filter(id => !this.#labels.has(id));
  }

  /** Why another wiki failed. What is no failure of a wiki, and giving up, goes up to the caller. */
  #causeOf(error: unknown): LookTrouble['cause'] {
    this.signal?.throwIfAborted();
    if (error instanceof WikiError) return error.reason;
    throw error;
  }
}
