import { openGate } from '../../../lib/wiki/gate.ts';
import { pageLocks, pageStore } from '../../../lib/wiki/locks.ts';
import type { PageEdit, Writer } from '../../../lib/wiki/page-edit.ts';
import { type Reply, scripted } from './scripted-fetch.ts';
import { type Fate, TinyWiki } from './tiny-wiki.ts';

/** Somebody who saves pages, over answers that are given or on a wiki in memory. */

export const user = 'Amina Okello';

export function writerOver(replies: Reply | readonly Reply[], more: Partial<Writer> = {}) {
  const { client, sent, clock } = scripted(replies);
  const gate = openGate({
    wiki: 'meta',
    user,
    limits: new Map(),
    clock,
    locks: pageLocks(),
    store: pageStore(),
  });
  const writer: Writer = { client, gate, user, ...more };
  return { writer, client, sent, clock };
}

export function writerOn(faults: { writes?: readonly Fate[]; reads?: readonly Fate[] } = {}) {
  const wiki: TinyWiki = new TinyWiki(() => over.clock);
  const over = writerOver(sent => wiki.answer(sent));
  wiki.writeFates = [...(faults.writes ?? [])];
  // The first read is that of the token, unless a fate is given for it.
  wiki.readFates = [...(faults.reads ?? [])];
  return { ...over, wiki };
}

export const edit = (more: Partial<PageEdit> = {}): PageEdit => ({
  title: 'P',
  text: 'new text',
  summary: 'why',
  base: { revision: 100 },
  ...more,
});
