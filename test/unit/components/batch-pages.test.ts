import { describe, expect, it } from 'vitest';
import { openPages, selectionOf } from '../../../components/batch/pages/pages-model.ts';
import { openBatchEngine } from '../../../lib/batch/batch-engine.ts';
import { noRegex } from '../../../lib/batch/plan/regex-worker.ts';
import { testHost } from './test-host.ts';

const services = () => ({ engine: openBatchEngine({ ...testHost(), regex: noRegex }) });
const titles = Array.from({ length: 7 }, (_, index) => `File:${index}.jpg`).join('\n');

describe('a selection of pages', () => {
  it('says what is missing only after the first try to go on', async () => {
    const pages = openPages(services(), 'en');
    expect(pages.selectionError.value).toBeNull();
    expect(await pages.part(5)).toBeUndefined();
    expect(pages.selectionError.value).toBe('batch-field-needed');
    expect(pages.errors.value[0]?.get('category')).toBe('batch-field-needed');
  });

  it('never takes only a part of the pages without saying so first', async () => {
    const pages = openPages(services(), 'en', { titles });
    pages.operations.value = pages.operations.value.map(one => ({ ...one, category: 'X' }));
    expect(await pages.part(5)).toBeUndefined();
    expect(pages.finding.value).toMatchObject({ state: 'found', selected: { titles: { length: 7 } } });
    expect(await pages.part(5)).toMatchObject({ kind: 'pages', titles: { length: 5 } });
  });

  it('keeps structured data to files on Commons', async () => {
    const pages = openPages(services(), 'en', { titles });
    pages.selection.value = { ...pages.selection.value, wiki: 'meta' };
    pages.operations.value = pages.operations.value.map(one => ({ ...one, kind: 'caption', caption: 'x' }));
    expect(await pages.part(50)).toBeUndefined();
    expect(pages.selectionError.value).toBe('batch-files-only');
  });

  it('counts what was found as old once the fields say something else', async () => {
    const pages = openPages(services(), 'en', { titles });
    await pages.find();
    expect(pages.upToDate.value).toBe(true);
    pages.selection.value = { ...pages.selection.value, titles: 'File:Other.jpg' };
    expect(pages.upToDate.value).toBe(false);
  });

  it('takes the name of a user with or without its namespace', () => {
    const draft = openPages(services(), 'en').selection.value;
    expect(selectionOf({ ...draft, kind: 'uploads', user: 'User: Amina ' })).toEqual({
      kind: 'uploads',
      user: 'Amina',
    });
    expect(selectionOf({ ...draft, kind: 'search', search: '  ' })).toBeUndefined();
  });
});
