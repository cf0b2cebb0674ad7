/** A browser with the panel beside a page of the sandbox, for tests of batches: one at a time, closed after each test. */
import type { WikiId } from '../../lib/wiki/sites.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { places } from '../sandbox/world/partners.ts';
import { historyOf } from './batch-steps.ts';
import type { BrowserOptions } from './chromium.ts';
import { type Beside, besidePage, closeBrowsers, freshForEach, sandbox } from './stage.ts';

export interface BatchStage {
  readonly sandbox: Sandbox;
  /** Opens the panel beside a page, signed in as the editor unless said otherwise. */
  panelBeside(address: string, options?: BrowserOptions): Promise<Beside>;
  closeBrowser(): Promise<void>;
  /** The editor's own revisions of a page, newest first. */
  editsBy(title: string, wiki?: WikiId): ReturnType<typeof historyOf>;
  /** Makes each edit of an item take a while, so that a test can come in between. */
  slowly(ms?: number): Promise<unknown>;
}

/** To be called once at the top of a test file. */
export function batchStage(): BatchStage {
  freshForEach();
  return {
    get sandbox() {
      return sandbox;
    },
    panelBeside: besidePage,
    closeBrowser: closeBrowsers,
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
