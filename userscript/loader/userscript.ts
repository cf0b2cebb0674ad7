/** For userscript managers (Violentmonkey, Tampermonkey): loader and panel in one file, which starts on any page of the wikis. */
import { inPage } from '../in-page.tsx';
import type { MediaWiki } from '../mediawiki.ts';
import { putLink } from './link.ts';

/**
 * MediaWiki runs what is pushed here once it has the modules, however far it has come with itself. A function alone would
 * run too early: before `mw.loader.using` is there.
 */
interface PageOfAWiki {
  RLQ?: (readonly [modules: readonly string[], then: () => void])[];
}

/** The wiki knows nothing of userscript managers, so its safe mode has to be honoured here. */
function isSafeMode({ user }: MediaWiki): boolean {
  return /[?&]safemode=(?!0|&|$)/.test(location.search) || Number(user.options.get('forcesafemode')) === 1;
}

const page = window as PageOfAWiki;
page.RLQ = page.RLQ ?? [];
page.RLQ.push([
  ['mediawiki.util', 'mediawiki.user'],
  () => {
    if (!isSafeMode(mw)) putLink(() => Promise.resolve(inPage));
  },
]);
