import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type BoardFilter, emptyFilter, indexRows } from '../../lib/desk/board/board-filter.ts';
import { opportunityRow, requestRow } from '../../lib/desk/board/board-rows.ts';
import { defaultConfig as config } from '../../lib/desk/config.ts';
import type { Listed } from '../../lib/desk/lists.ts';
import { parseOpportunity } from '../../lib/desk/opportunity/opportunity-record.ts';
import { parseRequest } from '../../lib/desk/request/request-record.ts';
import { dumpedRecords } from '../wiki/triage-dump.ts';

/**
 * What the board of 10,000 opportunities and 500 requests costs: reading the records, each filter, memory. On a machine with
 * two processors that others use too, reading took 3.3 to 4 s while every template was read with all its parameters, and
 * takes 0.6 to 0.9 s (0.5 s when warm) since a text is scanned once and only the template asked for is read.
 */
export default async function bench(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const heap = () => {
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const now = Date.parse('2026-11-21T00:00:00Z');
  const { opportunities, requests } = dumpedRecords(10_000, 500);
  const listed = <T>(title: string, pageId: number, record: T | null): Listed<T> => ({
    title,
    pageId,
    revision: 1,
    timestamp: '2026-01-01T00:00:00Z',
    changedBy: null,
    comment: '',
    record,
  });
  const before = heap();
  let begin = performance.now();
  const rows = [
    ...opportunities.map(({ title, text }, at) => {
      const read = parseOpportunity(text, config);
      return opportunityRow(listed(title, at, read.ok ? read.record : null), now);
    }),
    ...requests.map(({ title, text }, at) => {
      const read = parseRequest(text, config);
      return requestRow(listed(title, at, read.ok ? read.request : null), config);
    }),
  ];
  console.log(`read ${rows.length} records: ${(performance.now() - begin).toFixed(0)} ms`);
  begin = performance.now();
  const index = indexRows(rows, now, 'en');
  index.filter(emptyFilter, 'waiting', false);
  console.log(`prepare and show all: ${(performance.now() - begin).toFixed(1)} ms`);
  const steps: readonly (readonly [string, BoardFilter])[] = [
    ['one region', { text: '', chosen: { region: ['002'] } }],
    ['and two materials', { text: '', chosen: { region: ['002'], material: ['maps', 'audio'] } }],
    ['a letter', { text: 'c', chosen: {} }],
    ['a word', { text: 'catalogue', chosen: {} }],
    ['everything again', emptyFilter],
  ];
  for (const [name, filter] of steps) {
    begin = performance.now();
    const { rows: shown } = index.filter(filter, 'waiting', false);
    console.log(`filter, ${name}: ${(performance.now() - begin).toFixed(1)} ms, ${shown.length} rows`);
  }
  console.log(`memory of rows and index: ${(heap() - before).toFixed(1)} MB`);
}
