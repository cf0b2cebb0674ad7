import type { BoardRecord, BoardTrouble } from '../../../lib/desk/board/board-load.ts';
import { type BoardRow, daysSince } from '../../../lib/desk/board/board-rows.ts';
import type { Config } from '../../../lib/desk/config.ts';
import type { Opportunity } from '../../../lib/desk/opportunity/opportunity.ts';
import { claimant } from '../../../lib/desk/opportunity/opportunity-deeds.ts';
import type { HelpRequest } from '../../../lib/desk/request/request.ts';
import { opportunityTitle } from '../../../lib/desk/titles.ts';
import type { I18n } from '../../../lib/i18n/i18n.ts';
import { kindNames } from '../../page/fact-words.ts';
import { priorityWord, sortNames, stageWord, waitsForWord } from './board-words.ts';

/** What a row says below its name, in the order it is read. */
export interface RowWords {
  /** What it is: sort, kind, countries. */
  readonly what: string;
  /** Where it stands: stage, for how long, priority. */
  readonly where: string;
  /** Whom it waits for, who holds it until when, boxes or sightings. */
  readonly who: string;
  /** What is wrong with its page; '' for nothing. */
  readonly trouble: string;
}

/** What the words of a row are made from. */
export interface RowContext {
  readonly i18n: I18n;
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Countries named in a row; the record has them all. */
const namedCountries = 2;

export function rowWords(
  row: BoardRow,
  record: BoardRecord<Opportunity> | BoardRecord<HelpRequest> | undefined,
  { i18n, config, now }: RowContext,
): RowWords {
  const { text } = i18n;
  const days = daysSince(row.waitingSince, now);
  const more = row.countries.length - namedCountries;
  return {
    what: joined([
      text(sortNames[row.sort]),
      row.kind === null ? '' : text(kindNames[row.kind]),
      ...row.countries.slice(0, namedCountries).map(i18n.country),
      more > 0 ? text('board-more', more) : '',
    ]),
    where: joined([
      stageWord(i18n, row.stage),
      days === null ? '' : text('board-days', days),
      row.priority === null ? '' : text('board-priority', priorityWord(i18n, row.priority)),
    ]),
    who: joined([
      record?.older == null ? '' : text('board-older'),
      ...holding(row, record, now, i18n),
      row.boxes === null || row.boxes.of === 0 ? '' : text('board-boxes', row.boxes.done, row.boxes.of),
      row.sightings > 1 ? text('board-sightings', row.sightings) : '',
    ]),
    trouble: troubleWords(row, record, config, i18n),
  };
}

/** The parts that say something, with dots between them. */
const joined = (parts: readonly string[]) => parts.filter(part => part !== '').join(' · ');

/** Whom it waits for, and who has it in hand. */
function holding(
  row: BoardRow,
  record: BoardRecord<Opportunity> | BoardRecord<HelpRequest> | undefined,
  now: number,
  i18n: I18n,
): readonly string[] {
  const { text, date, list } = i18n;
  const waits = row.open ? text('board-waits', waitsForWord(i18n, row.waitsFor)) : '';
  if (row.sort === 'request') {
    return [waits, row.assignees.length === 0 ? '' : text('board-assigned', list(row.assignees))];
  }
  const content = record?.record;
  if (content == null || !('claimedUntil' in content)) return [waits];
  const holder = claimant(content, now);
  if (holder === null) return [waits];
  const until = Date.parse(content.claimedUntil);
  return [
    Number.isNaN(until) ? text('board-claimed', holder) : text('board-claimed-until', holder, date(until)),
  ];
}

/** What is wrong with the page of a record, in few words. */
function troubleWords(
  row: BoardRow,
  record: BoardRecord<Opportunity> | BoardRecord<HelpRequest> | undefined,
  config: Config,
  { text }: I18n,
): string {
  if (record?.trouble != null) return knownTrouble(record.trouble, text);
  if (row.sort === 'opportunity' && row.item !== null && row.stage !== 'opportunity:duplicate') {
    const expected = opportunityTitle(config, row);
    if (expected !== undefined && expected !== row.title) return text('board-trouble-renamed', row.item);
  }
  return '';
}

function knownTrouble(trouble: BoardTrouble, text: I18n['text']): string {
  switch (trouble.kind) {
    case 'moved':
      return trouble.to === '' ? text('board-trouble-redirect') : text('board-trouble-moved', trouble.to);
    case 'not-read':
      return text('board-trouble-not-read');
    case 'broken':
      return text(
        trouble.problems.some(({ kind }) => kind === 'newer-format')
          ? 'board-trouble-newer'
          : 'board-trouble-broken',
      );
  }
}
