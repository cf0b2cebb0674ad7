/** `npm run publish`: the publisher on a terminal. */
import { createInterface } from 'node:readline';
import { Mwn } from 'mwn';
import { buildUserscript } from '../build/build.ts';
import { runPublisher } from './run.ts';

// It says when it tries again, and then shows the whole of what went wrong as an object.
Mwn.setLoggingConfig({ printDebug: false });

const terminal = createInterface({ input: process.stdin });
// Keeps what was typed ahead, and ends where nothing more can come.
const lines = terminal[Symbol.asyncIterator]();

runPublisher(process.argv.slice(2), {
  env: process.env,
  build: () => buildUserscript(),
  say: text => console.log(text),
  complain: text => console.error(text),
  async ask(question) {
    process.stdout.write(question);
    const { done, value } = await lines.next();
    return done === true ? null : value;
  },
})
  .then(
    status => {
      process.exitCode = status;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  )
  .finally(() => terminal.close());
