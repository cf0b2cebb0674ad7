/** The whole panel in one script, for `page.ts` to find. */
import { inPage } from '../in-page.tsx';

mw.libs.helpdeskPanel = inPage;
