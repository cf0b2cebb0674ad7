// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../../components/common/Button.tsx';
import { Chips } from '../../../components/common/Chips.tsx';
import { Field } from '../../../components/common/Field.tsx';
import { HostContext } from '../../../components/common/host-context.ts';
import { Data, I18nContext } from '../../../components/common/i18n-context.tsx';
import { Link } from '../../../components/common/Link.tsx';
import { Lookup, type LookupOption } from '../../../components/common/Lookup.tsx';
import { diffLines } from '../../../components/common/line-diff.ts';
import { matches } from '../../../components/common/TokenField.tsx';
import { Menu } from '../../../components/frame/Menu.tsx';
import { toCatalogue } from '../../../lib/i18n/catalogue.ts';
import { createI18n } from '../../../lib/i18n/i18n.ts';
import core from '../../../lib/i18n/messages/core/en.json';
import forms from '../../../lib/i18n/messages/forms/en.json';
import { testHost } from './test-host.ts';

afterEach(cleanup);

/** As a form has it: with the messages that forms bring. */
const english = createI18n('en', new Map([['en', toCatalogue({ ...core, ...forms })]]));

function TryLookup({
  search,
  onPick,
}: {
  search: () => Promise<LookupOption[]>;
  onPick: (id: string) => void;
}) {
  const [text, setText] = useState('');
  return (
    <HostContext.Provider value={testHost()}>
      <I18nContext.Provider value={english}>
        <Field label="Partner">
          {ids => (
            <Lookup
              {...ids}
              text={text}
              onText={setText}
              search={search}
              pause={0}
              onPick={option => onPick(option.id)}
            />
          )}
        </Field>
      </I18nContext.Provider>
    </HostContext.Provider>
  );
}

const museums: LookupOption[] = [
  { id: 'Q1', label: 'Uganda Museum', description: 'in Kampala' },
  { id: 'Q2', label: 'Uganda Railway Museum' },
];

describe('a lookup', () => {
  it('offers what fits, moves by arrows, and takes by Enter', async () => {
    const picked: string[] = [];
    render(<TryLookup search={async () => museums} onPick={id => picked.push(id)} />);
    const input = screen.getByRole('combobox', { name: 'Partner' });
    fireEvent.input(input, { target: { value: 'Uganda' } });
    await screen.findByRole('listbox');
    expect(input.getAttribute('aria-expanded')).toBe('true');
    fireEvent.keyDown(input, { key: 'ArrowUp' });
    const active = input.getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toContain('Railway');
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(picked).toEqual(['Q2']);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('closes by Escape and keeps what was typed', async () => {
    render(<TryLookup search={async () => museums} onPick={() => undefined} />);
    const input = screen.getByRole<HTMLInputElement>('combobox', { name: 'Partner' });
    fireEvent.input(input, { target: { value: 'Ug' } });
    await screen.findByRole('listbox');
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(input.value).toBe('Ug');
  });

  it('says when nothing was found, and when nobody could be asked', async () => {
    const { unmount } = render(<TryLookup search={async () => []} onPick={() => undefined} />);
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'zz' } });
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Nothing found by this name.'));
    unmount();
    render(<TryLookup search={() => Promise.reject(new Error('offline'))} onPick={() => undefined} />);
    fireEvent.input(screen.getByRole('combobox'), { target: { value: 'zz' } });
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Could not look this up'));
  });
});

describe('controls', () => {
  it('tie label, help and error of a field to its control', () => {
    render(
      <Field label="Volume" help="For example" error="Too long" optional>
        {ids => <input id={ids.id} aria-describedby={ids.describedBy} aria-invalid={ids.invalid} />}
      </Field>,
    );
    const input = screen.getByLabelText(/Volume/);
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map(id => document.getElementById(id)?.textContent);
    expect(described).toEqual(['For example', 'Too long']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('keep the order of the list among chips, whatever was pressed first', () => {
    const changes: (readonly string[])[] = [];
    const options = ['a', 'b', 'c'].map(value => ({ value, label: value.toUpperCase() }));
    render(<Chips options={options} selected={['c']} onChange={selected => changes.push(selected)} />);
    fireEvent.click(screen.getByRole('checkbox', { name: 'A' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'C' }));
    expect(changes).toEqual([['a', 'c'], []]);
  });

  it('do nothing when pressed while busy, and stay reachable', () => {
    const pressed = vi.fn();
    render(
      <Button busy onClick={pressed}>
        Undo
      </Button>,
    );
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Undo' });
    fireEvent.click(button);
    expect(pressed).not.toHaveBeenCalled();
    expect(button.disabled).toBe(false);
  });

  it('show what others wrote as text, in its own direction', () => {
    const { container } = render(<Data>{'<img src=x onerror=alert(1)>'}</Data>);
    expect(container.querySelector('img')).toBeNull();
    expect(container.querySelector('bdi')?.dir).toBe('auto');
  });

  it('make no link of an address that is not http', () => {
    const { container } = render(<Link href="data:text/html,x">x</Link>);
    expect(container.querySelector('a')).toBeNull();
    expect(container.textContent).toBe('x');
  });

  it('open a menu to its first entry, and give the focus back on Escape', () => {
    const chosen = vi.fn();
    render(
      <Menu
        label="Menu"
        entries={[
          { label: 'Options', onChoose: chosen },
          { label: 'Help', onChoose: chosen },
        ]}
      />,
    );
    const button = screen.getByRole('button', { name: 'Menu' });
    fireEvent.click(button);
    expect(document.activeElement?.textContent).toBe('Options');
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'End' });
    expect(document.activeElement?.textContent).toBe('Help');
    fireEvent.keyDown(screen.getByRole('menu'), { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

describe('finding countries and languages', () => {
  const options = [
    { id: 'AT', label: 'Österreich' },
    { id: 'AU', label: 'Australien' },
    { id: 'NZ', label: 'Neu Österland' },
  ];
  it('works without accents, by word and by code, without what is chosen', () => {
    const ids = (text: string, chosen: string[] = []) => matches(options, chosen, text).map(({ id }) => id);
    expect(ids('oster')).toEqual(['AT', 'NZ']);
    expect(ids('au')).toEqual(['AU']);
    expect(ids('oster', ['AT'])).toEqual(['NZ']);
  });
});

describe('what changes in a text', () => {
  it('is shown with two lines around it, gaps marked', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    expect(diffLines(before, before.replace('d', 'D\nX'), 1)).toEqual([
      { kind: 'same', text: '…' },
      { kind: 'same', text: 'c' },
      { kind: 'removed', text: 'd' },
      { kind: 'added', text: 'D' },
      { kind: 'added', text: 'X' },
      { kind: 'same', text: 'e' },
      { kind: 'same', text: '…' },
    ]);
  });

  it('rebuilds both texts', () => {
    const before = 'one\ntwo\nthree\nfour';
    const after = 'zero\none\nthree\nfour\nfive';
    const lines = diffLines(before, after, 99);
    const side = (kind: 'removed' | 'added') =>
      lines
        .filter(line => line.kind === 'same' || line.kind === kind)
        .map(line => line.text)
        .join('\n');
    expect(side('removed')).toBe(before);
    expect(side('added')).toBe(after);
  });
});
