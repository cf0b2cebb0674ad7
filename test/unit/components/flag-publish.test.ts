import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openFlagForm } from '../../../components/flag/flag-model.ts';
import { emptyDraft } from '../../../components/flag/prefill.ts';
import { openFlagPublishing } from '../../../components/flag/publish-model.ts';
import { systemClock } from '../../../lib/clock.ts';
import { defaultConfig } from '../../../lib/desk/config.ts';
import type { FlagDeps } from '../../../lib/desk/opportunity/flag.ts';
import { openStore } from '../../../lib/store/database.ts';
import { openDrafts } from '../../../lib/store/drafts.ts';
import { type Params, type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import type { Gate } from '../../../lib/wiki/gate.ts';

const straightThrough: Gate = { run: (_kind, work) => work() };

/** Meta without the page, answering each write with the next of `answers`; an error among them is thrown. */
function meta(answers: (object | WikiError)[]) {
  const writes: Params[] = [];
  const client: WikiClient = {
    wiki: 'meta',
    clock: systemClock,
    get: async ({ list, titles: asked }) => {
      if (list === 'logevents') return { query: { logevents: [] } };
      const titles = Array.isArray(asked) ? asked : String(asked).split('|');
      return { query: { pages: titles.map(title => ({ ns: 0, title, missing: true })) } };
    },
    post: async params => {
      writes.push(params);
      const answer = answers.shift();
      if (answer instanceof WikiError) throw answer;
      return answer;
    },
  };
  return { client, writes };
}

function publishing(answers: (object | WikiError)[], signedIn = true) {
  const drafts = openDrafts(openStore({ factory: new IDBFactory() }), systemClock);
  const form = openFlagForm({
    drafts,
    key: 'k',
    filled: { draft: { ...emptyDraft, partner: 'Uganda Museum' }, sources: new Map() },
    stored: undefined,
  });
  const { client, writes } = meta(answers);
  const records: string[] = [];
  const deps: FlagDeps = {
    writer: { client, gate: straightThrough, user: 'Amina' },
    config: defaultConfig,
    random: () => 0.5,
  };
  const model = openFlagPublishing({
    form,
    deps: () => (signedIn ? deps : null),
    onSend: async () => {
      records.push('sending');
    },
    onRecord: () => records.push('changed'),
  });
  return { drafts, form, model, writes, records };
}

const api = (code: string, data: object = {}) =>
  new WikiError(
    {
      kind: 'api',
      errors: [{ code, text: `The wiki says ${code}`, names: [code], data: { ...data } }],
      retryAfter: null,
      response: {},
    },
    code,
  );

describe('publishing a flag', () => {
  it('goes back to the form with what has to be mended, and sends nothing', async () => {
    const { form, model, writes } = publishing([]);
    form.set('partner', ' ');
    await model.preview();
    expect(model.stage.value).toEqual({ kind: 'form' });
    expect(form.tried.value).toBe(true);
    expect(form.problems.value).toEqual([{ kind: 'no-partner' }]);
    expect(writes).toEqual([]);
  });

  it('shows the edit before it is made', async () => {
    const { model, writes } = publishing([]);
    await model.preview();
    const stage = model.stage.value;
    if (stage.kind !== 'preview') throw new Error(stage.kind);
    expect(stage.plan.effect).toBe('created');
    expect(stage.plan.text).toContain('Uganda Museum');
    expect(writes).toEqual([]);
  });

  it('stops at contact details until the person has decided', async () => {
    const { form, model } = publishing([]);
    form.set('why', 'mail jane@example.org');
    await model.preview();
    expect(model.stage.value).toMatchObject({ kind: 'stopped', why: { kind: 'personal' } });
    await model.preview({ personalChecked: true });
    expect(model.stage.value.kind).toBe('preview');
  });

  it('publishes in the name of the person, throws the draft away and tells the panel', async () => {
    const { drafts, form, model, writes, records } = publishing([
      {
        edit: {
          result: 'Success',
          pageid: 7,
          title: 'T',
          contentmodel: 'wikitext',
          oldrevid: 0,
          newrevid: 9,
          newtimestamp: '2026-11-21T09:00:00Z',
          new: true,
        },
      },
    ]);
    form.set('why', 'because');
    await model.publish();
    expect(model.stage.value).toMatchObject({ kind: 'published', takenBack: 'not-asked' });
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatchObject({ assertuser: 'Amina', createonly: true });
    expect(await drafts.count()).toBe(0);
    expect(records).toEqual(['sending', 'changed']);
  });

  it('keeps the text and says how it ended when the wiki refuses', async () => {
    const { drafts, form, model } = publishing([api('protectedpage')]);
    form.set('why', 'because');
    await model.publish();
    expect(model.stage.value).toMatchObject({
      kind: 'not-saved',
      result: { outcome: { kind: 'protected' } },
    });
    expect(form.draft.value.why).toBe('because');
    expect(form.maybeSent).toBe(false);
    expect(await drafts.count()).toBe(1);
    model.backToForm();
    expect(model.stage.value).toEqual({ kind: 'form' });
  });

  it('does nothing for someone who is not signed in', async () => {
    const { model, writes } = publishing([], false);
    await model.publish();
    expect(model.stage.value.kind).toBe('form');
    expect(writes).toEqual([]);
  });
});
