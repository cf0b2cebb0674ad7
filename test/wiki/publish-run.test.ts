import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sites } from '../../lib/wiki/sites.ts';
import { type Built, buildUserscript } from '../../userscript/build/build.ts';
import { type ExitStatus, runPublisher } from '../../userscript/publish/run.ts';
import { openSandbox, type Sandbox, type UserKey } from '../sandbox/index.ts';
import { type Person, personAt, textOf } from './outcome-stage.ts';

/** The publisher as an administrator meets it for the first time: what it says, asks and gives back. */
const api = `https://${sites.meta.host}/w/api.php`;
const script = 'MediaWiki:Gadget-helpdesk-panel.js';
const definition = 'MediaWiki:Gadgets-definition';

let sandbox: Sandbox;
let admin: Person;
let built: Built;

beforeAll(async () => {
  sandbox = await openSandbox();
  admin = await personAt(sandbox, 'meta', 'admin');
  built = await buildUserscript();
});
beforeEach(() => sandbox.reset());

interface Meeting {
  readonly user?: UserKey;
  readonly password?: string;
  /** What the person answers, one after the other; then nobody is there. */
  readonly answers?: readonly string[];
  /** A change of the wiki's answers on the way. */
  readonly change?: (answer: unknown) => unknown;
}

interface Said {
  readonly status: ExitStatus;
  readonly text: string;
  readonly questions: number;
}

async function run(args: readonly string[], meeting: Meeting = {}): Promise<Said> {
  const { user = 'admin', answers = [], change } = meeting;
  const { name, password } = sandbox.users[user];
  const said: string[] = [];
  let questions = 0;
  const status = await runPublisher(args, {
    env: { PUBLISH_USER: name, PUBLISH_PASSWORD: meeting.password ?? password },
    build: async () => built,
    say: text => said.push(text),
    complain: text => said.push(text),
    ask: async () => answers[questions++] ?? null,
    prepare: bot => {
      bot.setOptions({ retryPause: 10 });
      bot.requestOptions = { ...bot.requestOptions, httpsAgent: sandbox.agent, proxy: false };
      if (change === undefined) return;
      const request = bot.request.bind(bot);
      bot.request = async (...asked) => Object(change(await request(...asked)));
    },
  });
  return { status, text: said.join('\n'), questions };
}

const gadget = ['--wiki', api, '--only', 'gadget'];
const standing = () => textOf(admin.client, script);

describe('what keeps it from beginning', () => {
  it('a wrong password: whose, what a bot password is, and that nothing was published', async () => {
    const { status, text } = await run([...gadget, '--yes'], { password: 'not it' });
    expect(status).toBe(1);
    expect(text).toMatch(
      /did not sign in “Karim Haddad”.*Incorrect.*Special:BotPasswords.*Nothing was published/s,
    );
    expect(await standing()).toBeNull();
  });

  it('an address where no wiki answers', async () => {
    const { status, text } = await run(['--wiki', `https://${sites.meta.host}/nothing/api.php`]);
    expect(status).toBe(1);
    expect(text).toMatch(/^No wiki answers at https:.*\/nothing\/api\.php.*Special:Version/s);
  });

  it('a connection that is not there', async () => {
    await sandbox.faults.add({ wiki: 'meta', count: 'always', fault: { kind: 'reset' } });
    const { status, text } = await run(gadget);
    expect(status).toBe(1);
    expect(text).toMatch(/^meta\.wikimedia\.org could not be reached/);
  });

  it('a wiki that cannot be written to', async () => {
    await sandbox.switches.set('meta', { readOnly: 'The database is being moved' });
    const { status, text } = await run(gadget);
    expect(status).toBe(1);
    expect(text).toMatch(/signs nobody in at the moment.*read-only.*Run it again later/s);
    expect(text).not.toContain('BotPasswords');
  });

  it('a wiki without gadgets', async () => {
    const { status, text } = await run(['--wiki', `https://${sites.commons.host}/w/api.php`, '--yes'], {
      change: answer => JSON.parse(JSON.stringify(answer).replaceAll('"name":"Gadgets"', '"name":"Other"')),
    });
    expect(status).toBe(1);
    expect(text).toContain('has no Gadgets extension');
  });
});

describe('a first run and a second', () => {
  it('a dry run shows the beginning of each page, says what would be made, and sends nothing', async () => {
    const { status, text, questions } = await run([...gadget, '--dry-run']);
    expect(status).toBe(0);
    expect(questions).toBe(0);
    expect(text).toContain(`New page: ${script}`);
    expect(text).toMatch(/… and [\d,]+ more lines \(--full shows them\)/);
    expect(text.split('\n').length).toBeLessThan(500);
    expect(text).toMatch(/(\d+) pages: \1 would be made\.\n\nA dry run: nothing was sent\.$/);
    expect(await standing()).toBeNull();
  });

  it('asks page by page, takes “all” and “quit”, and leaves the rest when nobody is there', async () => {
    const first = await run(gadget, { answers: ['y', 'n', 'q'] });
    expect(first.questions).toBe(3);
    expect(first.text).toMatch(/\d+ pages: 1 created, \d+ not published\./);
    expect(first.status).toBe(0);
    const deserted = await run(gadget);
    expect(deserted.status).toBe(1);
    expect(deserted.text).toContain('Nobody is there to answer. --yes publishes without asking.');
    const second = await run(gadget, { answers: ['a'] });
    expect(second.questions).toBe(1);
    expect(second.text).toMatch(/\d+ pages: 1 as they should be, \d+ created\./);
    const third = await run(gadget);
    expect(third.questions).toBe(0);
    expect(third.text).toMatch(/\n\n(\d+) pages: \1 as they should be\.$/);
    expect(third.status).toBe(0);
  });

  it('shows what people changed, leaves it, and says how to overwrite it', async () => {
    await run([...gadget, '--yes']);
    const text = `${await standing()}\n// mended by hand`;
    await admin.client.post({ action: 'edit', title: script, text, summary: 'mend' });
    const left = await run([...gadget, '--yes', '--overwrite', 'Somewhere else'], { user: 'seeder' });
    expect(left.text).toContain(`Changed by people since it was published: ${script}`);
    expect(left.text).toContain('- // mended by hand');
    expect(left.text).toContain(`--overwrite "${script}"`);
    expect(left.text).toContain('--overwrite "Somewhere else": no such page is published here.');
    expect(await standing()).toBe(text);
  });
});

describe('what may not be, or breaks off', () => {
  it('tells missing rights once, with the wiki’s reason and what to ask for', async () => {
    const { status, text } = await run([...gadget, '--yes'], { user: 'editor' });
    expect(status).toBe(1);
    expect(text).toMatch(new RegExp(`not allowed +${script}`));
    expect(text.match(/The wiki says: /g)?.length).toBeLessThan(4);
    expect(text).toContain('interface administrators');
    expect(text).toContain('“Edit sitewide and user CSS/JS”');
  });

  it('says how far it came when the connection is lost in the middle', async () => {
    await sandbox.faults.add({
      wiki: 'meta',
      action: 'edit',
      nth: 3,
      count: 'always',
      fault: { kind: 'reset' },
    });
    const first = await run([...gadget, '--yes']);
    expect(first.status).toBe(1);
    expect(first.text).toMatch(/pages: 2 created, \d+ not reached\./);
    expect(first.text).toContain('what is done is done, and it goes on from there');
    await sandbox.faults.clear();
    const second = await run([...gadget, '--yes']);
    expect(second.status).toBe(0);
    expect(second.text).toMatch(/pages: 2 as they should be, \d+ created\./);
    expect(await textOf(admin.client, definition)).toContain('helpdesk-panel');
  });
});
