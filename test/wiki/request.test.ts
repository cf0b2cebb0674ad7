import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aboutCategory, requestCategory } from '../../lib/desk/categories.ts';
import type { Check, HelpRequest } from '../../lib/desk/request/request.ts';
import { commentOn } from '../../lib/desk/request/request-comment.ts';
import { previewRequest } from '../../lib/desk/request/request-create.ts';
import type { RequestDeed } from '../../lib/desk/request/request-deeds.ts';
import { readRequest } from '../../lib/desk/request/request-read.ts';
import { talkTitle } from '../../lib/desk/request/request-title.ts';
import { savePage } from '../../lib/wiki/page-edit.ts';
import { readPages } from '../../lib/wiki/pages.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { publishTemplates, rendered, revisionsOf } from './flag-stage.ts';
import { openSandbox, type Person, personAt, textOf } from './outcome-stage.ts';
import { act, ask, asked, config, depsOf, requestAt, requestDraft, requestsPrefix } from './request-stage.ts';

/** Requests on a real MediaWiki: asking, working on one together, talking about it. */
let sandbox: Sandbox;
let amina: Person;
let jonas: Person;
let maja: Person;
let karim: Person;
let nia: Person;
let counter = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  await sandbox.reset();
  await publishTemplates(sandbox);
  [amina, jonas, maja, karim, nia] = await Promise.all([
    personAt(sandbox, 'meta', 'editor'),
    personAt(sandbox, 'meta', 'secondEditor'),
    personAt(sandbox, 'meta', 'staff'),
    personAt(sandbox, 'meta', 'admin'),
    personAt(sandbox, 'meta', 'newcomer'),
  ]);
  const noLimit = [amina, jonas, maja, karim, nia].map(({ writer }) => [writer.user, null] as const);
  await sandbox.switches.set('meta', { rateLimits: Object.fromEntries(noLimit) });
});
afterEach(() => sandbox.faults.clear());

const newTitle = () => `Request of tests ${++counter}`;

function boxOf({ checks }: HelpRequest, index: number): Check {
  const box = checks[index];
  if (box === undefined) throw new Error(`No box ${index}`);
  return box;
}

const tick = (seen: Check, note = ''): RequestDeed => ({ kind: 'set-box', seen, state: 'done', note });

describe('asking for help', () => {
  it('makes a page that people can read, in its categories', async () => {
    const title = newTitle();
    const more = { title, item: 'Q110000002' };
    const preview = await previewRequest(depsOf(amina), { ...requestDraft, ...more });
    const result = await asked(amina, more);
    expect(result).toMatchObject({ title: requestsPrefix + title, request: { status: 'submitted' } });
    expect(preview).toMatchObject({ kind: 'preview', title: result.title });
    expect(await textOf(amina.client, result.title)).toBe(result.text.trimEnd());
    expect(await requestAt(amina, result.title)).toEqual(result.request);
    expect(result.request.checks).toHaveLength(14);
    const [revision] = await revisionsOf(amina.client, result.title);
    expect(revision?.comment).toBe(
      `Ask the Helpdesk: ${title} ([[Content Partnerships Hub/Helpdesk/Panel|helpdesk panel]])`,
    );

    const page = await rendered(amina.client, result.text, result.title);
    expect(page.categories.map(({ category }) => category.replaceAll('_', ' ')).sort()).toEqual(
      [
        requestCategory(config),
        requestCategory(config, 'status', 'submitted'),
        requestCategory(config, 'kind', 'museum'),
        requestCategory(config, 'country', 'UG'),
        requestCategory(config, 'country', 'KE'),
        aboutCategory(config, { item: 'Q110000002', partner: '' }),
        aboutCategory(config, { item: null, partner: 'Harbour Museum' }),
      ].sort(),
    );
    expect(page.text).toContain('Sent to the Helpdesk');
    expect(page.text).toContain('Uganda, Kenya');
    expect(page.text).toContain('Not answered yet.');
    expect(page.text).not.toMatch(/class="error|{{|Template:/);
    expect(page.sections).toHaveLength(16);
  });

  it('takes a small question of three fields', async () => {
    const description = 'Where do the licences go?';
    const { title, request, text } = await asked(amina, {
      need: 'question',
      title: '',
      partner: '',
      item: null,
      kind: null,
      country: [],
      material: [],
      volume: '',
      licence: null,
      languages: [],
      links: [],
      answers: { description },
    });
    expect(title).toBe(`${requestsPrefix}Where do the licences go?`);
    expect(request).toMatchObject({ size: 'question', checks: [] });
    const page = await rendered(amina.client, text, title);
    expect(page.sections).toHaveLength(1);
    expect(page.text).toContain(description);
  });

  it('says which names are free when one is taken', async () => {
    const title = newTitle();
    await asked(amina, { title });
    const result = await ask(jonas, { title });
    expect(result).toMatchObject({ kind: 'title-exists', title: requestsPrefix + title, size: 'project' });
    if (result.kind !== 'title-exists') throw new Error(result.kind);
    expect(result.names).toHaveLength(3);
    for (const name of result.names) expect(await textOf(amina.client, requestsPrefix + name)).toBeNull();
    expect(result.names[0]).toBe(`${title} (Harbour Museum)`);
    expect(await ask(jonas, { title: result.names[0] ?? '' })).toMatchObject({ kind: 'created' });
    // The very same again is the one that is there.
    expect(await ask(amina, { title })).toMatchObject({ kind: 'created', title: requestsPrefix + title });
    expect(await revisionsOf(amina.client, requestsPrefix + title)).toHaveLength(1);
  });

  it('keeps a name whatever characters it has, and asks for another when nothing of it can be a title', async () => {
    const name = `Photos & <maps> [of] "Åsa" #1 | ~~~~ {{x}} / a_b ${++counter}`;
    const result = await asked(amina, { title: name });
    expect(result.request.title).toBe(name);
    expect((await requestAt(amina, result.title)).title).toBe(name);
    expect(await ask(amina, { title: '[[]]{}|#' })).toMatchObject({
      kind: 'bad-draft',
      problems: [{ kind: 'no-title' }],
    });
    const long = await asked(amina, { title: `${'Ж'.repeat(190)} ${++counter}` });
    expect(new TextEncoder().encode(long.title).length).toBeLessThanOrEqual(255);
  });

  it('asks for what is missing before anything is sent', async () => {
    const mark = await sandbox.requests.mark();
    expect(await ask(amina, { partner: ' ', answers: {} })).toMatchObject({
      kind: 'bad-draft',
      problems: [
        { kind: 'required', field: 'partner' },
        { kind: 'required', field: 'answers.description' },
      ],
    });
    expect(
      await ask(amina, { answers: { description: 'Write to asa@example.org' }, title: newTitle() }),
    ).toMatchObject({ kind: 'personal', findings: [{ field: 'answers.description', kind: 'email' }] });
    expect(await sandbox.requests.since(mark)).toEqual([]);
  });

  it('keeps answers of 5,000 characters in any script', async () => {
    const answer = 'Ўзбек тили — 日本語 {{x}} | == y ==\n'.repeat(147).slice(0, 5_000).trimEnd();
    const { title } = await asked(amina, {
      title: newTitle(),
      answers: { description: answer, gaps: answer },
    });
    expect((await requestAt(amina, title)).answers).toEqual({ description: answer, gaps: answer });
  });
});

describe('two people on one request', () => {
  it('lose nothing in thirty rounds of ticking, talking, moving on and editing by hand', async () => {
    for (let round = 0; round < 30; round++) {
      const { title, request } = await asked(amina, { title: newTitle() });
      const mine = round % 14;
      const theirs = (round * 5 + 3) % 14;
      const byHand = async () => {
        const page = (await readPages(nia.client, [title])).get(title);
        if (page?.exists !== true) throw new Error(title);
        const text = `${page.text}\n\nBy hand, round ${round}`;
        const outcome = await savePage(nia.writer, {
          title,
          text,
          summary: '',
          base: { revision: page.revision },
        });
        return outcome.kind;
      };
      const [one, other, comment, hand, step] = await Promise.all([
        act(jonas, title, tick(boxOf(request, mine), 'Jonas')),
        act(maja, title, { ...tick(boxOf(request, theirs), 'Maja'), state: 'not-applicable' } as RequestDeed),
        commentOn(depsOf(amina), title, { heading: `Round ${round}`, text: 'Thank you' }),
        round % 3 === 0 ? byHand() : null,
        round % 2 === 0
          ? act(karim, title, { kind: 'ask', text: 'How many?' })
          : act(maja, title, { kind: 'take-step', from: 'submitted', to: 'gathering-information' }),
      ]);
      const now = await requestAt(amina, title);
      expect(comment.kind).toBe('commented');
      expect(step.kind).toBe('changed');
      if (round % 2 === 0) expect(now.asked).toMatchObject([{ text: 'How many?', by: karim.writer.user }]);
      else expect(now.status).toBe('gathering-information');
      if (mine === theirs) {
        // The same box: one is done, the other is shown what is there.
        const kinds = [one.kind, other.kind].sort();
        expect(kinds).toEqual(['changed', 'conflict']);
        const told = one.kind === 'conflict' ? one : other;
        expect(told).toMatchObject({ conflict: { kind: 'box', theirs: boxOf(now, mine) } });
      } else {
        expect([one.kind, other.kind]).toEqual(['changed', 'changed']);
        expect(boxOf(now, mine)).toMatchObject({ state: 'done', by: jonas.writer.user, note: 'Jonas' });
        expect(boxOf(now, theirs)).toMatchObject({ state: 'not-applicable', note: 'Maja' });
      }
      const settled = now.checks.filter(({ state }) => state !== 'to-do').length;
      expect(settled).toBe(mine === theirs ? 1 : 2);
      expect(await textOf(amina.client, title)).toContain(`\n|boxes = ${settled}/14\n`);
      // Who edits by hand and is too late is told by the wiki itself; otherwise it is there.
      const there = ((await textOf(amina.client, title)) ?? '').includes(`By hand, round ${round}`);
      expect(there).toBe(hand === 'saved');
      expect(await textOf(amina.client, talkTitle(title))).toContain(
        `== Round ${round} ==\nThank you [[User:`,
      );
    }
  }, 180_000);

  it('are one person, too, who ticks four boxes at once', async () => {
    const { title, request } = await asked(amina, { title: newTitle() });
    const results = await Promise.all([0, 5, 9, 13].map(box => act(maja, title, tick(boxOf(request, box)))));
    expect(results.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed', 'changed']);
    const { checks } = await requestAt(maja, title);
    expect(checks.filter(({ state }) => state === 'done')).toHaveLength(4);
  });

  it('keep what somebody wrote by hand while a box was being ticked', async () => {
    const { title, request } = await asked(amina, { title: newTitle() });
    const text = (await textOf(karim.client, title)) ?? '';
    const mended = text
      .replace('=== Technical ===', '=== Tekniskt ===\n<!-- first things first -->')
      .replace('|partner = Harbour Museum', '|partner = Harbour Museum of Kisumu <!-- its name -->');
    await karim.client.post({ action: 'edit', title, text: mended, summary: 'by hand' });
    expect(await act(maja, title, tick(boxOf(request, 2)))).toMatchObject({ kind: 'changed' });
    const after = ((await textOf(karim.client, title)) ?? '').split('\n');
    const gone = mended.split('\n').filter(line => !after.includes(line));
    expect(gone).toEqual(['|boxes = 0/14', expect.stringContaining('|id=names-and-duplicates|')]);
  });

  it('cannot be decided on by those who carry it', async () => {
    const { title } = await asked(amina, { title: newTitle() });
    await act(maja, title, { kind: 'assign', members: { add: [karim.writer.user] } });
    const decide: RequestDeed = { kind: 'decide', subject: 'feedback', answer: 'yes', text: '' };
    expect(await act(karim, title, decide)).toEqual({
      kind: 'not-allowed',
      why: { kind: 'recused', group: null },
    });
    expect(await revisionsOf(amina.client, title)).toHaveLength(2);
  });

  it('meets a page nobody can read, one that is gone, and one that was moved', async () => {
    const { title, request } = await asked(amina, { title: newTitle() });
    const moved = requestsPrefix + newTitle();
    await karim.client.post({ action: 'move', from: title, to: moved, reason: 'better name' });
    expect(await act(maja, title, tick(boxOf(request, 0)))).toMatchObject({ kind: 'changed', title: moved });
    const text = (await textOf(karim.client, moved)) ?? '';
    await karim.client.post({
      action: 'edit',
      title: moved,
      text: text.replace('\n}}', '\n'),
      summary: 'oops',
    });
    expect(await act(maja, moved, tick(boxOf(request, 1)))).toMatchObject({
      kind: 'broken-record',
      problems: [{ kind: 'unclosed' }],
    });
    await karim.client.post({ action: 'delete', title: moved, reason: 'test' });
    expect(await act(maja, moved, tick(boxOf(request, 1)))).toEqual({ kind: 'missing', title: moved });
    const again = await ask(amina, { title: moved.slice(requestsPrefix.length) });
    expect(again).toMatchObject({ kind: 'deleted-before', by: karim.writer.user, comment: 'test' });
  });
});

describe('talking about a request', () => {
  it('adds sections and answers, signed, and is read back with the history', async () => {
    const { title } = await asked(amina, { title: newTitle() });
    const say = (person: Person, draft: Parameters<typeof commentOn>[2]) =>
      commentOn(depsOf(person), title, draft);
    expect(
      await say(amina, { heading: 'Scans', text: 'They are [[d:Q1|here]]:\n* one\n* two' }),
    ).toMatchObject({
      kind: 'commented',
    });
    expect(await say(jonas, { under: 'Scans', text: 'Thanks!\nAll of them?' })).toMatchObject({
      kind: 'commented',
    });
    expect(await say(amina, { under: 'No such', text: 'x' })).toMatchObject({ kind: 'section-gone' });
    const talk = (await textOf(amina.client, talkTitle(title))) ?? '';
    expect(talk).toMatch(/^== Scans ==\nThey are \[\[d:Q1\|here]]:\n\* one\n\* two\n\[\[User:Amina Okello/);
    expect(talk).toMatch(/\n:Thanks!\n:All of them\? \[\[User:Jonas Berg/);

    const view = await readRequest(amina.client, config, title);
    expect(view).toMatchObject({
      kind: 'request',
      talk: [{ title: 'Scans' }],
      history: [{ user: 'Amina Okello' }],
      remarks: [],
    });
    expect(await readRequest(amina.client, config, `${requestsPrefix}None`)).toMatchObject({
      kind: 'missing',
    });
  });

  it.each(['{{unclosed', '<!-- unclosed', '<nowiki>unclosed', '{|\n| unclosed', '[[unclosed'])(
    'does not let a comment swallow the next: %j',
    async text => {
      const mark = await sandbox.requests.mark();
      expect(await commentOn(depsOf(amina), `${requestsPrefix}X`, { text })).toEqual({
        kind: 'bad-input',
        problem: { kind: 'unclosed' },
      });
      expect(await sandbox.requests.since(mark)).toEqual([]);
    },
  );
});
