import type { Runtime } from 'webextension-polyfill';
import type { SidePanelApi } from './panel-surface.ts';

/** What the gadget sends for its link (userscript/loader/extension.ts); it also asks merely whether somebody is there. */
const open = 'open';

/**
 * Somebody may have both this extension and the gadget: then the gadget's link opens the side panel, not a second panel
 * inside the page. Only pages of the three wikis can ask (`externally_connectable`); they learn that the extension is
 * there and nothing else. Firefox has no such messages.
 */
export function answerGadget(
  { onMessageExternal }: Partial<Pick<Runtime.Static, 'onMessageExternal'>>,
  sidePanel: SidePanelApi,
): void {
  onMessageExternal?.addListener((message, { tab }, answer) => {
    if (message !== open || tab?.id === undefined) {
      answer('here');
      return true;
    }
    // In the very turn of the person's click, which the browser passes on with the message.
    sidePanel.open({ tabId: tab.id }).then(
      () => answer('opened'),
      () => answer('here'),
    );
    return true;
  });
}
