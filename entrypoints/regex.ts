import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerRegex } from '../lib/batch/plan/regex-answer.ts';

/** The thread that regular expressions run in, so that one that never ends can be stopped. */
export default defineUnlistedScript(() => {
  self.onmessage = (event: MessageEvent<unknown>) => self.postMessage(answerRegex(event.data));
});
