/** For `mw.loader.load` in somebody's own scripts: on any wiki, loads the panel from the page beside it on Meta. */
import { putLink } from './link.ts';

/** Put in by the build: address of the page with the whole panel. */
declare const __PANEL_ADDRESS__: string;

mw.loader.using(['mediawiki.util']).then(() =>
  putLink(() =>
    mw.loader.getScript(__PANEL_ADDRESS__).then(() => {
      const panel = mw.libs.helpdeskPanel;
      if (panel === undefined) throw new Error('The page with the panel has something else on it');
      return panel;
    }),
  ),
);
