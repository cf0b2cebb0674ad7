import { describe, expect, test } from 'vitest';
import { apiUrl } from '../../lib/wiki/sites.ts';
import type { FaultRule, Switches } from '../sandbox/index.ts';
import {
  api,
  edit,
  editor,
  page,
  sandbox,
  send,
  textOf,
  token,
  useSandbox,
  whoAmI,
} from './sandbox-stage.ts';

useSandbox();

describe('reset', () => {
  test('takes back edits and keeps people signed in', async () => {
    expect((await edit(editor, 'to be forgotten')).edit?.result).toBe('Success');
    expect(await textOf(page)).toBe('to be forgotten');
    await sandbox.reset();
    expect(await textOf(page)).toBeNull();
    expect((await whoAmI(editor, 'meta')).name).toBe(editor.name);
  });

  test('takes back faults, switches and what counts towards rate limits', async () => {
    await sandbox.faults.add({ count: 'always', fault: { kind: 'status', status: 503 } });
    await sandbox.switches.set('meta', { readOnly: 'closed' });
    await sandbox.reset();
    // MediaWiki counts a save through the API twice: two hits are one edit.
    const limits: Partial<Switches> = { rateLimits: { [editor.name]: { edit: [2, 60] } } };
    await sandbox.switches.set('meta', limits);
    expect((await edit(editor, 'one')).edit?.result).toBe('Success');
    expect((await edit(editor, 'two')).error?.code).toBe('ratelimited');
    await sandbox.reset();
    await sandbox.switches.set('meta', limits);
    expect((await edit(editor, 'three')).edit?.result).toBe('Success');
  });

  test('waits for requests under way', async () => {
    const under = edit(editor, 'just in time');
    await sandbox.reset();
    expect((await under).error?.code ?? 'saved').toMatch(/^(saved|badtoken)$/);
    expect((await edit(editor, 'afterwards')).edit?.result).toBe('Success');
  });

  test('sixteen writers at once queue up, none fails', async () => {
    const csrf = await token(editor, 'meta');
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        api(editor, 'meta', { action: 'edit', title: `${page}/${i}`, text: `${i}`, token: csrf }),
      ),
    );
    expect(answers.map(answer => answer.edit?.result)).toEqual(Array(16).fill('Success'));
  });

  test('eight writers on one page, time after time: none waits for one who waits for it', async () => {
    await sandbox.switches.set('meta', { rateLimits: { [sandbox.users.editor.name]: null } });
    const csrf = await token(editor, 'meta');
    const append = async (text: string) => {
      const started = performance.now();
      const { edit: done } = await api(editor, 'meta', {
        action: 'edit',
        title: page,
        appendtext: text,
        token: csrf,
      });
      return { result: done?.result, stuck: performance.now() - started > 14_000 };
    };
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => append(`\n* [[${round} ${i}]]`)));
      expect(answers).toEqual(Array(8).fill({ result: 'Success', stuck: false }));
    }
  });
});

describe('faults', () => {
  const onEdit = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}) =>
    sandbox.faults.add({ wiki: 'meta', action: 'edit', fault, ...more });

  test.each([false, true])(
    'lose-reply (reset: %s): the edit is saved, the answer never comes',
    async reset => {
      await onEdit({ kind: 'lose-reply', reset });
      await expect(edit(editor, 'saved all the same')).rejects.toThrow(TypeError);
      expect(await textOf(page)).toBe('saved all the same');
    },
  );

  test.each(['cut-request', 'reset'] as const)('%s: the wiki never hears of it', async kind => {
    await onEdit({ kind });
    await expect(edit(editor, 'never')).rejects.toThrow(TypeError);
    expect(await textOf(page)).toBeNull();
  });

  test('cut-body: saved, but the answer ends in the middle', async () => {
    await onEdit({ kind: 'cut-body' });
    const response = await send(editor, 'meta', {
      action: 'edit',
      title: page,
      text: 'half told',
      token: await token(editor, 'meta'),
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(await textOf(page)).toBe('half told');
  });

  test('status: 503 or 429 with Retry-After, the wiki not reached', async () => {
    await sandbox.faults.add({ action: 'query', fault: { kind: 'status', status: 429, retryAfter: 7 } });
    const response = await send(editor, 'meta', { action: 'query' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    await onEdit({ kind: 'status', status: 503 });
    await expect(edit(editor, 'never')).rejects.toThrow(SyntaxError);
    expect(await textOf(page)).toBeNull();
  });

  test('status with reached: the edit is saved behind a 504', async () => {
    await onEdit({ kind: 'status', status: 504, reached: true });
    await expect(edit(editor, 'behind the gateway')).rejects.toThrow(SyntaxError);
    expect(await textOf(page)).toBe('behind the gateway');
  });

  test('not-json: a page of HTML with status 200', async () => {
    await onEdit({ kind: 'not-json' });
    const response = await send(editor, 'meta', { action: 'edit', title: page, text: 'never' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
    expect(await textOf(page)).toBeNull();
  });

  test('delay: the answer takes as long as told', async () => {
    await onEdit({ kind: 'delay', ms: 400 });
    const started = performance.now();
    expect((await edit(editor, 'slow')).edit?.result).toBe('Success');
    expect(performance.now() - started).toBeGreaterThan(390);
  });

  test('a client that gives up does not wait for the delay', async () => {
    await sandbox.faults.add({ action: 'query', fault: { kind: 'delay', ms: 30_000 } });
    const given = editor.fetch(`${apiUrl('meta')}?action=query&format=json`, {
      signal: AbortSignal.timeout(50),
    });
    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('api-error: in the old and the new error format', async () => {
    await onEdit({ kind: 'api-error', code: 'maxlag', retryAfter: 5, data: { lag: 9 } });
    expect((await edit(editor, 'never')).error).toMatchObject({ code: 'maxlag', lag: 9 });
    await onEdit({ kind: 'api-error', code: 'failed-save', name: 'actionthrottledtext' });
    const response = await send(editor, 'meta', { action: 'edit', errorformat: 'plaintext' });
    expect(response.headers.get('mediawiki-api-error')).toBe('failed-save, actionthrottledtext');
    expect(await response.json()).toMatchObject({
      errors: [{ code: 'failed-save', data: { messages: [{ name: 'actionthrottledtext' }] } }],
    });
    expect(await textOf(page)).toBeNull();
  });

  test('a rule hits the nth request that matches, and as many as it says', async () => {
    const rule = await sandbox.faults.add({
      host: 'meta.wikimedia.org',
      method: 'POST',
      action: 'query',
      params: { meta: 'userinfo', titles: true },
      nth: 2,
      count: 2,
      fault: { kind: 'status', status: 500 },
    });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      await send(editor, 'meta', { action: 'query', meta: 'userinfo' });
      await send(editor, 'commons', { action: 'query', meta: 'userinfo', titles: 'A' });
      const response = await send(editor, 'meta', { action: 'query', meta: 'userinfo', titles: 'A' });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
    expect(await sandbox.faults.hits(rule)).toBe(2);
  });

  test('a rule the sandbox does not understand is refused', async () => {
    const wrong = JSON.parse('{"fault":{"kind":"set on fire"}}');
    await expect(sandbox.faults.add(wrong)).rejects.toThrow(/faults\.add/);
  });
});
