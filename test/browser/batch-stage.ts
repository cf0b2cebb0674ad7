/** A browser with the panel beside a page of the sandbox, for tests of batches: one at a time, closed after each test. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { WikiId } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { historyOf } from './batch-steps.ts';
import { type OpenedChromium, openChromium } from './chromium.ts';

export interface Beside {
  readonly browser: OpenedChromium;
  readonly page: Page;
  readonly panel: Page;
}

export interface BatchStage {
  readonly sandbox: Sandbox;
  /** Opens the panel beside a page, signed in as the editor unless said otherwise. */
  panelBeside(address: string, options?: { profile?: string; user?: UserKey }): Promise<Beside>;
  closeBrowser(): Promise<void>;
  /** The editor's own revisions of a page, newest first. */
  editsBy(title: string, wiki?: WikiId): ReturnType<typeof historyOf>;
  /** Makes each edit of an item take a while, so that a test can come in between. */
  slowly(ms?: number): Promise<unknown>;
}

/** To be called once at the top of a test file. */
export function batchStage(): BatchStage {
  let sandbox: Sandbox;
  let browser: OpenedChromium | undefined;
  const closeBrowser = async () => {
    await browser?.close();
    browser = undefined;
  };
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  beforeEach(() => sandbox.reset());
  afterEach(closeBrowser);
  afterAll(() => sandbox.reset());
  return {
    get sandbox() {
      return sandbox;
    },
    async panelBeside(address, { profile, user = 'editor' } = {}) {
      const opened = await openChromium(sandbox, { user, ...(profile === undefined ? {} : { profile }) });
      browser = opened;
      const page = await opened.openPage(address);
      return { browser: opened, page, panel: await opened.openPanel(page) };
    },
    closeBrowser,
    async editsBy(title, wiki = 'wikidata') {
      const all = await historyOf(sandbox, wiki, title);
      return all.filter(({ user }) => user === sandbox.users.editor.name);
    },
    slowly: (ms = 1500) =>
      sandbox.faults.add({
        wiki: 'wikidata',
        action: 'wbeditentity',
        count: 'always',
        fault: { kind: 'delay', ms },
      }),
  };
}

/** Six items, for batches of one label each. */
export const six = [
  places.craftsMuseum,
  places.maritimeMuseum,
  places.archive,
  places.townLibrary,
  places.agency,
  places.wetland,
] as const;

export const sixLabels = six.map(id => `${id}\tLsw\t"Jina ${id}"`).join('\n');
