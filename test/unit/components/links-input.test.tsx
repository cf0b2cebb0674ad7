// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { LinksInput, withScheme } from '../../../components/sending/LinksInput.tsx';
import { show } from './desk-stage.tsx';

afterEach(cleanup);

function Try({ onInside }: { onInside: (inside: boolean) => void }) {
  const [links, setLinks] = useState<readonly string[]>([]);
  return (
    <>
      <LinksInput
        id="links"
        describedBy={undefined}
        invalid={false}
        links={links}
        onInput={setLinks}
        onInside={onInside}
      />
      <output>{JSON.stringify(links)}</output>
    </>
  );
}

describe('a field of addresses', () => {
  it('keeps the text as it is typed, and gives what was left out when the person leaves', () => {
    const inside: boolean[] = [];
    show(<Try onInside={now => inside.push(now)} />);
    const box = screen.getByRole('textbox');
    fireEvent.focus(box);
    fireEvent.input(box, { target: { value: 'www.museum.example/a\n https://b.example/ ' } });
    expect(box).toHaveProperty('value', 'www.museum.example/a\n https://b.example/ ');
    expect(screen.getByRole('status').textContent).toBe('["www.museum.example/a","https://b.example/"]');
    fireEvent.blur(box);
    expect(box).toHaveProperty('value', 'https://www.museum.example/a\nhttps://b.example/');
    expect(screen.getByRole('status').textContent).toContain('"https://www.museum.example/a"');
    expect(inside).toEqual([true, false]);
  });

  it.each([
    ['museum.example', 'https://museum.example'],
    ['متحف.مصر/صور', 'https://متحف.مصر/صور'],
    ['museum.example:8080?x', 'https://museum.example:8080?x'],
    ['https://museum.example', 'https://museum.example'],
    ['jane@museum.example', 'jane@museum.example'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['4.5', '4.5'],
    ['museum', 'museum'],
  ])('completes %s only when it can only be an address', (typed, whole) => {
    expect(withScheme(typed)).toBe(whole);
  });
});
