/** The gadget's first module. The panel is a module of its own, which ResourceLoader brings when somebody asks for it. */
import type { InPage } from '../mediawiki.ts';
import { putLink } from './link.ts';

const panel = 'ext.gadget.helpdesk-panel-main';
putLink(() => mw.loader.using([panel]).then(require => (require(panel) as { inPage: InPage }).inPage));
