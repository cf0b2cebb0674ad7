import browser from 'webextension-polyfill';
import { systemClock } from '../../lib/clock.ts';
import { serveRegex } from '../extension/regex-offscreen.ts';
import { threadRegex } from '../extension/regex-thread.ts';

/** Not seen by anyone: gives the service worker, which has no threads of its own, the one for regular expressions. */
serveRegex(browser.runtime, threadRegex(), systemClock, () => window.close());
