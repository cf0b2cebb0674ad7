// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { followSelection, type PageSelection } from '../../../userscript/host/page-selection.ts';

let following: PageSelection | undefined;
/** A browser with much to do tells of a selection later than it changes it. */
let busy = false;
const later = (event: Event) => {
  if (busy) event.stopImmediatePropagation();
};
afterEach(() => {
  following?.stop();
  busy = false;
  document.removeEventListener('selectionchange', later);
  document.getSelection()?.removeAllRanges();
  document.body.replaceChildren();
});

/** A page with a sentence that is selected, and a panel with a field. */
function pageWithPanel() {
  const sentence = document.createElement('p');
  sentence.textContent = 'The photographer died in 1921.';
  const panel = document.createElement('div');
  const field = document.createElement('textarea');
  panel.append(field);
  document.body.append(sentence, panel);
  document.addEventListener('selectionchange', later);
  following = followSelection(window, panel);
  document.getSelection()?.selectAllChildren(sentence);
  document.dispatchEvent(new Event('selectionchange'));
  return { sentence, field, following };
}

const bubbling = (type: string) => new Event(type, { bubbles: true, composed: true });

it('keeps what was selected when a person comes to the panel and the browser lets go of it', () => {
  const { field, following } = pageWithPanel();
  field.dispatchEvent(bubbling('pointerdown'));
  field.dispatchEvent(bubbling('focusin'));
  document.getSelection()?.removeAllRanges();
  document.dispatchEvent(new Event('selectionchange'));
  expect(following.read()).toMatchObject({ kind: 'text', text: 'The photographer died in 1921.' });
});

it('forgets it when the page is pressed, even if the browser tells of that only when the panel has the focus again', () => {
  const { sentence, field, following } = pageWithPanel();
  busy = true;
  sentence.dispatchEvent(bubbling('pointerdown'));
  document.getSelection()?.removeAllRanges();
  sentence.dispatchEvent(bubbling('click'));
  field.dispatchEvent(bubbling('focusin'));
  busy = false;
  document.dispatchEvent(new Event('selectionchange'));
  expect(following.read()).toEqual({ kind: 'nothing' });
});
