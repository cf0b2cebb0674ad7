import { parseArgs } from 'node:util';
import { sites, wikiIds } from '../../lib/wiki/sites.ts';
import { findMediaWiki, InstallError } from './install/mediawiki.ts';
import { ensurePhp } from './install/php.ts';
import { reset, start, status, stop } from './lifecycle.ts';
import { stateFolder } from './paths.ts';
import { userOf, users } from './users.ts';

const usage = `npm run sandbox -- <command> [--mediawiki DIR]

  install   gets what the sandbox needs (PHP extensions, MediaWiki 1.43)
  start     starts the three wikis, or says where they run already
  status    says whether they run
  reset     puts them back to the seeded state
  stop      ends them

  --mediawiki DIR   uses this MediaWiki 1.43 tree (also: SANDBOX_MEDIAWIKI=DIR)
  SANDBOX_NAME=two  a second sandbox beside the first`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mediawiki: { type: 'string' }, help: { type: 'boolean' } },
  });
  const say = (line: string) => console.log(line);
  const chosen = values.mediawiki === undefined ? {} : { mediawiki: values.mediawiki };
  const command = values.help === true ? 'help' : positionals[0];
  switch (command) {
    case 'install': {
      await ensurePhp(say);
      const found = await findMediaWiki(values.mediawiki, say);
      say(`MediaWiki ${found.version} is ready (${found.folder}).`);
      return 0;
    }
    case 'start': {
      const state = await start({ ...chosen, say });
      say(`The sandbox runs: TLS on 127.0.0.1:${state.proxyPort}, files in ${stateFolder()}.`);
      for (const wiki of wikiIds) say(`  https://${sites[wiki].host}/`);
      const people = Object.keys(users).filter(key => key in users);
      say('People (name, password):');
      for (const key of people) {
        if (!isUser(key)) continue;
        const { name, password } = userOf(key);
        say(`  ${key.padEnd(13)} ${name.padEnd(24)} ${password}`);
      }
      return 0;
    }
    case 'status': {
      const state = await status();
      say(state === undefined ? 'The sandbox does not run.' : `It runs on 127.0.0.1:${state.proxyPort}.`);
      return state === undefined ? 3 : 0;
    }
    case 'reset': {
      const state = await status();
      if (state === undefined) {
        say('The sandbox does not run.');
        return 3;
      }
      const started = performance.now();
      await reset(state);
      say(`Back to the seed in ${Math.round(performance.now() - started)} ms.`);
      return 0;
    }
    case 'stop':
      say((await stop()) ? 'Stopped.' : 'The sandbox did not run.');
      return 0;
    default:
      say(usage);
      return command === 'help' ? 0 : 2;
  }
}

function isUser(key: string): key is keyof typeof users {
  return Object.hasOwn(users, key);
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof InstallError ? error.message : error);
    process.exit(1);
  },
);
