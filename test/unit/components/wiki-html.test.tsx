// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WikiHtml } from '../../../components/common/WikiHtml.tsx';
import { runs } from '../runs.ts';

afterEach(cleanup);

function shown(html: string): Element {
  const { container } = render(<WikiHtml html={html} wiki="commons" name="The page" />);
  return container;
}

/** Every attribute of everything shown below the card itself. */
const attributes = (page: Element) =>
  [...page.querySelectorAll('article *')].flatMap(one => one.getAttributeNames());

describe('a page as its wiki would show it', () => {
  it('has headings, lists, tables and links that lead to the wiki', () => {
    const page = shown(
      '<div class="mw-parser-output" lang="en" dir="ltr"><h2>Needs</h2><ul><li><b>Partner:</b> ' +
        '<a href="/wiki/Special:Foo">Museum</a></li></ul><table><tr><td colspan="2">x</td></tr></table></div>',
    );
    expect(screen.getByRole('article', { name: 'The page' })).toBeTruthy();
    expect(page.querySelector('h4')?.textContent).toBe('Needs');
    expect(page.querySelector('a')?.href).toBe('https://commons.wikimedia.org/wiki/Special:Foo');
    expect(page.querySelector('td')?.getAttribute('colspan')).toBe('2');
    expect(page.querySelector('article > div')?.getAttribute('dir')).toBe('ltr');
  });

  it('has nothing that acts, loads, asks or hides', () => {
    const page = shown(
      '<p onclick="evil()" style="position:fixed" class="cdx-button" id="x">text<script>evil()</script>' +
        '<img src="https://elsewhere.example/a.png" alt="a map"><object data="https://elsewhere.example/"></object>' +
        '<a href="javascript:evil()">one</a><a href="data:text/html,x">two</a><a href="#end">three</a>' +
        '<a class="new" href="/w/index.php?title=X&amp;action=edit&amp;redlink=1">four</a>' +
        '<form action="/x"><input name="password"></form><style>p{display:none}</style>' +
        '<span style="display:none">unseen</span><svg><a href="https://x.example/">five</a></svg></p>',
    );
    expect(page.querySelectorAll('script,img,object,form,input,style,svg,a')).toHaveLength(0);
    expect(page.textContent).toBe('texta maponetwothreefour');
    expect(attributes(page)).toEqual([]);
  });

  it('shows the words of an element that it does not know', () => {
    expect(shown('<blink><x-y>words</x-y></blink>').innerHTML).toContain('>words</article>');
  });

  it('ends somewhere, however deep or long the page is', () => {
    const deep = shown(`${'<div>'.repeat(3000)}x${'</div>'.repeat(3000)}`);
    expect(deep.querySelectorAll('div div').length).toBeLessThan(50);
    const long = shown('<p>word</p>'.repeat(6000));
    expect(long.querySelectorAll('p').length).toBeLessThan(4000);
  });

  it('lets no attribute or element through that is not on its list', () => {
    const name = fc.constantFrom('a', 'p', 'script', 'svg', 'img', 'math', 'td', 'template', 'h1', 'object');
    const attribute = fc.constantFrom(
      'onload="x()"',
      'style="x:y"',
      'href="JaVaScRiPt:x()"',
      'href="//elsewhere.example/"',
      'src=x',
      'dir="rtl"',
      'id=a',
    );
    const piece = fc.oneof(
      fc.tuple(name, attribute).map(([tag, one]) => `<${tag} ${one}>`),
      name.map(tag => `</${tag}>`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const page = shown(pieces.join(''));
        const allowed = new Set(['dir', 'lang', 'href', 'target', 'rel', 'class', 'colspan', 'rowspan']);
        expect(attributes(page).filter(one => !allowed.has(one))).toEqual([]);
        expect(page.querySelectorAll('script,svg,img,math,template,object')).toHaveLength(0);
        for (const link of page.querySelectorAll('a')) expect(link.href).toMatch(/^https?:/);
        cleanup();
      }),
      runs(60),
    );
  });
});
