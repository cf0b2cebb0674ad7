/** The gadget's first module: the link, until somebody asks for the panel. */
import { putLink } from './link.ts';
import { loadPanel } from './load-panel.ts';

putLink(loadPanel);
