import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { storedFlagSchema } from '../../../components/flag/draft-store.ts';
import type { FilledField } from '../../../components/flag/filled-fields.ts';
import { openFlagForm } from '../../../components/flag/flag-model.ts';
import { emptyDraft, type Prefill } from '../../../components/flag/prefill.ts';
import { systemClock } from '../../../lib/clock.ts';
import type { FactSource } from '../../../lib/page/facts/facts.ts';
import { openStore } from '../../../lib/store/database.ts';
import { type Drafts, isBroken, openDrafts } from '../../../lib/store/drafts.ts';

const key = 'wikidata|entity|Q190804';
const website: FactSource = { from: 'statement', entity: 'Q190804', property: 'P856' };
const label: FactSource = { from: 'label', entity: 'Q190804', language: 'en' };

const filled: Prefill = {
  draft: {
    ...emptyDraft,
    partner: 'Uganda Museum',
    item: 'Q190804',
    kind: 'museum',
    links: ['https://uganda-museum.example/'],
  },
  sources: new Map<FilledField, FactSource>([
    ['partner', label],
    ['links', website],
  ]),
};

const newDrafts = () => openDrafts(openStore({ factory: new IDBFactory() }), systemClock);

async function storedIn(drafts: Drafts) {
  const found = await drafts.read('flag', key, storedFlagSchema);
  return found === undefined || isBroken(found) ? undefined : found.content;
}

const openForm = (drafts: Drafts, stored?: Awaited<ReturnType<typeof storedIn>>) =>
  openFlagForm({ drafts, key, filled, stored });

describe('the form of a flag', () => {
  it('is filled in from the page, each value with its source, and stores nothing yet', async () => {
    const drafts = newDrafts();
    const form = openForm(drafts);
    expect(form.draft.value.partner).toBe('Uganda Museum');
    expect(form.sources.value.get('links')).toEqual(website);
    form.leave(false);
    await form.settled();
    expect(await drafts.count()).toBe(0);
  });

  it('clears what was filled in, and then claims no source for it', () => {
    const form = openForm(newDrafts());
    form.clear('links');
    expect(form.draft.value.links).toEqual([]);
    expect([...form.sources.value.keys()]).toEqual(['partner']);
    form.clear('partner');
    expect(form.draft.value).toMatchObject({ partner: '', item: null });
  });

  it('keeps each letter as it is typed, and is there again after a crash', async () => {
    const drafts = newDrafts();
    const form = openForm(drafts);
    for (const why of ['A', 'A ', 'A catalogue']) form.set('why', why);
    await form.settled();
    expect(form.kept.value).toBe('kept');
    const stored = await storedIn(drafts);
    expect(stored).toMatchObject({ open: true, draft: { why: 'A catalogue', partner: 'Uganda Museum' } });
    const again = openForm(drafts, stored);
    expect(again.draft.value.why).toBe('A catalogue');
    expect(again.sources.value.get('links')).toEqual(website);
  });

  it('says when the browser keeps nothing', async () => {
    const failing: Drafts = { ...newDrafts(), save: () => Promise.reject(new Error('no space')) };
    const form = openForm(failing);
    form.set('why', 'x');
    await form.settled();
    expect(form.kept.value).toBe('not-kept');
    expect(form.draft.value.why).toBe('x');
  });

  it('lets what the page said about one partner go with that partner', () => {
    const form = openForm(newDrafts());
    form.set('volume', 'about 40');
    form.choosePartner('Q5', 'Another museum');
    expect(form.draft.value).toMatchObject({
      item: 'Q5',
      partner: 'Another museum',
      kind: null,
      links: [],
      volume: 'about 40',
    });
  });

  it('takes over a sentence once, as a line of its own', () => {
    const form = openForm(newDrafts());
    form.takeOver('No category.');
    form.takeOver('No category.');
    form.takeOver('A catalogue.');
    expect(form.draft.value.why).toBe('No category.\nA catalogue.');
  });

  it('notices contact details and takes them out, nothing else', () => {
    const form = openForm(newDrafts());
    form.set('why', 'Ask jane@example.org about 1907 plates');
    expect(form.personal.value.get('why')?.map(found => found.text)).toEqual(['jane@example.org']);
    form.removePersonal('why');
    expect(form.draft.value.why).toBe('Ask  about 1907 plates');
    expect(form.personal.value.size).toBe(0);
  });

  it('is gone when it is thrown away, also with a save still under way', async () => {
    const drafts = newDrafts();
    const form = openForm(drafts);
    form.set('why', 'x');
    await form.discard();
    form.leave(true);
    await form.settled();
    expect(await drafts.count()).toBe(0);
  });

  it('remembers that it was on its way to the wiki', async () => {
    const drafts = newDrafts();
    await openForm(drafts).markSent(true);
    const again = openForm(drafts, await storedIn(drafts));
    expect(again.maybeSent).toBe(true);
    await again.markSent(false);
    expect((await storedIn(drafts))?.sent).toBe(false);
  });

  it('knows what was changed and emptied, and puts back what the page said', () => {
    const form = openForm(newDrafts());
    form.set('links', ['https://other.example/']);
    expect([...form.changed.value]).toEqual([['links', website]]);
    form.putBack('links');
    expect(form.draft.value.links).toEqual(filled.draft.links);
    expect(form.changed.value.size).toBe(0);
    expect(form.sources.value.get('links')).toEqual(website);
    form.clear('partner');
    expect([...form.changed.value.keys()]).toEqual(['partner']);
    form.putBack('partner');
    expect(form.draft.value).toMatchObject({ partner: 'Uganda Museum', item: 'Q190804' });
  });

  it('does not offer what was said about one partner for another', () => {
    const form = openForm(newDrafts());
    form.choosePartner('Q5', 'Another museum');
    expect([...form.changed.value.keys()]).toEqual(['partner']);
    form.putBack('partner');
    expect([...form.changed.value.keys()]).toEqual(['links']);
  });
});

describe('a draft of a flag', () => {
  /** Opened again where the page says nothing: from the list of drafts, on another page. */
  const openElsewhere = (drafts: Drafts, stored: Awaited<ReturnType<typeof storedIn>>) =>
    openFlagForm({
      drafts,
      key,
      filled: stored?.filled ?? { draft: emptyDraft, sources: new Map() },
      stored,
    });

  it('still says where each value came from, and what the person changed', async () => {
    const drafts = newDrafts();
    const form = openForm(drafts);
    form.set('links', ['https://other.example/']);
    await form.settled();
    const again = openElsewhere(drafts, await storedIn(drafts));
    expect([...again.sources.value]).toEqual([['partner', label]]);
    expect([...again.changed.value]).toEqual([['links', website]]);
    again.putBack('links');
    expect(again.draft.value.links).toEqual(['https://uganda-museum.example/']);
  });

  it('of a panel that kept no sources opens as it is', async () => {
    const drafts = newDrafts();
    const before = { draft: { ...filled.draft, why: 'An old sentence' }, open: true, sent: false };
    await drafts.save('flag', key, before);
    const stored = await storedIn(drafts);
    expect(stored).toEqual(before);
    const again = openElsewhere(drafts, stored);
    expect(again.draft.value).toEqual(before.draft);
    expect(again.sources.value.size + again.changed.value.size).toBe(0);
  });

  it('loses only its sources when one is of a kind that this panel does not know', async () => {
    const drafts = newDrafts();
    const form = openForm(drafts);
    form.set('why', 'A newer sentence');
    await form.settled();
    const sources = new Map([['partner', { from: 'a newer place' }]]);
    await drafts.save('flag', key, { ...(await storedIn(drafts)), filled: { ...filled, sources } });
    const stored = await storedIn(drafts);
    expect(stored?.draft.why).toBe('A newer sentence');
    expect(stored?.filled).toBeUndefined();
  });
});
