import { type Facet, none, type Sorting } from '../../../lib/desk/board/board-filter.ts';
import type { RowSort, RowStage, WaitsFor } from '../../../lib/desk/board/board-rows.ts';
import type { Config } from '../../../lib/desk/config.ts';
import { opportunityStatuses } from '../../../lib/desk/opportunity/opportunity.ts';
import { requestStatuses } from '../../../lib/desk/request/request.ts';
import type { I18n, MessageKey } from '../../../lib/i18n/i18n.ts';
import { materialNames } from '../../flag/opportunity-words.ts';
import { kindNames } from '../../page/fact-words.ts';
import { stageNames } from '../../request/stage-words.ts';
import { regionName } from '../region-words.ts';

export const facetNames: Readonly<Record<Facet, MessageKey>> = {
  sort: 'board-facet-sort',
  stage: 'board-facet-stage',
  kind: 'board-facet-kind',
  country: 'board-facet-country',
  region: 'board-facet-region',
  language: 'board-facet-language',
  material: 'board-facet-material',
  assignee: 'board-facet-assignee',
  group: 'board-facet-group',
  priority: 'board-facet-priority',
  waitsFor: 'board-facet-waits',
  age: 'board-facet-age',
};

export const sortingNames: Readonly<Record<Sorting, MessageKey>> = {
  waiting: 'board-sort-waiting',
  changed: 'board-sort-changed',
  created: 'board-sort-created',
  name: 'board-sort-name',
  stage: 'board-sort-stage',
  priority: 'board-sort-priority',
};

export const sortNames: Readonly<Record<RowSort, MessageKey>> = {
  opportunity: 'board-opportunity',
  request: 'board-request',
};

/** Where an opportunity stands, as the board calls it. */
export const opportunityStages: Readonly<Record<(typeof opportunityStatuses)[number], MessageKey>> = {
  flagged: 'board-stage-flagged',
  'under-review': 'board-stage-under-review',
  contacting: 'board-stage-contacting',
  request: 'board-stage-request',
  'not-now': 'board-stage-not-now',
  duplicate: 'board-stage-duplicate',
  withdrawn: 'board-stage-withdrawn',
};

const stageWords: ReadonlyMap<string, MessageKey> = new Map<RowStage, MessageKey>([
  ['opportunity:broken', 'board-stage-broken-opportunity'],
  ['request:broken', 'board-stage-broken-request'],
  ...opportunityStatuses.map((status): [RowStage, MessageKey] => [
    `opportunity:${status}`,
    opportunityStages[status],
  ]),
  ...requestStatuses.map((status): [RowStage, MessageKey] => [`request:${status}`, stageNames[status]]),
]);

const waitsForWords: Readonly<Record<WaitsFor, MessageKey>> = {
  requester: 'board-waits-requester',
  staff: 'board-waits-staff',
  committee: 'board-waits-committee',
  group: 'board-waits-group',
  claimant: 'board-waits-claimant',
  anyone: 'board-waits-anyone',
  nobody: 'board-waits-nobody',
};

const ageWords: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['week', 'board-age-week'],
  ['month', 'board-age-month'],
  ['quarter', 'board-age-quarter'],
  ['longer', 'board-age-longer'],
]);

const priorityWords: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['high', 'board-priority-high'],
  ['medium', 'board-priority-medium'],
  ['low', 'board-priority-low'],
]);

/** What a record without any choice of a facet is counted under. */
const noneWords: ReadonlyMap<Facet, MessageKey> = new Map<Facet, MessageKey>([
  ['assignee', 'board-none-assignee'],
  ['group', 'board-none-group'],
  ['priority', 'board-none-priority'],
  ['age', 'board-none-age'],
]);

const wordsOf: ReadonlyMap<Facet, ReadonlyMap<string, MessageKey>> = new Map([
  ['sort', new Map(Object.entries(sortNames))],
  ['stage', stageWords],
  ['kind', new Map(Object.entries(kindNames))],
  ['material', new Map(Object.entries(materialNames))],
  ['waitsFor', new Map(Object.entries(waitsForWords))],
  ['age', ageWords],
  ['priority', priorityWords],
]);

export const stageWord = ({ text }: I18n, stage: RowStage) => inWords(text, stageWords, stage);
export const waitsForWord = ({ text }: I18n, who: WaitsFor) => text(waitsForWords[who]);
export const priorityWord = ({ text }: I18n, priority: string) => inWords(text, priorityWords, priority);

/** A choice of a facet in words; what is no key of ours (a user name, a code nobody knows) is shown as it is. */
export function choiceWord(i18n: I18n, config: Config, facet: Facet, choice: string): string {
  if (choice === none) return i18n.text(noneWords.get(facet) ?? 'board-none');
  switch (facet) {
    case 'country':
      return i18n.country(choice);
    case 'region':
      return regionName(i18n, choice);
    case 'language':
      return i18n.languageName(choice);
    case 'assignee':
      return choice;
    case 'group':
      return config.workingGroups.find(({ id }) => id === choice)?.name ?? choice;
    default:
      return inWords(i18n.text, wordsOf.get(facet), choice);
  }
}

function inWords(
  text: I18n['text'],
  words: ReadonlyMap<string, MessageKey> | undefined,
  choice: string,
): string {
  const key = words?.get(choice);
  return key === undefined ? choice : text(key);
}
