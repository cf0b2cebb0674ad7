// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../../../components/common/deferred.tsx';
import { openDraftList } from '../../../components/frame/draft-list.ts';
import { CountryLink } from '../../../components/page/CountryLink.tsx';
import type { BrokenDraft } from '../../../lib/store/drafts.ts';
import { testHost } from './test-host.ts';

afterEach(() => {
  cleanup();
  vi.doUnmock('../../../components/frame/stored-drafts.ts');
  vi.resetModules();
});

const Part = ({ name }: { name: string }) => <p>here is {name}</p>;
const missing = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

describe('a part that comes later', () => {
  it('has something in its place until it is there', async () => {
    const Later = deferred(async () => ({ default: Part }), { meanwhile: () => <p>wait</p> });
    render(<Later name="it" />);
    expect(screen.getByText('wait')).toBeTruthy();
    expect(await screen.findByText('here is it')).toBeTruthy();
    expect(screen.queryByText('wait')).toBeNull();
  });

  it('says so when it cannot be had, with the way to load everything again', async () => {
    const Later = deferred<{ name: string }>(missing);
    render(<Later name="it" />);
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('could not be loaded');
    expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
  });

  it('is done without when it is quiet', async () => {
    const tried = vi.fn(missing);
    const Later = deferred<{ name: string }>(tried, { meanwhile: () => <p>nothing</p>, quiet: true });
    render(<Later name="it" />);
    await vi.waitFor(() => expect(tried).toHaveBeenCalled());
    await new Promise(resolve => setTimeout(resolve));
    expect(screen.getByText('nothing')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a country', () => {
  it('has its name where its label was not read', () => {
    render(<CountryLink item={{ type: 'item', id: 'Q34', label: null }} />);
    expect(screen.getByRole('link', { name: /Sweden/ }).getAttribute('href')).toContain('Q34');
    cleanup();
    render(<CountryLink item={{ type: 'item', id: 'Q4115189', label: null }} />);
    expect(screen.getByRole('link', { name: /Q4115189/ })).toBeTruthy();
  });
});

describe('the list of drafts', () => {
  const { broadcast } = testHost();
  const broken = {
    kind: 'flag',
    key: 'wikidata:Q7',
    created: 1,
    changed: 2,
    content: 5,
    broken: true,
  } as const;
  /** As the browser keeps them. */
  const kept = (...rows: readonly BrokenDraft[]) => ({
    list: vi.fn(async (kind: string) => rows.filter(row => row.kind === kind)),
    count: async () => rows.length,
    save: async () => undefined,
    read: async () => undefined,
    remove: async () => undefined,
  });

  it('needs nothing more where there is no draft', async () => {
    const drafts = kept();
    const { rows } = openDraftList(drafts, broadcast, () => expect.unreachable('nothing is missing'));
    await vi.waitFor(() => expect(rows.value).toEqual([]));
    expect(drafts.list).not.toHaveBeenCalled();
  });

  it('has what is kept, in whatever shape it is', async () => {
    const { rows } = openDraftList(kept(broken), broadcast, () => expect.unreachable('nothing is missing'));
    await vi.waitFor(() => expect(rows.value).toEqual([{ kind: 'flag', row: broken }]));
  });

  it('does not call it empty when what reads it did not come: a form would be kept in the place of the draft', async () => {
    vi.doMock('../../../components/frame/stored-drafts.ts', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    vi.resetModules();
    const fresh = await import('../../../components/frame/draft-list.ts');
    const onMissing = vi.fn();
    const { rows } = fresh.openDraftList(kept(broken), broadcast, onMissing);
    await vi.waitFor(() => expect(onMissing).toHaveBeenCalledOnce());
    expect(rows.value).toBeNull();
  });
});
