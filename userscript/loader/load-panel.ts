import type { InPage } from '../mediawiki.ts';

const panel = 'ext.gadget.helpdesk-panel-main';

/** Lets ResourceLoader bring the panel, which is a module of its own. */
export function loadPanel(): PromiseLike<InPage> {
  return mw.loader.using([panel]).then(require => (require(panel) as { inPage: InPage }).inPage);
}
