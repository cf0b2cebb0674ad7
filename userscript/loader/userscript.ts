/** For userscript managers (Violentmonkey, Tampermonkey): loader and panel in one file, which starts on any page of the wikis. */
import { inPage } from '../in-page.tsx';
import type { MediaWiki } from '../mediawiki.ts';
import { putLink } from './link.ts';

/** MediaWiki runs what is pushed here once its loader is ready. */
interface PageOfAWiki {
  RLQ?: (() => void)[];
}

/** The wiki knows nothing of userscript managers, so its safe mode has to be honoured here. */
function isSafeMode({ user }: MediaWiki): boolean {
  return /[?&]safemode=(?!0|&|$)/.test(location.search) || Number(user.options.get('forcesafemode')) === 1;
}

const page = window as PageOfAWiki;
page.RLQ = page.RLQ ?? [];
page.RLQ.push(() => {
  mw.loader.using(['mediawiki.util', 'mediawiki.user']).then(() => {
    if (!isSafeMode(mw)) putLink(() => Promise.resolve(inPage));
  });
});
