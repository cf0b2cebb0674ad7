import { effect, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { newDraftKey } from '../../../components/frame/draft-list.ts';
import { openLanguage } from '../../../components/frame/language.ts';
import { openNavigation } from '../../../components/frame/navigation.ts';
import { openPatience } from '../../../components/frame/patience.ts';
import { openSettings } from '../../../components/frame/settings.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { KeptValue } from '../../../lib/host.ts';

describe('settings', () => {
  const keeping = (stored: unknown) => {
    const written: unknown[] = [];
    let tell: (value: unknown) => void = () => undefined;
    const kept: KeptValue = {
      read: async () => stored,
      write: async value => void written.push(value),
      watch: changed => {
        tell = changed;
        return () => undefined;
      },
    };
    return { kept, written, tell: (value: unknown) => tell(value) };
  };

  it('fall back part by part when something else is stored', async () => {
    const { kept } = keeping({ language: 'ar', theme: 'pink', hintsPutAway: 'all' });
    const settings = openSettings(kept);
    await settings.ready;
    expect(settings.current.value).toEqual({ language: 'ar', theme: 'auto', hintsPutAway: [] });
  });

  it('are kept, and follow what other panels choose', async () => {
    const { kept, written, tell } = keeping(undefined);
    const settings = openSettings(kept);
    await settings.ready;
    settings.change({ theme: 'dark' });
    expect(written).toEqual([{ language: null, theme: 'dark', hintsPutAway: [] }]);
    tell({ language: null, theme: 'light', hintsPutAway: ['a'] });
    expect(settings.current.value.theme).toBe('light');
  });

  it('still count in a browser that keeps nothing', async () => {
    const refused = () => Promise.reject(new Error('blocked'));
    const settings = openSettings({ read: refused, write: refused, watch: () => () => undefined });
    await settings.ready;
    settings.change({ theme: 'dark' });
    expect(settings.current.value.theme).toBe('dark');
  });
});

describe('the language', () => {
  it('is English until the translation has come, then the one that was chosen', async () => {
    const settings = signal({ language: null, theme: 'auto', hintsPutAway: [] } as const);
    const { i18n } = openLanguage(settings, ['ar', 'en']);
    expect(i18n.value.language).toBe('en');
    await new Promise<void>(resolve => {
      effect(() => {
        if (i18n.value.language === 'ar') resolve();
      });
    });
    expect(i18n.value.direction).toBe('rtl');
  });
});

describe('navigation', () => {
  it('comes back to the form of a page, and shows each page its own', () => {
    const place = signal('a');
    const navigation = openNavigation(place);
    navigation.open({ name: 'flag', draft: 'a' });
    place.value = 'b';
    expect(navigation.view.value).toEqual({ name: 'page' });
    place.value = 'a';
    expect(navigation.view.value).toEqual({ name: 'flag', draft: 'a' });
    navigation.back();
    expect(navigation.view.value).toEqual({ name: 'page' });
  });

  it('keeps a form open while the person looks something up on another site', () => {
    const place = signal('a');
    const navigation = openNavigation(place);
    navigation.open({ name: 'flag', draft: 'a' });
    expect(navigation.view.value.name).toBe('flag');
    place.value = '';
    expect(navigation.view.value).toEqual({ name: 'flag', draft: 'a' });
    place.value = 'b';
    expect(navigation.view.value.name).toBe('page');
    place.value = '';
    expect(navigation.view.value.name).toBe('page');
  });

  it('goes back from options to where they were opened', () => {
    const navigation = openNavigation(signal('a'));
    navigation.open({ name: 'flag', draft: 'a' });
    navigation.open({ name: 'options' });
    expect(navigation.view.value.name).toBe('options');
    navigation.back();
    expect(navigation.view.value.name).toBe('flag');
  });
});

describe('where somebody is in the panel', () => {
  it('goes on in another panel: the screen, and those it was opened from', () => {
    const one = openNavigation(signal('a'));
    expect(one.where.value).toBe('');
    one.open({ name: 'board' });
    one.open({ name: 'reports' });
    one.open({ name: 'request', title: 'Helpdesk/Requests/A & B: 100%' });
    const other = openNavigation(signal(''), one.where.value);
    expect(other.view.value).toEqual({ name: 'request', title: 'Helpdesk/Requests/A & B: 100%' });
    other.back();
    expect(other.view.value.name).toBe('reports');
    other.back();
    expect(other.view.value.name).toBe('board');
    other.back();
    expect([other.view.value.name, other.where.value]).toEqual(['page', '']);
  });

  it('is a form for its page only', () => {
    const one = openNavigation(signal('c Category:A B'));
    one.open({ name: 'ask', draft: newDraftKey('c Category:A B', () => 0.5) });
    const place = signal('');
    const other = openNavigation(place, one.where.value);
    expect(other.begunHere()).toBeNull();
    place.value = 'c Category:A';
    expect(other.begunHere()).toBeNull();
    place.value = 'c Category:A B';
    expect(other.begunHere()).toEqual(one.view.value);
    // It is not shown before somebody who knows the drafts opens it.
    expect(other.view.value.name).toBe('page');
  });

  it('is the page when an address says what is no screen', () => {
    for (const odd of ['nothing', 'request:', 'request:%E0', 'flag', '/', 'page']) {
      expect(openNavigation(signal('a'), odd).view.value.name).toBe('page');
    }
    expect(openNavigation(signal('a'), 'board/nonsense').view.value.name).toBe('board');
  });
});

describe('patience', () => {
  it('shows nothing at first, then what is coming, then why it takes so long', async () => {
    const steps: (() => void)[] = [];
    const clock: Clock = {
      now: () => 0,
      sleep: (_ms, aborted) =>
        new Promise((resolve, reject) => {
          steps.push(resolve);
          aborted?.addEventListener('abort', () => reject(aborted.reason));
        }),
    };
    const patience = openPatience(clock);
    const settle = () => new Promise(resolve => setTimeout(resolve, 0));
    patience.start();
    expect(patience.waited.value).toBe('brief');
    steps.shift()?.();
    await settle();
    expect(patience.waited.value).toBe('noticeable');
    steps.shift()?.();
    await settle();
    expect(patience.waited.value).toBe('long');
    patience.end();
    expect(patience.waited.value).toBe('brief');
  });
});
