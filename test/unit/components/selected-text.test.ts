import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSelectedText, type SelectionApi } from '../../../entrypoints/extension/selected-text.ts';
import { selectionHere, tidySelection } from '../../../lib/page/address/selection.ts';

type Execute = NonNullable<SelectionApi['scripting']>['executeScript'];

/** A browser that gives or refuses the permission, and whose page answers with `result` or not at all. */
function browserWith(given: boolean, result: unknown, fails = false) {
  const asked: unknown[] = [];
  const executeScript: Execute = async injection => {
    asked.push(injection.target.tabId);
    if (fails) throw new Error('Cannot access contents of the page');
    return [{ frameId: 0, documentId: 'one', result }];
  };
  const api: SelectionApi = {
    permissions: {
      request: async permissions => {
        asked.push(permissions);
        return given;
      },
    },
    tabs: {
      query: async () => [
        { id: 7, index: 0, highlighted: true, active: true, pinned: false, incognito: false },
      ],
    },
    scripting: { executeScript },
  };
  return { api, asked };
}

describe('taking over the selected text', () => {
  it('asks for leave first, then looks into the tab the panel follows, or the active one', async () => {
    const { api, asked } = browserWith(true, {
      text: '  Three boxes\u00a0of   slides \r\n\r\n\r\n\r\nfrom 1930 ',
      address: 'https://commons.m.wikimedia.org/wiki/Category:Slides?uselang=ar#Boxes',
    });
    expect(await readSelectedText(api, 12)).toEqual({
      kind: 'text',
      text: 'Three boxes of slides\n\nfrom 1930',
      address: 'https://commons.wikimedia.org/wiki/Category:Slides',
    });
    await readSelectedText(api, undefined);
    const permission = { permissions: ['scripting'] };
    expect(asked).toEqual([permission, 12, permission, 7]);
  });

  it('looks into nothing without leave', async () => {
    const { api, asked } = browserWith(false, 'secret');
    expect(await readSelectedText(api, 12)).toEqual({ kind: 'refused' });
    expect(asked).toHaveLength(1);
  });

  it('says so when nothing is selected, or the page is none it may look into', async () => {
    const address = 'https://meta.wikimedia.org/wiki/X';
    for (const result of [{ text: '', address }, { text: ' \n ', address }, undefined, 5, { text: 'x' }]) {
      expect(await readSelectedText(browserWith(true, result).api, 1)).toEqual({ kind: 'nothing' });
    }
    expect(await readSelectedText(browserWith(true, '', true).api, 1)).toEqual({ kind: 'unavailable' });
    const { permissions, tabs } = browserWith(true, '').api;
    expect(await readSelectedText({ permissions, tabs }, 1)).toEqual({ kind: 'unavailable' });
    expect(
      await readSelectedText({ ...browserWith(true, '').api, tabs: { query: async () => [] } }, undefined),
    ).toEqual({
      kind: 'unavailable',
    });
  });

  it('keeps 5,000 characters and never half of one', () => {
    const address = 'https://meta.wikimedia.org/wiki/X';
    expect(tidySelection({ text: '🚣'.repeat(6000), address })?.text).toBe('🚣'.repeat(5000));
  });

  it.each([
    ['https://www.wikidata.org/wiki/Special:EntityPage/Q42#P31', 'https://www.wikidata.org/wiki/Q42'],
    [
      'https://commons.wikimedia.org/w/index.php?title=File:A_(1).jpg&action=edit',
      'https://commons.wikimedia.org/wiki/File:A_(1).jpg',
    ],
    [
      'https://meta.wikimedia.org/w/index.php?title=Hub&oldid=12&diff=prev#x',
      'https://meta.wikimedia.org/w/index.php?title=Hub&oldid=12',
    ],
    ['https://meta.wikimedia.org/w/index.php?curid=7#x', 'https://meta.wikimedia.org/w/index.php?curid=7'],
  ])('names the page in a way that lasts: %s', (address, lasting) => {
    expect(tidySelection({ text: 'x', address })?.address).toBe(lasting);
  });
});

describe('in the page', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('reads the selection of a text field, and of the document otherwise', () => {
    class Field {
      value = 'a long text';
      selectionStart = 2;
      selectionEnd = 6;
    }
    vi.stubGlobal('HTMLTextAreaElement', Field);
    vi.stubGlobal('getSelection', () => ({ toString: () => 'of the page' }));
    vi.stubGlobal('document', { activeElement: new Field() });
    vi.stubGlobal('location', { href: 'https://meta.wikimedia.org/wiki/X' });
    expect(selectionHere()).toEqual({ text: 'long', address: 'https://meta.wikimedia.org/wiki/X' });
    vi.stubGlobal('document', { activeElement: null });
    expect(selectionHere().text).toBe('of the page');
    vi.stubGlobal('getSelection', () => null);
    expect(selectionHere().text).toBe('');
  });
});
