import { beforeAll, beforeEach } from 'vitest';
import { wikiIds } from '../../lib/wiki/sites.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { type Browser, beginLife, type Life, type LifeHooks, openBrowser } from './batch-stage.ts';

/** The sandbox as it was made, the editor's browser, and one life of the worker in it: anew for each test (`useLife`). */
export let sandbox: Sandbox;
export let browser: Browser;
export let life: Life;

/** To be called once at the top of a file. The wikis have no rate limits for the editor. */
export function useLife(hooks: LifeHooks = {}): void {
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  beforeEach(async () => {
    await sandbox.reset();
    browser = await openBrowser(sandbox);
    for (const wiki of wikiIds)
      await sandbox.switches.set(wiki, { rateLimits: { [browser.session.name]: null } });
    life = beginLife(browser, hooks);
  });
}
