import { describe, expect, it } from 'vitest';
import { usedIn, withoutUnused } from '../../../userscript/build/prune-classes.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: a script with a template in it
const isUsed = usedIn('const a = "cdx-button"; const b = `cdx-icon--${size} cdx-icon`;');
const pruned = (css: string) => withoutUnused(css, isUsed);

describe('the style of Codex in a gadget', () => {
  it('knows the classes that scripts name or put together', () => {
    expect(isUsed('cdx-button')).toBe(true);
    expect(isUsed('cdx-icon--small')).toBe(true);
    expect(isUsed('cdx-button__icon')).toBe(false);
    expect(isUsed('cdx-but')).toBe(false);
  });

  it('keeps what is used, and of several selectors those', () => {
    expect(pruned('.cdx-button{color:red}.cdx-button__icon{top:0}')).toBe('.cdx-button{color:red}');
    expect(pruned('.cdx-button:hover,.cdx-link{a:b}')).toBe('.cdx-button:hover{a:b}');
    expect(pruned('.cdx-button:is(.x,.y),.cdx-link{a:b}')).toBe('.cdx-button:is(.x,.y){a:b}');
    expect(pruned('.hp-panel,h1{a:b}')).toBe('.hp-panel,h1{a:b}');
  });

  it('asks no class that an element must not have', () => {
    expect(pruned('.cdx-button:not(.cdx-button--fake:not(.x)){a:b}')).toBe(
      '.cdx-button:not(.cdx-button--fake:not(.x)){a:b}',
    );
  });

  it('looks into conditions, and leaves out those with nothing in them', () => {
    expect(pruned('@supports (a:b){.cdx-link{a:b}}@media print{.cdx-link{a:b}.cdx-button{a:b}}')).toBe(
      '@media print{.cdx-button{a:b}}',
    );
    expect(pruned('@charset "x";@keyframes y{0%{a:b}to{a:c}}')).toBe(
      '@charset "x";@keyframes y{0%{a:b}to{a:c}}',
    );
  });

  it('is not led astray by brackets in quotes', () => {
    const icon = `.cdx-button{background:url('data:image/svg+xml;utf8,<svg>{"}</svg>')}`;
    expect(pruned(`${icon}.cdx-link{a:"}"}${icon}`)).toBe(icon + icon);
    expect(() => pruned('.cdx-button{a:b')).toThrow(/no end/);
  });
});
