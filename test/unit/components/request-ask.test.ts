import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openAskForm } from '../../../components/request/ask-model.ts';
import { storedAskSchema } from '../../../components/request/draft-store.ts';
import {
  type AskPrefill,
  nothingFilled,
  prefillFromPage,
  prefillFromSeed,
} from '../../../components/request/prefill-request.ts';
import { wikiPage } from '../../../components/request/wiki-page.ts';
import { systemClock } from '../../../lib/clock.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { requestOf } from '../../../lib/desk/request/request-draft.ts';
import type { DraftField } from '../../../lib/desk/request/request-draft-types.ts';
import { english } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import type { Look } from '../../../lib/page/look/look-types.ts';
import { openStore } from '../../../lib/store/database.ts';
import { isBroken, openDrafts } from '../../../lib/store/drafts.ts';

const i18n = createI18n('en', new Map([['en', english]]));
const drafts = () => openDrafts(openStore({ factory: new IDBFactory() }), systemClock);
const read = async (from: ReturnType<typeof drafts>) => {
  const found = await from.read('request', 'wikidata:Q1 a', storedAskSchema);
  if (found === undefined || isBroken(found)) throw new Error('No draft');
  return found.content;
};
const form = (from = drafts(), filled: AskPrefill = nothingFilled) =>
  openAskForm({ drafts: from, key: 'wikidata:Q1 a', filled, need: null, stored: undefined });

const look: Look = {
  place: {
    at: 'wiki',
    wiki: 'wikidata',
    mobile: false,
    subject: { kind: 'entity', id: 'Q1' },
    action: 'view',
    fragment: null,
    language: null,
  },
  complete: true,
  page: {
    state: 'read',
    wiki: 'wikidata',
    kind: 'item',
    title: 'Q1',
    pageId: 1,
    revision: 2,
    shownRevision: null,
    redirectedFrom: null,
    movedTo: null,
  },
  talkPage: null,
  partner: { item: 'Q1', name: { type: 'text', text: 'Harbour Museum', language: 'en' } },
  facts: [
    {
      key: 'name',
      value: { type: 'text', text: 'Harbour Museum', language: 'en' },
      source: { from: 'label', entity: 'Q1', language: 'en' },
      alsoFrom: [],
      ended: false,
    },
  ],
  signals: [],
  account: { wiki: 'wikidata', signedIn: false, readOnly: null },
  meta: { state: 'asking' },
  troubles: [],
};

const opportunity: Opportunity = {
  status: 'flagged',
  partner: 'The Harbour Museum',
  item: 'Q1',
  kind: 'museum',
  country: ['UG'],
  material: ['photographs'],
  volume: '4,000',
  licence: 'public-domain',
  languages: ['sw'],
  links: ['https://example.org/'],
  claimedBy: '',
  claimedUntil: '',
  reason: '',
  duplicateOf: '',
  request: '',
  sightings: [
    { by: 'A', at: '', page: '', material: [], volume: '', licence: null, why: 'They scan' },
    { by: 'B', at: '', page: '', material: [], volume: '', licence: null, why: 'They scan' },
  ],
};

describe('what a form for help begins with', () => {
  it('is what the page says, each with its source', () => {
    const { draft, sources } = prefillFromPage(look, null, i18n);
    expect(draft).toMatchObject({
      title: 'Harbour Museum',
      partner: 'Harbour Museum',
      item: 'Q1',
      page: 'd:Q1',
    });
    expect([...sources.keys()].sort()).toEqual(['item', 'page', 'partner', 'title']);
  });

  it('is completed by the opportunity, which never goes before the page', () => {
    const { draft, sources } = prefillFromPage(look, { title: 'O/Q1', record: opportunity }, i18n);
    expect(draft).toMatchObject({
      partner: 'Harbour Museum',
      country: ['UG'],
      licence: 'public-domain',
      opportunity: 'O/Q1',
      answers: { gaps: 'They scan' },
    });
    expect(sources.get('partner')).toMatchObject({ from: 'fact' });
    expect(sources.get('volume')).toEqual({ from: 'opportunity', title: 'O/Q1' });
  });

  it('is an earlier request without its name', () => {
    const before: HelpRequest = requestOf(
      { ...nothingFilled.draft, title: 'Old', partner: 'P', answers: { gaps: 'G' } },
      'A',
      0,
      defaultConfig,
    );
    const { draft, sources } = prefillFromSeed({ from: 'request', title: 'R/Old', request: before });
    expect(draft).toMatchObject({ title: '', partner: 'P', answers: { gaps: 'G' } });
    expect([...sources.keys()].sort()).toEqual(['answers.gaps', 'partner']);
  });
});

describe('a form for help', () => {
  it('stores nothing before something was typed, and everything from then on', async () => {
    const store = drafts();
    const ask = form(store);
    ask.choose('project');
    ask.go('material');
    await ask.settled();
    expect(await store.count()).toBe(0);
    ask.answer('description', 'A wish');
    ask.setContact('phone', '+256 414 232 707');
    await ask.settled();
    expect(await read(store)).toMatchObject({
      step: 'material',
      open: true,
      form: {
        draft: { need: 'project', answers: { description: 'A wish' } },
        contact: { phone: { onlyByEmail: '+256 414 232 707' } },
      },
    });
  });

  it('says a source for as long as the value is the one that was filled in, and clears it with ✕', () => {
    const ask = form(drafts(), prefillFromPage(look, { title: 'O', record: opportunity }, i18n));
    const fields = (): readonly DraftField[] => [...ask.sources.value.keys()];
    expect(fields()).toContain('volume');
    ask.set('volume', '5,000');
    expect(fields()).not.toContain('volume');
    ask.clear('answers.gaps');
    expect(ask.draft.value.answers.gaps).toBe('');
    ask.clear('country');
    expect(ask.draft.value.country).toEqual([]);
    expect(fields()).not.toContain('country');
  });

  it('takes what the page said about one partner along with it when another is chosen', () => {
    const ask = form(drafts(), prefillFromPage(look, { title: 'O', record: opportunity }, i18n));
    ask.set('links', ['https://typed.example/']);
    ask.choosePartner('Q2', 'Another museum');
    expect(ask.draft.value).toMatchObject({
      title: 'Another museum',
      partner: 'Another museum',
      item: 'Q2',
      kind: null,
      country: [],
      links: ['https://typed.example/'],
    });
  });

  it('tells what has to be mended as one types, and takes private details out of one field only', () => {
    const ask = form();
    ask.choose('question');
    expect(ask.problems.value).toEqual([{ kind: 'required', field: 'answers.description' }]);
    ask.answer('description', 'Call +256 414 232 707 today');
    ask.set('title', 'Call +256 414 232 707');
    expect([...ask.personal.value.keys()]).toEqual(['title', 'answers.description']);
    ask.removePersonal('answers.description');
    expect(ask.draft.value.answers.description).toBe('Call  today');
    expect(ask.draft.value.title).toBe('Call +256 414 232 707');
  });

  it('keeps what it began with and from where, and goes on with that', async () => {
    const store = drafts();
    const filled = prefillFromPage(look, { title: 'O/Q1', record: opportunity }, i18n);
    const ask = form(store, filled);
    ask.answer('description', 'A wish');
    ask.set('volume', '5,000');
    await ask.settled();
    const stored = await read(store);
    expect(stored.filled).toEqual(filled);
    const again = openAskForm({
      drafts: store,
      key: 'wikidata:Q1 a',
      filled: stored.filled ?? nothingFilled,
      need: null,
      stored,
    });
    expect([...again.sources.value]).toEqual([...ask.sources.value]);
    expect(again.sources.value.get('licence')).toEqual({ from: 'opportunity', title: 'O/Q1' });
    expect(again.sources.value.has('volume')).toBe(false);
  });

  it('puts back what it began with, but never over what the person wrote or for another partner', () => {
    const ask = form(drafts(), prefillFromPage(look, { title: 'O', record: opportunity }, i18n));
    const offered = (): readonly DraftField[] => [...ask.changed.value.keys()];
    ask.set('volume', '5,000');
    ask.set('title', 'A name of my own');
    ask.answer('gaps', 'A reason of my own');
    expect(offered()).toEqual(['volume']);
    ask.clear('answers.gaps');
    expect(offered()).toContain('answers.gaps');
    ask.putBack('answers.gaps');
    expect(ask.draft.value.answers.gaps).toBe('They scan');
    ask.putBack('volume');
    expect(ask.draft.value.volume).toBe('4,000');
    ask.choosePartner('Q2', 'Another museum');
    expect(offered()).toEqual(['partner']);
    ask.putBack('partner');
    expect(ask.draft.value).toMatchObject({ partner: 'Harbour Museum', item: 'Q1' });
  });

  it('costs nothing of what was typed when a source is of a kind this panel does not know', async () => {
    const store = drafts();
    const ask = form(store);
    ask.answer('description', 'A wish');
    await ask.settled();
    const { filled, ...rest } = await read(store);
    expect(filled).toBeDefined();
    const sources = new Map([['title', { from: 'a newer place' }]]);
    await store.save('request', 'wikidata:Q1 a', { ...rest, filled: { ...filled, sources } });
    expect(await read(store)).toEqual(rest);
  });

  it('says as one types when no page can have its name', () => {
    const ask = form();
    ask.choose('question');
    ask.answer('description', 'A wish');
    ask.set('title', '[[#]]');
    expect(ask.problems.value).toEqual([{ kind: 'no-title' }]);
    ask.set('title', '[[#]]7');
    expect(ask.problems.value).toEqual([]);
  });

  it('is gone from the browser once it is thrown away, whatever was under way', async () => {
    const store = drafts();
    const ask = form(store);
    ask.choose('question');
    ask.answer('description', 'A wish');
    await ask.discard();
    ask.answer('description', 'Another');
    await ask.settled();
    expect(await store.count()).toBe(0);
  });
});

describe('a page by its name in a record', () => {
  it('is found on the wiki of its prefix', () => {
    expect(wikiPage('d:Q42')).toMatchObject({ wiki: 'wikidata', title: 'Q42' });
    expect(wikiPage('c:Category:Maps')).toMatchObject({ wiki: 'commons', title: 'Category:Maps' });
    expect(wikiPage('Content Partnerships Hub')).toMatchObject({ wiki: 'meta' });
    expect(wikiPage('')).toBeNull();
  });
});
