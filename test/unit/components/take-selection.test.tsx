// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { HostContext } from '../../../components/common/host-context.ts';
import { I18nContext } from '../../../components/common/i18n-context.tsx';
import { TakeSelection } from '../../../components/flag/TakeSelection.tsx';
import type { Host, SelectedText } from '../../../lib/host.ts';
import { words } from './request-stage.ts';
import { testHost } from './test-host.ts';

afterEach(cleanup);

const found: SelectedText = {
  kind: 'text',
  text: 'Three boxes of slides',
  address: 'https://commons.wikimedia.org/wiki/Category:Slides',
};
const quote = '“Three boxes of slides” — https://commons.wikimedia.org/wiki/Category:Slides';

function shown(typed: string, part: Partial<Host>) {
  let now = typed;
  function Try() {
    const [value, setValue] = useState(typed);
    return (
      <>
        <output>{value}</output>
        <TakeSelection
          field="Why?"
          value={() => now}
          onInput={text => {
            now = text;
            setValue(text);
          }}
        />
      </>
    );
  }
  render(
    <HostContext.Provider value={testHost(part)}>
      <I18nContext.Provider value={words}>
        <Try />
      </I18nContext.Provider>
    </HostContext.Provider>,
  );
  return {
    press: () => fireEvent.click(screen.getByRole('button', { name: 'Use the selected text for “Why?”' })),
    type: (text: string) => {
      now = text;
    },
    text: () => now,
  };
}

describe('using the selected text', () => {
  it('adds it below what was typed, with the address it is from, and says so', async () => {
    const { press, text } = shown('They scan. ', { selectedText: async () => found });
    screen.getByText(/the browser asks for leave first/);
    press();
    await screen.findByText('Added, with the address of the page.');
    expect(text()).toBe(`They scan.\n${quote}`);
  });

  it('fills an empty field, and adds the same only once', async () => {
    const { press, text } = shown('', { selectedText: async () => found });
    press();
    await screen.findByText('Added, with the address of the page.');
    press();
    await screen.findByText('Added, with the address of the page.');
    expect(text()).toBe(quote);
  });

  it('keeps what was typed while the browser asked', async () => {
    let answer: (value: SelectedText) => void = () => undefined;
    const { press, type, text } = shown('', {
      selectedText: () =>
        new Promise(done => {
          answer = done;
        }),
    });
    press();
    type('Typed meanwhile');
    answer(found);
    await screen.findByText('Added, with the address of the page.');
    expect(text()).toBe(`Typed meanwhile\n${quote}`);
  });

  it.each([
    ['nothing', /Nothing is selected on the page/],
    ['refused', /Without your leave/],
    ['unavailable', /Copy the text and paste it here/],
  ] as const)('explains itself and leaves the text alone: %s', async (kind, says) => {
    const { press, text } = shown('They scan.', { selectedText: async () => ({ kind }) });
    press();
    await screen.findByText(says);
    expect(text()).toBe('They scan.');
  });

  it('speaks of leave only where the browser asks for it, and is away where there is no page', () => {
    shown('', { kind: 'page', selectedText: async () => found });
    expect(screen.queryByText(/asks for leave/)).toBeNull();
    cleanup();
    render(
      <HostContext.Provider value={testHost()}>
        <TakeSelection field="Why?" value={() => ''} onInput={() => undefined} />
      </HostContext.Provider>,
    );
    expect(screen.queryByRole('button')).toBeNull();
  });
});
