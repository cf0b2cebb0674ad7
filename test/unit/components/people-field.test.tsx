// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { PeopleField } from '../../../components/common/people/PeopleField.tsx';
import {
  namesBeyond,
  openUserNames,
  UserNamesContext,
  useNames,
  withTyped,
} from '../../../components/common/people/user-names.ts';
import { systemClock } from '../../../lib/clock.ts';
import { type Params, type WikiClient, WikiError } from '../../../lib/wiki/client.ts';
import { findUserNames } from '../../../lib/wiki/user-names.ts';
import { words } from './record-stage.ts';
import { testHost } from './test-host.ts';

afterEach(cleanup);

const nobody = ['Nobody', 'Nemo'];

/** A field in a form, with a wiki in which everybody is there but a few. Typing rests when the test says so. */
function shown({ known = [] as readonly string[], people = [] as readonly string[] } = {}) {
  const asked: (readonly string[])[] = [];
  const wiki = { away: false };
  let rests: (() => void)[] = [];
  const clock = {
    now: () => 0,
    sleep: (_ms: number, stop?: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        stop?.addEventListener('abort', () => reject(stop.reason));
        rests.push(resolve);
      }),
  };
  const names = openUserNames(async some => {
    asked.push(some);
    if (wiki.away) throw new WikiError({ kind: 'unreachable' }, 'away');
    return some.map(name => ({
      name,
      is: nobody.includes(name) ? ('nobody' as const) : ('somebody' as const),
    }));
  });
  const value = signal({ people, typed: '' });
  const saved: (readonly string[])[] = [];
  function Form() {
    const { people: list, typed } = value.value;
    const wanted = withTyped(list, typed);
    const state = useNames(namesBeyond(wanted, known));
    return (
      <>
        <PeopleField
          label="Members"
          people={list}
          typed={typed}
          known={known}
          onChange={(next, text) => {
            value.value = { people: next, typed: text };
          }}
        />
        <button
          type="button"
          disabled={!state.ok}
          onClick={async () => {
            if (await state.settle()) saved.push(wanted);
          }}
        >
          Save
        </button>
      </>
    );
  }
  render(
    <HostContext.Provider value={testHost({ clock })}>
      <I18nContext.Provider value={words}>
        <UserNamesContext.Provider value={names}>
          <Form />
        </UserNamesContext.Provider>
      </I18nContext.Provider>
    </HostContext.Provider>,
  );
  const field = () => screen.getByRole<HTMLInputElement>('combobox');
  return {
    asked,
    wiki,
    value,
    saved,
    field,
    type: (text: string) => fireEvent.input(field(), { target: { value: text } }),
    rest: async () => {
      // Effects that begin a pause run after the screen was drawn.
      await expect.poll(() => rests.length).toBeGreaterThan(0);
      for (const end of rests) end();
      rests = [];
    },
    save: () => fireEvent.click(screen.getByRole('button', { name: 'Save' })),
  };
}

describe('a field for people', () => {
  it('asks once typing rests, for all that is new at once, and never for those it knows', async () => {
    const { asked, type, rest, field } = shown({ known: ['Maja'], people: ['Maja', 'Ann'] });
    type('No');
    type('Nobody');
    await rest();
    await screen.findByText(/^Nobody has the user name “Nobody”/);
    expect(asked).toEqual([['Ann', 'Nobody']]);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true);
    // What was asked is known.
    type('Nobod');
    type('Nobody');
    await rest();
    expect(asked).toEqual([['Ann', 'Nobody']]);
  });

  it('counts a name that is typed and not added, and waits for the wiki when it is saved at once', async () => {
    const { asked, saved, type, save } = shown({ people: ['Ann'] });
    type('dina_ross');
    save();
    await expect.poll(() => saved).toEqual([['Ann', 'dina ross']]);
    expect(asked).toEqual([['Ann', 'dina ross']]);
  });

  it('does not save a name nobody has, however quick somebody is', async () => {
    const { saved, type, save } = shown();
    type('Nemo');
    save();
    await screen.findByText(/^Nobody has the user name “Nemo”/);
    expect(saved).toEqual([]);
  });

  it('marks one that was added, until it is taken away', async () => {
    const { value, type, rest, field } = shown();
    type('Nemo');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(value.value).toEqual({ people: ['Nemo'], typed: '' });
    await rest();
    await screen.findByText(/^Nobody has the user name “Nemo”/);
    expect(screen.getByText('Nemo').closest('li')?.className).toContain('wrong');
    fireEvent.click(screen.getByRole('button', { name: 'Remove “Nemo”' }));
    expect(screen.queryByText(/^Nobody has/)).toBeNull();
  });

  it('lets a name be used when the wiki could not be asked, and says so', async () => {
    const { saved, wiki, type, rest, save, asked } = shown();
    wiki.away = true;
    type('Nemo');
    await rest();
    await screen.findByText(/could not be asked whether there is a user Nemo/);
    save();
    await expect.poll(() => saved).toEqual([['Nemo']]);
    expect(asked).toHaveLength(2);
  });
});

describe('asking for user names', () => {
  it('is one request, and one more for each that this wiki does not know', async () => {
    const asked: Params[] = [];
    const client: WikiClient = {
      wiki: 'meta',
      clock: systemClock,
      post: () => Promise.reject(new Error('Nothing is written')),
      async get(params) {
        asked.push(params);
        if (params.meta === 'globaluserinfo') {
          const there = params.guiuser === 'Far Away';
          return { query: { globaluserinfo: there ? { name: 'Far Away' } : { missing: true } } };
        }
        return {
          query: {
            users: [
              { name: 'Ann', userid: 1 },
              { name: 'Far Away', missing: true },
              { name: 'Nemo', missing: true },
              { name: '1.2.3.4', invalid: true },
            ],
          },
        };
      },
    };
    const found = await findUserNames(client, ['ann', 'Far_Away', 'Nemo', '1.2.3.4', 'a|b']);
    expect(found.map(({ is }) => is)).toEqual(['somebody', 'somebody', 'nobody', 'no-name']);
    expect(asked.map(({ ususers, guiuser }) => ususers ?? guiuser)).toEqual([
      ['ann', 'Far_Away', 'Nemo', '1.2.3.4'],
      'Far Away',
      'Nemo',
    ]);
  });
});
