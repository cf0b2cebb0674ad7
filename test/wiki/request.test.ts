import { describe, expect, it } from 'vitest';
import { aboutCategory, requestCategory } from '../../lib/desk/categories.ts';
import { commentOn } from '../../lib/desk/request/request-comment.ts';
import { previewRequest } from '../../lib/desk/request/request-create.ts';
import { readRequest } from '../../lib/desk/request/request-read.ts';
import { talkTitle } from '../../lib/desk/request/request-title.ts';
import { rendered, revisionsOf } from './flag-stage.ts';
import { type Person, textOf } from './outcome-stage.ts';
import { amina, jonas, sandbox, usePeopleOfHelpdesk } from './people-stage.ts';
import {
  ask,
  asked,
  config,
  depsOf,
  newTitle,
  requestAt,
  requestDraft,
  requestsPrefix,
} from './request-stage.ts';

/** Requests on a real MediaWiki: asking, and talking about them. */
usePeopleOfHelpdesk();

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
    const name = `Photos & <maps> [of] "Åsa" #1 | ~~~~ {{x}} / a_b 5`;
    const result = await asked(amina, { title: name });
    expect(result.request.title).toBe(name);
    expect((await requestAt(amina, result.title)).title).toBe(name);
    expect(await ask(amina, { title: '[[]]{}|#' })).toMatchObject({
      kind: 'bad-draft',
      problems: [{ kind: 'no-title' }],
    });
    const long = await asked(amina, { title: `${'Ж'.repeat(190)} 6` });
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
