import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { hostBatches } from './extension/batch-host.ts';
import { answerGadget } from './extension/beside-gadget.ts';
import { panelPage, sidePanelOf } from './extension/panel-surface.ts';

/** Runs batches; and the toolbar icon opens the panel: beside the page where the browser can, else as a tab next to it. */
export default defineBackground(() => {
  hostBatches(browser);
  const sidePanel = sidePanelOf(browser);
  if (sidePanel !== undefined) {
    void sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    answerGadget(browser.runtime, sidePanel);
    return;
  }
  // Manifest V3 calls it `action`, Firefox' Manifest V2 `browserAction`; one of the two is there.
  const button = browser.action ?? browser.browserAction;
  button.onClicked.addListener(tab => {
    // Firefox wants the sidebar toggled in the very turn of the click, so nothing is awaited before it.
    if (browser.sidebarAction !== undefined) {
      void browser.sidebarAction.toggle();
      return;
    }
    void browser.tabs.create({
      url: panelPage(tab.id),
      ...(tab.index === undefined ? {} : { index: tab.index + 1 }),
    });
  });
});
